"""Payments of a quarter and promptness of a half-year, by hand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from counterfoil.parameters.procurement_thresholds import trigger
from counterfoil.parameters.working_days import working_days
from counterfoil.procurement.payment_sums import (
    last_day_to_pay,
    not_accounted_for,
    payments_over,
    promptness,
)
from tests.fixtures.running_contracts import invoice, paid

LIMIT = trigger("2026-01", "payment")
DAYS = working_days("2026-11-22")
CAME = date(2027, 1, 1)
FIRST, LAST = date(2026, 10, 1), date(2027, 3, 31)


def test_only_more_than_thirty_thousand_with_tax_and_never_added_together():
    made = [
        paid("exact", CAME, date(2027, 1, 20), "30000.00"),
        paid("over", CAME, date(2027, 1, 20), "30000.01"),
        paid("two-a", CAME, date(2027, 1, 20), "20000"),
        paid("two-b", CAME, date(2027, 1, 20), "20000"),
        paid("later", CAME, date(2027, 4, 1), "90000"),
        paid("not-yet", CAME, None, "90000"),
    ]
    found = payments_over(made, date(2027, 1, 1), LAST, LIMIT)
    assert [one.invoice for one in found] == ["over"]


def test_the_day_after_the_invoice_is_day_one():
    # Received on 1 January: day 1 is the 2nd, day 30 the 31st, day 31 is 1 February, day 61 is
    # 3 March. The mean of 30, 31 and 61 is 122/3. A fourth, paid in April, is of the next period.
    made = [
        paid("30", CAME, date(2027, 1, 31)),
        paid("31", CAME, date(2027, 2, 1)),
        paid("61", CAME, date(2027, 3, 3)),
        paid("90", CAME, date(2027, 4, 1)),
    ]
    found = promptness(made, FIRST, LAST, DAYS)

    assert found.paid == 3
    assert found.average_days == Fraction(122, 3)
    assert found.shares == (Fraction(1, 3), Fraction(1, 3), Fraction(1, 3))
    assert (found.payable, found.unpaid_share) == (4, Fraction(1, 4))


def test_for_the_duty_to_pay_the_day_of_receipt_is_day_one():
    # s.68: thirty days beginning with 1 January end on the 30th, a day before reg. 38's day 30
    assert last_day_to_pay(paid("1", CAME, None), DAYS) == date(2027, 1, 30)


def test_nothing_paid_has_no_average():
    found = promptness([], FIRST, LAST, DAYS)
    assert (found.average_days, found.unpaid_share) == (None, None)


def test_an_invoice_that_nobody_spoke_of_is_found_whatever_its_capitals():
    held = [invoice("INV-1", CAME, "40000"), invoice("INV-2", CAME, "40000")]
    found = not_accounted_for(held, [paid("inv-1", CAME, None)], FIRST, LAST)
    assert [one.number for one in found] == ["INV-2"]
