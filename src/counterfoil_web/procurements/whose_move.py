"""What procurements add to the pages of the apps below: the agenda, the rooms, the spine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from counterfoil_web.accounts.acting import Acting
from counterfoil_web.govuk.addresses import address_of
from counterfoil_web.partnerships import agenda_rows, progress
from counterfoil_web.partnerships.agenda import AgendaItem, AgendaKind
from counterfoil_web.partnerships.agenda_rows import AgendaRow, Post, RowSource, columns
from counterfoil_web.partnerships.kept_queries import PARTNERSHIP, PERSON, QueryOfOne
from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.partnerships.progress import RoomNote, Spine, SpineNote
from counterfoil_web.partnerships.store import reach
from counterfoil_web.procurements.models import (
    AgreedProcurement,
    ProcurementDraft,
    ProcurementRow,
)
from counterfoil_web.procurements.rules import AGREES

ROOM = "sourcing"
FINANCE = "A finance officer’s or finance partner’s"


def connect() -> None:
    """Tell the apps below what procurements add to their pages."""
    agenda_rows.register(PLANS_TO_AGREE)
    progress.register(notes, models=[AgreedProcurement, ProcurementRow, ProcurementDraft])
    progress.register_spine(spine)


def notes(partnership: Partnership) -> Iterable[RoomNote]:
    """Whether a plan is agreed or waits for somebody."""
    found = AgreedProcurement.objects.filter(partnership=partnership).only("number").first()
    if found is not None:
        yield RoomNote(room=ROOM, done=f"Procurement agreed, version {found.number}")
    draft = ProcurementDraft.objects.filter(partnership=partnership).only("proposed_by").first()
    if draft is not None and draft.proposed_by_id is not None:
        yield RoomNote(room=ROOM, to_do="Agree the plan of the procurement", whose_move=FINANCE)


def spine(partnership: Partnership) -> Iterable[SpineNote]:
    """The procurement as what was promised to be bought and how."""
    for number in _latest(partnership):
        yield SpineNote(
            part=Spine.PROMISE,
            text=f"Procurement, version {number}: law, days, notices, registers",
            url=address_of("procurements:overview", partnership.ref),
        )


_latest = QueryOfOne(
    lambda: (
        AgreedProcurement.objects.filter(partnership_id=PARTNERSHIP)
        .order_by("-number")
        .values_list("number", flat=True)[:1]
    )
)


def _to_agree(post: Post) -> QuerySet[Any]:
    waiting = ProcurementDraft.objects.filter(
        reach(AGREES, post.roles, post.kind),
        partnership__archived_at=None,
        proposed_by__isnull=False,
    ).exclude(proposed_by_id=PERSON)
    return columns(waiting, "procurement-plan")


def _items(row: AgendaRow, _acting: Acting) -> Iterator[AgendaItem]:
    yield AgendaItem(
        title="Agree the plan of the procurement",
        url=reverse("procurements:plan-agree", args=[row.ref]),
        whose_move="Yours, or that of another in finance who wrote none of it",
        partnership=row.partnership,
        kind=AgendaKind.REVIEW,
    )


PLANS_TO_AGREE = RowSource(
    name="procurement-plan",
    applies=lambda acting: acting.can(AGREES),
    build=_to_agree,
    items=_items,
)
