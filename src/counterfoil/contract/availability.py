"""Availability of cells and the like: the clause, and what hours out of use cost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from fractions import Fraction

from counterfoil.contract.records import Unavailability
from counterfoil.contract.term import Term, first_day, last_day
from counterfoil.errors import InvalidValue
from counterfoil.quantities.years import Month

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitType:
    """A type of unit, such as a standard cell: how many there are and how much each weighs."""

    id: str
    title: str
    count: Fraction
    weight: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class AvailabilityRegime:
    """When units must be in use, how long a repair may take, and what an hour beyond it costs.

    opens, closes: the hours of each day in which a unit must be in use; the same twice: all day.
    rectification: hours from the start of a failure for which nothing is deducted. rate_gbp: for an
    hour of a unit of weight 1. deemed: what a unit deemed unavailable is. Clock times are local and
    without summer time: a day has 24 hours.
    """

    id: str
    title: str
    clause: str
    unit_types: tuple[UnitType, ...]
    rate_gbp: Fraction
    rectification: Fraction = Fraction(0)
    opens: time = time(0, 0)
    closes: time = time(0, 0)
    deemed: str = ""

    def __post_init__(self) -> None:
        ids = [one.id for one in self.unit_types]
        if not ids or len(set(ids)) != len(ids):
            raise InvalidValue(
                what="it has no unit types, or two of one id",
                where=f"availability {self.id}",
                mend="name each type of unit once",
            )

    def unit_type(self, name: str) -> UnitType | None:
        """The type of that id, if there is one."""
        return next((one for one in self.unit_types if one.id == name), None)

    @property
    def hours_a_day(self) -> Fraction:
        """Hours of each day in which a unit must be in use."""
        return _hours(self._open_for())

    def hours_required(self, month: Month, term: Term) -> Fraction:
        """Hours of the month in which each unit must be in use."""
        return self.hours_a_day * term.days_in(month)

    def hours_lost(self, event: Unavailability, month: Month, term: Term) -> Fraction:
        """Hours of one failure that count in a month: in the hours of use, after the repair time.

        A failure not yet ended counts to the end of the month.
        """
        first = max(term.start, first_day(month))
        last = min(term.end, last_day(month))
        began = event.began + timedelta(seconds=float(self.rectification * 3600))
        begin = max(began, datetime.combine(first, time()))
        end = datetime.combine(last, time()) + _DAY
        if event.until is not None:
            end = min(end, event.until)
        if end <= begin:
            return Fraction(0)
        return _hours(self._in_use_between(begin, end))

    def _open_for(self) -> timedelta:
        span = _since_midnight(self.closes) - _since_midnight(self.opens)
        return span if span > timedelta() else span + _DAY

    def _in_use_between(self, begin: datetime, end: datetime) -> timedelta:
        if self._open_for() == _DAY:
            return end - begin
        lost = timedelta()
        day = begin.date() - _DAY
        while day <= end.date():
            opened = datetime.combine(day, self.opens)
            lost += max(timedelta(), min(end, opened + self._open_for()) - max(begin, opened))
            day += _DAY
        return lost


def _since_midnight(clock: time) -> timedelta:
    return timedelta(hours=clock.hour, minutes=clock.minute, seconds=clock.second)


def _hours(span: timedelta) -> Fraction:
    return Fraction(span.days * 86_400 + span.seconds, 3600)
