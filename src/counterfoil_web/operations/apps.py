"""The application as Django knows it."""

from django.apps import AppConfig


class OperationsConfig(AppConfig):
    """Running an installation: serve, back up, restore, health, seeding."""

    name = "counterfoil_web.operations"
    label = "operations"
