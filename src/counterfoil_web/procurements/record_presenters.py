"""The registers of a procurement in the words of their lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from counterfoil.contractfile.shapes import Holds, Shape, shapes_of
from counterfoil_web.contracts.records_presenters import cell_words
from counterfoil_web.procurements.kinds import KINDS
from counterfoil_web.procurements.models import ProcurementRow
from counterfoil_web.procurements.words import KIND_WORDS, label_of, value_words
from counterfoil_web.registers.record_rows import OF_ROW

_IN_LIST = 6
"""How many fields a list shows; the page of a record shows all."""


@dataclass(frozen=True)
class Column:
    """A column of a list of records."""

    name: str
    label: str


@dataclass(frozen=True)
class RecordRow:
    """One record in its list. superseded_by: what put it right, blank for nothing."""

    row: ProcurementRow
    cells: tuple[str, ...]
    superseded_by: str


@dataclass(frozen=True)
class KindRow:
    """A kind of record in the list of kinds."""

    kind: str
    plural: str
    about: str
    number: int
    latest: Any


def columns_for(kind: str, *, whole: bool = False) -> tuple[Column, ...]:
    """The columns of a kind's list, its first few; every field where the whole is asked for."""
    return tuple(Column(one.name, label_of(kind, one.name)) for one in _shapes(kind, whole))


def record_rows(
    rows: Iterable[ProcurementRow], later: Mapping[str, str], *, whole: bool = False
) -> list[RecordRow]:
    """Rows in words. later: which of them were put right, and by which."""
    return [
        RecordRow(
            row=row,
            cells=tuple(_cell(one, row) for one in _shapes(row.kind, whole)),
            superseded_by=later.get(row.key, ""),
        )
        for row in rows
    ]


def kind_rows(counts: Mapping[str, tuple[int, Any]]) -> list[KindRow]:
    """Every kind of record in the order of the page."""
    return [
        KindRow(
            kind=kind,
            plural=words.plural,
            about=words.about,
            number=counts.get(kind, (0, None))[0],
            latest=counts.get(kind, (0, None))[1],
        )
        for kind, words in KIND_WORDS.items()
    ]


def _shapes(kind: str, whole: bool) -> list[Shape]:
    own = [one for one in shapes_of(KINDS[kind]) if one.name not in OF_ROW]
    return own if whole else own[:_IN_LIST]


def _cell(shape: Shape, row: ProcurementRow) -> str:
    text = row.fields.get(shape.name, "")
    if text and shape.holds in (Holds.WORD, Holds.TRUTH):
        return value_words(text)
    return cell_words(shape, text)
