"""The two ways in which the Procurement Act 2023 counts days.

A period "beginning with" a day counts that day as its first. A period for suppliers to answer
starts on the day after the notice or invitation is given. Working days leave out weekends and the
bank holidays of every part of the United Kingdom.
"""

from __future__ import annotations

from datetime import date, timedelta

from counterfoil.contract.term import anniversary
from counterfoil.errors import InvalidValue
from counterfoil.parameters.procurement_periods import LeastPeriod
from counterfoil.parameters.working_days import WorkingDays

_DAY = timedelta(days=1)


def last_day_of(first: date, period: LeastPeriod, days: WorkingDays) -> date:
    """The last day of a period that begins with a day.

    >>> from counterfoil.parameters.procurement_periods import least_period
    >>> from counterfoil.parameters.working_days import working_days
    >>> last_day_of(date(2026, 11, 2), least_period("2025-02", "details-notice"),
    ...             working_days("2026-11-22"))
    datetime.date(2026, 12, 1)
    """
    if period.days < 1:
        raise InvalidValue(
            what=f"{period.title} has no days to count",
            where=period.id,
            mend="ask for a period of at least one day",
        )
    if period.working:
        return days.last_day(first, period.days)
    return first + (period.days - 1) * _DAY


def earliest_close(given: date, count: int) -> date:
    """The earliest last day for answers, so many days after a notice or invitation was given.

    >>> earliest_close(date(2026, 12, 1), 25)
    datetime.date(2026, 12, 26)
    """
    return given + count * _DAY


def shortens_tendering(planned: date, notice: date, least_days: int) -> bool:
    """Whether a planned procurement notice is early enough, and not too early, to shorten it.

    That is at least so many days and at most 12 months before the tender notice.

    >>> shortens_tendering(date(2026, 10, 1), date(2026, 11, 10), 40)
    True
    """
    return planned + least_days * _DAY <= notice <= anniversary(planned, 1)
