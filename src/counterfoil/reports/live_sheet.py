"""A result sheet of the live workbook: text, figures, and formulas with what each should show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from counterfoil.reports.wording import safe_text

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

ID, TITLE, WHAT = 0, 1, 2
FIRST_YEAR = 3
"""The column of year 0; the years follow to its right on every sheet that has years."""

Shown = float | str | bool

_POUNDS = '#,##0;[Red]-#,##0;"–"'
_BASE = {"font_name": "Arial", "font_size": 9, "valign": "top"}
_STYLES: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 16, "font_color": "#14324A"},
    "review": {"bold": True, "font_color": "#9C0006", "font_size": 10},
    "note": {"text_wrap": True, "font_color": "#404040"},
    "plain_note": {"font_color": "#404040", "italic": True},
    "option": {"bold": True, "font_size": 12, "font_color": "#FFFFFF", "bg_color": "#14324A"},
    "block": {"bold": True, "bg_color": "#D9E4EC", "top": 1},
    "head": {
        "bold": True,
        "bg_color": "#D9E4EC",
        "top": 1,
        "bottom": 1,
        "align": "right",
        "text_wrap": True,
    },
    "text": {},
    "wrapped": {"text_wrap": True},
    "strong": {"bold": True},
    "link": {"font_color": "#0B5394", "underline": 1},
    "pounds": {"num_format": _POUNDS},
    "pence": {"num_format": '#,##0.00;[Red]-#,##0.00;"–"'},
    "words": {"align": "right"},
    "total": {"num_format": _POUNDS, "bold": True, "top": 1},
    "total_text": {"bold": True, "top": 1},
    "main_pounds": {"num_format": _POUNDS, "bold": True},
    "number": {"num_format": '#,##0.######;-#,##0.######;"–"'},
    "factor": {"num_format": "0.000000"},
    "share": {"num_format": '0.0#%;-0.0#%;"–"'},
    "ratio": {"num_format": "0.00", "align": "right"},
    "years": {"num_format": "0.0", "align": "right"},
    "whole": {"num_format": "0"},
    "published": {"num_format": "#,##0.0###", "font_color": "#0B5394"},
    "published_share": {"num_format": "0.0##%", "font_color": "#0B5394"},
    "grown": {"num_format": "#,##0.0###", "italic": True},
    "simulated": {"num_format": _POUNDS, "font_color": "#595959", "bg_color": "#F2F2F2"},
    "simulated_share": {"num_format": "0%", "font_color": "#595959", "bg_color": "#F2F2F2"},
    "sound": {"bold": True, "text_wrap": True, "font_color": "#0B5020", "bg_color": "#E2EFDA"},
}


class Styles:
    """The looks of cells in one workbook, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._formats = {
            name: workbook.add_format({**_BASE, **look}) for name, look in _STYLES.items()
        }

    def __getitem__(self, name: str) -> Any:
        return self._formats[name]


class LiveSheet:
    """One result sheet being written, and the references by which others point into it.

    Rows and columns count from nought. Text is written as text whatever it begins with.
    """

    def __init__(self, workbook: Workbook, name: str, styles: Styles) -> None:
        self.name = name
        self.workbook: Any = workbook
        self.worksheet: Any = workbook.add_worksheet(name)
        self._styles = styles

    def text(self, row: int, column: int, text: str, style: str = "text") -> None:
        """Text that is never taken for a formula, a number or a link."""
        self.worksheet.write_string(row, column, safe_text(text)[:32_000], self._styles[style])

    def link(self, row: int, column: int, to_row: int, words: str) -> None:
        """A link to a row further down the same sheet."""
        target = f"internal:'{self.name}'!{cell_name(to_row, 0)}"
        self.worksheet.write_url(row, column, target, self._styles["link"], words)

    def number(self, row: int, column: int, value: float, style: str = "number") -> None:
        """A figure that does not follow the input sheets."""
        self.worksheet.write_number(row, column, value, self._styles[style])

    def formula(
        self, row: int, column: int, formula: str, shown: Shown, style: str = "number"
    ) -> None:
        """A formula and the value that stands in the file until it is recalculated."""
        self.worksheet.write_formula(row, column, f"={formula}", self._styles[style], shown)

    def array_formula(self, row: int, column: int, formula: str, shown: Shown, style: str) -> None:
        """A formula that reckons over a list inside one cell."""
        self.worksheet.write_array_formula(
            row, column, row, column, f"{{={formula}}}", self._styles[style], shown
        )

    def yearly(
        self,
        row: int,
        formulas: Sequence[str],
        shown: Sequence[float],
        style: str = "number",
    ) -> None:
        """A formula in each year's column."""
        for t, (formula, value) in enumerate(zip(formulas, shown, strict=True)):
            self.formula(row, FIRST_YEAR + t, formula, float(value), style)

    def sum_of_years(self, row: int, shown: Sequence[float], style: str = "number") -> None:
        """The sum over the years, in the column after the last of them."""
        first, last = FIRST_YEAR, FIRST_YEAR + len(shown) - 1
        years = f"{self.at(row, first)}:{self.at(row, last)}"
        self.formula(row, last + 1, f"SUM({years})", float(sum(shown)), style)

    def label(self, row: int, key: str, title: str, what: str = "", style: str = "text") -> None:
        """The three cells that name a row."""
        for column, text in ((ID, key), (TITLE, title), (WHAT, what)):
            self.text(row, column, text, style)

    def heads(self, row: int, heads: Sequence[str], first: int = FIRST_YEAR) -> None:
        """Headings above columns of figures."""
        for place, head in enumerate(heads):
            self.text(row, first + place, head, "head")

    def block(self, row: int, title: str, what: str, heads: Sequence[str]) -> None:
        """The heading row of a block: what it holds, and a heading for each column."""
        self.text(row, ID, title, "block")
        self.text(row, TITLE, "", "block")
        self.text(row, WHAT, what, "block")
        self.heads(row, heads)

    def band(self, row: int, text: str, columns: int) -> None:
        """A coloured row that opens a part of the sheet."""
        for column in range(columns):
            self.text(row, column, text if column == 0 else "", "option")
        self.worksheet.set_row(row, 18)

    def begin(self, title: str, review_text: str, notes: Sequence[str], columns: int) -> int:
        """Title, review standing and notes at the top; the row after them."""
        self.text(0, 0, title, "title")
        self.worksheet.set_row(0, 24)
        self.text(1, 0, review_text, "review")
        for place, note in enumerate(notes):
            self.note(2 + place, note, columns)
        return 2 + len(notes) + 1

    def note(self, row: int, text: str, columns: int, height: float = 0) -> None:
        """A sentence across the first columns, wrapped within a row of some height in points."""
        self.worksheet.merge_range(row, 0, row, columns - 1, "")
        self.text(row, 0, text, "note")
        if height:
            self.worksheet.set_row(row, height)

    def print_on_paper(self, heading: str, review_text: str, pages_wide: int = 1) -> None:
        """Landscape A4 with the review standing on every page."""
        sheet = self.worksheet
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(pages_wide, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.8, bottom=0.6)
        left, right = _header_text(heading, 100), _header_text(review_text, 90)
        sheet.set_header(f"&L{left}&R&B{right}")
        sheet.set_footer(f"&L{self.name}&RPage &P of &N")
        sheet.repeat_rows(0, 1)
        sheet.repeat_columns(ID, TITLE)
        sheet.hide_gridlines(2)

    def at(self, row: int, column: int, hold: str = "") -> str:
        """A reference within the sheet. hold: `row`, `column` or `both` stay put when copied."""
        return cell_name(row, column, hold)

    def ref(self, row: int, column: int, hold: str = "") -> str:
        """A reference from any sheet."""
        return f"{self.name}!{cell_name(row, column, hold)}"

    def span(self, first: tuple[int, int], last: tuple[int, int], hold: str = "both") -> str:
        """A range, as any sheet refers to it."""
        return f"{self.name}!{cell_name(*first, hold)}:{cell_name(*last, hold)}"


def cell_name(row: int, column: int, hold: str = "") -> str:
    """The name of a cell such as D$12.

    >>> cell_name(11, 3), cell_name(11, 3, "row"), cell_name(0, 27, "both")
    ('D12', 'D$12', '$AB$1')
    """
    letters, rest = "", column + 1
    while rest:
        rest, place = divmod(rest - 1, 26)
        letters = chr(65 + place) + letters
    across = "$" if hold in ("column", "both") else ""
    down = "$" if hold in ("row", "both") else ""
    return f"{across}{letters}{down}{row + 1}"


def quoted(text: str) -> str:
    """Text inside a formula.

    >>> quoted('the "best" one')
    '"the ""best"" one"'
    """
    return '"' + safe_text(text).replace('"', '""') + '"'


def print_marking(workbook: Workbook, marking: str, review_text: str) -> None:
    """Put the marking in the middle of the head and foot of every page, the review beside it."""
    middle = f"&C{_header_text(marking, 50)}"
    beside = f"&R&B{_header_text(review_text, 90)}"
    for sheet in workbook.worksheets():
        head = sheet.header or beside
        left, mark, right = head.partition("&R")
        sheet.set_header(f"{left}{middle}{mark}{right}")
        left, mark, right = (sheet.footer or "&RPage &P of &N").partition("&R")
        sheet.set_footer(f"{left}{middle}{mark}{right}")


def _header_text(text: str, most: int) -> str:
    """Text for the top of a page: an ampersand would start a code, so it stands doubled."""
    return safe_text(text).replace("\n", " ")[:most].replace("&", "&&")
