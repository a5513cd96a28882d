"""What the dates of contracts add to home's agenda: months to close, dates, milestones, ratings.

Terms that the authority tries beside those that were signed have no dates to keep.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import Count, Func, OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast, Coalesce
from django.urls import reverse
from django_scopes import scopes_disabled

from counterfoil.access import Capability
from counterfoil.contract.knowledge import known
from counterfoil.contract.obligations import DueDate, ObligationKind, obligations, to_remind
from counterfoil.contract.records import Acceptance
from counterfoil.quantities.years import Month
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.contracts.models import (
    AgreedTerms,
    ClosedStatement,
    Contract,
    KpiRating,
    ObligationDone,
    OwnObligation,
    PerformanceSetting,
    ProposedClose,
    Recorded,
)
from counterfoil_web.contracts.obligation_store import (
    done_ids,
    is_over,
    own_obligations,
    rating_day,
)
from counterfoil_web.contracts.record_rows import record_of
from counterfoil_web.contracts.store import document
from counterfoil_web.partnerships import agenda_rows
from counterfoil_web.partnerships.agenda import AgendaItem, AgendaKind
from counterfoil_web.partnerships.agenda_rows import AgendaRow, Post, RowSource, columns
from counterfoil_web.partnerships.store import reach
from counterfoil_web.records.kept_in_memory import KeptInMemory

_DAYS = frozenset(
    {
        ObligationKind.EXTENSION_NOTICE,
        ObligationKind.BREAK_NOTICE,
        ObligationKind.BREAK,
        ObligationKind.END,
        ObligationKind.INDEX_REVIEW,
    }
)
"""Days that come and go."""
_TO_DO = frozenset({ObligationKind.RATING, ObligationKind.MILESTONE, ObligationKind.OWN})
"""What somebody has to do, and is late with until it is done."""
_KEPT: KeptInMemory[tuple[DueDate, ...]] = KeptInMemory(500)


def connect() -> None:
    """Tell home's agenda of the dates."""
    agenda_rows.register(CONTRACT_DATES)


def _contracts(post: Post) -> QuerySet[Any]:
    """Of each contract, in `state`, a mark of everything that its dates rest on."""
    with scopes_disabled():  # these are rows of the contracts, which are within the scope
        of = {"contract": OuterRef("pk")}
        agreed = AgreedTerms.objects.filter(**of).order_by("-number").values("pk")
        closed = ClosedStatement.objects.filter(**of).order_by("-month").values("month")
        proposed = ProposedClose.objects.filter(**of, ended_at=None).values("month")
        own = OwnObligation.objects.filter(**of).order_by()
        rests_on = [
            own.order_by("-pk").values("pk"),
            own.exclude(ended_at=None).values("contract").annotate(n=Count("pk")).values("n"),
            ObligationDone.objects.filter(obligation__contract=OuterRef("pk"))
            .order_by("-pk")
            .values("pk"),
            KpiRating.objects.filter(**of).order_by("-pk").values("pk"),
            PerformanceSetting.objects.filter(**of, kind=PerformanceSetting.Kind.KPI_EXEMPTION)
            .order_by("-pk")
            .values("pk"),
            Recorded.objects.filter(**of, kind=Acceptance.kind).order_by("-pk").values("pk"),
        ]
    rows = Contract.objects.filter(
        reach(Capability.RECORD_FIGURES, post.roles, post.kind),
        partnership__archived_at=None,
        authority_only=False,
    ).annotate(agreed_pk=Subquery(agreed[:1]))
    told: list[Any] = [Cast("agreed_pk", TextField())]
    for one in (closed, proposed, *rests_on):
        told += [Value("/"), _or_blank(one)]
    return columns(
        rows.exclude(agreed_pk=None),
        "contract-date",
        subject="key",
        state=_Joined(*told, output_field=TextField()),
        person="title",
        number="pk",
    )


class _Joined(Func):
    """Texts one after the other. SQLite reads only so many calls within one another as `Concat`."""

    template = "(%(expressions)s)"
    arg_joiner = " || "


def _or_blank(rows: QuerySet[Any]) -> Coalesce:
    return Coalesce(Cast(Subquery(rows[:1]), TextField()), Value(""))


def _items(row: AgendaRow, acting: Acting) -> Iterator[AgendaItem]:
    agreed, closed, proposed, *rest = row.state.split("/")
    key = (row.number, agreed, closed, *rest, acting.today)
    found = _KEPT.made(key, lambda: _worked_out(row.number, int(agreed), closed, acting.today))
    closing = [one for one in found if one.kind is ObligationKind.CLOSING]
    if closing and not proposed:
        yield _to_close(row, closing, acting.today)
    yield from _to_do(row, found, acting)
    for one in to_remind([one for one in found if one.kind in _DAYS], acting.today):
        yield AgendaItem(
            title=f"{one.title}: {row.person}",
            url=reverse("contracts:obligations", args=[row.ref, row.subject]),
            whose_move="A date of the contract",
            partnership=row.partnership,
            kind=AgendaKind.DATE,
            due=one.on,
        )


def _to_do(row: AgendaRow, found: Iterable[DueDate], acting: Acting) -> Iterator[AgendaItem]:
    """Each thing once: what comes round often and is late many times, by its first day."""
    due: dict[tuple[ObligationKind, str], list[DueDate]] = {}
    for one in found:
        if one.kind in _TO_DO and one.remind_on <= acting.today:
            due.setdefault(
                (one.kind, one.about if one.kind is ObligationKind.OWN else one.id), []
            ).append(one)
    for dates in due.values():
        first = dates[0]
        late = sum(one.on < acting.today for one in dates)
        more = f", the first of {late} that are late" if late > 1 else ""
        yield AgendaItem(
            title=f"{'Late: ' if late else ''}{first.title}, {row.person}{more}",
            url=reverse("contracts:obligations", args=[row.ref, row.subject]),
            whose_move="Yours"
            if first.owner in acting.roles
            else f"That of the {first.owner.label.lower()}",
            partnership=row.partnership,
            kind=AgendaKind.OBLIGATION,
            due=first.on,
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


def _worked_out(pk: int, agreed: int, closed: str, today: date) -> tuple[DueDate, ...]:
    """What of a contract's dates home may tell today: days to come, and what is to be done.

    Of a made-up contract that is over (`is_over`) only what somebody added.
    """
    held = document(AgreedTerms.objects.get(pk=agreed).text)
    contract = Contract.objects.get(pk=pk)
    last = Month.parse(closed) if closed else None
    accepted = Recorded.objects.filter(contract=contract, kind=Acceptance.kind).order_by("pk")
    found = obligations(
        held,
        known(map(record_of, accepted), today),
        closed=[month for month in held.term.months if last is not None and month <= last],
        rating_due=rating_day(contract, held),
        own=own_obligations(contract),
    )
    done = done_ids(contract)
    asked = {ObligationKind.OWN} if is_over(held, today) else _TO_DO | {ObligationKind.CLOSING}
    return tuple(
        one
        for one in found
        if one.kind in _DAYS
        or (one.kind in asked and one.remind_on <= today and one.id not in done)
    )


CONTRACT_DATES = RowSource(
    name="contract-date",
    applies=lambda acting: acting.can(Capability.RECORD_FIGURES),
    build=_contracts,
    items=_items,
)
