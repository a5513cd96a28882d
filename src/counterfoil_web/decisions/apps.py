"""The application as Django knows it."""

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    """Gates: proposals, approvals by each legal body, and the published list."""

    name = "counterfoil_web.decisions"
    label = "decisions"

    def ready(self) -> None:
        """Tell the apps below what decisions add to their pages."""
        from counterfoil_web.decisions import whose_move

        whose_move.connect()
