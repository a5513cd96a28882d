"""Moments and amounts as the standard writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction

from counterfoil.procurement.ocds_values import at, day, plain, supplier_id, value
from counterfoil.procurement.plan import Supplier


def test_a_moment_is_londons_unless_it_says():
    assert at(datetime(2026, 7, 1, 9, 0)) == "2026-07-01T09:00:00+01:00"  # noqa: DTZ001
    assert at(datetime(2026, 7, 1, 9, 0, tzinfo=UTC)) == "2026-07-01T09:00:00+00:00"
    assert day(date(2026, 12, 3)) == "2026-12-03T00:00:00+00:00"


def test_an_amount_is_rounded_once_to_the_penny():
    assert value(Fraction(100, 3), None) == {"currency": "GBP", "amountGross": 33.33}
    assert value(None, Fraction("0.005")) == {"currency": "GBP", "amount": 0.01}


def test_a_weight_keeps_its_decimals():
    assert (plain(Fraction(40)), plain(Fraction("12.5"))) == (40, 12.5)


def test_a_supplier_without_a_number_is_a_draft():
    assert supplier_id(Supplier(name="Bidder A"), 1) == "draft-supplier-1"
