"""Reading the log: by page, by row, for a copy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, QuerySet
from django.utils import timezone

from counterfoil.folded_text import folded, holds_all, search_terms
from counterfoil.record import START, Point
from counterfoil_web.accounts.models import User
from counterfoil_web.oversight.sight import Sight, about_any, ref_places, refs_given
from counterfoil_web.records.models import Event
from counterfoil_web.records.prepared_query import Given, PreparedQuery

PAGE = 50
_AT_ONCE = 1_000
_BESIDE = 1_000
"""Rows of the log in which a page is looked for first: most readers see a good part of them."""
_FEW = 200
"""Partnerships that are looked for by name, where a page is not filled from the rows beside it."""
_SIZES = (0, 10, 50, _FEW)
"""For how many names a query is written: for the next of these."""
_NO_END = 2**62


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a reader asks of the log; what is empty is not asked. refs: of partnerships."""

    person: str = ""
    kind: str = ""
    refs: tuple[str, ...] = ()
    record: str = ""
    since: date | None = None
    until: date | None = None


EVERYTHING = Asked()


class Line(NamedTuple):
    """What a list shows of an event, and the seal that may keep its words back."""

    number: int
    at: datetime
    actor_name: str
    organisation_name: str
    kind: str
    partnership_ref: str
    record: str
    reason: str
    clearance: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Fifty events, the latest first; and whether there are others on either side."""

    events: tuple[Line, ...]
    has_newer: bool
    has_older: bool


def page_of(
    sight: Sight, asked: Asked, *, older_than: int | None = None, newer_than: int | None = None
) -> Page:
    """A page by its place in the log, not by counting, so the last is as quick as the first."""
    if newer_than is not None:
        taken = _taken(sight, asked, after=newer_than, before=None)
        return Page(
            events=tuple(reversed(taken[:PAGE])), has_newer=len(taken) > PAGE, has_older=True
        )
    taken = _taken(sight, asked, after=None, before=older_than)
    return Page(
        events=tuple(taken[:PAGE]),
        has_newer=older_than is not None,
        has_older=len(taken) > PAGE,
    )


def _taken(sight: Sight, asked: Asked, *, after: int | None, before: int | None) -> list[Line]:
    """One event more than a page, going from a place in the log: towards its end, or from it.

    The rows beside the place are read one by one, which fills the page of most readers. Else what
    the reader sees lies thinly, and is found by the indexes of organisation and partnership.
    """
    forward = after is not None
    if after is not None:
        rest, beside = (after, _NO_END), (after, after + _BESIDE)
    else:
        last = head().number if before is None else before - 1
        rest, beside = (0, last), (last - _BESIDE, last)
    found = _beside(sight, asked, beside, forward=forward)
    if len(found) > PAGE:
        return found
    wanted = _numbers(sight, asked, rest, forward=forward)
    known = {line.number: line for line in found}
    others = [number for number in wanted if number not in known]
    known |= {line.number: line for line in _lines_of(others)}
    return [known[number] for number in wanted]


Stretch = tuple[int, int]
"""Part of the log: after the first number, up to the last."""


def _beside(sight: Sight, asked: Asked, stretch: Stretch, *, forward: bool) -> list[Line]:
    """The lines of a page in a stretch, each row of it looked at in turn."""
    low, high = stretch
    if asked != EVERYTHING:
        rows: Iterable[Any] = _lines_in(sight.events, asked, low, high, forward=forward)
    else:
        rows = _kept_beside(sight.of_anyone, forward)(low, high, **sight.values)
    return list(map(Line._make, rows))


def _numbers(sight: Sight, asked: Asked, stretch: Stretch, *, forward: bool) -> list[int]:
    """The numbers of the events of a page in a stretch, found by indexes where there are few."""
    low, high = stretch
    refs = sight.few_refs(_FEW)
    if asked != EVERYTHING:
        seen = sight.events if refs is None else sight.events_of(refs)
        return list(_numbers_in(seen, asked, low, high, forward=forward))
    size = None if refs is None else next(size for size in _SIZES if size >= len(refs))
    given = refs_given(refs, size) if refs and size else {}
    return _kept_numbers(sight.of_anyone, forward, size)(low, high, **given, **sight.values)


def _in(seen: Any, asked: Asked, low: Any, high: Any, *, forward: bool) -> QuerySet[Event]:
    rows = _narrowed(Event.objects.order_by("number" if forward else "-number"), asked)
    return rows.filter(seen, number__gt=low, number__lte=high)


def _lines_in(
    seen: Any, asked: Asked, low: Any, high: Any, *, forward: bool
) -> QuerySet[Event, Any]:
    rows = _in(seen, asked, low, high, forward=forward)
    return rows.values_list(*Line._fields)[: PAGE + 1]


def _numbers_in(
    seen: Any, asked: Asked, low: Any, high: Any, *, forward: bool
) -> QuerySet[Event, Any]:
    rows = _in(seen, asked, low, high, forward=forward)
    return rows.values_list("number", flat=True)[: PAGE + 1]


@lru_cache(maxsize=16)
def _kept_beside(sight: Sight, forward: bool) -> PreparedQuery[Any]:
    return PreparedQuery(
        lambda low, high: _lines_in(sight.events, EVERYTHING, low, high, forward=forward)
    )


@lru_cache(maxsize=64)
def _kept_numbers(sight: Sight, forward: bool, size: int | None) -> PreparedQuery[int]:
    """size: how many partnerships are named; None where the reader sees more than a few."""
    seen = sight.events if size is None else sight.events_of(ref_places(size))
    return PreparedQuery(
        lambda low, high: _numbers_in(seen, EVERYTHING, low, high, forward=forward)
    )


def _lines_of(numbers: Sequence[int]) -> list[Line]:
    """The lines of a page by number, in no order."""
    if not numbers:
        return []
    given = {one.name: 0 for one in _PLACES}
    given |= {one.name: number for one, number in zip(_PLACES, numbers, strict=False)}
    return list(map(Line._make, _by_numbers(**given)))


_PLACES = [Given(f"number_{place}", BigIntegerField()) for place in range(PAGE + 1)]
_by_numbers: PreparedQuery[Any] = PreparedQuery(
    lambda: Event.objects.filter(number__in=_PLACES).order_by().values_list(*Line._fields)
)


def event_seen(sight: Sight, number: int) -> Event | None:
    """One event; None where there is none that the reader may see."""
    return Event.objects.filter(sight.events, number=number).first()


def found(sight: Sight, asked: Asked) -> QuerySet[Event]:
    """The events that a reader may see and asks for."""
    return _narrowed(Event.objects.filter(sight.events), asked)


def _narrowed(rows: QuerySet[Event], asked: Asked) -> QuerySet[Event]:
    if asked.person:
        rows = rows.filter(actor_id__in=_people_named(asked.person))
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.refs:
        rows = rows.filter(about_any(asked.refs))
    if asked.record:
        rows = rows.filter(record__startswith=asked.record)
    if asked.since:
        rows = rows.filter(at__gte=_midnight(asked.since))
    if asked.until:
        rows = rows.filter(at__lt=_midnight(asked.until + timedelta(days=1)))
    return rows


def head() -> Point:
    """Where the log ends now."""
    last = next(iter(_last()), None)
    return Point(number=last[0], hash=last[1]) if last else Point(number=0, hash=START)


_last: PreparedQuery[tuple[int, str]] = PreparedQuery(
    lambda: Event.objects.order_by("-number").values_list("number", "hash")[:1]
)


def rows_from_to(first: int, last: int) -> Iterator[Event]:
    """Every row of a stretch in order, whoever may see it: a copy has a link for each."""
    stretch = Event.objects.filter(number__gte=first, number__lte=last)
    return stretch.order_by("number").iterator(_AT_ONCE)


def first_number(rows: QuerySet[Event]) -> int | None:
    """The number of the first of the rows asked for; None where there is none."""
    return rows.order_by("number").values_list("number", flat=True).first()


def numbers_of(rows: QuerySet[Event], stretch: Sequence[Event]) -> frozenset[int]:
    """The numbers of those rows of a stretch of the log that are asked for."""
    here = rows.order_by().filter(number__gte=stretch[0].number, number__lte=stretch[-1].number)
    return frozenset(here.values_list("number", flat=True))


def _people_named(words: str) -> list[int]:
    """People whose name holds the words, whatever their accents and capitals."""
    terms = search_terms(words)
    return [
        pk
        for pk, name in User.objects.values_list("pk", "name")
        if terms and holds_all(folded(name), terms)
    ]


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
