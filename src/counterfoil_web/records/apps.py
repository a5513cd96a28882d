"""The application as Django knows it."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """The append-only log, jobs with progress, and protective marking."""

    name = "counterfoil_web.records"
    label = "records"
