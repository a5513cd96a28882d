"""The application as Django knows it."""

from django.apps import AppConfig


class GovukConfig(AppConfig):
    """How pages look: layouts, components, forms, formats, front-end sources."""

    name = "counterfoil_web.govuk"
    label = "govuk"
