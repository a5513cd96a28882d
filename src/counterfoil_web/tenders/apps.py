"""The application as Django knows it."""

from django.apps import AppConfig


class TendersConfig(AppConfig):
    """Tenders: plan, bids, marks, sealed prices, award."""

    name = "counterfoil_web.tenders"
    label = "tenders"

    def ready(self) -> None:
        """Tell the apps below what tenders add to their pages."""
        from counterfoil_web.tenders import day_agenda, seat_agenda, whose_move

        whose_move.connect()
        seat_agenda.connect()
        day_agenda.connect()
