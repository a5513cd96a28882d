"""The rows of a case from its workbook, with the address of every cell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from counterfoil.casefile.case_fields import CASE, EDITION_FIELD
from counterfoil.casefile.cell_map import column_letters
from counterfoil.casefile.columns import Table
from counterfoil.casefile.headers import header_problems, missing_columns, unknown_column
from counterfoil.casefile.nearest_word import nearest_word
from counterfoil.casefile.rows import Cell, Form, Row, TableRows
from counterfoil.casefile.tables import RECORD_TABLES
from counterfoil.casefile.workbook_safety import refuse_unsafe_workbook
from counterfoil.casefile.workbook_sheets import (
    CASE_HEADER,
    CASE_SHEET,
    READ_ME,
    TABLE_SHEETS,
    is_result_sheet,
)
from counterfoil.errors import Problem, Severity, UnreadableInput
from counterfoil.quantities.distribution_text import write_number

_MOST_ROWS = 20_000
_MOST_COLUMNS = 400
_FORMULA_MEND = "type its value: a formula would lose where the number comes from"

Found = tuple[Row | None, dict[str, TableRows], tuple[Problem, ...]]
SheetRows = list[tuple[int, dict[int, Cell]]]


class _TooManyRows(Exception):
    """A sheet holds more rows than are taken."""

    def __init__(self, sheet: str) -> None:
        super().__init__(sheet)
        self.sheet = sheet


def read_workbook(path: Path, most_rows: int = _MOST_ROWS) -> Found:
    """The case's own fields, the tables that are there, and what is wrong with the sheets' form.

    Raises: UnreadableInput when the workbook is absent, damaged or refused for safety, or when a
    sheet has more rows than are taken.
    """
    refuse_unsafe_workbook(path)
    import openpyxl

    try:
        workbook = openpyxl.load_workbook(path, read_only=True, keep_links=False)
    except Exception as fault:  # a damaged workbook can fail in any way
        raise UnreadableInput(
            what=f"it is not a workbook that can be read ({type(fault).__name__})",
            where=str(path),
            mend="open it in Excel and save it as an Excel Workbook (.xlsx)",
        ) from fault
    try:
        return _read_sheets(workbook, most_rows)
    except _TooManyRows as fault:
        raise UnreadableInput(
            what=f"its sheet {fault.sheet} has more than {most_rows:,} rows",
            where=str(path),
            mend="take out what does not belong in it",
        ) from fault
    finally:
        workbook.close()


def _read_sheets(workbook: Any, most_rows: int) -> Found:
    problems: list[Problem] = []
    by_name = {name.strip().casefold(): name for name in workbook.sheetnames}
    problems.extend(_unknown_sheets(workbook.sheetnames))
    fields: Row | None = None
    if CASE_SHEET in by_name:
        found = _cells(workbook[by_name[CASE_SHEET]], CASE_SHEET, problems, most_rows)
        fields = _read_case(found, problems)
    else:
        mend = "add it, with a field and its value in each row; `counterfoil to-excel` writes one"
        problems.append(
            Problem(what="there is no such sheet", where=f"sheet {CASE_SHEET}", mend=mend)
        )
    tables: dict[str, TableRows] = {}
    for table in RECORD_TABLES:
        if table.name in by_name:
            found = _cells(workbook[by_name[table.name]], table.name, problems, most_rows)
            tables[table.name] = _read_table(table, found, problems)
        elif table.required:
            where, mend = f"sheet {table.name}", f"add it: {table.about}"
            problems.append(Problem(what="there is no such sheet", where=where, mend=mend))
            tables[table.name] = TableRows(table=table, where=where, whole=False)
    return fields, tables, tuple(problems)


def _unknown_sheets(names: list[str]) -> Iterator[Problem]:
    known = (READ_ME, CASE_SHEET, *TABLE_SHEETS)
    for name in names:
        if name.strip().casefold() in known or is_result_sheet(name):
            continue
        nearest = nearest_word(name, known)
        mend = "leave it, or delete it"
        if nearest:
            mend = f"rename it {nearest} if that is what it is, or leave it"
        yield Problem(
            what="it is no sheet of a case and is not read",
            where=f"sheet {name}",
            mend=mend,
            severity=Severity.WARNING,
        )


def _cells(sheet: Any, name: str, problems: list[Problem], most_rows: int) -> SheetRows:
    """The cells that hold something, by row and column, both counted from 0.

    Raises: _TooManyRows, so that a sheet without end is not read to its end.
    """
    sheet.reset_dimensions()
    rows: SheetRows = []
    for number, row in enumerate(sheet.iter_rows()):
        cells: dict[int, Cell] = {}
        for column, cell in enumerate(row[:_MOST_COLUMNS]):
            if cell.value is not None:
                found = _cell(
                    cell, f"sheet {name}, cell {column_letters(column)}{number + 1}", problems
                )
                if found is not None:
                    cells[column] = found
        if cells:
            rows.append((number, cells))
        if len(rows) > most_rows:
            raise _TooManyRows(name)
    return rows


def _cell(cell: Any, where: str, problems: list[Problem]) -> Cell | None:
    """One cell; a problem too, when it holds a formula or an error."""
    value = cell.value
    if cell.data_type == "f":
        what = "it holds a formula, not a value"
        problems.append(Problem(what=what, where=where, mend=_FORMULA_MEND))
        return Cell(str(value), where, Form.REFUSED)
    if cell.data_type == "e":
        what = f"it holds the error {value}"
        problems.append(Problem(what=what, where=where, mend="type the value that is meant"))
        return Cell(str(value), where, Form.REFUSED)
    if isinstance(value, bool):
        return Cell("true" if value else "false", where, Form.TRUTH)
    if isinstance(value, int | float):
        return Cell(write_number(float(value)), where, Form.NUMBER)
    if isinstance(value, datetime):
        whole_day = (value.hour, value.minute, value.second) == (0, 0, 0)
        text = value.date().isoformat() if whole_day else value.isoformat(" ", "minutes")
        return Cell(text, where, Form.DATE)
    if isinstance(value, date):
        return Cell(value.isoformat(), where, Form.DATE)
    if isinstance(value, str):
        return Cell(value, where, Form.TEXT) if value else None
    return Cell(str(value), where, Form.DATE)


def _read_case(rows: SheetRows, problems: list[Problem]) -> Row:
    cells: dict[str, Cell] = {}
    fields_row: list[str] = []
    for number, found in rows:
        name, value = found.get(0), found.get(1)
        field = name.text.strip() if name else ""
        if number == 0 and field == CASE_HEADER[0]:
            continue
        where = f"sheet {CASE_SHEET}, cell A{number + 1}"
        if not field:
            if value is not None and not value.is_blank:
                mend = "name the field in column A, or clear the value"
                problems.append(Problem(what="a value has no field", where=where, mend=mend))
        elif CASE.column(field) is None and not field.startswith(EDITION_FIELD):
            problems.append(unknown_column(CASE, field, where))
        elif field in fields_row:
            mend = "delete one of the two rows"
            problems.append(Problem(what=f"the field {field} stands twice", where=where, mend=mend))
        else:
            cells[field] = value or Cell("", f"sheet {CASE_SHEET}, cell B{number + 1}")
        fields_row.append(field)
    return Row(cells, f"sheet {CASE_SHEET}", "")


def _read_table(table: Table, rows: SheetRows, problems: list[Problem]) -> TableRows:
    where = f"sheet {table.name}"
    if not rows:
        return TableRows(table=table, where=where)
    before = len(problems)
    number, header = rows[0]
    names = {at: cell.text.strip() for at, cell in header.items()}
    problems.extend(
        Problem(
            what=f"Excel has made a date of the column name {cell.text}",
            where=cell.where,
            mend="set the cell's format to Text and type the year again, such as 2011-12",
        )
        for cell in header.values()
        if cell.form is Form.DATE
    )
    problems.extend(
        header_problems(
            table,
            [
                (cell.text.strip(), cell.where)
                for cell in header.values()
                if cell.form is not Form.DATE
            ],
        )
    )
    problems.extend(missing_columns(table, names.values(), f"{where}, row {number + 1}"))
    records = []
    for at, cells in rows[1:]:
        unnamed = [cell for column, cell in cells.items() if not names.get(column)]
        problems.extend(
            Problem(
                what=f"the cell {cell.text!r} stands in a column without a name",
                where=cell.where,
                mend="name the column in the first row, or clear the cell",
            )
            for cell in unnamed
            if not cell.is_blank
        )
        if any(not cell.is_blank for cell in cells.values()):
            records.append(_record(table, names, at, cells))
    columns = tuple(name for name in names.values() if name)
    return TableRows(
        table=table,
        where=where,
        rows=tuple(records),
        columns=columns,
        whole=len(problems) == before,
    )


def _record(table: Table, names: dict[int, str], at: int, cells: dict[int, Cell]) -> Row:
    """A record, its blank cells with their addresses too."""
    found = {
        name: cells.get(
            column, Cell("", f"sheet {table.name}, cell {column_letters(column)}{at + 1}")
        )
        for column, name in names.items()
        if name
    }
    return Row(found, f"sheet {table.name}, row {at + 1}")
