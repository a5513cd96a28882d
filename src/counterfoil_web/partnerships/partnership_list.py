"""The list of partnerships: which ones, in what order, and what a row of the list needs of each.

Which ones is asked for first, as ids: that is all a database need sort, however many there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, CharField, Q, QuerySet
from django_scopes import scopes_disabled

from counterfoil.access import Capability, OrganisationKind, Role
from counterfoil.folded_text import search_terms
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.partnerships.kept_queries import TODAY, KeptQuery
from counterfoil_web.partnerships.models import Access, Partnership, SearchEntry
from counterfoil_web.partnerships.search_words import given_for, holding, shape_of
from counterfoil_web.partnerships.store import SOME_SIGHT, reach_of, within
from counterfoil_web.records.prepared_query import Given

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What the list of partnerships is narrowed to. archived: only those; else only the others."""

    kind: str = ""
    stage: str = ""
    words: str = ""
    archived: bool = False


class Listed(NamedTuple):
    """A partnership as a list tells it. parties: part and organisation of who takes part today."""

    ref: str
    title: str
    kind: str
    stage: str
    starts: date | None
    ends: date | None
    value_gbp: Decimal | None
    marking: str
    is_example: bool
    parties: tuple[tuple[str, str], ...]


def listed_ids(
    acting: Acting, filters: Filters, capabilities: Iterable[Capability] = SOME_SIGHT
) -> list[int]:
    """The partnerships in which the one who acts has one of the capabilities, by title. One query.

    Without a word about capabilities: those of which they may know.
    """
    terms = search_terms(filters.words)
    shape = _Shape(
        roles=acting.roles,
        organisation_kind=acting.organisation_kind,
        capabilities=tuple(capabilities),
        kind=bool(filters.kind),
        stage=bool(filters.stage),
        terms=shape_of(terms),
        archived=filters.archived,
    )
    rows = _ids(shape)(acting, kind=filters.kind, stage=filters.stage, **given_for(terms))
    return [pk for (pk,) in rows]


def lines_of(acting: Acting, ids: Sequence[int]) -> list[Listed]:
    """What the list tells of these partnerships, in their order. Two queries.

    ids: from `listed_ids`, which has seen to what may be seen.
    """
    if not ids:
        return []
    if len(ids) <= PAGE_SIZE:
        given = dict(zip(_PLACES, [*ids, *[0] * (PAGE_SIZE - len(ids))], strict=True))
        rows, parties = _page_rows(acting, **given), _page_parties(acting, **given)
    else:
        rows, parties = list(_rows(ids)), list(_parties(ids, acting.today))
    taking_part: dict[int, list[tuple[str, str]]] = {}
    for partnership, part, organisation in parties:
        taking_part.setdefault(partnership, []).append((part, organisation))
    found = {pk: Listed(*told, tuple(taking_part.get(pk, ()))) for pk, *told in rows}
    return [found[pk] for pk in ids if pk in found]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shape:
    """What decides the SQL of the list."""

    roles: frozenset[Role]
    organisation_kind: OrganisationKind
    capabilities: tuple[Capability, ...]
    kind: bool
    stage: bool
    terms: tuple[bool, ...]
    archived: bool


@lru_cache(maxsize=512)
def _ids(shape: _Shape) -> KeptQuery:
    return KeptQuery(lambda: _ids_of(shape))


def _ids_of(shape: _Shape) -> QuerySet[Any]:
    """What is `within` reach lies in the scope already, which would only be looked up once more."""
    with scopes_disabled():
        found = Partnership.objects.filter(
            within(reach_of(shape.capabilities, shape.roles, shape.organisation_kind), of="pk"),
            archived_at__isnull=not shape.archived,
        )
        if shape.kind:
            found = found.filter(kind=Given("kind", CharField()))
        if shape.stage:
            found = found.filter(stage=Given("stage", CharField()))
        if shape.terms:
            entries = holding(SearchEntry.objects.filter(kind="partnership"), shape.terms)
            found = found.filter(pk__in=entries.order_by().values("partnership_id"))
        return found.order_by("title", "pk").values_list("pk")


_FIELDS = tuple(name for name in Listed._fields if name != "parties")
_PLACES = tuple(f"id_{number}" for number in range(PAGE_SIZE))


def _rows(ids: Sequence[Any]) -> QuerySet[Any]:
    with scopes_disabled():
        rows = Partnership.objects.filter(pk__in=ids).order_by()
        return rows.values_list("pk", *_FIELDS)


def _parties(ids: Sequence[Any], day: Any) -> QuerySet[Any]:
    with scopes_disabled():
        rows = Access.objects.filter(
            Q(ends=None) | Q(ends__gte=day),
            partnership__pk__in=ids,
            revoked_at=None,
            starts__lte=day,
        )
        parties = rows.exclude(part="").order_by("pk")
        return parties.values_list("partnership_id", "part", "organisation__name")


_GIVEN_IDS = [Given(name, BigIntegerField()) for name in _PLACES]
_page_rows = KeptQuery(lambda: _rows(_GIVEN_IDS))
_page_parties = KeptQuery(lambda: _parties(_GIVEN_IDS, TODAY))
