"""A month's statement as an Excel workbook: amounts as numbers, and the records on their sheet."""

from __future__ import annotations

import io
from abc import ABC, abstractmethod
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from counterfoil.contract.lines import Line, Part, Unit
from counterfoil.reports.statement_paper import SECTION_TITLES, StatementPaper
from counterfoil.reports.wording import safe_text

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_MOST_LETTERS = 32_000  # a cell of Excel holds 32,767
_LINES = (
    *("Section", "Line", "Clause", "In words", "In numbers", "Amount (£)", "Final"),
    *("About the month", "Records", "Line id"),
)
_FIGURES = ("Line id", "Line", "Figure", "It is", "Unit", "Clause", "Records", "Final")
_RECORDS = ("Record", "Kind", "What it says", "Source", "Entered")
_POUNDS = "#,##0.00;[Red]-#,##0.00;0.00"
_FORMATS = {
    Unit.POUNDS: "#,##0.00####;[Red]-#,##0.00####;0.00",
    Unit.PERCENT: "0.00####%",
    Unit.NUMBER: "#,##0.######",
    Unit.FACTOR: "0.000000",
}


def statement_workbook(paper: StatementPaper) -> bytes:
    """The statement as the bytes of an .xlsx file."""
    import xlsxwriter

    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, _OPTIONS) as book:
        title = safe_text(f"{paper.title}, {paper.contract}")
        created = datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook's date has no zone
        book.set_properties({"title": title, "created": created})
        _Lines(book, paper).write()
        _Figures(book, paper).write()
        _Records(book, paper).write()
    return kept.getvalue()


class _Sheet(ABC):
    """One sheet: the marking on it and on its printed pages, its title, the head of its table."""

    name = ""
    columns: Sequence[str] = ()
    widths: Sequence[int] = ()

    def __init__(self, book: Workbook, paper: StatementPaper) -> None:
        self.paper = paper
        self.sheet: Worksheet = book.add_worksheet(self.name)
        self.bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self.strong = book.add_format({"bold": True})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self.pounds = book.add_format({"num_format": _POUNDS, "valign": "top"})
        self.sum = book.add_format({"num_format": _POUNDS, "bold": True, "top": 1})
        self.units = {
            unit: book.add_format({"num_format": text, "valign": "top", "align": "left"})
            for unit, text in _FORMATS.items()
        }

    def write(self) -> None:
        """The head, the rows, and how it is printed."""
        row = self._head()
        for place, (name, width) in enumerate(zip(self.columns, self.widths, strict=True)):
            self.sheet.write_string(row, place, name, self.bold)
            self.sheet.set_column(place, place, width)
        last = self.rows(row + 1)
        self.sheet.autofilter(row, 0, max(last, row + 1), len(self.columns) - 1)
        self.sheet.freeze_panes(row + 1, 0)
        self.sheet.repeat_rows(row)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        printed = safe_text(self.paper.banner).replace("&", "&&")
        self.sheet.set_header(f"&C&B{printed}")
        self.sheet.set_footer(f"&C&B{printed}&RPage &P of &N")

    @abstractmethod
    def rows(self, first: int) -> int:
        """Write the rows from one on; the number of the last one."""

    def texts(self, row: int, cells: Sequence[str]) -> None:
        """A row of texts."""
        for place, cell in enumerate(cells):
            self.sheet.write_string(row, place, safe_text(cell)[:_MOST_LETTERS], self.wrapped)

    def _head(self) -> int:
        paper = self.paper
        told = [paper.banner, f"{paper.title}: {paper.contract}"]
        told.append(f"Between {paper.authority} and {paper.supplier}. {paper.state}")
        if paper.illustrative:
            told.append(f"Illustrative. {paper.illustrative}")
        for row, words in enumerate(told):
            self.sheet.write_string(row, 0, safe_text(words), self.strong if row < 2 else None)
        return len(told) + 1


class _Lines(_Sheet):
    name = "Statement"
    columns = _LINES
    widths = (22, 34, 18, 40, 46, 15, 8, 11, 28, 34)

    def rows(self, first: int) -> int:
        amounts = _LINES.index("Amount (£)")
        row = first
        for line in self.paper.lines:
            self.texts(row, _line_cells(line))
            self.sheet.write_number(row, amounts, float(line.amount_gbp), self.pounds)
            row += 1
        last = row - 1
        row += 1
        sums = (("Due before VAT", self.paper.net_gbp), ("Due", self.paper.total_gbp))
        for place, (title, amount) in enumerate(sums):
            self.sheet.write_string(row + place, amounts - 1, title, self.bold)
            self.sheet.write_number(row + place, amounts, float(amount), self.sum)
        for place, words in enumerate((*self.paper.missing, *self.paper.lost), row + 3):
            self.sheet.write_string(place, 0, safe_text(words)[:_MOST_LETTERS])
        return last


class _Figures(_Sheet):
    name = "Figures"
    columns = _FIGURES
    widths = (34, 34, 28, 30, 12, 18, 30, 8)

    def rows(self, first: int) -> int:
        row = first
        for line in self.paper.lines:
            for part in line.parts:
                cells = [line.id, line.title, part.name, "", part.unit.value, part.clause]
                cells += [", ".join(part.records), "no" if part.provisional else "yes"]
                self.texts(row, cells)
                self._value(row, part)
                row += 1
        return row - 1

    def _value(self, row: int, part: Part) -> None:
        place = _FIGURES.index("It is")
        if isinstance(part.value, Fraction):
            self.sheet.write_number(row, place, float(part.value), self.units.get(part.unit))
        else:
            self.sheet.write_string(row, place, safe_text(part.value)[:_MOST_LETTERS], self.wrapped)


class _Records(_Sheet):
    name = "Records"
    columns = _RECORDS
    widths = (30, 20, 60, 36, 36)

    def rows(self, first: int) -> int:
        for row, one in enumerate(self.paper.records, first):
            self.texts(row, (one.id, one.kind, one.words, one.source, one.entered))
        if not self.paper.records:
            self.sheet.write_string(first, 0, "The statement rests on the terms alone.")
        return first + max(len(self.paper.records) - 1, 0)


def line_rows(paper: StatementPaper) -> list[list[str]]:
    """The lines as rows of text with their head, as a CSV file holds them."""
    rows = [list(_LINES)]
    for line in paper.lines:
        cells = _line_cells(line)
        cells[_LINES.index("Amount (£)")] = f"{line.amount_gbp:f}"
        rows.append(cells)
    rows.append(_total_row("Due before VAT", paper.net_gbp))
    rows.append(_total_row("Due", paper.total_gbp))
    return rows


def _line_cells(line: Line) -> list[str]:
    return [
        SECTION_TITLES[line.section],
        line.title,
        line.clause,
        line.formula,
        line.working,
        "",
        "no" if line.is_provisional else "yes",
        "" if line.about is None else str(line.about),
        ", ".join(line.records),
        line.id,
    ]


def _total_row(title: str, amount: Decimal) -> list[str]:
    row = [""] * len(_LINES)
    row[1], row[_LINES.index("Amount (£)")] = title, f"{amount:f}"
    return row
