"""Working days as the Procurement Act 2023 counts them, over the whole United Kingdom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from counterfoil.errors import InvalidValue
from counterfoil.parameters.bank_holidays import Division, bank_holidays

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Days that are no Saturday, no Sunday and no bank holiday in any part of the United Kingdom.

    holidays: known from the first day to the last one. Outside them only weekends are left out, and
    `knows` says so. Source: Procurement Act 2023, section 123.
    """

    holidays: frozenset[date]
    first: date
    last: date

    def knows(self, day: date) -> bool:
        """Whether the bank holidays of that day's year are known."""
        return self.first <= day <= self.last

    def holds(self, day: date) -> bool:
        """Whether a day is a working day."""
        return day.weekday() < _SATURDAY and day not in self.holidays

    def last_day(self, first: date, count: int) -> date:
        """The last of so many working days beginning with a day, or the next working day.

        >>> working_days("2026-11-22").last_day(date(2026, 11, 23), 8)
        datetime.date(2026, 12, 3)
        """
        return self._counted(first, count, _DAY)

    def first_day(self, last: date, count: int) -> date:
        """The latest working day on which so many working days must begin to end by `last`.

        >>> working_days("2026-11-22").first_day(date(2026, 12, 3), 8)
        datetime.date(2026, 11, 23)
        """
        return self._counted(last, count, -_DAY)

    def _counted(self, start: date, count: int, step: timedelta) -> date:
        if count < 1:
            raise InvalidValue(
                what=f"{count} working days were counted",
                where="working days",
                mend="count at least one",
            )
        day = start
        while True:
            if self.holds(day):
                count -= 1
                if not count:
                    return day
            day += step


@lru_cache(maxsize=8)
def working_days(edition_id: str, folder: Path | None = None) -> WorkingDays:
    """The working days by one edition of the bank holidays. Raises UnknownEdition.

    >>> working_days("2026-11-22").holds(date(2026, 11, 30))
    False
    """
    days = frozenset(
        one.day for division in Division for one in bank_holidays(edition_id, division, folder)
    )
    return WorkingDays(days, date(min(days).year, 1, 1), date(max(days).year, 12, 31))
