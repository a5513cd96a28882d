"""The application as Django knows it."""

from django.apps import AppConfig


class ResultsConfig(AppConfig):
    """What a case answers, and what is made from it."""

    name = "counterfoil_web.results"
    label = "results"
