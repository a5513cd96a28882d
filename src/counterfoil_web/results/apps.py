"""The application as Django knows it."""

from django.apps import AppConfig


class ResultsConfig(AppConfig):
    """What a case answers, and what is made from it."""

    name = "counterfoil_web.results"
    label = "results"

    def ready(self) -> None:
        """Tell the apps below what results add to their pages."""
        from counterfoil_web.results import whose_move

        whose_move.connect()
