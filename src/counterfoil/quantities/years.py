"""Financial years and months, as public bodies count them: 1 April to 31 March."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import total_ordering

from counterfoil.errors import InvalidValue

MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_FIRST_MONTH = 4
_FORM = re.compile(r"^(\d{4})-(\d{2})$")
_MONTH_FORM = re.compile(r"^(\d{4})-(\d{2})$")


@total_ordering
@dataclass(frozen=True, slots=True)
class FinancialYear:
    """The year from 1 April of `start` to 31 March of the next.

    >>> FinancialYear(2017)
    FinancialYear(start=2017)
    >>> str(FinancialYear(2017)), FinancialYear.parse("1999-00").start
    ('2017-18', 1999)
    >>> FinancialYear(2017) + 3 == FinancialYear.parse("2020-21")
    True
    """

    start: int

    def __post_init__(self) -> None:
        if not isinstance(self.start, int) or not 1900 <= self.start <= 2400:
            raise InvalidValue(
                what=f"{self.start!r} is not the first calendar year of a financial year",
                where="financial year",
                mend="give a year from 1900 to 2400, such as 2017 for 2017-18",
            )

    @classmethod
    def parse(cls, text: str) -> FinancialYear:
        """Read the form 2017-18. Raises InvalidValue for any other form."""
        match = _FORM.match(text.strip())
        if match is None or (int(match[1]) + 1) % 100 != int(match[2]):
            raise InvalidValue(
                what=f"{text!r} is not a financial year",
                where="financial year",
                mend="write both halves, such as 2017-18",
            )
        return cls(int(match[1]))

    @classmethod
    def holding(cls, day: date) -> FinancialYear:
        """The financial year that holds a day.

        >>> str(FinancialYear.holding(date(2018, 3, 31)))
        '2017-18'
        """
        return cls(day.year if day.month >= _FIRST_MONTH else day.year - 1)

    @property
    def first_day(self) -> date:
        """1 April."""
        return date(self.start, _FIRST_MONTH, 1)

    @property
    def last_day(self) -> date:
        """31 March."""
        return date(self.start + 1, _FIRST_MONTH - 1, 31)

    @property
    def months(self) -> tuple[Month, ...]:
        """The twelve months, April first."""
        first = Month(self.start, _FIRST_MONTH)
        return tuple(first + step for step in range(12))

    def __add__(self, years: int) -> FinancialYear:
        return FinancialYear(self.start + years)

    def __sub__(self, other: FinancialYear) -> int:
        return self.start - other.start

    def __lt__(self, other: FinancialYear) -> bool:
        return self.start < other.start

    def __str__(self) -> str:
        return f"{self.start}-{(self.start + 1) % 100:02d}"


def years_from(first: FinancialYear, count: int) -> tuple[FinancialYear, ...]:
    """`count` financial years in a row, beginning with `first`.

    >>> [str(year) for year in years_from(FinancialYear(2019), 2)]
    ['2019-20', '2020-21']
    """
    return tuple(first + step for step in range(count))


@total_ordering
@dataclass(frozen=True, slots=True)
class Month:
    """One calendar month.

    >>> str(Month.parse("2018-03") + 1), str(Month(2018, 3).financial_year)
    ('2018-04', '2017-18')
    """

    year: int
    month: int

    def __post_init__(self) -> None:
        if not 1 <= self.month <= 12 or not 1900 <= self.year <= 2400:
            raise InvalidValue(
                what=f"{self.year}-{self.month} is not a month",
                where="month",
                mend="give a year from 1900 to 2400 and a month from 1 to 12, such as 2018-04",
            )

    @property
    def words(self) -> str:
        """As it is said: April 2018.

        >>> Month(2018, 4).words
        'April 2018'
        """
        return f"{MONTH_NAMES[self.month - 1]} {self.year}"

    @classmethod
    def parse(cls, text: str) -> Month:
        """Read the form 2018-04. Raises InvalidValue for any other form."""
        match = _MONTH_FORM.match(text.strip())
        if match is None:
            raise InvalidValue(
                what=f"{text!r} is not a month", where="month", mend="write it as 2018-04"
            )
        return cls(int(match[1]), int(match[2]))

    @property
    def financial_year(self) -> FinancialYear:
        """The financial year that holds this month."""
        return FinancialYear.holding(date(self.year, self.month, 1))

    def __add__(self, months: int) -> Month:
        count = self.year * 12 + self.month - 1 + months
        return Month(count // 12, count % 12 + 1)

    def __sub__(self, other: Month) -> int:
        return (self.year - other.year) * 12 + self.month - other.month

    def __lt__(self, other: Month) -> bool:
        return (self.year, self.month) < (other.year, other.month)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"


def day_in_words(day: date) -> str:
    """A day as it is said.

    >>> day_in_words(date(2026, 4, 1))
    '1 April 2026'
    """
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"
