"""The application as Django knows it."""

from django.apps import AppConfig


class AppraisalsConfig(AppConfig):
    """The strategy and objectives room: drafts, versions, results, review."""

    name = "counterfoil_web.appraisals"
    label = "appraisals"

    def ready(self) -> None:
        """Tell the apps below what waits in a case, how far it is, and how to find it."""
        from counterfoil_web.appraisals import agenda_items, unsigned_baselines
        from counterfoil_web.appraisals.models import Draft, Version
        from counterfoil_web.partnerships import agenda, progress, search_index

        agenda.register(agenda_items.agenda_items)
        agenda.register(unsigned_baselines.waiting_signatures)
        progress.register(agenda_items.room_notes, models=[Draft, Version])
        progress.register_spine(agenda_items.spine)
        search_index.register_kind(
            "version", "Versions of the business case", agenda_items.search_documents
        )
