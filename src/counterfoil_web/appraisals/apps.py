"""The application as Django knows it."""

from django.apps import AppConfig


class AppraisalsConfig(AppConfig):
    """The strategy and objectives room: drafts, versions, results, review."""

    name = "counterfoil_web.appraisals"
    label = "appraisals"
