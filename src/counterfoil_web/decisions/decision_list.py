"""The list of decisions across partnerships: which stand in it, and what it shows of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, Q, QuerySet
from django_scopes import scopes_disabled

from counterfoil.access import Grain
from counterfoil.gates import BodyAct, Outcome, awaited
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.decisions.models import Act, Decision
from counterfoil_web.decisions.presenters import TAGS
from counterfoil_web.decisions.store import OPEN, PARTS
from counterfoil_web.partnerships.kept_queries import ORGANISATION, TODAY, KeptQuery
from counterfoil_web.partnerships.models import Access
from counterfoil_web.partnerships.pages import PAGE_SIZE
from counterfoil_web.records.prepared_query import Given


class Narrowing(NamedTuple):
    """What the list is narrowed to; what is empty is not asked. published: “yes” or “no”."""

    state: str = ""
    gate: str = ""
    published: str = ""


class Line(NamedTuple):
    """What the list shows of a decision. waits_for: the bodies that have still to decide."""

    ref: str
    partnership: str
    number: int
    title: str
    value_gbp: Decimal
    state: str
    proposed_at: datetime
    decided_at: datetime | None
    published_at: datetime | None
    waits_for: str

    @property
    def state_words(self) -> str:
        """Its state in words."""
        return Decision.State(self.state).label

    @property
    def tag(self) -> str:
        """The colour of its state."""
        return TAGS[Decision.State(self.state)]


class Listed(NamedTuple):
    """Lines of the list, and the markings of the partnerships that they name."""

    lines: list[Line]
    markings: set[str]


def listed_ids(acting: Acting, narrowing: Narrowing) -> list[int]:
    """The ids of all decisions that stand in the list, the latest first. One query."""
    return _ids(narrowing)(acting)


def lines_of(acting: Acting, ids: Sequence[int]) -> Listed:
    """The lines of a page of decisions in their order. Two queries, or one where none is open.

    ids: from `listed_ids`, which has seen to what the reader may see.
    """
    rows = {row[0]: row[1:] for row in _rows(acting, **_named(ids))}
    open_ids = [pk for pk, row in rows.items() if row[5] in OPEN]
    acts: dict[int, list[BodyAct]] = defaultdict(list)
    for pk, body, outcome in _acts(acting, **_named(open_ids)) if open_ids else ():
        acts[pk].append(BodyAct(body=str(body), outcome=Outcome(outcome)))
    lines, markings = [], set()
    for pk in ids:
        *shown, bodies, marking = rows[pk]
        waits_for = _waiting(bodies, acts[pk]) if shown[5] in OPEN else ""
        lines.append(Line(*shown, waits_for=waits_for))
        markings.add(marking)
    return Listed(lines, markings)


@lru_cache(maxsize=256)
def _ids(narrowing: Narrowing) -> KeptQuery:
    return KeptQuery(lambda: narrowed(_seen(), narrowing).values_list("pk", flat=True))


def _seen() -> QuerySet[Decision]:
    """As `store.visible_decisions`, for a query that is kept."""
    with scopes_disabled():  # these rows are within the scope by their own conditions
        full = Access.objects.filter(
            Q(ends=None) | Q(ends__gte=TODAY),
            Q(part__in=PARTS) | Q(grain=Grain.FULL_READ),
            organisation_id=ORGANISATION,
            starts__lte=TODAY,
            revoked_at=None,
        ).order_by()
    return Decision.objects.filter(
        Q(partnership__in=full.values("partnership_id")) | Q(published_at__isnull=False)
    )


def narrowed(rows: QuerySet[Decision], narrowing: Narrowing) -> QuerySet[Decision]:
    """The decisions that are asked for, the latest first."""
    if narrowing.state:
        rows = rows.filter(state=narrowing.state)
    if narrowing.gate:
        rows = rows.filter(gate=narrowing.gate)
    if narrowing.published:
        rows = rows.filter(published_at__isnull=narrowing.published == "no")
    return rows.order_by("-proposed_at", "-pk")


_IDS = [Given(f"id_{place}", BigIntegerField()) for place in range(PAGE_SIZE)]


def _named(ids: Sequence[int]) -> dict[str, int]:
    """The ids as values of a kept query, which has a place for each of a full page."""
    return {one.name: -at for at, one in enumerate(_IDS, 1)} | {
        one.name: pk for one, pk in zip(_IDS, ids, strict=False)
    }


def _page_of_rows() -> QuerySet[Decision, Any]:
    with scopes_disabled():
        rows = Decision.objects.filter(pk__in=_IDS).order_by()
    return rows.values_list(
        *("pk", "partnership__ref", "partnership__title", "number", "title", "value_gbp"),
        *("state", "proposed_at", "decided_at", "published_at", "bodies"),
        "partnership__marking",
    )


def _page_of_acts() -> QuerySet[Act, Any]:
    with scopes_disabled():
        rows = Act.objects.filter(decision__id__in=_IDS).order_by("at", "pk")
    return rows.values_list("decision_id", "organisation_id", "outcome")


_rows, _acts = KeptQuery(_page_of_rows), KeptQuery(_page_of_acts)


def _waiting(bodies: Iterable[dict[str, Any]], acts: Sequence[BodyAct]) -> str:
    named = {str(body["organisation"]): body["name"] for body in bodies}
    return " and ".join(named[body] for body in awaited(list(named), acts))
