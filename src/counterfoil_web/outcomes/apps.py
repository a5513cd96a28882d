"""The application as Django knows it."""

from django.apps import AppConfig


class OutcomesConfig(AppConfig):
    """Outcomes: what was promised, claimed, certified and banked, and the next decision."""

    name = "counterfoil_web.outcomes"
    label = "outcomes"

    def ready(self) -> None:
        """Tell the apps below what outcomes add to their pages."""
        from counterfoil_web.outcomes import date_agenda, whose_move

        whose_move.connect()
        date_agenda.connect()
