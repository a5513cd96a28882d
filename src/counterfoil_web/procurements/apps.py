"""The application as Django knows it."""

from django.apps import AppConfig


class ProcurementsConfig(AppConfig):
    """Procurements: which law and route, by which days, what is published, what is answered."""

    name = "counterfoil_web.procurements"
    label = "procurements"

    def ready(self) -> None:
        """Tell the apps below what procurements add to their pages."""
        from counterfoil_web.procurements import date_agenda, whose_move

        whose_move.connect()
        date_agenda.connect()
