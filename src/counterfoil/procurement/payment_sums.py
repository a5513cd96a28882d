"""What was paid in a quarter, and how promptly in a half-year: sums for the payment notices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from counterfoil.contract.records import Invoice
from counterfoil.parameters.procurement_periods import least_period
from counterfoil.parameters.procurement_thresholds import Trigger
from counterfoil.parameters.working_days import WorkingDays
from counterfoil.procurement.contract_registers import Payment
from counterfoil.procurement.counting import last_day_of
from counterfoil.procurement.periods import EDITION

BANDS = ((0, 30), (31, 60), (61, None))
"""Days from the invoice day, as the payments compliance notice has them; day 1 is the day after."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promptness:
    """How promptly the sums of one contract were paid in a period.

    paid: how many. average_days: None when none was. shares: of them in each band. payable: sums
    whose last day to pay was in the period. unpaid_share: of those not paid within it.
    """

    paid: int
    average_days: Fraction | None
    shares: tuple[Fraction, ...]
    payable: int
    unpaid_share: Fraction | None


def payments_over(
    payments: Iterable[Payment], first: date, last: date, limit: Trigger
) -> tuple[Payment, ...]:
    """Each payment of a period that is more than the limit by itself; none are added together."""
    return tuple(
        one
        for one in payments
        if one.paid_on is not None
        and first <= one.paid_on <= last
        and limit.reached(Fraction(one.amount_gbp))
    )


def promptness(
    payments: Sequence[Payment], first: date, last: date, days: WorkingDays
) -> Promptness:
    """How promptly was paid in a period. The day after the invoice came is day 1 (reg. 38)."""
    taken = [
        (one.paid_on - one.received_on).days
        for one in payments
        if one.paid_on is not None and first <= one.paid_on <= last
    ]
    payable = [one for one in payments if first <= last_day_to_pay(one, days) <= last]
    late = [one for one in payable if one.paid_on is None or one.paid_on > last]
    count = len(taken)
    return Promptness(
        paid=count,
        average_days=Fraction(sum(taken), count) if count else None,
        shares=tuple(
            Fraction(sum(low <= one and (top is None or one <= top) for one in taken), count or 1)
            for low, top in BANDS
        ),
        payable=len(payable),
        unpaid_share=Fraction(len(late), len(payable)) if payable else None,
    )


def last_day_to_pay(one: Payment, days: WorkingDays) -> date:
    """The last of the days that section 68 gives, the day of receipt being the first."""
    return last_day_of(one.received_on, least_period(EDITION, "invoice"), days)


def not_accounted_for(
    invoices: Iterable[Invoice], payments: Iterable[Payment], first: date, last: date
) -> tuple[Invoice, ...]:
    """Invoices dated in a period of which nobody said when they came or were paid."""
    known = {one.invoice.strip().casefold() for one in payments}
    return tuple(
        one
        for one in invoices
        if first <= one.dated <= last and one.number.strip().casefold() not in known
    )


def period_before(last: date, months: int) -> date:
    """The first day of a period of so many months that ends on a month's last day.

    >>> period_before(date(2026, 6, 30), 3)
    datetime.date(2026, 4, 1)
    """
    after = last + timedelta(days=1)
    month = after.month - months
    return date(after.year - (month < 1), month + 12 * (month < 1), 1)
