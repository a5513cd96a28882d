"""Payments in words: each by itself, and promptness of one contract alone."""

from __future__ import annotations

from datetime import date

from counterfoil.procurement.contract_occasions import occasion_named
from counterfoil.procurement.payment_fields import average, bands, payments, period, unpaid
from tests.fixtures.running_contracts import invoice, paid, running

ON = date(2027, 4, 1)
CAME = date(2027, 1, 1)
ONE = running(
    paid("30", CAME, date(2027, 1, 31)),
    paid("31", CAME, date(2027, 2, 1)),
    paid("61", CAME, date(2027, 3, 3), "30000"),
    paid("none", CAME, None),
    invoices=(
        invoice("30", CAME, "41666.67"),
        invoice("X", date(2027, 2, 1), "40000"),
        invoice("small", date(2027, 2, 1), "100"),
    ),
)


def test_each_payment_above_the_limit_and_the_invoices_nobody_spoke_of():
    about = occasion_named(ONE, "UK8", "2027-q1", ON)
    text, lacks = payments(ONE, about)

    assert text == (
        "31 January 2027: £50,000.00, invoice 30; 1 February 2027: £50,000.00, invoice 31"
    )
    assert lacks.endswith("received and paid: X of 1 February 2027 (£48,000.00)")
    assert period(ONE, about) == ("1 January 2027 to 31 March 2027", "")


def test_promptness_by_hand():
    # 30, 31 and 61 days: (30 + 31 + 61) / 3 = 40.67; a third in each band; all four were payable
    # by 30 January, and of them one is not paid: 25%
    about = occasion_named(ONE, "UK17", "2027-03", ON)

    text, lacks = average(ONE, about)
    assert text == "40.7 days over 3 payments of this contract alone"
    assert "X of 1 February 2027" in lacks
    assert "small of 1 February 2027" in lacks
    assert bands(ONE, about)[0] == (
        "Days 1 to 30: 33.3%; days 31 to 60: 33.3%; day 61 or later: 33.3%; of this contract alone"
    )
    assert unpaid(ONE, about)[0].startswith("25% of 4 payments of this contract alone")


def test_a_period_in_which_nothing_was_paid_says_so():
    one = running(paid("none", date(2027, 3, 20), None))
    about = occasion_named(one, "UK17", "2027-03", ON)

    assert average(one, about) == ("No payment of this contract alone", "")
    assert bands(one, about)[0] == "No payment of this contract alone"
    assert unpaid(one, about)[0] == "Nothing became payable of this contract alone"
