"""Signs that an invoice was put under the wrong month, each by an invoice made to show it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from counterfoil.contract.invoice_month import month_doubts
from counterfoil.contract.records import Invoice, InvoiceLine
from counterfoil.quantities.years import Month

APRIL, MAY, JUNE = (Month(2026, number) for number in (4, 5, 6))
STATED = {APRIL: Decimal(120), MAY: Decimal(132), JUNE: Decimal(144)}
"""£100, £110 and £120, with VAT of a fifth."""


def invoice(number: str, month: Month, net: int, dated: date) -> Invoice:
    return Invoice(
        id=number,
        entered_on=dated,
        number=number,
        month=month,
        dated=dated,
        lines=(InvoiceLine(of="service", title="Service", amount_gbp=Decimal(net)),),
        vat_gbp=Decimal(net) / 5,
    )


def told(*invoices: Invoice) -> dict[str, str]:
    return {name: one.what for name, one in month_doubts(invoices, STATED).items()}


def test_each_invoice_under_its_own_month_is_not_asked_about():
    right = (
        invoice("A", APRIL, 100, date(2026, 5, 3)),
        invoice("B", MAY, 110, date(2026, 6, 3)),
        invoice("C", JUNE, 125, date(2026, 7, 3)),
    )
    assert told(*right) == {}


@pytest.mark.parametrize(
    ("others", "doubtful", "sign"),
    [
        ([], invoice("B", APRIL, 110, date(2026, 6, 3)), "£132.00, which is what is due for May"),
        ([], invoice("B", JUNE, 117, date(2026, 5, 31)), "dated in May 2026, before the month"),
        (
            [invoice("A", APRIL, 100, date(2026, 5, 3))],
            invoice("B", APRIL, 117, date(2026, 6, 3)),
            "invoice A bills what is due for it, and no invoice is recorded for May 2026",
        ),
    ],
)
def test_a_sign_of_another_month_is_told(others, doubtful, sign):
    found = told(*others, doubtful)
    assert list(found) == ["B"]
    assert sign in found["B"]


def test_a_sum_due_for_another_month_that_is_billed_is_no_sign():
    """May was billed in full; a second bill of the same sum under June is for June to explain."""
    assert (
        told(invoice("A", MAY, 110, date(2026, 6, 3)), invoice("B", JUNE, 110, date(2026, 7, 3)))
        == {}
    )


def test_a_date_before_the_month_is_no_sign_where_bills_come_in_advance():
    in_advance = [
        invoice("A", APRIL, 101, date(2026, 3, 20)),
        invoice("B", MAY, 111, date(2026, 4, 20)),
        invoice("C", JUNE, 121, date(2026, 5, 20)),
    ]
    assert told(*in_advance) == {}
