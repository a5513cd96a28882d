"""The application as Django knows it."""

from django.apps import AppConfig


class ContractsConfig(AppConfig):
    """Contracts: their terms, records, statements, invoices and performance."""

    name = "counterfoil_web.contracts"
    label = "contracts"

    def ready(self) -> None:
        """Tell the apps below what contracts add to their pages."""
        from counterfoil_web.contracts import breach_agenda, date_agenda, whose_move

        whose_move.connect()
        breach_agenda.connect()
        date_agenda.connect()
