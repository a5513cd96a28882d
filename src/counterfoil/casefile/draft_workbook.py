"""A draft as a workbook, whatever state it is in, and the changes that come back in one."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterfoil.casefile.case_fields import CASE
from counterfoil.casefile.case_text import CaseText, Cells, columns_of, text_of_rows
from counterfoil.casefile.columns import Column, Kind, Table, month_of, year_of
from counterfoil.casefile.load import each_once
from counterfoil.casefile.number_text import read_number
from counterfoil.casefile.placed_faults import fault_problems, index_rows
from counterfoil.casefile.rows import Form, Row, TableRows, Value, WrittenCase, WrittenRow
from counterfoil.casefile.rows_to_case import read_case
from counterfoil.casefile.tables import RECORD_TABLES
from counterfoil.casefile.workbook_reader import read_workbook
from counterfoil.casefile.workbook_writer import WORKBOOK_OPTIONS, write_rows
from counterfoil.errors import Problem, UnreadableInput, errors_among

MARK = "Counterfoil draft"
"""The workbook property that says which draft, at which change, a workbook was made from."""

MOST_ROWS = 5_000
"""How many rows of a sheet are taken into a draft: it is read while somebody waits."""

_TYPED_BY_EXCEL = (Form.NUMBER, Form.TRUTH, Form.DATE, Form.REFUSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkbookText:
    """What a workbook holds: its cells as text, what was wrong, and what it was made from.

    refused: what stops it from being taken in, as its cells could not be taken for what was
    meant. problems: what the draft would have to mend; they stop nothing. Both name sheet and cell.
    """

    text: CaseText
    mark: str
    refused: tuple[Problem, ...]
    problems: tuple[Problem, ...]


def draft_workbook(text: CaseText, *, mark: str = "") -> bytes:
    """The workbook of a draft, its unreadable cells as they were typed.

    Raises: BadInput when a text is longer than Excel can hold.
    """
    from xlsxwriter import Workbook

    out = io.BytesIO()
    workbook = Workbook(out, WORKBOOK_OPTIONS)
    workbook.set_properties({"title": text.fields.get("title", "")})
    if mark:
        workbook.set_custom_property(MARK, mark, "text")
    write_rows(workbook, _written(text))
    workbook.close()
    return out.getvalue()


def read_draft_workbook(path: Path) -> WorkbookText:
    """The cells of a workbook, and every problem at once.

    Raises: UnreadableInput when it is no workbook, is refused for safety or has too many rows.
    """
    fields, tables, of_form = read_workbook(path, MOST_ROWS)
    read = read_case(fields, tables)
    faults = fault_problems(read, tables, index_rows(fields, tables), in_workbook=True)
    typed = _typed_cells(fields, tables)
    wrong_form = [problem for problem in read.problems if problem.where in typed]
    refused = errors_among(each_once((*of_form, *wrong_form)))
    every = each_once((*of_form, *read.problems, *faults))
    return WorkbookText(
        text=text_of_rows(fields, tables),
        mark=_mark_of(path),
        refused=refused,
        problems=tuple(problem for problem in every if problem not in refused),
    )


def _written(text: CaseText) -> WrittenCase:
    columns = [
        name for table in RECORD_TABLES if table.has_years for name in columns_of(text, table)
    ]
    return WrittenCase(
        fields=_values(CASE, text.fields),
        tables={
            table.name: tuple(
                WrittenRow(row.id, _values(table, row.cells)) for row in text.rows(table.name)
            )
            for table in RECORD_TABLES
        },
        years=tuple(sorted({name for name in columns if year_of(name)})),
        months=tuple(sorted({name for name in columns if month_of(name)})),
    )


def _values(table: Table, cells: Cells) -> dict[str, Value]:
    return {name: _value(table.column(name), text) for name, text in cells.items()}


def _value(column: Column | None, text: str) -> Value:
    """A number where the column holds numbers and the text is one that a cell keeps whole."""
    if column is None or column.kind not in (Kind.NUMBER, Kind.WHOLE):
        return text
    number = read_number(text)
    return text if number is None else number


def _typed_cells(fields: Row | None, tables: Mapping[str, TableRows]) -> set[str]:
    """Where the cells stand that Excel has typed as something other than text."""
    rows = [row for found in tables.values() for row in found.rows]
    rows += [] if fields is None else [fields]
    cells = [cell for row in rows for cell in row.cells.values()]
    return {cell.where for cell in cells if cell.form in _TYPED_BY_EXCEL}


def _mark_of(path: Path) -> str:
    """The mark that `draft_workbook` set; empty in a workbook made elsewhere."""
    import openpyxl

    try:
        workbook: Any = openpyxl.load_workbook(path, read_only=True, keep_links=False)
    except Exception as fault:  # it was read a moment ago, so it has been changed under our hands
        raise UnreadableInput(
            what="it is not a workbook that can be read",
            where=str(path),
            mend="upload it again",
        ) from fault
    try:
        found = [one.value for one in workbook.custom_doc_props.props if one.name == MARK]
        return str(found[0]) if found else ""
    finally:
        workbook.close()
