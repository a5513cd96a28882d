"""Records: what each states, and which of them state the same."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from counterfoil.contract.records import (
    RECORD_KINDS,
    Acceptance,
    CertifiedSaving,
    DaysWorked,
    Figure,
    IndexValue,
    Invoice,
    InvoiceLine,
    OpenBookCost,
    Relief,
    ReliefState,
    Volume,
    Waiver,
    standing,
)
from counterfoil.quantities.years import Month
from tests.fixtures.contracts import measured, volume

MAY = Month(2026, 5)
COMMON = {"entered_on": date(2026, 6, 1)}


def test_the_suppliers_figure_and_the_verified_one_are_two_facts():
    supplier = volume("2026-05", 10)
    verified = volume("2026-05", 9, id="v2", figure=Figure.VERIFIED)
    assert supplier.fact != verified.fact
    assert supplier.fact == volume("2026-05", 8, id="v3").fact
    assert measured("a", "2026-05", 1).fact != measured("b", "2026-05", 1).fact


def test_what_each_other_kind_states():
    assert (
        OpenBookCost(id="1", of="fuel", month=MAY, amount_gbp=Fraction(1), **COMMON).fact
        == OpenBookCost(id="2", of="fuel", month=MAY, amount_gbp=Fraction(2), **COMMON).fact
    )
    days = {"charge": "c", "month": MAY, "days": Fraction(1), **COMMON}
    assert DaysWorked(id="1", grade="x", **days).fact != DaysWorked(id="1", grade="y", **days).fact
    first = Acceptance(id="1", charge="c", milestone="m", accepted_on=date(2026, 5, 1), **COMMON)
    assert first.fact == ("acceptance", "c", "m")
    level = IndexValue(id="1", series="cpi", month=MAY, value=Fraction(130), **COMMON)
    assert level.fact == ("index_value", "cpi", MAY)
    waiver = Waiver(id="1", of="m", month=MAY, reason="r", approved_by="CFO", **COMMON)
    assert waiver.fact == ("waiver", "m", MAY)


def test_two_savings_or_reliefs_without_a_name_are_two_facts():
    saving = {"charge": "c", "certified_on": date(2026, 5, 1), "amount_gbp": Fraction(1)}
    assert (
        CertifiedSaving(id="1", **saving, **COMMON).fact
        != CertifiedSaving(id="2", **saving, **COMMON).fact
    )
    relief = {"of": "m", "month": MAY, "state": ReliefState.CLAIMED, "reason": "flood"}
    assert Relief(id="1", **relief, **COMMON).fact != Relief(id="2", **relief, **COMMON).fact


def test_an_invoice_is_known_by_its_number_however_it_is_typed():
    lines = (
        InvoiceLine(of="a", title="A", amount_gbp=Decimal("10.10")),
        InvoiceLine(of="b", title="B", amount_gbp=Decimal("-0.20")),
    )
    invoice = {"month": MAY, "dated": date(2026, 6, 1), "lines": lines, "vat_gbp": Decimal(0)}
    one = Invoice(id="1", number="INV-7 ", **invoice, **COMMON)
    assert one.net_gbp == Decimal("9.90")
    assert one.fact == Invoice(id="2", number="inv-7", **invoice, **COMMON).fact


def test_every_kind_has_a_name_of_its_own():
    assert len({kind.kind for kind in RECORD_KINDS}) == len(RECORD_KINDS) == 11


def test_what_supersedes_counts_from_the_day_it_was_entered_and_nothing_is_lost():
    old = volume("2026-05", 10)
    new = volume("2026-05", 9, id="v2", supersedes=old.id)
    new = replace(new, entered_on=date(2027, 6, 1))

    assert standing((old, new), Volume, date(2027, 5, 31)) == (old,)
    assert standing((old, new), Volume, date(2027, 6, 1)) == (new,)
    assert standing((old, new), Volume) == (new,)
    assert standing((old, new), Waiver) == ()
