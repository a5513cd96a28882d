"""What breaches add to the pages of the apps below: home's agenda and the room of the contract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from counterfoil.access import Capability
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.contracts.models import Breach
from counterfoil_web.partnerships import agenda_rows, progress
from counterfoil_web.partnerships.agenda import AgendaItem, AgendaKind
from counterfoil_web.partnerships.agenda_rows import (
    LAST_DAY,
    AgendaRow,
    Post,
    RowSource,
    columns,
)
from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.partnerships.progress import RoomNote
from counterfoil_web.partnerships.store import reach

ROOM = "contract"


def connect() -> None:
    """Tell the apps below what breaches add to their pages."""
    agenda_rows.register(BREACHES)
    progress.register(notes, models=[Breach])


def notes(partnership: Partnership) -> Iterable[RoomNote]:
    """Each open breach, with the day by which it is to go on. One query."""
    rows = Breach.objects.filter(partnership=partnership, is_open=True)
    for row in rows.select_related("contract").order_by("due", "pk"):
        yield RoomNote(
            room=ROOM,
            to_do=f"Follow up breach {row.number} of {row.contract.title}: {row.title}",
            whose_move="The contract manager’s",
            due=row.due,
        )


def _open(post: Post) -> QuerySet[Any]:
    waiting = Breach.objects.filter(
        reach(Capability.RECORD_FIGURES, post.roles, post.kind),
        partnership__archived_at=None,
        is_open=True,
        due__lte=LAST_DAY,
    )
    return columns(
        waiting,
        "breach",
        subject="contract__key",
        state="title",
        person="step",
        due="due",
        number="number",
    )


def _items(row: AgendaRow, acting: Acting) -> Iterator[AgendaItem]:
    late = "Late: breach" if row.due is not None and row.due < acting.today else "Breach"
    yield AgendaItem(
        title=f"{late} {row.number}, {row.state}",
        url=reverse("contracts:breach", args=[row.ref, row.subject, row.number]),
        whose_move=f"Yours: it stands at “{row.person}”",
        partnership=row.partnership,
        kind=AgendaKind.BREACH,
        due=row.due,
    )


BREACHES = RowSource(
    name="breach",
    applies=lambda acting: acting.can(Capability.RECORD_FIGURES),
    build=_open,
    items=_items,
)
