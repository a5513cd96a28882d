"""The cells of a marking workbook that came back, as text, each with where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path
from typing import Any

from counterfoil.casefile.cell_map import column_letters
from counterfoil.casefile.nearest_word import nearest_word
from counterfoil.casefile.workbook_safety import refuse_unsafe_workbook
from counterfoil.errors import BadInput, Problem, UnreadableInput
from counterfoil.quantities.distribution_text import write_number
from counterfoil.tenderfile.marking_words import COLUMNS, MARKS, NEEDED, TO_FILL, plain

MOST_ROWS = 20_000
_MOST_COLUMNS = 100


@dataclass(frozen=True, slots=True)
class MarkingRow:
    """A row of the sheet Marks. letters: the column of each cell. spoilt: cells told of already."""

    number: int
    cells: Mapping[str, str]
    letters: Mapping[str, str]
    spoilt: frozenset[str] = frozenset()

    def text(self, column: str) -> str:
        """What a cell says; blank for nothing."""
        return self.cells.get(column, "")

    def where(self, column: str) -> str:
        """Where a cell stands."""
        return f"sheet {MARKS}, cell {self.letters[column]}{self.number} ({column})"

    @property
    def place(self) -> str:
        """Where the row stands."""
        return f"sheet {MARKS}, row {self.number}"


@dataclass(slots=True)
class _Reading:
    problems: list[Problem] = field(default_factory=list)
    spoilt: set[str] = field(default_factory=set)


def marking_rows(path: Path) -> tuple[tuple[MarkingRow, ...], tuple[Problem, ...]]:
    """The rows that hold something, and every cell that cannot be taken for what was meant.

    Raises: UnreadableInput when it is no workbook, is refused for safety or has too many rows;
    BadInput when the sheet or a column is missing.
    """
    refuse_unsafe_workbook(path)
    import openpyxl

    try:
        book = openpyxl.load_workbook(path, read_only=True, keep_links=False)
    except Exception as fault:  # a damaged workbook can fail in any way
        raise UnreadableInput(
            what=f"it is not a workbook that can be read ({type(fault).__name__})",
            where=path.name,
            mend="open it in Excel and save it as an Excel Workbook (.xlsx)",
        ) from fault
    try:
        name = next((one for one in book.sheetnames if one.casefold() == MARKS.casefold()), None)
        if name is None:
            raise _bad(
                f"sheet {MARKS}", "there is no such sheet", "bring back the workbook taken out"
            )
        return _rows(book[name], path)
    finally:
        book.close()


def _rows(sheet: Any, path: Path) -> tuple[tuple[MarkingRow, ...], tuple[Problem, ...]]:
    sheet.reset_dimensions()
    with closing(sheet.iter_rows()) as rows:  # which holds the file open until it is read or closed
        return _read(rows, path)


def _read(rows: Any, path: Path) -> tuple[tuple[MarkingRow, ...], tuple[Problem, ...]]:
    places = _places(next(rows, ()))
    letters = {name: column_letters(at) for name, at in places.items()}
    reading = _Reading()
    found = []
    for number, row in enumerate(rows, 2):
        reading.spoilt = set()
        cells = {
            name: _text(row[at], name, f"{letters[name]}{number}", reading)
            for name, at in places.items()
            if at < len(row)
        }
        if any(cells.values()):
            found.append(MarkingRow(number, cells, letters, frozenset(reading.spoilt)))
        if len(found) > MOST_ROWS:
            raise UnreadableInput(
                what=f"its sheet {MARKS} has more than {MOST_ROWS:,} rows",
                where=path.name,
                mend="take out what does not belong in it",
            )
    return tuple(found), tuple(reading.problems)


def _places(head: Any) -> dict[str, int]:
    """Which column is where. Raises: BadInput when one is missing or there twice."""
    titles = [str(cell.value or "").strip() for cell in head[:_MOST_COLUMNS]]
    known = {name.casefold(): name for name in COLUMNS}
    places: dict[str, int] = {}
    problems = []
    for at, title in enumerate(titles):
        name = known.get(title.casefold())
        if name is None:
            continue
        if name in places:
            what = f"the column {name} is there twice"
            where = f"sheet {MARKS}, cell {column_letters(at)}1"
            problems.append(Problem(what=what, where=where, mend="take one out"))
        places.setdefault(name, at)
    for name in NEEDED:
        if name not in places:
            nearest = nearest_word(name, [one for one in titles if one])
            mend = f"rename {nearest} to {name}" if nearest else "bring back the workbook taken out"
            what = f"there is no column {name}"
            problems.append(Problem(what=what, where=f"sheet {MARKS}, row 1", mend=mend))
    if problems:
        raise BadInput(problems)
    return places


def _text(cell: Any, name: str, address: str, reading: _Reading) -> str:
    """What a cell says; a problem too, when it is no text that somebody typed."""
    value = cell.value
    if value is None:
        return ""
    trouble = _trouble(cell, value, name)
    if trouble is not None:
        what, mend = trouble
        where = f"sheet {MARKS}, cell {address} ({name})"
        reading.problems.append(Problem(what=what, where=where, mend=mend))
        reading.spoilt.add(name)
        return plain(str(value)).strip()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else write_number(value)
    return plain(str(value)).strip()


def _trouble(cell: Any, value: Any, name: str) -> tuple[str, str] | None:
    if cell.data_type == "f":
        mend = "type what is meant; put a space before a word that begins with =, +, - or @"
        return "it holds a formula", mend if name in TO_FILL else "put back what was there"
    if cell.data_type == "e":
        return f"it holds the error {value}", "type what is meant"
    if isinstance(value, bool):
        return f"it holds the truth value {str(value).upper()}", "type the mark or words meant"
    if isinstance(value, date | time):
        return "Excel has made a date of it", "format the cell as text and type it again"
    return None


def _bad(where: str, what: str, mend: str) -> BadInput:
    return BadInput([Problem(what=what, where=where, mend=mend)])
