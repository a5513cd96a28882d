"""The term of a contract: its days, its anniversary years, and how much of a month it covers."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from counterfoil.errors import InvalidValue
from counterfoil.quantities.years import Month


class PartMonths(StrEnum):
    """How a yearly amount is shared over months.

    CALENDAR_DAYS: a twelfth for each month, and of a part month the share of its calendar days.
    DAYS_OF_YEAR: for each day its share of the days of the contract's anniversary year.
    WHOLE: a twelfth for each month that the term touches.
    """

    CALENDAR_DAYS = "calendar_days"
    DAYS_OF_YEAR = "days_of_year"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Term:
    """From the first day to the last, both in it.

    >>> term = Term(date(2026, 4, 15), date(2036, 4, 14))
    >>> str(term.first_month), str(term.last_month), term.days_in(Month(2026, 4))
    ('2026-04', '2036-04', 16)
    """

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise InvalidValue(
                what=f"the term ends on {self.end} before it starts on {self.start}",
                where="term",
                mend="give an end on or after the start",
            )

    @property
    def first_month(self) -> Month:
        """The month that holds the first day."""
        return month_of_day(self.start)

    @property
    def last_month(self) -> Month:
        """The month that holds the last day."""
        return month_of_day(self.end)

    @property
    def months(self) -> tuple[Month, ...]:
        """Every month that the term touches."""
        first = self.first_month
        return tuple(first + step for step in range(self.last_month - first + 1))

    def covers(self, month: Month) -> bool:
        """Whether any day of the month is in the term."""
        return (
            (self.start.year, self.start.month)
            <= (month.year, month.month)
            <= (
                self.end.year,
                self.end.month,
            )
        )

    def days_in(self, month: Month) -> int:
        """How many days of the month are in the term."""
        first, last = self.part_of(month)
        return max(0, (last - first).days + 1)

    def part_of(self, month: Month) -> tuple[date, date]:
        """The first and last day of the month within the term (last before first: none)."""
        return max(self.start, first_day(month)), min(self.end, last_day(month))

    def year_number(self, day: date) -> int:
        """Which anniversary year holds the day: 1 for the first.

        >>> Term(date(2026, 4, 15), date(2036, 4, 14)).year_number(date(2027, 4, 15))
        2
        """
        years = day.year - self.start.year
        return years + 1 if day >= anniversary(self.start, years) else years

    def year(self, number: int) -> Term:
        """The whole anniversary year of that number, whether or not the term ends within it."""
        return _year_of(self.start, number)

    def share_of_year(self, month: Month, rule: PartMonths, within: Term | None = None) -> Fraction:
        """The share of a yearly amount that falls in a month.

        within: narrower dates that also apply, such as those of one charge.

        >>> Term(date(2026, 4, 15), date(2036, 4, 14)).share_of_year(
        ...     Month(2026, 4), PartMonths.DAYS_OF_YEAR)
        Fraction(16, 365)
        """
        return _share(self, month, rule, within or self)


@lru_cache(maxsize=4096)
def _share(term: Term, month: Month, rule: PartMonths, within: Term) -> Fraction:
    first = max(term.start, within.start, first_day(month))
    last = min(term.end, within.end, last_day(month))
    if last < first:
        return Fraction(0)
    if rule is PartMonths.WHOLE:
        return Fraction(1, 12)
    if rule is PartMonths.CALENDAR_DAYS:
        return Fraction((last - first).days + 1, 12 * days_of(month))
    share = Fraction(0)
    while first <= last:
        year = term.year(term.year_number(first))
        until = min(last, year.end)
        share += Fraction((until - first).days + 1, (year.end - year.start).days + 1)
        first = until + timedelta(days=1)
    return share


@lru_cache(maxsize=4096)
def _year_of(start: date, number: int) -> Term:
    return Term(anniversary(start, number - 1), anniversary(start, number) - timedelta(days=1))


def anniversary(start: date, years: int) -> date:
    """The same day so many years on; 1 March for 29 February in a year that has none."""
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return date(start.year + years, 3, 1)


def month_of_day(day: date) -> Month:
    """The month that holds a day."""
    return Month(day.year, day.month)


def first_day(month: Month) -> date:
    """The first day of a month."""
    return date(month.year, month.month, 1)


def last_day(month: Month) -> date:
    """The last day of a month."""
    return date(month.year, month.month, days_of(month))


@lru_cache(maxsize=4096)
def days_of(month: Month) -> int:
    """How many days a month has."""
    return monthrange(month.year, month.month)[1]
