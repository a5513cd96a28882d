"""What the days of evaluations add to home's agenda: to whoever has a part that keeps them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import DateField, Exists, F, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce, Concat
from django.urls import reverse
from django_scopes import scopes_disabled

from counterfoil.tender.evaluation_days import DayFor, EvaluationDay
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.partnerships import agenda_rows
from counterfoil_web.partnerships.agenda import AgendaItem, AgendaKind
from counterfoil_web.partnerships.agenda_rows import AgendaRow, Post, RowSource, columns
from counterfoil_web.partnerships.kept_queries import PERSON, TODAY
from counterfoil_web.partnerships.store import reach_of, within
from counterfoil_web.tenders.evaluation_day_words import IN_A_LIST
from counterfoil_web.tenders.kinds import SeatKind
from counterfoil_web.tenders.models import Seat, TenderRow

KEPT_BY: dict[SeatKind, tuple[DayFor, ...]] = {
    SeatKind.LEAD: tuple(DayFor),
    SeatKind.EVALUATOR: (DayFor.DECLARE, DayFor.MARK, DayFor.MODERATE),
    SeatKind.MODERATOR: (DayFor.MARK, DayFor.MODERATE),
    SeatKind.OFFICER: (DayFor.OPEN_PRICES,),
}
"""Which days each part keeps."""


def connect() -> None:
    """Tell home's agenda of the days."""
    agenda_rows.register(DAYS)


def standing_days() -> QuerySet[Any]:
    """Every day that counts now, with `what` it is for and the `day` itself."""
    with scopes_disabled():  # who asks for them says of which partnerships
        every = TenderRow.objects.filter(kind=EvaluationDay.kind)
        moved = every.filter(tender=OuterRef("tender"), supersedes=OuterRef("key"))
    return every.filter(~Exists(moved)).annotate(
        what=Cast(KT("fields__what"), TextField()), day=Cast(KT("fields__day"), DateField())
    )


def _days(post: Post) -> QuerySet[Any]:
    """The days to come of the tenders in which the one who acts has a part that keeps them."""
    with scopes_disabled():  # these are rows of the partnerships, which are within the scope
        held = Seat.objects.filter(tender=OuterRef("tender"), person_id=PERSON, ended=None)
    kept = Q()
    for seat, days in KEPT_BY.items():
        kept |= Q(what__in=days) & Exists(held.filter(seat=seat))
    asked = [kind.capability for kind in SeatKind]
    rows = standing_days().filter(
        kept,
        within(reach_of(asked, post.roles, post.kind)),
        partnership__archived_at=None,
        day__gte=TODAY,
    )
    about = Concat(
        F("what"),
        Value("/"),
        Coalesce(KT("fields__criterion"), Value(""), output_field=TextField()),
        output_field=TextField(),
    )
    return columns(
        rows,
        "tender-day",
        subject=F("tender__title"),
        state=about,
        person=Coalesce(KT("fields__place"), Value(""), output_field=TextField()),
        due="day",
        number="tender__number",
    )


def _items(row: AgendaRow, _acting: Acting) -> Iterator[AgendaItem]:
    what, _, criterion = row.state.partition("/")
    words = IN_A_LIST[DayFor(what)] + (f" ({criterion})" if criterion else "")
    yield AgendaItem(
        title=f"{words}: {row.subject}",
        url=reverse("tenders:overview", args=[row.ref, row.number]),
        whose_move=row.person or "A day of the evaluation",
        partnership=row.partnership,
        kind=AgendaKind.DATE,
        due=row.due,
    )


DAYS = RowSource(
    name="tender-day",
    applies=lambda acting: any(acting.can(kind.capability) for kind in SeatKind),
    build=_days,
    items=_items,
)
