"""A list as a file: an Excel workbook or a CSV file, carrying its marking; text stays text.

A cell that is a Decimal is a number in Excel, which can be added up.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from counterfoil.access import Marking
from counterfoil.csv_text import csv_text

Cell = str | Decimal
_WIDEST = 70
_MOST_LETTERS = 32_000  # a cell of Excel holds 32,767


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFile:
    """A list: its title, one line on what it is, the names of its columns, its rows."""

    title: str
    about: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]
    marking: Marking


def list_csv(told: ListFile) -> str:
    """The list as CSV that Excel opens as it is. The marking stands in a column of its own.

    A cell that a spreadsheet would take for a formula has an apostrophe put before it.
    """
    heading = [*told.columns, "Protective marking"]
    return csv_text([heading, *([*map(_text, row), told.marking.banner] for row in told.rows)])


def workbook_bytes(told: ListFile) -> bytes:
    """The list as an Excel workbook, its marking on the sheet and on each printed page."""
    import xlsxwriter

    kept = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(kept, options) as workbook:
        bold = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
        sheet = workbook.add_worksheet(_sheet_name(told.title))
        sheet.write_string(0, 0, told.marking.banner, bold)
        sheet.write_string(1, 0, told.title, bold)
        sheet.write_string(2, 0, told.about)
        figures = []
        for place, name in enumerate(told.columns):
            sheet.write_string(4, place, name, bold)
            sheet.set_column(place, place, _width(told, place))
            look = {"num_format": _number_format(told, place), "valign": "top"}
            figures.append(workbook.add_format(look))
        for number, row in enumerate(told.rows, start=5):
            for place, cell in enumerate(row):
                if isinstance(cell, Decimal):
                    sheet.write_number(number, place, float(cell), figures[place])
                else:
                    sheet.write_string(number, place, cell[:_MOST_LETTERS], wrapped)
        sheet.freeze_panes(5, 1)
        sheet.autofilter(4, 0, max(5, 4 + len(told.rows)), len(told.columns) - 1)
        sheet.repeat_rows(4)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        printed = told.marking.banner.replace("&", "&&")
        sheet.set_header(f"&C&B{printed}")
        sheet.set_footer(f"&C&B{printed}&RPage &P of &N")
    return kept.getvalue()


def _number_format(told: ListFile, place: int) -> str:
    """Pence in a column of pounds, none in a column of whole numbers."""
    cells = (row[place] for row in told.rows)
    decimals = [-int(one.as_tuple().exponent) for one in cells if isinstance(one, Decimal)]
    most = max(decimals, default=2)
    return "#,##0" if most <= 0 else f"#,##0.00{'#' * max(0, most - 2)}"


def _text(cell: Cell) -> str:
    return f"{cell:f}" if isinstance(cell, Decimal) else cell


def _width(told: ListFile, place: int) -> int:
    longest = max((len(_text(row[place])) for row in told.rows), default=0)
    return max(10, min(_WIDEST, max(longest, len(told.columns[place])) + 2))


def _sheet_name(title: str) -> str:
    """A name that Excel takes: 31 characters, none of them one it keeps for itself."""
    plain = "".join(letter for letter in title if letter not in "[]:*?/\\'")
    return plain[:31].strip() or "List"
