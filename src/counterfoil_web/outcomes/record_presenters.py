"""Records of outcomes in the words of their lists."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from counterfoil.contractfile.record_columns import columns_of
from counterfoil.contractfile.shapes import Holds, Shape, shapes_of
from counterfoil_web.contracts.records_presenters import cell_words
from counterfoil_web.outcomes.kinds import KINDS
from counterfoil_web.outcomes.models import OutcomeRow
from counterfoil_web.outcomes.words import KIND_WORDS, label_of, value_words
from counterfoil_web.partnerships.list_files import Cell
from counterfoil_web.registers.record_rows import OF_ROW

_NUMBERS = (Holds.NUMBER, Holds.DECIMAL, Holds.WHOLE)
_PLAIN = re.compile(r"-?\d+(\.\d+)?")
_DIGITS = 15
_IN_LIST = 7
"""How many fields a list shows; the page of a record shows all."""

_FIRST = ("title", "benefit", "claim", "budget_line", "driver", "heading", "skill", "what")
_ALWAYS = ("from_month", "to_month", "amount", "amount_gbp", "count", "value", "status", "finding")


@dataclass(frozen=True)
class Column:
    """A column of a list of records."""

    name: str
    label: str
    is_number: bool


@dataclass(frozen=True)
class RecordRow:
    """One record in its list."""

    row: OutcomeRow
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


def columns_for(kind: str, *, whole: bool = False) -> tuple[Column, ...]:
    """The columns of a kind's list, its first few; every field where the whole is asked for."""
    return tuple(
        Column(one.name, label_of(kind, one.name), one.holds in _NUMBERS)
        for one in _shapes(kind, whole)
    )


def record_rows(
    rows: Iterable[OutcomeRow],
    later: Mapping[str, str],
    may_correct: Callable[[OutcomeRow], bool],
    *,
    whole: bool = False,
) -> list[RecordRow]:
    """Rows in words. later: which of them were put right, and by which."""
    return [
        RecordRow(
            row=row,
            cells=tuple(_cell(one, row) for one in _shapes(row.kind, whole)),
            superseded_by=later.get(row.key, ""),
            may_correct=row.key not in later and may_correct(row),
        )
        for row in rows
    ]


def kind_rows(
    counts: Mapping[str, tuple[int, Any]], may_enter: Callable[[str], bool]
) -> list[KindRow]:
    """Every kind of record in the order of the page."""
    return [
        KindRow(
            kind=kind,
            plural=words.plural,
            about=words.about,
            number=counts.get(kind, (0, None))[0],
            latest=counts.get(kind, (0, None))[1],
            may_enter=may_enter(kind),
        )
        for kind, words in KIND_WORDS.items()
    ]


def sheet_of(kind: str, text: str) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
    """The header and rows of a table's CSV text for Excel, its numbers as numbers."""
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    numbers = {one.name for one in columns_of(KINDS[kind]) if one.shape.holds in _NUMBERS}
    return tuple(header), [
        tuple(
            _number(cell) if name in numbers else cell
            for name, cell in zip(header, row, strict=True)
        )
        for row in rows
    ]


def _number(text: str) -> Cell:
    """A number that Excel holds exactly; any other stays text, which is read back as it is."""
    return Decimal(text) if _PLAIN.fullmatch(text) and len(text) <= _DIGITS else text


def _shapes(kind: str, whole: bool) -> list[Shape]:
    own = [one for one in shapes_of(KINDS[kind]) if one.name not in OF_ROW]
    if whole:
        return own
    wanted = [one for one in own if one.name in _FIRST or one.name in _ALWAYS]
    rest = [one for one in own if one not in wanted and one.name != "basis"]
    kept = {one.name for one in [*wanted, *rest][:_IN_LIST]}
    return [one for one in own if one.name in kept]


def _cell(shape: Shape, row: OutcomeRow) -> tuple[str, bool]:
    text = row.fields.get(shape.name, "")
    if text and shape.holds in (Holds.WORD, Holds.TRUTH):
        return value_words(text), False
    return cell_words(shape, text), shape.holds in _NUMBERS
