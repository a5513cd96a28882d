"""Amounts are rounded once, half a penny away from nought, and never through a float."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from counterfoil_web.outcomes.amounts import amount, cell, money, pence, pounds, share


def test_a_large_exact_amount_keeps_its_penny():
    # a float holds 16 digits: 12345678901234567.89 would lose its pence
    assert pence(Fraction("12345678901234567.89")) == Decimal("12345678901234567.89")


def test_half_a_penny_goes_away_from_nought():
    assert (pence(Fraction(1, 200)), pence(Fraction(-1, 200))) == (
        Decimal("0.01"),
        Decimal("-0.01"),
    )


def test_what_is_not_known_is_said_to_be_so():
    told = {money(None), pounds(None), amount(None, "officer"), share(None), cell(None)}
    assert told == {"not known"}


def test_a_unit_that_is_no_money_is_said():
    assert amount(Fraction(5, 2), "officer hour") == "2.5 officer hours"
