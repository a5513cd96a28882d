"""Copies of the log: one that anybody can verify, and one to read in Excel."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice

from django.db.models import QuerySet

from counterfoil.access import Refusal
from counterfoil.record import (
    EMPTY_HEAD,
    Header,
    Json,
    Point,
    canonical_text,
    disclosed,
    header_line,
    moment_text,
    row_line,
)
from counterfoil_web.oversight import store
from counterfoil_web.oversight.presenters import event_row
from counterfoil_web.oversight.sight import Sight
from counterfoil_web.records.log import event_of, link_of
from counterfoil_web.records.models import Event

Withheld = Callable[[Iterable[Event]], Mapping[int, Refusal]]

_AT_ONCE = 1_000
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_COLUMNS = (
    "number",
    "at",
    "person",
    "organisation",
    "what",
    "kind",
    "partnership",
    "record",
    "before",
    "after",
    "reason",
    "words_withheld",
)


def as_json_lines(
    rows: QuerySet[Event], withheld: Withheld, about: Mapping[str, str]
) -> Iterator[bytes]:
    """The chain from the first row asked for to the end of the log.

    Rows that were not asked for, or that the reader may not see, are left out with what the chain
    needs; words under a seal are withheld.
    """
    head, shown = store.head(), store.numbers_of(rows)
    before = _row_before(min(shown), head) if shown else head
    yield _line(header_line(Header(before=before, head=head, about=about)))
    for batch in _batches(store.rows_from_to(before.number + 1, head.number)):
        sealed = withheld([row for row in batch if row.number in shown])
        for row in batch:
            link = link_of(row)
            event = (
                disclosed(event_of(row), row.salt, withheld=row.number in sealed)
                if row.number in shown
                else None
            )
            yield _line(row_line(link, event))


def as_csv(rows: QuerySet[Event], sight: Sight, withheld: Withheld) -> Iterator[bytes]:
    """The rows asked for, oldest first, as CSV that Excel opens; no cell of it is a formula."""
    yield "\ufeff".encode() + _csv_lines([_COLUMNS])
    for batch in _batches(rows.order_by("number").iterator(_AT_ONCE)):
        sealed = withheld(batch)
        yield _csv_lines(_csv_row(row, sight, sealed) for row in batch)


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula.

    >>> harmless("=1+1"), harmless("plain")
    ("'=1+1", 'plain')
    """
    return f"'{text}" if text.startswith(_BEGINS_A_FORMULA) else text


def _row_before(first: int, head: Point) -> Point:
    if first == 1:
        return EMPTY_HEAD
    row = Event.objects.values_list("number", "hash").filter(number=first - 1).first()
    return Point(number=row[0], hash=row[1]) if row else head


def _csv_row(row: Event, sight: Sight, sealed: Mapping[int, Refusal]) -> list[str]:
    shown = event_row(row, sight, sealed)
    kept = {} if shown.withheld else event_of(row).sealable()
    return [
        str(row.number),
        moment_text(row.at),
        *map(harmless, (shown.person, shown.organisation, shown.what, row.kind)),
        harmless(shown.partnership),
        harmless(row.record),
        harmless(_compact(kept.get("before"))),
        harmless(_compact(kept.get("after"))),
        harmless(shown.reason),
        "yes" if shown.withheld else "no",
    ]


def _compact(value: Json) -> str:
    return "" if value is None else canonical_text(value)


def _csv_lines(rows: Iterable[Iterable[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def _batches(rows: Iterable[Event]) -> Iterator[list[Event]]:
    source = iter(rows)
    while batch := list(islice(source, _AT_ONCE)):
        yield batch


def _line(text: str) -> bytes:
    return f"{text}\n".encode()
