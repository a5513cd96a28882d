"""What tenders add to home's agenda: the part that somebody has, as long as it asks for anything.

Evaluators and moderators read nothing else of a partnership, so it is their way in.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django_scopes import scopes_disabled

from counterfoil_web.accounts.acting import Acting
from counterfoil_web.partnerships import agenda_rows
from counterfoil_web.partnerships.agenda import AgendaItem, AgendaKind
from counterfoil_web.partnerships.agenda_rows import AgendaRow, Post, RowSource, columns
from counterfoil_web.partnerships.kept_queries import PERSON
from counterfoil_web.partnerships.store import reach_of, within
from counterfoil_web.tenders.kinds import SeatKind
from counterfoil_web.tenders.models import Seat, TenderRow

_WORDS = {
    SeatKind.LEAD: ("Run the tender", ""),
    SeatKind.EVALUATOR: ("Declare interests and mark the bids", "marking/"),
    SeatKind.MODERATOR: ("Moderate the marks", "moderation/"),
    SeatKind.OFFICER: ("Keep your key, and open the prices with the other officer", "prices/"),
}
"""What a part asks for, and where under the address of the tender."""


def connect() -> None:
    """Tell home's agenda of the parts."""
    agenda_rows.register(SEATS)


def _seats(post: Post) -> QuerySet[Any]:
    """The parts held now, until quality is locked; for who runs it or opens prices, until then."""
    with scopes_disabled():  # these are rows of the partnerships, which are within the scope
        rows = TenderRow.objects.filter(tender=OuterRef("tender"))
        locked, priced = rows.filter(kind="quality_locked"), rows.filter(kind="price")
    marks = Q(seat__in=(SeatKind.EVALUATOR, SeatKind.MODERATOR))
    asked = [kind.capability for kind in SeatKind]
    held = Seat.objects.filter(
        within(reach_of(asked, post.roles, post.kind)),
        partnership__archived_at=None,
        person_id=PERSON,
        ended=None,
    )
    waiting = held.filter((marks & ~Exists(locked)) | (~marks & ~Exists(priced)))
    return columns(
        waiting, "tender-seat", subject=F("tender__title"), state=F("seat"), number="tender__number"
    )


def _items(row: AgendaRow, _acting: Acting) -> Iterator[AgendaItem]:
    kind = SeatKind(row.state)
    words, place = _WORDS[kind]
    yield AgendaItem(
        title=f"{words}: {row.subject}",
        url=reverse("tenders:overview", args=[row.ref, row.number]) + place,
        whose_move=f"Yours, as {kind.label.lower()}",
        partnership=row.partnership,
        kind=AgendaKind.REVIEW,
    )


SEATS = RowSource(
    name="tender-seat",
    applies=lambda acting: any(acting.can(kind.capability) for kind in SeatKind),
    build=_seats,
    items=_items,
)
