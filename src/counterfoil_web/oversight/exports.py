"""Copies of the log: one that anybody can verify, and one to read in Excel."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice

from django.db.models import QuerySet

from counterfoil.access import Refusal
from counterfoil.csv_text import csv_lines, csv_text
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
    head, first = store.head(), store.first_number(rows)
    before = head if first is None else _row_before(first, head)
    yield _line(header_line(Header(before=before, head=head, about=about)))
    for batch in _batches(store.rows_from_to(before.number + 1, head.number)):
        shown = store.numbers_of(rows, batch)
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
    yield csv_text([_COLUMNS]).encode()
    for batch in _batches(rows.order_by("number").iterator(_AT_ONCE)):
        sealed = withheld(batch)
        titles = sight.titles_of({row.partnership_ref for row in batch})
        yield csv_lines(_csv_row(row, titles, sealed) for row in batch).encode()


def _row_before(first: int, head: Point) -> Point:
    if first == 1:
        return EMPTY_HEAD
    row = Event.objects.values_list("number", "hash").filter(number=first - 1).first()
    return Point(number=row[0], hash=row[1]) if row else head


def _csv_row(row: Event, titles: Mapping[str, str], sealed: Mapping[int, Refusal]) -> list[str]:
    shown = event_row(row, titles, sealed)
    kept = {} if shown.withheld else event_of(row).sealable()
    return [
        str(row.number),
        moment_text(row.at),
        *(shown.person, shown.organisation, shown.what, row.kind),
        shown.partnership,
        row.record,
        _compact(kept.get("before")),
        _compact(kept.get("after")),
        shown.reason,
        "yes" if shown.withheld else "no",
    ]


def _compact(value: Json) -> str:
    return "" if value is None else canonical_text(value)


def _batches(rows: Iterable[Event]) -> Iterator[list[Event]]:
    source = iter(rows)
    while batch := list(islice(source, _AT_ONCE)):
        yield batch


def _line(text: str) -> bytes:
    return f"{text}\n".encode()
