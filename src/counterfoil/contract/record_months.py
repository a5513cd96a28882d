"""The month a record tells of, and the same record told of another month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from counterfoil.contract.records import (
    Acceptance,
    CertifiedSaving,
    DaysWorked,
    IndexValue,
    Invoice,
    Measurement,
    OpenBookCost,
    Record,
    Relief,
    Unavailability,
    Volume,
    Waiver,
)
from counterfoil.contract.term import days_of, month_of_day
from counterfoil.quantities.years import Month


def month_told_of(record: Record) -> Month | None:
    """The month that a record tells of; None for a kind of record that tells of none."""
    match record:
        case (
            Volume()
            | Measurement()
            | Relief()
            | OpenBookCost()
            | DaysWorked()
            | IndexValue()
            | Waiver()
            | Invoice()
        ):
            return record.month
        case Acceptance():
            return month_of_day(record.accepted_on)
        case CertifiedSaving():
            return month_of_day(record.certified_on)
        case Unavailability():
            return month_of_day(record.began.date())
        case _:
            return None


def told_of_later(record: Record, months: int) -> Record:
    """The same record told of a month so many months later (earlier when below nought).

    A day that the other month lacks becomes its last day.
    """
    match record:
        case (
            Volume()
            | Measurement()
            | Relief()
            | OpenBookCost()
            | DaysWorked()
            | IndexValue()
            | Waiver()
            | Invoice()
        ):
            return replace(record, month=record.month + months)
        case Acceptance():
            return replace(record, accepted_on=day_later(record.accepted_on, months))
        case CertifiedSaving():
            return replace(record, certified_on=day_later(record.certified_on, months))
        case Unavailability():
            until = record.until
            return replace(
                record,
                began=_moment_later(record.began, months),
                until=None if until is None else _moment_later(until, months),
            )
        case _:
            return record


def day_later(day: date, months: int) -> date:
    """The same day of the month so many months on, or that month's last day.

    >>> day_later(date(2026, 1, 31), 1), day_later(date(2024, 2, 29), -12)
    (datetime.date(2026, 2, 28), datetime.date(2023, 2, 28))
    """
    month = month_of_day(day) + months
    return date(month.year, month.month, min(day.day, days_of(month)))


def _moment_later(moment: datetime, months: int) -> datetime:
    return datetime.combine(day_later(moment.date(), months), moment.time())
