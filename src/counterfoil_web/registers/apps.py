"""The application as Django knows it."""

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    """Registers: what rooms that keep records have in common. It has no tables of its own."""

    name = "counterfoil_web.registers"
    label = "registers"
