"""Rows of somebody's spreadsheet as records of any kind, by a column mapping; nothing is written.

What a contract's records, a tender's and a procurement's registers have in common when they come
from somebody else's file. Each says which kinds there are and what would be wrong with them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from counterfoil.casefile.nearest_word import choose_among
from counterfoil.casefile.number_text import plain_number
from counterfoil.contract.records import Record
from counterfoil.contractfile.column_mapping import (
    CONTRACT_KINDS,
    ColumnMapping,
    RecordKinds,
    Rows,
    mapping_problems,
)
from counterfoil.contractfile.exact_text import read_exact
from counterfoil.contractfile.record_columns import Column, columns_of
from counterfoil.contractfile.record_csv import ILLUSTRATIVE, RecordReading, made_up
from counterfoil.contractfile.shapes import Holds, Shape
from counterfoil.contractfile.spreadsheet_rows import NumberedRow, Progress, spreadsheet_rows
from counterfoil.contractfile.summed_import import summed_records
from counterfoil.contractfile.their_dates import DateOrder, their_day, their_moment, their_month
from counterfoil.errors import BadInput, Problem, errors_among

MOST_PROBLEMS = 200
_MOST_KEPT = 200_000
_BOOKKEEPING = ("id", "entered_on", "entered_by", "source", "supersedes", "note", "change_reason")
_NO_REASON: dict[str, Any] = {"change_reason": ""}

Values = dict[str, str]
"""The cells of a row by our field, as they will be read."""
Fault = tuple[str, str, str]
"""The field, what is wrong, and the mend."""
Check = Callable[[Sequence[Record], Sequence[str]], Iterable[Problem]]
"""What is wrong with records to be added, each with the place where it stands."""
Fill = Callable[[Values], Iterable[Fault]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What a spreadsheet would add, or why it adds nothing.

    rows: read under the header. records: to be added when there is no error. superseding: how many
    of them put another right. unchanged: how many say what is on record. left_off: problems beyond
    those listed.
    """

    file: str
    kind: str
    rows: int
    records: tuple[Record, ...]
    superseding: int
    unchanged: int
    problems: tuple[Problem, ...]
    left_off: int = 0

    @property
    def is_sound(self) -> bool:
        """Whether the records may be added."""
        return not errors_among(self.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What rows are to be added to.

    existing: the records there. check: what would be wrong with more. illustrative: whether it says
    of itself that it is made up. fill: changes the cells of a row before they are read, such as a
    name that stands for an id.
    """

    existing: Sequence[Record]
    check: Check
    illustrative: bool
    kinds: RecordKinds = CONTRACT_KINDS
    fill: Fill | None = None


def import_mapped(
    target: Target,
    path: Path,
    mapping: ColumnMapping,
    *,
    entered_on: date,
    entered_by: str = "",
    progress: Progress | None = None,
    name: str = "",
) -> Imported:
    """What a spreadsheet would add to the records of a target; nothing is written.

    name: what the file is called in messages and sources, when not by its path.
    Raises: BadInput for a mapping that cannot be used; UnreadableInput for such a file.
    """
    if faults := mapping_problems(mapping, kinds=target.kinds):
        raise BadInput(faults)
    file = name or path.name
    rows = _after_header(spreadsheet_rows(path, mapping.sheet, progress), mapping)
    header = next(rows, None)
    problems = list(_header_problems(header, mapping, file))
    if header is None or problems:
        return _result(file, mapping, 0, (), 0, 0, problems)
    if mapping.rows is Rows.SUMMED:
        summed = summed_records(rows, header[1], mapping, file, entered_on, entered_by)
        read, places, count = tuple(summed.records), tuple(summed.places), summed.rows
        problems.extend(summed.problems)
    else:
        each = _OneEach(header[1], mapping, file, target, entered_on, entered_by)
        count = each.take_all(rows)
        table = each.reading.done()
        read, places = table.records, table.places
        problems.extend(table.problems)
    records, kept, unchanged = _against(target.existing, read, places, mapping)
    problems.extend(target.check(records, kept))
    if ILLUSTRATIVE in map(str.strip, header[1]) and not target.illustrative:
        problems.append(made_up(file))
    superseding = sum(bool(one.supersedes) for one in records)
    return _result(file, mapping, count, records, superseding, unchanged, problems)


def our_text(text: str, shape: Shape, order: DateOrder) -> str:
    """A cell of theirs in our form; as it stands when it cannot be made out, to be refused."""
    if shape.holds is Holds.DAY:
        return their_day(text, order) or text
    if shape.holds is Holds.MONTH:
        return their_month(text, order) or text
    if shape.holds is Holds.MOMENT:
        return their_moment(text, order) or text
    if shape.holds in (Holds.NUMBER, Holds.DECIMAL, Holds.WHOLE) and read_exact(text) is None:
        return plain_number(text) or text
    if shape.holds in (Holds.WORD, Holds.TRUTH):
        plain = text.casefold().replace(" ", "_")
        return {"y": "yes", "n": "no"}.get(plain, plain)
    return text


def _result(
    file: str,
    mapping: ColumnMapping,
    rows: int,
    records: tuple[Record, ...],
    superseding: int,
    unchanged: int,
    problems: Sequence[Problem],
) -> Imported:
    ordered = [*errors_among(problems), *(one for one in problems if one.severity == "warning")]
    return Imported(
        file=file,
        kind=mapping.kind,
        rows=rows,
        records=() if errors_among(problems) else records,
        superseding=superseding,
        unchanged=unchanged,
        problems=tuple(ordered[:MOST_PROBLEMS]),
        left_off=max(0, len(ordered) - MOST_PROBLEMS),
    )


def _after_header(rows: Iterator[NumberedRow], mapping: ColumnMapping) -> Iterator[NumberedRow]:
    return (row for row in rows if row[0] >= mapping.header_row)


def _header_problems(
    header: NumberedRow | None, mapping: ColumnMapping, file: str
) -> Iterator[Problem]:
    where = f"{file}, row {mapping.header_row}"
    if header is None:
        yield Problem(what="there is no such row", where=where, mend="check the header's row")
        return
    names = [cell.strip() for cell in header[1]]
    for field, column in mapping.columns:
        if column not in names:
            what = f"there is no column {column!r}, which is mapped to {field}"
            yield Problem(what=what, where=where, mend=choose_among(column, filter(None, names)))
        elif names.count(column) > 1:
            what = f"the column {column!r} stands twice"
            yield Problem(what=what, where=where, mend="rename one of the two")


class _OneEach:
    """Makes each of their rows a row of ours and has it read as one."""

    def __init__(
        self,
        header: Sequence[str],
        mapping: ColumnMapping,
        file: str,
        target: Target,
        entered_on: date,
        entered_by: str,
    ) -> None:
        kind = target.kinds.of[mapping.kind]
        self.reading = RecordReading(
            kind, file, noun="row", escaped=False, theirs=dict(mapping.columns)
        )
        self._columns = columns_of(kind)
        self._mapping = mapping
        self._file = file
        self._fill = target.fill
        self._named_by = target.kinds.named_by[mapping.kind]
        self._place = {column.name: number for number, column in enumerate(self._columns)}
        names = [cell.strip() for cell in header]
        self._from = [(self._of(ours), names.index(theirs)) for ours, theirs in mapping.columns]
        self._fixed = {**dict(mapping.constants), "entered_on": entered_on.isoformat()}
        self._fixed["entered_by"] = entered_by
        self._taken = {one.id for one in target.existing}
        self._ids: dict[str, str] = {}
        self._first_row: dict[str, int] = {}
        self._times: dict[str, int] = {}
        self._known: dict[tuple[str, str], str] = {}
        self._base = [self._fixed.get(column.name, "") for column in self._columns]
        self._names_itself = any(ours == "id" for ours, _ in mapping.columns)
        self.reading.take(0, [column.name for column in self._columns])

    def take_all(self, rows: Iterator[NumberedRow]) -> int:
        """Every row; how many there were."""
        count = 0
        source = self._place["source"]
        for number, cells in rows:
            count += 1
            ours = list(self._base)
            for column, at in self._from:
                text = cells[at].strip() if at < len(cells) else ""
                ours[self._place[column.name]] = self._made(column, text)
            if self._fill is not None and not self._filled(ours, number):
                continue
            if not self._names_itself:
                ours[0] = self._id(ours)
            ours[source] = self._source(ours[0], number)
            self.reading.take(number, ours)
        return count

    def _filled(self, ours: list[str], number: int) -> bool:
        """Whether the row could be filled; what keeps it from that is told of its cell."""
        values = dict(zip(self._place, ours, strict=True))
        faults = tuple(self._fill(values)) if self._fill is not None else ()
        for name, what, mend in faults:
            self.reading.wrong(self.reading.place(number, name), what, mend)
        ours[:] = values.values()
        return not faults

    def _source(self, name: str, number: int) -> str:
        """The row that a record came from: of an invoice the first."""
        if self._mapping.kind == "invoice":
            number = self._first_row.setdefault(name, number)
        return f"{self._file}, row {number}"

    def _of(self, name: str) -> Column:
        return self._columns[self._place[name]]

    def _made(self, column: Column, text: str) -> str:
        if column.shape.holds is Holds.TEXT or not text:
            return text
        key = (column.name, text)
        if key not in self._known:
            if len(self._known) > _MOST_KEPT:
                self._known.clear()
            self._known[key] = our_text(text, column.shape, self._mapping.dates)
        return self._known[key]

    def _id(self, ours: Sequence[str]) -> str:
        words = (ours[self._place[name]] for name in self._named_by)
        base = re.sub(r"[^\w-]+", "-", "-".join(word for word in words if word)).strip("-")
        if self._mapping.kind == "invoice" and base in self._ids:
            return self._ids[base]
        times = self._times.get(base, 0) + 1
        found = base if times == 1 else f"{base}-{times}"
        while found in self._taken:
            times += 1
            found = f"{base}-{times}"
        self._times[base] = times
        self._taken.add(found)
        self._ids[base] = found
        return found


def _against(
    existing: Sequence[Record],
    read: Sequence[Record],
    places: Sequence[str],
    mapping: ColumnMapping,
) -> tuple[tuple[Record, ...], list[str], int]:
    """What is new, superseding what stands where it may; what says nothing new is left out.

    A reason for a change stays with what supersedes alone.
    """
    gone = {one.supersedes for one in existing if one.supersedes}
    standing = {one.fact: one for one in existing if one.id not in gone}
    records, kept, unchanged = [], [], 0
    for record, place in zip(read, places, strict=True):
        held = standing.get(record.fact)
        if held is not None and _says(held) == _says(record):
            unchanged += 1
            continue
        if held is not None and mapping.supersede:
            record = replace(record, supersedes=held.id)
        elif getattr(record, "change_reason", "") and not record.supersedes:
            record = replace(record, **_NO_REASON)
        records.append(record)
        kept.append(place)
    return tuple(records), kept, unchanged


def _says(record: Record) -> tuple[object, ...]:
    return tuple(
        getattr(record, one.name) for one in fields(record) if one.name not in _BOOKKEEPING
    )
