"""What tenders add to home's agenda: the part that somebody has, as long as it asks for anything.

Evaluators and moderators read nothing else of a partnership, so it is their way in.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.urls import reverse
from django_scopes import scopes_disabled

from counterfoil.tender.evaluation_days import DayFor
from counterfoil.tender.marking import Gate, gate, marking_work
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.partnerships import agenda_rows
from counterfoil_web.partnerships.agenda import AgendaItem, AgendaKind
from counterfoil_web.partnerships.agenda_rows import AgendaRow, Post, RowSource, columns
from counterfoil_web.partnerships.kept_queries import PERSON
from counterfoil_web.partnerships.store import reach_of, within
from counterfoil_web.tenders.day_agenda import standing_days
from counterfoil_web.tenders.kinds import SeatKind
from counterfoil_web.tenders.models import Seat, Tender, TenderRow
from counterfoil_web.tenders.store import dossier_of

_WORDS = {
    SeatKind.LEAD: ("Run the tender", ""),
    SeatKind.EVALUATOR: ("Declare interests and mark the bids", "marking/"),
    SeatKind.MODERATOR: ("Moderate the marks", "moderation/"),
    SeatKind.OFFICER: ("Keep your key, and open the prices with the other officer", "prices/"),
}
"""What a part asks for, and where under the address of the tender."""
_DUE = {
    SeatKind.EVALUATOR: DayFor.MARK,
    SeatKind.MODERATOR: DayFor.MODERATE,
    SeatKind.OFFICER: DayFor.OPEN_PRICES,
}
"""The day by which a part is to have done it; the last, where each criterion has its own."""


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
    asks = Case(
        *(When(seat=seat, then=Value(str(day))) for seat, day in _DUE.items()), default=Value("")
    )
    days = standing_days().filter(tender=OuterRef("tender"), what=OuterRef("asks"))
    last = Subquery(days.order_by("-day").values("day")[:1])
    return columns(
        waiting.annotate(asks=asks).annotate(last_day=last),
        "tender-seat",
        subject=F("tender__title"),
        state=F("seat"),
        person=F("evaluator_id"),
        due="last_day",
        number="tender__number",
    )


def _items(row: AgendaRow, acting: Acting) -> Iterator[AgendaItem]:
    kind = SeatKind(row.state)
    words, place = _WORDS[kind]
    is_late = row.due is not None and row.due < acting.today
    if is_late and kind is SeatKind.EVALUATOR and _handed_in(row):
        return
    yield AgendaItem(
        title=f"{words}: {row.subject}",
        url=reverse("tenders:overview", args=[row.ref, row.number]) + place,
        whose_move=f"Yours, as {kind.label.lower()}",
        partnership=row.partnership,
        kind=AgendaKind.REVIEW,
        due=row.due,
    )


def _handed_in(row: AgendaRow) -> bool:
    """Whether an evaluator owes nothing: only asked once the day has passed."""
    tender = Tender.objects.get(partnership__ref=row.ref, number=row.number)
    dossier = dossier_of(tender)
    work = marking_work(dossier, row.person)
    done = all(one.is_handed_in or one.is_locked for one in work)
    return done and gate(dossier, row.person) in (Gate.OPEN, Gate.CONFLICTED)


SEATS = RowSource(
    name="tender-seat",
    applies=lambda acting: any(acting.can(kind.capability) for kind in SeatKind),
    build=_seats,
    items=_items,
)
