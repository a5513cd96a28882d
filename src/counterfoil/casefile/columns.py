"""What a column and a table of a case are: the shapes that `tables` fills in.

From these come the CSV and YAML readers, the Excel sheets, the JSON Schemas and the reference
page, so that each fact about a column is written once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from counterfoil.errors import InvalidValue
from counterfoil.quantities.years import FinancialYear, Month, years_from

_YEAR_NAME = re.compile(r"\d{4}-\d{2}")
_MONTH_MARK = " month"


class Kind(StrEnum):
    """What a cell of a column holds."""

    ID = "id"
    REFERENCE = "reference"
    NAME = "text of one line"
    TEXT = "text"
    NUMBER = "number"
    WHOLE = "whole number"
    WORD = "word"
    TRUTH = "yes or no"
    YEAR = "financial year"
    DATE = "date"
    IDS = "list of ids"
    SHARES = "shares"
    DISTRIBUTION = "distribution"
    UNCERTAINTY = "uncertainty"
    PAIRS = "pairs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table.

    means: a sentence for the person who fills it in. blank: what a blank cell stands for.
    words: the words allowed, for a column of words. refers_to: the table whose ids it holds.
    """

    name: str
    kind: Kind
    means: str
    required: bool = False
    unit: str = ""
    blank: str = ""
    words: tuple[str, ...] = ()
    refers_to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table of a case: a CSV file or a list in case.yaml, and a sheet of the workbook.

    key: the columns that name a record. before, after: the columns on either side of those for
    years and months, in a table that has them.
    """

    name: str
    title: str
    about: str
    key: tuple[str, ...]
    before: tuple[Column, ...]
    after: tuple[Column, ...] = ()
    has_years: bool = False
    has_months: bool = False
    in_yaml: bool = False
    required: bool = False

    @property
    def file(self) -> str:
        """The file of a case folder that holds the table."""
        return "case.yaml" if self.in_yaml else f"{self.name}.csv"

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns that do not depend on the term."""
        return self.before + self.after

    def column(self, name: str) -> Column | None:
        """The column of that name, those for years and months among them; None if there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        if self.has_years and year_of(name) is not None:
            return _year_column(name)
        if self.has_months and month_of(name) is not None:
            return _month_column(name)
        return None

    def names(self, years: Iterable[str] = (), months: Iterable[str] = ()) -> tuple[str, ...]:
        """Every column's name in order, for a term with these years and months."""
        return (
            *(column.name for column in self.before),
            *(years if self.has_years else ()),
            *(months if self.has_months else ()),
            *(column.name for column in self.after),
        )


def year_of(name: str) -> FinancialYear | None:
    """The financial year that a column is for; None when it is for none.

    >>> str(year_of("2017-18")), year_of("2017-04"), year_of("title")
    ('2017-18', None, None)
    """
    if not _YEAR_NAME.fullmatch(name):
        return None
    try:
        return FinancialYear.parse(name)
    except InvalidValue:
        return None


def month_of(name: str) -> Month | None:
    """The month that a column is for; None when it is for none.

    >>> str(month_of("2017-04")), str(month_of("2011-12 month")), month_of("2011-12")
    ('2017-04', '2011-12', None)
    """
    if year_of(name) is not None:
        return None
    text = name.removesuffix(_MONTH_MARK)
    if not _YEAR_NAME.fullmatch(text):
        return None
    try:
        return Month.parse(text)
    except InvalidValue:
        return None


def month_name(month: Month) -> str:
    """The name of a month's column: `2017-04`, or `2011-12 month` where a year is written so.

    >>> month_name(Month(2017, 4)), month_name(Month(2011, 12))
    ('2017-04', '2011-12 month')
    """
    text = str(month)
    return text if year_of(text) is None else text + _MONTH_MARK


def year_names(first_year: FinancialYear, years: int) -> tuple[str, ...]:
    """The names of the columns for the years of a term."""
    return tuple(str(year) for year in years_from(first_year, years))


def month_names(first_year: FinancialYear, count: int) -> tuple[str, ...]:
    """The names of the columns for the first `count` months of a term."""
    return tuple(month_name(first_year.months[0] + step) for step in range(count))


def _year_column(name: str) -> Column:
    return Column(
        name=name, kind=Kind.NUMBER, required=True, means=f"The amount in the year {name}."
    )


def _month_column(name: str) -> Column:
    return Column(name=name, kind=Kind.NUMBER, means=f"The amount in the month {name[:7]}.")
