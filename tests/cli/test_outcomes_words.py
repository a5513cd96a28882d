"""Amounts as the pages of outcomes show them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from counterfoil.cli.outcomes_words import amount, exact, pounds


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction("0.49"), "£0"),
        (Fraction("-0.49"), "£0"),
        (Fraction("1234.5"), "£1,235"),
        (Fraction("-1234.5"), "−£1,235"),
        (None, "not known"),
    ],
)
def test_pounds_are_whole_and_rounded_once(value, shown):
    assert pounds(value) == shown


def test_what_is_no_money_keeps_its_unit_and_json_keeps_every_digit():
    assert amount(Fraction("13.6"), "% of calls") == "13.6% of calls"
    assert (exact(Fraction(1, 3)), exact(Fraction("0.10")), exact(None)) == ("1/3", "0.1", None)
