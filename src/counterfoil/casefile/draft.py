"""A draft as it stands: the case its cells make, and each problem beside the cell it is in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.casefile.case_fields import CASE
from counterfoil.casefile.case_text import CaseText, TextRow, columns_of
from counterfoil.casefile.columns import Table
from counterfoil.casefile.load import each_once
from counterfoil.casefile.placed_faults import fault_problems, index_rows
from counterfoil.casefile.rows import Cell, Row, TableRows
from counterfoil.casefile.rows_to_case import read_case
from counterfoil.casefile.tables import RECORD_TABLES, TABLES
from counterfoil.errors import Problem, Severity, errors_among

_OPEN, _PART, _CLOSE = "\x1e", "\x1f", "\x1d"
_PLACE = re.compile(f"{_OPEN}([^{_CLOSE}]*?){_PART}([^{_CLOSE}]*?){_PART}([^{_CLOSE}]*?){_CLOSE}")
_MARKS = str.maketrans(dict.fromkeys((_OPEN, _PART, _CLOSE), "\x1c"))
"""A control character of ours in a cell becomes another, which is refused like any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedProblem:
    """A problem of a draft, in words and by place.

    row: the id of the row, empty for the case's own fields and for a whole table. column: empty
    for a whole row or table.
    """

    problem: Problem
    table: str
    row: str = ""
    column: str = ""

    @property
    def stops(self) -> bool:
        """Whether no answer can be given until it is mended."""
        return self.problem.severity is Severity.ERROR


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDraft:
    """What a draft makes. case is None while a cell of it cannot be read.

    A case that is there may still have errors: look at `errors` before any answer is given.
    """

    case: BusinessCase | None
    problems: tuple[PlacedProblem, ...]

    @property
    def errors(self) -> tuple[PlacedProblem, ...]:
        """The problems that stop an answer."""
        return tuple(placed for placed in self.problems if placed.stops)

    def of_table(self, table: str) -> tuple[PlacedProblem, ...]:
        """The problems of one table, or of the case's own fields for `case`."""
        return tuple(placed for placed in self.problems if placed.table == table)


def read_text_case(text: CaseText) -> ReadDraft:
    """The case that the text makes, with every problem placed at its cell."""
    fields = _row(CASE, columns_of(text, CASE), text.rows(CASE.name)[0])
    tables = {table.name: _table_rows(text, table) for table in RECORD_TABLES}
    read = read_case(fields, tables)
    faults = fault_problems(read, tables, index_rows(fields, tables), in_workbook=False)
    sound = read.sound and not errors_among(read.problems)
    numbers = {
        (table.name, row.id): number
        for table in RECORD_TABLES
        for number, row in enumerate(text.rows(table.name), start=1)
    }
    return ReadDraft(
        case=read.case if sound else None,
        problems=tuple(_placed(one, numbers) for one in each_once((*read.problems, *faults))),
    )


def case_of_text(text: CaseText) -> BusinessCase | None:
    """The case that the text makes, whether or not it fits together; None when it makes none."""
    fields = _row(CASE, columns_of(text, CASE), text.rows(CASE.name)[0])
    read = read_case(fields, {table.name: _table_rows(text, table) for table in RECORD_TABLES})
    return read.case if read.sound else None


def place_words(table: str, number: int | None = None, column: str = "") -> str:
    """A place as people find it on the page.

    >>> place_words("lines", 3, "amount_kind"), place_words("case", None, "first_year")
    ('Lines, row 3, amount kind', 'The case, first year')
    """
    known = TABLES.get(table)
    parts = [known.title if known else table]
    parts += [f"row {number}"] if number else []
    parts += [column_words(column)] if column else []
    return ", ".join(parts)


def column_words(name: str) -> str:
    """A column's name as words.

    >>> column_words("cost_gbp"), column_words("simulation.trials"), column_words("2017-18")
    ('cost (£)', 'simulation: trials', '2017-18')
    """
    words = name.replace("_gbp", " (£)").replace("_fte", " (FTE)").replace(".", ": ")
    return words.replace("_", " ").replace("ob ", "optimism bias ", 1)


def _table_rows(text: CaseText, table: Table) -> TableRows:
    columns = columns_of(text, table)
    return TableRows(
        table=table,
        where=_mark(table.name),
        rows=tuple(_row(table, columns, row) for row in text.rows(table.name)),
        columns=columns,
    )


def _row(table: Table, columns: tuple[str, ...], row: TextRow) -> Row:
    """The row with a cell for each column, so that each can be told where it stands."""
    cells = {
        name: Cell(row.text(name).translate(_MARKS), _mark(table.name, row.id, name))
        for name in columns
        if row.text(name) or not name.startswith("editions.")
    }
    return Row(cells, _mark(table.name, row.id), "" if table is CASE else "column ")


def _mark(table: str, row: str = "", column: str = "") -> str:
    return f"{_OPEN}{table}{_PART}{row}{_PART}{column}{_CLOSE}"


def _placed(problem: Problem, numbers: Mapping[tuple[str, str], int]) -> PlacedProblem:
    found = _PLACE.match(problem.where)
    table, row, column = found.groups() if found else (CASE.name, "", "")

    def words(mark: re.Match[str]) -> str:
        return place_words(mark[1], numbers.get((mark[1], mark[2])), mark[3])

    said = replace(
        problem,
        where=_PLACE.sub(words, problem.where),
        what=_PLACE.sub(words, problem.what),
        mend=_PLACE.sub(words, problem.mend),
    )
    return PlacedProblem(problem=said, table=table, row=row, column=column)
