"""The application as Django knows it."""

from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    """Partnerships: home, search, workspace, rooms, answers, sharing."""

    name = "counterfoil_web.partnerships"
    label = "partnerships"

    def ready(self) -> None:
        """Add the answers to agenda, rooms and search."""
        from counterfoil_web.partnerships import (
            agenda,
            agenda_rows,
            own_agenda,
            progress,
            rooms,
            searchable,
        )
        from counterfoil_web.partnerships.models import Answer, Challenge

        agenda.register(agenda_rows.items_of)
        own_agenda.connect()
        progress.register(rooms.answer_notes, models=[Answer, Challenge])
        progress.keep_parties()
        searchable.connect()
