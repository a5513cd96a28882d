"""Records of a tender in the words of their lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counterfoil.contractfile.shapes import Holds, Shape, shapes_of
from counterfoil.tender.bids import TenderRecord
from counterfoil.tender.plan import Plan
from counterfoil_web.contracts.records_presenters import cell_words
from counterfoil_web.registers.record_rows import fields_of
from counterfoil_web.tenders.kinds import KINDS
from counterfoil_web.tenders.record_words import (
    KIND_WORDS,
    label_of,
    office_words,
    value_words,
    words_of,
)

_NUMBERS = (Holds.NUMBER, Holds.DECIMAL, Holds.WHOLE)
_APART = ("id", "entered_on", "entered_by", "source", "supersedes", "note", "change_reason")
_LONGEST = 160
_PEOPLE = ("opened_by", "witness", "decided_by", "locked_by", "present", "asked_by", "drawn_by")


@dataclass(frozen=True)
class Column:
    """A column of a list of records."""

    name: str
    label: str
    is_number: bool


@dataclass(frozen=True)
class RecordRow:
    """One record in its list. superseded_by: the record that counts in its place; blank."""

    record: TenderRecord
    cells: tuple[tuple[str, bool], ...]
    superseded_by: str


@dataclass(frozen=True)
class KindRow:
    """A kind of record in the list of kinds."""

    kind: str
    plural: str
    about: str
    number: int


def columns_for(kind: str) -> tuple[Column, ...]:
    """The columns of a kind's list."""
    return tuple(
        Column(one.name, label_of(kind, one.name), one.holds in _NUMBERS) for one in _shapes(kind)
    )


def kind_rows(records: Sequence[TenderRecord]) -> list[KindRow]:
    """Every kind in the order in which a tender comes to it, with how many there are."""
    counts: dict[str, int] = {}
    for one in records:
        counts[one.kind] = counts.get(one.kind, 0) + 1
    order = [*KIND_WORDS, *(kind for kind in KINDS if kind not in KIND_WORDS)]
    return [
        KindRow(kind, words_of(kind).plural, words_of(kind).about, counts.get(kind, 0))
        for kind in order
        if kind in KINDS
    ]


def later_of(records: Sequence[TenderRecord]) -> dict[str, str]:
    """Which records were put right, and by which."""
    return {one.supersedes: one.id for one in records if one.supersedes}


def record_rows(
    records: Sequence[TenderRecord], later: dict[str, str], plan: Plan
) -> list[RecordRow]:
    """Records in words, long texts cut; criteria and evaluators by what the plan calls them."""
    names = {
        "criterion": {leaf.id: leaf.criterion.title for leaf in plan.marked},
        "evaluator": {one.id: one.role for one in plan.evaluators},
        "condition": {one.id: one.title for one in plan.conditions},
    }
    rows = []
    for one in records:
        fields = fields_of(one)
        cells = tuple(
            _cell(shape, str(fields.get(shape.name, "")), names.get(shape.name, {}))
            for shape in _shapes(one.kind)
        )
        rows.append(RecordRow(one, cells, later.get(one.id, "")))
    return rows


def whole_rows(kind: str, records: Sequence[TenderRecord]) -> tuple[tuple[str, ...], list]:
    """The columns of a workbook and its rows, every text in full."""
    shapes = _shapes(kind)
    names = ("id", *(one.name for one in shapes), *_APART[1:])
    rows = []
    for one in records:
        fields = fields_of(one)
        said = [str(fields.get(shape.name, "")) for shape in shapes]
        rows.append(
            (
                *(one.id, *said, one.entered_on.isoformat(), one.entered_by, one.source),
                *(one.supersedes, one.note, one.change_reason),
            )
        )
    return names, rows


def _shapes(kind: str) -> list[Shape]:
    return [one for one in shapes_of(KINDS[kind]) if one.name not in _APART]


def _cell(shape: Shape, text: str, names: Mapping[str, str]) -> tuple[str, bool]:
    if text in names:
        return names[text], False
    if shape.name in _PEOPLE:
        return "; ".join(office_words(one.strip()) for one in text.split(";")), False
    if text and shape.holds in (Holds.WORD, Holds.TRUTH):
        return value_words(text), False
    words = cell_words(shape, text)
    cut = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"
    return cut, shape.holds in _NUMBERS
