"""What the decision calendar adds to home's agenda: the last days to begin each way on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django_scopes import scopes_disabled

from counterfoil.access import Capability
from counterfoil.contract.obligations import DueDate, to_remind
from counterfoil.errors import CounterfoilError
from counterfoil.outcomes.decision_calendar import (
    Footing,
    Route,
    calendar_dates,
    decision_calendar,
)
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.contracts.models import AgreedTerms
from counterfoil_web.contracts.store import document as contract_document
from counterfoil_web.outcomes.models import OutcomePlan
from counterfoil_web.outcomes.plan_reading import next_document
from counterfoil_web.partnerships import agenda_rows
from counterfoil_web.partnerships.agenda import AgendaItem, AgendaKind
from counterfoil_web.partnerships.agenda_rows import AgendaRow, Post, RowSource, columns
from counterfoil_web.partnerships.store import reach
from counterfoil_web.records.kept_in_memory import KeptInMemory

_NOTICE = f"decide/{Route.EXTEND}/{Footing.LEAST}"
"""The day of the notice of extension, which the dates of the contract tell too."""
_KEPT: KeptInMemory[tuple[DueDate, ...]] = KeptInMemory(500)


def connect() -> None:
    """Tell home's agenda of the dates."""
    agenda_rows.register(DECISION_DATES)


def _plans(post: Post) -> QuerySet[Any]:
    """The plan that counts of each partnership, and in `state` the terms of its contract.

    Terms that the authority tries beside those that were signed have no end to decide before.
    """
    with scopes_disabled():  # these are rows of the partnerships, which are within the scope
        later = OutcomePlan.objects.filter(
            partnership=OuterRef("partnership"), number__gt=OuterRef("number")
        ).order_by()
        agreed = AgreedTerms.objects.filter(contract=OuterRef("contract")).order_by("-number")
    rows = OutcomePlan.objects.filter(
        ~Exists(later),
        reach(Capability.PROPOSE_DECISION, post.roles, post.kind),
        partnership__archived_at=None,
        contract__authority_only=False,
    ).annotate(agreed_pk=Subquery(agreed.values("pk")[:1]))
    return columns(
        rows.exclude(agreed_pk=None),
        "decision-date",
        state="agreed_pk",
        person="contract__title",
        number="pk",
    )


def _items(row: AgendaRow, acting: Acting) -> Iterator[AgendaItem]:
    plan, agreed = row.number, int(row.state)
    found = _KEPT.made((plan, agreed), lambda: _dates(plan, agreed, acting.today))
    for one in to_remind(found, acting.today):
        if one.id == _NOTICE and acting.can(Capability.RECORD_FIGURES):
            continue
        yield AgendaItem(
            title=f"{one.title}: {row.person}",
            url=reverse("outcomes:calendar", args=[row.ref]),
            whose_move="A date of the next decision",
            partnership=row.partnership,
            kind=AgendaKind.DATE,
            due=one.on,
        )


def _dates(plan: int, agreed: int, today: date) -> tuple[DueDate, ...]:
    """The last days, which are the same seen from any day; none where there is no calendar."""
    try:
        contract = contract_document(AgreedTerms.objects.get(pk=agreed).text)
        choices = next_document(OutcomePlan.objects.get(pk=plan).next_text)
        rules, taken = (None, 0)
        if choices is not None:
            rules, taken = choices.calendar_rules, choices.extensions_taken
        return calendar_dates(decision_calendar(contract, today, rules, extensions_taken=taken))
    except CounterfoilError:  # the calendar's page says why
        return ()


DECISION_DATES = RowSource(
    name="decision-date",
    applies=lambda acting: acting.can(Capability.PROPOSE_DECISION),
    build=_plans,
    items=_items,
)
