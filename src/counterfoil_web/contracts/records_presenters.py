"""Records in the words of their lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from counterfoil.contract.records import Invoice
from counterfoil.contractfile.record_columns import RECORD_WORDS
from counterfoil.contractfile.shapes import Holds, Shape, shapes_of
from counterfoil.quantities.years import Month
from counterfoil_web.contracts.models import Recorded
from counterfoil_web.contracts.record_rows import record_of
from counterfoil_web.contracts.records_forms import NOT_TYPED
from counterfoil_web.contracts.records_names import Names
from counterfoil_web.contracts.records_words import KIND_WORDS, VALUE_WORDS, label_of
from counterfoil_web.govuk import formats


@dataclass(frozen=True)
class Column:
    """A column of a list of records."""

    name: str
    label: str
    is_number: bool


@dataclass(frozen=True)
class RecordRow:
    """One record in its list."""

    row: Recorded
    cells: tuple[tuple[str, bool], ...]
    superseded_by: str
    may_correct: bool


@dataclass(frozen=True)
class KindRow:
    """A kind of record in the list of kinds."""

    kind: str
    plural: str
    about: str
    number: int
    latest: Any
    may_enter: bool


def columns_for(kind: str) -> tuple[Column, ...]:
    """The columns of a kind's list; of an invoice its sum in place of its lines."""
    columns = [
        Column(shape.name, label_of(kind, shape.name), _is_number(shape))
        for shape in _own_shapes(kind)
    ]
    if kind == Invoice.kind:
        columns.append(Column("net_gbp", "Before VAT", is_number=True))
    return tuple(columns)


def record_rows(
    rows: Iterable[Recorded],
    later: Mapping[str, str],
    names: Names,
    may_correct: Callable[[Recorded], bool],
) -> list[RecordRow]:
    """Rows in words. later: which of them were put right, and by which."""
    return [
        RecordRow(
            row=row,
            cells=cells_of(row, names),
            superseded_by=later.get(row.key, ""),
            may_correct=row.key not in later and may_correct(row),
        )
        for row in rows
    ]


def cells_of(row: Recorded, names: Names) -> tuple[tuple[str, bool], ...]:
    """What each column says, and whether it is a number."""
    cells = [
        (
            cell_words(shape, row.fields.get(shape.name, ""), names.get((row.kind, shape.name))),
            _is_number(shape),
        )
        for shape in _own_shapes(row.kind)
    ]
    if row.kind == Invoice.kind:
        record = record_of(row)
        assert isinstance(record, Invoice)
        cells.append((formats.money(record.net_gbp), True))
    return tuple(cells)


def cell_words(shape: Shape, text: str, names: Mapping[str, str] | None = None) -> str:
    """The text of a field as a page says it; a dash for nothing."""
    if not text:
        return "–"
    if names and text in names:
        return names[text]
    if shape.holds is Holds.MONTH:
        return Month.parse(text).words
    if shape.holds is Holds.DAY:
        return formats.day(date.fromisoformat(text))
    if shape.holds is Holds.MOMENT:
        return formats.moment(datetime.fromisoformat(text))
    if shape.is_money and "/" not in text:
        return formats.money(text)
    if shape.holds in (Holds.WORD, Holds.TRUTH):
        return VALUE_WORDS.get(text, text)
    return grouped(text) if _is_number(shape) else text


def grouped(text: str) -> str:
    """A number as it was written, its thousands set apart; anything else as it stands.

    >>> grouped("6888"), grouped("-1200.50"), grouped("1/3"), grouped("12%")
    ('6,888', '-1,200.50', '1/3', '12%')
    """
    whole, point, rest = text.partition(".")
    digits = whole.removeprefix("-")
    if not digits.isdecimal() or not (rest or "0").isdecimal():
        return text
    return f"{'-' if digits != whole else ''}{int(digits):,}{point}{rest}"


def kind_rows(
    kinds: Iterable[str],
    counts: Mapping[str, tuple[int, Any]],
    named: frozenset[str],
    may_enter: Callable[[str], bool],
) -> list[KindRow]:
    """The kinds that the terms have something for, or of which there are records."""
    return [
        KindRow(
            kind=kind,
            plural=KIND_WORDS[kind].plural,
            about=KIND_WORDS[kind].about,
            number=counts.get(kind, (0, None))[0],
            latest=counts.get(kind, (0, None))[1],
            may_enter=kind in named and may_enter(kind),
        )
        for kind in kinds
        if kind in named or kind in counts
    ]


@cache
def _own_shapes(kind: str) -> tuple[Shape, ...]:
    return tuple(shape for shape in shapes_of(RECORD_WORDS[kind]) if shape.name not in NOT_TYPED)


def _is_number(shape: Shape) -> bool:
    return shape.holds in (Holds.NUMBER, Holds.DECIMAL, Holds.WHOLE)
