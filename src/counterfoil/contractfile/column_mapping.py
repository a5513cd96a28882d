"""Which column of somebody's spreadsheet is which field of a record: remembered as a small file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import yaml

from counterfoil.casefile.nearest_word import choose_among
from counterfoil.casefile.record_reader import shown
from counterfoil.casefile.yaml_document import Fields, Node, Scalar, read_yaml
from counterfoil.contract.records import Record
from counterfoil.contractfile.record_columns import RECORD_WORDS, columns_of
from counterfoil.contractfile.shapes import Holds, Shape, shapes_of
from counterfoil.contractfile.their_dates import DateOrder
from counterfoil.contractfile.value_text import read_value
from counterfoil.errors import BadInput, CounterfoilError, Problem

MOST_BYTES = 100_000
GIVEN = ("id", "entered_on", "entered_by", "source", "supersedes")
"""Fields that an import fills in by itself; the id may be mapped too."""
SUMMED_KINDS = ("volume", "measurement")
_SUMMED = tuple(RECORD_WORDS[kind] for kind in SUMMED_KINDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordKinds:
    """Kinds of record that spreadsheets may be read as, by the word that names each.

    named_by: the fields that an id is made of. filled: fields that need no column, for something
    else fills them.
    """

    of: Mapping[str, type[Record]]
    named_by: Mapping[str, tuple[str, ...]]
    filled: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


CONTRACT_KINDS = RecordKinds(
    of=RECORD_WORDS,
    named_by={
        "volume": ("volume", "month", "figure"),
        "measurement": ("measure", "month", "figure"),
        "unavailability": ("regime", "unit_type", "began"),
        "relief": ("of", "month"),
        "open_book_cost": ("of", "month", "item"),
        "days_worked": ("charge", "grade", "month", "figure"),
        "acceptance": ("charge", "milestone"),
        "certified_saving": ("charge", "saving"),
        "index_value": ("series", "month"),
        "waiver": ("of", "month"),
        "invoice": ("number",),
    },
)
"""The kinds of record of a contract."""


class Rows(StrEnum):
    """What a row is: a record of its own, or one of many to be summed by month."""

    ONE_EACH = "one_each"
    SUMMED = "summed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMapping:
    """How to read somebody's spreadsheet as records of one kind.

    columns: our field and their column's name. constants: our field and a text that stands for it
    in every row. sheet: of a workbook, the first when blank. header_row: the row with the columns'
    names. supersede: whether a row about a fact on record puts that record right.
    """

    kind: str
    columns: tuple[tuple[str, str], ...]
    constants: tuple[tuple[str, str], ...] = ()
    dates: DateOrder = DateOrder.DAY_FIRST
    rows: Rows = Rows.ONE_EACH
    sheet: str = ""
    header_row: int = 1
    supersede: bool = False


def fields_of(kind: str, kinds: RecordKinds = CONTRACT_KINDS) -> dict[str, Shape]:
    """The fields of a kind of record that a mapping may name, and what each holds."""
    held = GIVEN[1:]
    return {one.name: one.shape for one in columns_of(kinds.of[kind]) if one.name not in held}


def mapping_problems(
    mapping: ColumnMapping, where: str = "the mapping", kinds: RecordKinds = CONTRACT_KINDS
) -> tuple[Problem, ...]:
    """Everything that keeps a mapping from being used."""
    faults = _faults(mapping, kinds)
    return tuple(Problem(what=what, where=where, mend=mend) for what, mend in faults)


def write_mapping(mapping: ColumnMapping) -> str:
    """The mapping as the text of a small file."""
    values: dict[str, Any] = {"kind": mapping.kind}
    if mapping.sheet:
        values["sheet"] = mapping.sheet
    values |= {
        "header_row": mapping.header_row,
        "dates": mapping.dates.value,
        "rows": mapping.rows.value,
        "supersede": mapping.supersede,
        "columns": dict(mapping.columns),
    }
    if mapping.constants:
        values["constants"] = dict(mapping.constants)
    text: str = yaml.safe_dump(values, sort_keys=False, allow_unicode=True)
    return text


def read_mapping(text: str, file: str, kinds: RecordKinds = CONTRACT_KINDS) -> ColumnMapping:
    """The mapping that a file's text states. Raises: BadInput with everything wrong with it."""
    node, problems = read_yaml(text, file)
    if problems:
        raise BadInput(problems)
    if not isinstance(node, Fields):
        mend = "write kind: and columns:"
        raise BadInput([Problem(what="it holds no mapping", where=file, mend=mend)])
    found: list[Problem] = []
    shapes = {one.name: one for one in shapes_of(ColumnMapping)}
    values: dict[str, Any] = {"kind": "", "columns": ()}
    for name, (key, value) in node.items.items():
        where = f"{file}, line {key.line}"
        if name not in shapes:
            what = f"{shown(name)} is not a field of a mapping"
            found.append(Problem(what=what, where=where, mend=choose_among(name, shapes)))
            continue
        try:
            values[name] = _value(value, shapes[name])
        except CounterfoilError as fault:
            found.append(Problem(what=f"{name}: {fault.what}", where=where, mend=fault.mend))
    if found:
        raise BadInput(found)
    mapping = ColumnMapping(**values)
    if faults := mapping_problems(mapping, file, kinds):
        raise BadInput(faults)
    return mapping


def _value(node: Node, shape: Shape) -> object:
    if shape.holds is Holds.PAIRS:
        items = node.items.items() if isinstance(node, Fields) else ()
        pairs = [(name, value) for name, (_, value) in items]
        return tuple((name, value.text) for name, value in pairs if isinstance(value, Scalar))
    return read_value(node.text if isinstance(node, Scalar) else "", shape)


def _faults(mapping: ColumnMapping, kinds: RecordKinds) -> Iterator[tuple[str, str]]:
    if mapping.kind not in kinds.of:
        what = f"{shown(mapping.kind)} is not a kind of record"
        yield what, choose_among(mapping.kind, kinds.of)
        return
    if mapping.header_row < 1:
        yield "the header's row is not 1 or more", "give the row with the columns' names"
    allowed = fields_of(mapping.kind, kinds)
    given = (*GIVEN, *kinds.filled.get(mapping.kind, ()))
    named = [name for name, _ in (*mapping.columns, *mapping.constants)]
    for name in dict.fromkeys(named):
        if name not in allowed:
            what = f"{shown(name)} is not a field of a {mapping.kind.replace('_', ' ')}"
            yield what, choose_among(name, allowed)
        elif named.count(name) > 1:
            yield f"{name} is given twice", "give it one column, or one constant"
    for name, shape in allowed.items():
        if shape.required and name not in named and name not in given:
            yield f"{name} has no column", f"name their column for {name}, or a constant"
    if mapping.rows is Rows.SUMMED and kinds.of[mapping.kind] not in _SUMMED:
        words = " and ".join(SUMMED_KINDS)
        yield "only volumes and measurements are summed", f"write rows: one_each, but for {words}"
