"""The application as Django knows it."""

from django.apps import AppConfig


class OversightConfig(AppConfig):
    """What inspectors, auditors and administrators read: the log and its report."""

    name = "counterfoil_web.oversight"
    label = "oversight"
