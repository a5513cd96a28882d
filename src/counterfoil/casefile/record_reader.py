"""Reading the cells of one row by what their columns hold, and gathering what is wrong.

Each reading gives a stand-in where a cell is wrong, so that every cell is read and every problem
is found in one go; a case with any problem of this kind is never used.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from counterfoil.appraisal.business_case import ReferenceClassUse, Uncertainty
from counterfoil.appraisal.evidence import Basis, Evidence
from counterfoil.casefile.columns import Column, Table
from counterfoil.casefile.date_text import date_mend, is_date_text, year_mend
from counterfoil.casefile.nearest_word import choose_among
from counterfoil.casefile.number_text import number_mend, read_number
from counterfoil.casefile.rows import Cell, Form, Row
from counterfoil.casefile.shares_text import read_ids
from counterfoil.casefile.uncertainty_text import read_uncertain
from counterfoil.errors import InvalidValue, Problem
from counterfoil.quantities.distributions import Distribution
from counterfoil.quantities.years import FinancialYear

ID_PATTERN = r"[^\s!-/:-@\[-`{-~][^\s!-,./:-@\[-^`{-~]*"
"""An id: no blanks and no marks but - and _, neither of them first; editors read it too."""

_ID = re.compile(ID_PATTERN)
_ID_RULE = "letters, digits, - and _, beginning with a letter or digit"
_MOST_EXACT = 10**15  # Excel keeps fifteen digits of a number
_YES, _NO = ("yes", "true"), ("no", "false")
_MOST_SHOWN = 60

Words = TypeVar("Words", bound=StrEnum)
Read = TypeVar("Read")


class RecordReader:
    """The cells of one row, read one by one; what is wrong goes to `problems`."""

    def __init__(self, table: Table, row: Row, problems: list[Problem]) -> None:
        self.table = table
        self.row = row
        self.problems = problems

    def wrong(self, column: str, what: str, mend: str) -> None:
        """Note what is wrong with a column's cell."""
        where = self.row.where_of(column)
        self.problems.append(Problem(what=what, where=where, mend=mend))

    def text(self, name: str) -> str:
        """Text as it stands, with line ends as \\n."""
        cell = self._filled(name)
        return "" if cell is None else self._clean(name, cell)

    def name(self, name: str) -> str:
        """A text of one line, without the blanks around it."""
        text = self.text(name).strip()
        if "\n" in text:
            self.wrong(name, f"{name} runs over several lines", "write it on one line")
        return text

    def id(self, name: str) -> str:
        """The id that names a record."""
        text = self.text(name).strip()
        if text and not _ID.fullmatch(text):
            plain = re.sub(r"[^\w-]+", "-", text).strip("-_")
            hint = f", such as {plain}" if plain else ""
            self.wrong(name, f"{shown(text)} is not an id", f"use {_ID_RULE}{hint}")
        return text

    def ids(self, name: str) -> tuple[str, ...]:
        """A list of ids."""
        return read_ids(self.name(name))

    def number(self, name: str) -> float | None:
        """A number; None where the cell is blank or wrong."""
        cell = self._filled(name)
        if cell is None:
            return None
        if cell.form is Form.QUOTED:
            mend = f"take the quotation marks away: {name}: {cell.text}"
            self.wrong(name, f"{name} is text, not a number", mend)
            return None
        if cell.form is Form.DATE:
            mend = "set the cell's format to General and type the number again"
            self.wrong(name, f"{name} is a date, not a number", mend)
            return None
        number = read_number(cell.text)
        if number is None:
            self.wrong(name, f"{shown(cell.text)} is not a plain number", number_mend(cell.text))
        return number

    def number_or(self, name: str, default: float) -> float:
        """A number, or what a blank cell stands for."""
        number = self.number(name)
        return default if number is None else number

    def whole(self, name: str, default: int) -> int:
        """A whole number, or what a blank cell stands for."""
        number = self.number(name)
        if number is None:
            return default
        if not number.is_integer():
            self.wrong(name, f"{number} is not a whole number", f"write such as {round(number)}")
            return default
        if abs(number) > _MOST_EXACT:
            what = f"{number:,.0f} has more digits than a cell of Excel keeps"
            self.wrong(name, what, f"give a number of at most {_MOST_EXACT:,}")
            return default
        return int(number)

    def word(self, name: str, words: type[Words]) -> Words | None:
        """One of the words of an enumeration; None where the cell is blank or wrong."""
        text = self.plain_word(name)
        return words(text) if text else None

    def plain_word(self, name: str) -> str:
        """One of the column's own words; empty where the cell is blank or wrong."""
        text, column = self.name(name), self._column(name)
        if not text or text in column.words:
            return text
        self.wrong(
            name, f"{shown(text)} is not a word for {name}", choose_among(text, column.words)
        )
        return ""

    def truth(self, name: str) -> bool:
        """Yes or no; blank is no."""
        cell = self._filled(name)
        text = "" if cell is None else cell.text.strip().casefold()
        if text and text not in _YES + _NO:
            self.wrong(name, f"{shown(text)} is neither yes nor no", "write yes or no")
        return text in _YES

    def year(self, name: str) -> FinancialYear | None:
        """A financial year; None where the cell is blank or wrong."""
        cell = self._filled(name)
        if cell is None or self._is_calendar_date(name, cell):
            return None
        text = cell.text.strip()
        try:
            return FinancialYear.parse(text)
        except InvalidValue:
            self.wrong(name, f"{shown(text)} is not a financial year", year_mend(text))
            return None

    def date(self, name: str) -> str:
        """A day, month, calendar year or financial year as text."""
        cell = self._filled(name)
        if cell is None:
            return ""
        text = cell.text.strip()
        if not is_date_text(text):
            self.wrong(name, f"{shown(text)} is not a date", date_mend(text))
        return text

    def parsed(self, name: str, read: Callable[[str], Read]) -> Read | None:
        """What `read` makes of a cell; None where the cell is blank or wrong."""
        text = self.name(name)
        if not text:
            return None
        try:
            return read(text)
        except InvalidValue as fault:
            self.wrong(name, fault.what, fault.mend)
            return None

    def distribution(self, name: str) -> Distribution | None:
        """A distribution; None where the cell is blank or wrong."""
        chance = self.parsed(name, read_uncertain)
        if isinstance(chance, ReferenceClassUse):
            self.wrong(
                name,
                "a reference class cannot stand here",
                "write a distribution, such as triangular(low=1, mode=2, high=4); "
                "reference classes belong in the uncertainty of lines and drivers",
            )
            return None
        return chance

    def uncertainty(self) -> Uncertainty | None:
        """What the columns uncertainty and uncertainty_of say; None where they are blank."""
        chance = self.parsed("uncertainty", read_uncertain)
        of_what = self.plain_word("uncertainty_of")
        if chance is None:
            if of_what and not self.row.text("uncertainty"):
                mend = "write a distribution in uncertainty, or clear uncertainty_of"
                self.wrong("uncertainty_of", "there is no uncertainty for it to speak of", mend)
            return None
        return Uncertainty(distribution=chance, of_factor=of_what != "amount")

    def evidence(self) -> Evidence:
        """What the columns basis, sources and note say."""
        return Evidence(
            basis=self.word("basis", Basis) or Basis.ASSUMED,
            sources=self.ids("sources"),
            note=self.text("note"),
        )

    def _column(self, name: str) -> Column:
        column = self.table.column(name)
        if column is None:
            raise KeyError(f"{self.table.name} has no column {name}")
        return column

    def _filled(self, name: str) -> Cell | None:
        """The cell, unless it is blank; a blank one is noted where it must be filled in."""
        column, cell = self._column(name), self.row.cells.get(name)
        if cell is not None and cell.form is Form.REFUSED:
            return None
        if cell is not None and not (cell.is_blank if column.required else not cell.text):
            return cell
        in_table = bool(self.row.noun)
        if column.required and not (in_table and cell is None):  # a column not there is told once
            words = f" The words are {', '.join(column.words)}." if column.words else ""
            self.wrong(name, f"{name} is blank", f"fill it in. {column.means}{words}")
        return None

    def _clean(self, name: str, cell: Cell) -> str:
        if cell.form is Form.TRUTH:
            mend = f'put it in quotation marks if it is meant as text: "{cell.text}"'
            self.wrong(name, f"{cell.text} is a truth value, not text", mend)
        elif cell.form is Form.NUMBER and not cell.text.lstrip("-").isdigit():
            mend = "set the cell's format to Text and type it again"
            self.wrong(name, f"{cell.text} is a number, and its text may have been cut", mend)
        elif not self._is_calendar_date(name, cell):
            self._refuse_control_characters(name, cell.text)
        return cell.text.replace("\r\n", "\n").replace("\r", "\n")

    def _is_calendar_date(self, name: str, cell: Cell) -> bool:
        if cell.form is not Form.DATE:
            return False
        self.wrong(
            name,
            f"Excel has made {name} the date {cell.text}",
            "set the cell's format to Text and type it again",
        )
        return True

    def _refuse_control_characters(self, name: str, text: str) -> None:
        bad = first_unwritable(text)
        if bad is not None:
            what = f"{name} holds the control character U+{ord(bad):04X}"
            self.wrong(name, what, "delete it; it may have come with text that was pasted")


_WRITABLE = re.compile("[\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd]*")
"""Text that can be kept, as almost all can: looked at whole, which is a hundred times as quick."""


def first_unwritable(text: str) -> str | None:
    """The first character of a text that cannot be kept; None when all can.

    >>> first_unwritable("Môn, page 4") is None, first_unwritable("a\\x07b") == "\\x07"
    (True, True)
    """
    if _WRITABLE.fullmatch(text):
        return None
    return next((mark for mark in text if is_unwritable(mark)), None)


def is_unwritable(mark: str) -> bool:
    """Whether a character cannot be kept as text in every form of a case.

    >>> [is_unwritable(mark) for mark in ("a", "ô", "\\n", "\\x07", "\\ufffe")]
    [False, False, False, True, True]
    """
    if mark in "\n\r\t":
        return False
    return unicodedata.category(mark) in ("Cc", "Cs") or (ord(mark) & 0xFFFE) == 0xFFFE


def shown(text: str) -> str:
    """A text as it is quoted in a message, cut where it is long.

    >>> shown("a" * 70) == "'" + "a" * 59 + "…'"
    True
    """
    flat = " ".join(text.split())
    return repr(flat if len(flat) <= _MOST_SHOWN else flat[: _MOST_SHOWN - 1] + "…")
