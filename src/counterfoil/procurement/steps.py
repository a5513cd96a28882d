"""Steps that wait for each other, and the days between them, forwards and backwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from counterfoil.parameters.working_days import WorkingDays

BEGIN = ""
"""What the first steps wait for: the first day of work."""

_DAY = timedelta(days=1)


class Count(StrEnum):
    """How the days of a link are counted.

    DAYS: the day so many days after. WORKING_DAYS: the working day so many after.
    WORKING_FROM: the last of so many working days, the day itself counted if it is one.
    """

    DAYS = "days"
    WORKING_DAYS = "working_days"
    WORKING_FROM = "working_days_beginning_with"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A step waits so long for another. least: the fewest days the law allows, and which law."""

    after: str
    days: int = 0
    count: Count = Count.DAYS
    least: int = 0
    law: str = ""

    def earliest(self, day: date, days: WorkingDays, *, least: bool = False) -> date:
        """The first day for the step, when the one before it is on a day.

        least: by the law's days alone.
        """
        number = self.least if least else max(self.days, self.least)
        if self.count is Count.DAYS or number == 0:
            return day + number * _DAY
        first = day if self.count is Count.WORKING_FROM else day + _DAY
        return days.last_day(first, number)

    def latest(self, day: date, days: WorkingDays) -> date:
        """The last day for the one before, when the step is on a day: `earliest` the other way."""
        number = max(self.days, self.least)
        if self.count is Count.DAYS or number == 0:
            return day - number * _DAY
        first = days.first_day(day, number)
        return first if self.count is Count.WORKING_FROM else first - _DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something done on a day. own: how long it takes is for the author to say.

    planned_on: not before this day. done_on: the day it was done. notice: the code of the notice
    that is published by it.
    """

    id: str
    title: str
    links: tuple[Link, ...] = ()
    own: bool = False
    planned_on: date | None = None
    done_on: date | None = None
    notice: str = ""
    note: str = ""
