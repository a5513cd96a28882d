"""The application as Django knows it."""

from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    """Partnerships: home, search, workspace, rooms, answers, sharing."""

    name = "counterfoil_web.partnerships"
    label = "partnerships"
