"""The standstill after a contract award notice, day by day: what counts and what is left out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from counterfoil.errors import InvalidValue
from counterfoil.parameters.bank_holidays import Division, bank_holidays
from counterfoil.parameters.procurement_periods import least_period
from counterfoil.parameters.working_days import working_days
from counterfoil.procurement.periods import EDITION
from counterfoil.procurement.timetable import BANK_HOLIDAYS

LAW = "Procurement Act 2023, s.51 and s.123"
_DAY = timedelta(days=1)
_SATURDAY = 5
_PLACES = {
    Division.ENGLAND_AND_WALES: "England and Wales",
    Division.SCOTLAND: "Scotland",
    Division.NORTHERN_IRELAND: "Northern Ireland",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StandstillDay:
    """A day of the standstill. number: the how many-eth working day it is, 0 when left out."""

    day: date
    number: int
    left_out_for: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standstill:
    """From the notice to the last day, and the first day on which the contract may be signed.

    known: whether the bank holidays of all these days are known.
    """

    notice: date
    working_days: int
    days: tuple[StandstillDay, ...]
    known: bool

    @property
    def last_day(self) -> date:
        """The last day of the standstill."""
        return self.days[-1].day

    @property
    def sign_from(self) -> date:
        """The first day on which the contract may be entered into."""
        return self.last_day + _DAY

    @property
    def holidays(self) -> tuple[StandstillDay, ...]:
        """The bank holidays that are left out."""
        return tuple(one for one in self.days if not one.number and one.left_out_for != _WEEKEND)


_WEEKEND = "Weekend"


def standstill(notice: date, count: int = 0) -> Standstill:
    """The standstill that begins with the day of a notice; of the least length unless count says.

    Raises: InvalidValue for fewer working days than the Act allows.

    >>> found = standstill(date(2026, 11, 23))
    >>> found.last_day, found.sign_from
    (datetime.date(2026, 12, 3), datetime.date(2026, 12, 4))
    """
    least = least_period(EDITION, "standstill").days
    wanted = count or least
    if wanted < least:
        raise InvalidValue(
            what=f"{wanted} working days are asked for, and the least is {least}",
            where="working days",
            mend=f"write {least} or more ({LAW})",
        )
    held = working_days(BANK_HOLIDAYS)
    last = held.last_day(notice, wanted)
    found, number, day = [], 0, notice
    while day <= last:
        works = held.holds(day)
        number += works
        found.append(
            StandstillDay(
                day=day, number=number if works else 0, left_out_for="" if works else _reason(day)
            )
        )
        day += _DAY
    return Standstill(
        notice=notice,
        working_days=wanted,
        days=tuple(found),
        known=held.knows(notice) and held.knows(last),
    )


def _reason(day: date) -> str:
    if day.weekday() >= _SATURDAY:
        return _WEEKEND
    places = [place for division, place in _PLACES.items() if day in _titles(division)]
    title = next(titles[day] for one in Division if day in (titles := _titles(one)))
    return title if len(places) == len(_PLACES) else f"{title}, in {' and '.join(places)}"


@lru_cache(maxsize=4)
def _titles(division: Division) -> dict[date, str]:
    """The bank holidays of a part of the kingdom; a day in the place of another says so."""
    return {
        one.day: f"{one.title}, {one.note.lower()}" if one.note else one.title
        for one in bank_holidays(BANK_HOLIDAYS, division)
    }
