"""The application as Django knows it."""

from django.apps import AppConfig


class ExperienceConfig(AppConfig):
    """The experience base and the guide's questions as pages."""

    name = "counterfoil_web.experience"
    label = "experience"
