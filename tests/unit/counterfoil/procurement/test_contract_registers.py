"""Records of a running contract that state the same fact."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from counterfoil.procurement.contract_registers import Ended, Ending, Payment
from counterfoil.procurement.registers import Published

DAY = date(2027, 1, 4)


def payment(name, invoice, part=""):
    return Payment(
        id=name,
        entered_on=DAY,
        invoice=invoice,
        received_on=DAY,
        amount_gbp=Decimal(1),
        part=part,
    )


def test_an_invoice_is_recorded_once_but_for_its_parts():
    assert payment("a", "INV-1").fact == payment("b", " inv-1 ").fact
    assert payment("a", "INV-1", "first").fact != payment("b", "INV-1", "second").fact


def test_a_contract_ends_once():
    first, second = (
        Ended(id=name, entered_on=DAY, ended_on=DAY, how=how, reason="r")
        for name, how in (("a", Ending.EXPIRED), ("b", Ending.RESCINDED))
    )
    assert first.fact == second.fact


def test_two_changes_may_be_published_on_one_day():
    first, second = (
        Published(id=name, entered_on=DAY, notice="UK10", published_on=DAY, about=name)
        for name in ("change-1", "change-2")
    )
    assert first.fact != second.fact
