"""Reading the log: by page, by row, for a copy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from counterfoil.folded_text import folded, holds_all, search_terms
from counterfoil.record import START, Point
from counterfoil_web.accounts.models import User
from counterfoil_web.oversight.sight import Sight
from counterfoil_web.records.models import Event

PAGE = 50
_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a reader asks of the log; what is empty is not asked."""

    person: str = ""
    kind: str = ""
    partnership: str = ""
    record: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Fifty events, the latest first; and whether there are others on either side."""

    events: tuple[Event, ...]
    has_newer: bool
    has_older: bool


def page_of(
    sight: Sight, asked: Asked, *, older_than: int | None = None, newer_than: int | None = None
) -> Page:
    """A page by its place in the log, not by counting, so the last is as quick as the first."""
    rows = found(sight, asked)
    if newer_than is not None:
        taken = list(rows.filter(number__gt=newer_than).order_by("number")[: PAGE + 1])
        return Page(
            events=tuple(reversed(taken[:PAGE])), has_newer=len(taken) > PAGE, has_older=True
        )
    if older_than is not None:
        rows = rows.filter(number__lt=older_than)
    taken = list(rows.order_by("-number")[: PAGE + 1])
    return Page(
        events=tuple(taken[:PAGE]),
        has_newer=older_than is not None,
        has_older=len(taken) > PAGE,
    )


def event_seen(sight: Sight, number: int) -> Event | None:
    """One event; None where there is none that the reader may see."""
    return Event.objects.filter(sight.events, number=number).first()


def found(sight: Sight, asked: Asked) -> QuerySet[Event]:
    """The events that a reader may see and asks for."""
    rows = Event.objects.filter(sight.events)
    if asked.person:
        rows = rows.filter(actor_id__in=_people_named(asked.person))
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.partnership:
        rows = rows.filter(_about(asked.partnership))
    if asked.record:
        rows = rows.filter(record__startswith=asked.record)
    if asked.since:
        rows = rows.filter(at__gte=_midnight(asked.since))
    if asked.until:
        rows = rows.filter(at__lt=_midnight(asked.until + timedelta(days=1)))
    return rows


def head() -> Point:
    """Where the log ends now."""
    last = Event.objects.order_by("-number").values_list("number", "hash").first()
    return Point(number=last[0], hash=last[1]) if last else Point(number=0, hash=START)


def rows_from_to(first: int, last: int) -> Iterator[Event]:
    """Every row of a stretch in order, whoever may see it: a copy has a link for each."""
    stretch = Event.objects.filter(number__gte=first, number__lte=last)
    return stretch.order_by("number").iterator(_AT_ONCE)


def numbers_of(rows: QuerySet[Event]) -> frozenset[int]:
    """The numbers of the rows asked for."""
    return frozenset(rows.order_by().values_list("number", flat=True))


def _about(ref: str) -> Q:
    return Q(partnership_ref=ref) | Q(record=f"partnership/{ref}")


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
