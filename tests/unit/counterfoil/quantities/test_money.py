from __future__ import annotations

from decimal import Decimal

import pytest

from counterfoil.errors import InvalidValue
from counterfoil.quantities.money import Money, total


@pytest.mark.parametrize(
    "amount", [0.1, True, "abc", "", "£5", "1,000", "NaN", "Infinity", None, "1e30", 10**25]
)
def test_what_is_not_an_exact_amount_is_refused(amount):
    with pytest.raises(InvalidValue):
        Money(amount)


@pytest.mark.parametrize(
    ("amount", "half_up", "half_even"),
    [
        ("0.005", "0.01", "0.00"),
        ("0.015", "0.02", "0.02"),
        ("-0.005", "-0.01", "0.00"),
        ("2.675", "2.68", "2.68"),
        ("1.00499999", "1.00", "1.00"),
    ],
)
def test_rounding_is_to_the_penny_the_way_asked(amount, half_up, half_even):
    assert Money(amount).to_pence() == Money(half_up)
    assert Money(amount).to_pence("half_even") == Money(half_even)


def test_an_unknown_rounding_is_refused():
    with pytest.raises(InvalidValue):
        Money(1).to_pence("down")


def test_sums_are_exact_where_binary_fractions_are_not():
    assert total([Money("0.10")] * 3) == Money("0.30")
    assert total([]) == Money(0)
    assert Money("10") - Money("0.01") == Money("9.99")
    assert -Money("1.50") < Money(0) < Money("0.01")


@pytest.mark.parametrize(
    ("pounds", "shares", "parts"),
    [
        # 100 pence by 1:1:1 is 33 1/3 each: one penny is left and the first in the list has it.
        ("1.00", (1, 1, 1), ("0.34", "0.33", "0.33")),
        # 101 by 2:1 is 67 1/3 and 33 2/3: the larger remainder has the penny.
        ("1.01", (2, 1), ("0.67", "0.34")),
        ("0.01", (0, 1, 1), ("0.00", "0.01", "0.00")),
        # -100 by 1:1:1 is -33 1/3 each: floors of -34 leave two pennies to give back.
        ("-1.00", (1, 1, 1), ("-0.33", "-0.33", "-0.34")),
        ("5", ("0.6", "0.4"), ("3.00", "2.00")),
    ],
)
def test_a_split_adds_up_to_the_penny(pounds, shares, parts):
    found = Money(pounds).split([Decimal(share) for share in shares])

    assert found == tuple(map(Money, parts))
    assert total(found) == Money(pounds)


@pytest.mark.parametrize("shares", [[], [Decimal(0)], [Decimal(1), Decimal(-1)], [Decimal(-1)]])
def test_shares_that_cannot_divide_anything_are_refused(shares):
    with pytest.raises(InvalidValue):
        Money(1).split(shares)


def test_division_by_nought_is_told_in_words():
    assert Money(1) / 4 == Money("0.25")
    with pytest.raises(InvalidValue, match="divided by nought"):
        Money(1) / 0


@pytest.mark.parametrize(
    ("amount", "text"),
    [("1234567.891", "£1,234,567.89"), ("-0.005", "−£0.01"), ("0", "£0.00"), (-1200, "−£1,200.00")],
)
def test_money_is_shown_with_pounds_and_pence(amount, text):
    assert str(Money(amount)) == text
