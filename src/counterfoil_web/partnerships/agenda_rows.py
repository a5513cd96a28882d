"""Rows of the agenda that need no more than a query: those of every app are asked for in one.

An app registers a source for each sort of thing; its query gives the columns of `AgendaRow`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import (
    DateField,
    F,
    IntegerField,
    QuerySet,
    TextField,
    Value,
)
from django.db.models.functions import Cast, Coalesce, NullIf

from counterfoil.access import OrganisationKind, Role
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.partnerships.kept_queries import KeptQuery
from counterfoil_web.records.prepared_query import Given

MOST = 30
"""Rows of one source: a list that long is worked off from its beginning."""

COMING_WITHIN = timedelta(days=183)
LAST_DAY = Given("last_day", DateField())
"""The last day that counts as coming."""

_NO_DAY = Cast(Value(None), DateField())
_NO_NUMBER = Value(0, IntegerField())


class AgendaRow(NamedTuple):
    """What a source's query gives. What the others stand for is the source's own affair."""

    source: str
    ref: str
    partnership: str
    subject: str
    state: str
    person: str
    due: date | None
    number: int


@dataclass(frozen=True, slots=True)
class Post:
    """What decides what somebody may do: their roles, and the kind of their organisation."""

    roles: frozenset[Role]
    kind: OrganisationKind


@dataclass(frozen=True, slots=True, kw_only=True)
class RowSource:
    """One sort of thing that waits.

    applies: to whom; build: its query, which `columns` ends; items: what a row adds to the agenda.
    """

    name: str
    applies: Callable[[Acting], bool]
    build: Callable[[Post], QuerySet[Any]]
    items: Callable[[AgendaRow, Acting], Iterable[Any]]


_sources: dict[str, RowSource] = {}


def register(source: RowSource) -> None:
    """Have a source add to every agenda. Of several with one name the last counts."""
    _sources[source.name] = source


def items_of(acting: Acting, _visible: Any = None) -> list[Any]:
    """What every source has for the one who acts. One query, or none."""
    applying = tuple(one for one in _sources.values() if one.applies(acting))
    if not applying:
        return []
    by_name = {one.name: one for one in applying}
    found = _query(applying, Post(acting.roles, acting.organisation_kind))(
        acting, last_day=acting.today + COMING_WITHIN
    )
    rows = (AgendaRow(*values) for values in found)
    return [item for row in rows for item in by_name[row.source].items(row, acting)]


def columns(
    rows: QuerySet[Any],
    source: str,
    *,
    of: str = "partnership__",
    subject: Any = "",
    state: Any = "",
    person: Any = "",
    due: str = "",
    number: str = "",
    first: str = "",
    most: int = MOST,
) -> QuerySet[Any]:
    """The query with the columns of `AgendaRow`: the first few by day, or by the field `first`.

    of: the way from its records to the partnership; the others: names of fields, or expressions.
    """
    ordered = [F(due).asc(nulls_last=True)] if due else []
    return rows.order_by(*ordered, *([first] if first else []), "pk").values_list(
        Value(source, TextField()),
        _text(f"{of}ref"),
        _text(f"{of}title"),
        _text(subject),
        _text(state),
        _text(person),
        F(due) if due else _NO_DAY,
        F(number) if number else _NO_NUMBER,
    )[:most]


def distinct(rows: QuerySet[Any], source: str, *, state: str) -> QuerySet[Any]:
    """The query with the same columns for the values that a field has, each told once."""
    no = _text("")
    told = (Value(source, TextField()), no, no, no, _text(state), no, _NO_DAY, _NO_NUMBER)
    return rows.order_by().values_list(*told).distinct()


def name_of(person: str) -> Any:
    """A person as pages call them; person: the way from the query's records to them."""
    return Coalesce(NullIf(F(f"{person}__name"), Value("")), F(f"{person}__email"), Value(""))


def _text(told: Any) -> Any:
    if told == "":
        return Value("", TextField())
    return Cast(F(told) if isinstance(told, str) else told, TextField())


@lru_cache(maxsize=512)
def _query(sources: tuple[RowSource, ...], post: Post) -> KeptQuery:
    return KeptQuery(*(lambda one=one: one.build(post) for one in sources))  # type: ignore[misc]
