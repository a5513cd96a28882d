"""What the dates of contracts add to home's agenda: months to close, notices, reviews, the end.

Terms that the authority tries beside those that were signed have no dates to keep.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.urls import reverse

from counterfoil.access import Capability
from counterfoil.contract.knowledge import known
from counterfoil.contract.obligations import DueDate, ObligationKind, obligations, to_remind
from counterfoil.quantities.years import Month
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.contracts.models import AgreedTerms, ClosedStatement, Contract, ProposedClose
from counterfoil_web.contracts.store import document
from counterfoil_web.partnerships import agenda_rows
from counterfoil_web.partnerships.agenda import AgendaItem, AgendaKind
from counterfoil_web.partnerships.agenda_rows import AgendaRow, Post, RowSource, columns
from counterfoil_web.partnerships.store import reach
from counterfoil_web.records.kept_in_memory import KeptInMemory

_TOLD = frozenset(
    {
        ObligationKind.EXTENSION_NOTICE,
        ObligationKind.BREAK_NOTICE,
        ObligationKind.BREAK,
        ObligationKind.END,
        ObligationKind.INDEX_REVIEW,
    }
)
"""Dates that follow from the terms alone; what rests on figures is on the contract's own page."""
_KEPT: KeptInMemory[tuple[DueDate, ...]] = KeptInMemory(500)


def connect() -> None:
    """Tell home's agenda of the dates."""
    agenda_rows.register(CONTRACT_DATES)


def _contracts(post: Post) -> QuerySet[Any]:
    agreed = AgreedTerms.objects.filter(contract=OuterRef("pk")).order_by("-number")
    closed = ClosedStatement.objects.filter(contract=OuterRef("pk")).order_by("-month")
    proposed = ProposedClose.objects.filter(contract=OuterRef("pk"), ended_at=None)
    rows = Contract.objects.filter(
        reach(Capability.RECORD_FIGURES, post.roles, post.kind),
        partnership__archived_at=None,
        authority_only=False,
    ).annotate(agreed_pk=Subquery(agreed.values("pk")[:1]))
    return columns(
        rows.exclude(agreed_pk=None),
        "contract-date",
        subject="key",
        state=Concat(
            Cast("agreed_pk", TextField()),
            Value("/"),
            _or_blank(closed),
            Value("/"),
            _or_blank(proposed),
            output_field=TextField(),
        ),
        person="title",
        number="pk",
    )


def _or_blank(rows: QuerySet[Any]) -> Coalesce:
    return Coalesce(Cast(Subquery(rows.values("month")[:1]), TextField()), Value(""))


def _items(row: AgendaRow, acting: Acting) -> Iterator[AgendaItem]:
    agreed, closed, proposed = row.state.split("/")
    found = _dates(int(agreed), closed, acting.today)
    closing = [one for one in found if one.kind is ObligationKind.CLOSING]
    if closing and not proposed:
        yield _to_close(row, closing, acting.today)
    terms = [one for one in found if one.kind in _TOLD]
    for one in to_remind(terms, acting.today):
        yield AgendaItem(
            title=f"{one.title}: {row.person}",
            url=reverse("contracts:obligations", args=[row.ref, row.subject]),
            whose_move="A date of the contract",
            partnership=row.partnership,
            kind=AgendaKind.DATE,
            due=one.on,
        )


def _to_close(row: AgendaRow, closing: list[DueDate], today: date) -> AgendaItem:
    """The first month that is not closed; how many more there are is told with it."""
    first = min(closing, key=lambda one: one.on)
    month = first.about
    late = sum(one.on < today for one in closing)
    more = f", the first of {late} that are late" if late > 1 else ""
    return AgendaItem(
        title=f"Propose {Month.parse(month).words} of {row.person} for closing{more}",
        url=reverse("contracts:statement", args=[row.ref, row.subject, month]),
        whose_move="Yours: look at its statement",
        partnership=row.partnership,
        kind=AgendaKind.MONTH,
        due=first.on,
    )


def _dates(agreed: int, closed: str, today: date) -> tuple[DueDate, ...]:
    """What is due of a contract by its terms, and of its months those that are over."""
    return _KEPT.made((agreed, closed, today), lambda: _worked_out(agreed, closed, today))


def _worked_out(agreed: int, closed: str, today: date) -> tuple[DueDate, ...]:
    held = document(AgreedTerms.objects.get(pk=agreed).text)
    last = Month.parse(closed) if closed else None
    done = [month for month in held.term.months if last is not None and month <= last]
    found = obligations(held, known((), today), closed=done)
    return tuple(
        one
        for one in found
        if one.kind in _TOLD or (one.kind is ObligationKind.CLOSING and one.remind_on <= today)
    )


CONTRACT_DATES = RowSource(
    name="contract-date",
    applies=lambda acting: acting.can(Capability.RECORD_FIGURES),
    build=_contracts,
    items=_items,
)
