"""Records of one kind as a CSV file, with the row that each stands in."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from counterfoil.casefile.nearest_word import choose_among
from counterfoil.casefile.record_reader import shown
from counterfoil.contract.records import Invoice, InvoiceLine, Record
from counterfoil.contractfile.record_columns import Column, columns_of, file_of
from counterfoil.contractfile.shapes import Holds, shapes_of
from counterfoil.contractfile.value_text import read_value, write_value
from counterfoil.errors import CounterfoilError, Problem, Severity

MOST_BYTES = 400_000_000
ILLUSTRATIVE = "illustrative"
"""A column beyond those of the kind: what is made up in the figures, in every row. Read past."""
_RUN = re.compile(r"'*[=+\-@\t\r\n]")
_HELD_BACK = re.compile(r"'+[=+\-@\t\r\n]")


@dataclass(frozen=True, slots=True)
class RecordTable:
    """The records of a file, where each stands, and what is wrong with the file.

    is_illustrative: whether a row says that its figures are made up.
    """

    records: tuple[Record, ...] = ()
    places: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    is_illustrative: bool = False


def read_record_csv(kind: type[Record], text: str, file: str = "") -> RecordTable:
    """The records that a file's text states; a row with a problem gives none."""
    file = file or file_of(kind)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    table = RecordReading(kind, file)
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error as fault:
            what = f"a quotation mark or cell is not closed as it should be: {fault}"
            mend = 'put the whole cell in quotation marks, and double those inside: "the ""old"""'
            table.wrong(f"line {line}", what, mend)
            break
        if any(cells):
            table.take(line, cells)
        line = reader.line_num + 1
    return table.done()


def write_record_csv(kind: type[Record], records: Iterable[Record], illustrative: str = "") -> str:
    """The text of a file, every column in order, that is read back as the same records.

    illustrative: what is made up in the figures; when given, a last column says it in every row.
    Text that a spreadsheet would run as a formula has an apostrophe before it. Raises:
    InvalidValue for a text with a control character.
    """
    columns = columns_of(kind)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    said = [_held_back(illustrative)] if illustrative else []
    writer.writerow([column.name for column in columns] + [ILLUSTRATIVE] * len(said))
    for record in records:
        for line in _lines(record):
            writer.writerow(
                [
                    _written(
                        getattr(line if column.of_line else record, column.shape.name, None), column
                    )
                    for column in columns
                ]
                + said
            )
    return out.getvalue()


def made_up(file: str) -> Problem:
    """That figures which say they are made up stand with terms that do not."""
    return Problem(
        what="its rows say that their figures are made up, and the contract does not",
        where=file,
        mend="leave them out, or say under illustrative in contract.yaml what is made up",
        severity=Severity.WARNING,
    )


def _lines(record: Record) -> Sequence[InvoiceLine | None]:
    return (record.lines or (None,)) if isinstance(record, Invoice) else (None,)


def _written(value: object, column: Column) -> str:
    if value is None:
        return ""
    text = write_value(value, column.shape)
    return _held_back(text) if column.shape.holds is Holds.TEXT else text


def _held_back(text: str) -> str:
    return f"'{text}" if _RUN.match(text) else text


@dataclass
class RecordReading:
    """Rows of one kind taken one by one, the header first; `done` gives what they came to.

    noun: what a row is called. escaped: whether an apostrophe holds text back from being run.
    theirs: what the file calls our columns, where it has names of its own.
    """

    kind: type[Record]
    file: str
    noun: str = "line"
    escaped: bool = True
    columns: list[Column | None] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    invoices: dict[str, tuple[str, dict[str, Any], list[InvoiceLine]]] = field(default_factory=dict)
    known: dict[tuple[str, str], object] = field(default_factory=dict)
    unsaid: dict[str, Any] = field(default_factory=dict)
    needed: frozenset[str] = frozenset()
    theirs: Mapping[str, str] = field(default_factory=dict)
    begun: bool = False
    said_at: int | None = None
    is_illustrative: bool = False

    def take(self, line: int, cells: Sequence[str]) -> None:
        """One row: the header first."""
        if not self.begun:
            self.begun = True
            self._header(line, cells)
            return
        if not self.columns:
            return
        extra = [cell for cell in cells[len(self.columns) :] if cell]
        if len(cells) < len(self.columns) or extra:
            what = f"it has {len(cells)} cells, and the header {len(self.columns)}"
            mend = "put quotation marks around text that holds a comma, and no commas in numbers"
            self.wrong(f"{self.noun} {line}", what, mend)
            return
        values, of_line = dict(self.unsaid), dict[str, Any]()
        whole = True
        if self.said_at is not None and cells[self.said_at].strip():
            self.is_illustrative = True
        for column, cell in zip(self.columns, cells, strict=False):
            if column is None or (not cell and column.name not in self.needed):
                continue
            found = self.known.get((column.name, cell), _UNKNOWN)
            if found is _UNKNOWN:
                found = self._cell(line, column, cell)
                whole = whole and found is not _WRONG
            (of_line if column.of_line else values)[column.shape.name] = found
        if whole:
            self._keep(line, values, of_line)

    def wrong(self, place: str, what: str, mend: str) -> None:
        """Note a problem of the file."""
        self.problems.append(Problem(what=what, where=f"{self.file}, {place}", mend=mend))

    def done(self) -> RecordTable:
        """Everything that was read."""
        if not self.begun:
            names = ", ".join(column.name for column in columns_of(self.kind))
            self.wrong(f"{self.noun} 1", "it is empty", f"write its header: {names}")
        for place, values, lines in self.invoices.values():
            self._build(place, {**values, "lines": tuple(lines)})
        return RecordTable(
            tuple(self.records),
            tuple(self.places),
            tuple(self.problems),
            is_illustrative=self.is_illustrative,
        )

    def _header(self, line: int, cells: Sequence[str]) -> None:
        wanted = {column.name: column for column in columns_of(self.kind)}
        names = [cell.strip() for cell in cells]
        before = len(self.problems)
        for name in dict.fromkeys(name for name in names if name):
            if name not in wanted and name != ILLUSTRATIVE:
                what = f"{shown(name)} is not a column here"
                self.wrong(f"{self.noun} {line}", what, choose_among(name, wanted))
            elif names.count(name) > 1:
                self.wrong(f"{self.noun} {line}", f"the column {name} stands twice", "keep one")
        for name, column in wanted.items():
            needed = column.shape.required and not column.of_line
            if needed and name not in names:
                self.wrong(f"{self.noun} {line}", f"the column {name} is missing", f"add {name}")
        self.unsaid = {
            column.shape.name: column.shape.default
            for column in wanted.values()
            if not column.of_line
        }
        self.needed = frozenset(
            column.name
            for column in wanted.values()
            if column.shape.required and not column.of_line
        )
        if len(self.problems) == before:
            self.columns = [wanted.get(name) for name in names]
            beyond = ILLUSTRATIVE in names and ILLUSTRATIVE not in wanted
            self.said_at = names.index(ILLUSTRATIVE) if beyond else None

    def _cell(self, line: int, column: Column, cell: str) -> object:
        shape = column.shape
        if not cell or (shape.holds is not Holds.TEXT and cell.isspace()):
            if shape.required and not column.of_line:
                mend = "fill it in" + (", nought included" if shape.holds is Holds.NUMBER else "")
                self.wrong(self.place(line, column.name), f"{column.name} is blank", mend)
                return _WRONG
            return shape.default
        if len(self.known) > _MOST_KEPT:
            self.known.clear()
        text = cell[1:] if shape.holds is Holds.TEXT and self._is_held_back(cell) else cell
        try:
            found = read_value(text, shape)
        except CounterfoilError as fault:
            self.wrong(self.place(line, column.name), fault.what, fault.mend)
            return _WRONG
        self.known[column.name, cell] = found
        return found

    def place(self, line: int, name: str) -> str:
        """A cell as the file's owner finds it: their heading, with our name where it differs."""
        theirs = self.theirs.get(name, name)
        ours = "" if theirs == name else f" ({name})"
        return f"{self.noun} {line}, column {theirs}{ours}"

    def _is_held_back(self, cell: str) -> bool:
        return self.escaped and _HELD_BACK.match(cell) is not None

    def _keep(self, line: int, values: dict[str, Any], of_line: dict[str, Any]) -> None:
        place = f"{self.file}, {self.noun} {line}"
        if self.kind is not Invoice:
            self._build(place, values)
            return
        held = self.invoices.setdefault(values["id"], (place, values, []))
        if held[1] != values:
            name = next(name for name in values if held[1][name] != values[name])
            what = f"{name} is not what {held[0]} says for the same invoice"
            mend = "write the same in every row of an invoice, or give another id"
            self.wrong(f"{self.noun} {line}", what, mend)
        if any(value is not None and value != "" for value in of_line.values()):
            missing = [
                shape.name
                for shape in shapes_of(InvoiceLine)
                if shape.required and of_line.get(shape.name) is None
            ]
            if missing:
                name = f"line_{missing[0]}"
                self.wrong(self.place(line, name), f"{name} is blank", "fill it in")
            else:
                held[2].append(InvoiceLine(**of_line))

    def _build(self, place: str, values: dict[str, Any]) -> None:
        self.records.append(self.kind(**values))
        self.places.append(place)


_WRONG: Any = object()
_UNKNOWN: Any = object()
_MOST_KEPT = 200_000
