"""A case as an Excel workbook: one sheet a table, guided by comments and lists of words.

Text always goes in as text, never as a formula. Numbers keep every digit.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.casefile.case_fields import CASE
from counterfoil.casefile.cell_map import CellMap
from counterfoil.casefile.columns import Column, Kind, Table
from counterfoil.casefile.rows import Value, WrittenCase
from counterfoil.casefile.tables import RECORD_TABLES, TABLES
from counterfoil.casefile.value_text import cell_text
from counterfoil.casefile.workbook_sheets import CASE_HEADER, CASE_SHEET, HOW_TO, READ_ME
from counterfoil.casefile.written_case import written_case
from counterfoil.errors import BadInput, Problem

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_SPARE_ROWS = 200
_MOST_TEXT = 32_767
_EXCEL_ESCAPE = "x005F_"
_WIDTHS = {Kind.TEXT: 40, Kind.DISTRIBUTION: 34, Kind.UNCERTAINTY: 34, Kind.PAIRS: 40}
_ALWAYS = datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook's date has no zone, and is not today's


class _Number(float):
    """A number that is written with every digit; XlsxWriter alone would keep sixteen."""

    def __format__(self, spec: str) -> str:
        return repr(float(self))


def workbook_bytes(case: BusinessCase) -> bytes:
    """The workbook of a case; the same case gives the same bytes. Raises: BadInput."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    workbook = Workbook(out, WORKBOOK_OPTIONS)
    workbook.set_properties({"title": case.title, "created": _ALWAYS})
    write_sheets(workbook, case)
    workbook.close()
    return out.getvalue()


WORKBOOK_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
"""How to open a workbook that `write_sheets` writes to."""


def write_sheets(workbook: Workbook, case: BusinessCase) -> CellMap:
    """Add the sheets of a case to a workbook; they read back as the same case.

    Returns where each figure stands. Raises: BadInput when a value could not be kept.
    """
    return write_rows(workbook, written_case(case))


def write_rows(workbook: Workbook, written: WrittenCase) -> CellMap:
    """Add the sheets of a case that is rows already, sound or not. Raises: BadInput as above."""
    _refuse_unkeepable(written)
    writer = _Writer(workbook)
    writer.read_me()
    writer.case(written)
    for table in RECORD_TABLES:
        writer.table(table, written)
    return CellMap(rows=writer.rows, columns=writer.columns)


class _Writer:
    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self.rows: dict[tuple[str, str], int] = {}
        self.columns: dict[tuple[str, str], int] = {}
        self.head = workbook.add_format(
            {
                "bold": True,
                "bg_color": "#1d3c5c",
                "font_color": "#ffffff",
                "text_wrap": True,
                "valign": "top",
                "num_format": "@",
            }
        )
        self.head_needed = workbook.add_format(
            {
                "bold": True,
                "bg_color": "#1d3c5c",
                "font_color": "#ffd54a",
                "text_wrap": True,
                "valign": "top",
                "num_format": "@",
            }
        )
        self.text = workbook.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
        self.number = workbook.add_format({"valign": "top"})
        self.pounds = workbook.add_format({"num_format": "#,##0.00", "valign": "top"})

    def read_me(self) -> None:
        """The first sheet: how to edit the workbook and bring it back."""
        sheet = self.workbook.add_worksheet(READ_ME)
        sheet.set_column(0, 0, 100, self.text)
        for row, sentence in enumerate(HOW_TO):
            sheet.write_string(row, 0, sentence, self.text)

    def case(self, written: WrittenCase) -> None:
        """The case's own fields, one a row."""
        sheet = self.workbook.add_worksheet(CASE_SHEET)
        self.columns[CASE_SHEET, ""] = 1
        for at, (name, width) in enumerate(zip(CASE_HEADER, (28, 60, 80), strict=True)):
            sheet.write_string(0, at, name, self.head)
            sheet.set_column(at, at, width, self.text)
        sheet.freeze_panes(1, 1)
        editions = [name for name in written.fields if CASE.column(name) is None]
        for row, name in enumerate((*CASE.names(), *editions), start=1):
            column = CASE.column(name)
            self.rows[CASE_SHEET, name] = row
            sheet.write_string(row, 0, name, self.text)
            self._cell(sheet, row, 1, column, written.fields.get(name))
            means = "The edition of the published figure." if column is None else hint(column)
            sheet.write_string(row, 2, means, self.text)
            if column is not None:
                self._offer(sheet, column, (row, row), 1)

    def table(self, table: Table, written: WrittenCase) -> None:
        """A table, with its header, its records and room for more."""
        sheet = self.workbook.add_worksheet(table.name)
        names, rows = written.columns(table), written.tables[table.name]
        last = len(rows) + _SPARE_ROWS
        for number, name in enumerate(names):
            column = table.column(name)
            if column is None:
                raise KeyError(name)
            self.columns[table.name, name] = number
            sheet.write_string(0, number, name, self.head_needed if column.required else self.head)
            sheet.write_comment(0, number, hint(column), {"x_scale": 2, "y_scale": 1.5})
            sheet.set_column(number, number, _width(column), self._format(column))
            self._offer(sheet, column, (1, last), number)
        for at, row in enumerate(rows, start=1):
            self.rows[table.name, row.key] = at
            for number, name in enumerate(names):
                self._cell(sheet, at, number, table.column(name), row.values.get(name))
        sheet.freeze_panes(1, len(table.key))
        if rows:
            sheet.autofilter(0, 0, len(rows), len(names) - 1)

    def _cell(
        self, sheet: Worksheet, row: int, at: int, column: Column | None, value: Value | None
    ) -> None:
        if value is None:
            return
        if isinstance(value, float) and not isinstance(value, bool):
            sheet.write_number(row, at, _Number(value), self._format(column))
        else:
            sheet.write_string(row, at, cell_text(value), self.text)

    def _format(self, column: Column | None) -> Format:
        if column is None or column.kind not in (Kind.NUMBER, Kind.WHOLE):
            return self.text
        return self.pounds if column.name.endswith("_gbp") else self.number

    def _offer(self, sheet: Worksheet, column: Column, rows: tuple[int, int], at: int) -> None:
        """A list in each cell of the words allowed, or of the ids it may name."""
        source: Sequence[str] | str
        if column.kind is Kind.WORD:
            source = list(column.words)
        elif column.kind is Kind.TRUTH:
            source = ["yes", "no"]
        elif column.kind is Kind.REFERENCE and column.refers_to:
            source = _ids_range(column.refers_to)
        else:
            return
        sheet.data_validation(
            rows[0],
            at,
            rows[1],
            at,
            {
                "validate": "list",
                "source": source,
                "error_type": "warning",
                "error_title": column.name,
                "error_message": "That is none of the words or ids in the list.",
            },
        )


def hint(column: Column) -> str:
    """What a column holds, in the words of its comment."""
    parts = [column.means]
    parts += [f"Unit: {column.unit}."] if column.unit else []
    parts += [f"Words: {', '.join(column.words)}."] if column.words else []
    parts += ["Must be filled in."] if column.required else []
    parts += [f"Blank: {column.blank}."] if column.blank else []
    return " ".join(parts)


def _ids_range(table_name: str) -> str:
    table = TABLES[table_name]
    number = table.names().index(table.key[-1])
    letter = chr(ord("A") + number)
    return f"='{table_name}'!${letter}$2:${letter}$1000"


def _width(column: Column) -> int:
    return max(_WIDTHS.get(column.kind, 12), len(column.name) + 3)


def _refuse_unkeepable(written: WrittenCase) -> None:
    problems = [
        problem
        for name, rows in written.tables.items()
        for row in rows
        for column, value in row.values.items()
        for problem in _unkeepable(value, f"{name} {row.key}, {column}")
    ]
    for field, value in written.fields.items():
        problems.extend(_unkeepable(value, f"case, {field}"))
    if problems:
        raise BadInput(problems)


def _unkeepable(value: Value, where: str) -> Iterable[Problem]:
    if not isinstance(value, str):
        return
    if len(value.encode("utf-16-le")) // 2 > _MOST_TEXT:
        what = f"its text has more than the {_MOST_TEXT:,} characters that an Excel cell can hold"
        yield Problem(what=what, where=where, mend="shorten it, or keep the case as a folder")
    if _EXCEL_ESCAPE in value:
        what = f"it holds {_EXCEL_ESCAPE}, which Excel uses as a code of its own"
        yield Problem(what=what, where=where, mend="write it another way")
