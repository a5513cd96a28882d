"""One table of a case as a CSV file: commas, UTF-8, a header, one record a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from counterfoil.casefile.columns import Table
from counterfoil.casefile.headers import header_problems, missing_columns
from counterfoil.casefile.rows import Cell, Row, TableRows, WrittenCase
from counterfoil.casefile.value_text import cell_text
from counterfoil.errors import Problem

MOST_BYTES = 20_000_000
_SEPARATORS = {";": "semicolons", "\t": "tabs"}
_QUOTE_FAULTS = (
    ("unexpected end of data", "a quotation mark opened here is never closed"),
    ("field larger than field limit", "a cell is longer than 131,072 characters"),
    ("expected after", "text follows a closing quotation mark"),
)
_QUOTE_MEND = 'put the whole cell in quotation marks, and double those inside: "the ""old"" way"'


def read_csv(table: Table, text: str) -> tuple[TableRows, tuple[Problem, ...]]:
    """The rows of a table, and what is wrong with the file's form."""
    name = table.file
    problems: list[Problem] = []
    records = list(_records(text, name, problems))
    if not records:
        if not problems:
            mend = f"write its header: {', '.join(table.names(('2017-18',)))}"
            problems.append(Problem(what="it is empty", where=name, mend=mend))
        return TableRows(table=table, where=name, whole=False), tuple(problems)
    line, header = records[0]
    wrong_separator = _wrong_separator(table, header)
    if wrong_separator is not None:
        return TableRows(table=table, where=name, whole=False), (*problems, wrong_separator)
    columns = [column.strip() for column in header]
    where = f"{name}, line {line}"
    problems.extend(
        header_problems(table, [(column, f"{where}, column {column}") for column in columns])
    )
    problems.extend(missing_columns(table, columns, where))
    rows = []
    for line, cells in records[1:]:
        if any(cells):
            problem = _ragged(f"{name}, line {line}", columns, cells)
            problems.extend(problem)
            if not problem:
                rows.append(_row(name, line, columns, cells))
    found = TableRows(
        table=table,
        where=name,
        rows=tuple(rows),
        columns=tuple(column for column in columns if column),
        whole=not problems,
    )
    return found, tuple(problems)


def write_csv(table: Table, case: WrittenCase) -> str:
    """The text of a table's file, with every column, in the order of the case."""
    columns = case.columns(table)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in case.tables[table.name]:
        writer.writerow([cell_text(row.values.get(column)) for column in columns])
    return out.getvalue()


def _records(text: str, name: str, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    """The line each record begins in, and its cells; a fault of form ends the reading."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as fault:
            what = next((told for sign, told in _QUOTE_FAULTS if sign in str(fault)), str(fault))
            problems.append(Problem(what=what, where=f"{name}, line {line}", mend=_QUOTE_MEND))
            return
        if cells:
            yield line, cells
        line = reader.line_num + 1


def _wrong_separator(table: Table, header: Sequence[str]) -> Problem | None:
    if len(header) > 1:
        return None
    for separator, words in _SEPARATORS.items():
        columns = header[0].split(separator)
        if len(columns) > 1 and sum(table.column(c.strip(' "')) is not None for c in columns) > 1:
            return Problem(
                what=f"its columns are parted by {words}, not commas",
                where=f"{table.file}, line 1",
                mend="save it with commas (in Excel: CSV UTF-8, on a computer set to English)",
            )
    return None


def _ragged(where: str, columns: Sequence[str], cells: Sequence[str]) -> tuple[Problem, ...]:
    extra = [cell for cell in cells[len(columns) :] if cell]
    if len(cells) < len(columns):
        what = f"it has {len(cells)} cells, and the header {len(columns)}"
        mend = "add the commas that are missing, one for each blank cell"
    elif extra:
        what = f"it has {len(cells)} cells, and the header {len(columns)}"
        mend = "put quotation marks around text that holds a comma, and no commas in numbers"
    else:
        unnamed = [cell for name, cell in zip(columns, cells, strict=False) if cell and not name]
        if not unnamed:
            return ()
        what = f"the cell {unnamed[0]!r} stands in a column without a name"
        mend = "name the column in the header, or clear the cell"
    return (Problem(what=what, where=where, mend=mend),)


def _row(name: str, line: int, columns: Sequence[str], cells: Sequence[str]) -> Row:
    where = f"{name}, line {line}"
    found = {
        column: Cell(cell, f"{where}, column {column}")
        for column, cell in zip(columns, cells, strict=False)
        if column
    }
    return Row(found, where)
