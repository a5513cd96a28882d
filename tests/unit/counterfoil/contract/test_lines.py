"""Lines round once, and show the sum that they are."""

from decimal import Decimal
from fractions import Fraction

import pytest

from counterfoil.contract.lines import (
    Part,
    Rounding,
    Section,
    Unit,
    exact_number,
    line_of,
    number_text,
    part_text,
    pounds,
    rounded,
    to_pence,
)
from counterfoil.errors import InvalidValue


@pytest.mark.parametrize(
    ("exact", "half_up", "half_even"),
    [
        (Fraction(5, 1000), "0.01", "0.00"),
        (Fraction(15, 1000), "0.02", "0.02"),
        (Fraction(-5, 1000), "-0.01", "0.00"),
        (Fraction(4_999, 1_000_000), "0.00", "0.00"),
        (Fraction(2, 3), "0.67", "0.67"),
        (Fraction(-2, 3), "-0.67", "-0.67"),
        (Fraction(10**18) + Fraction(1, 3), "1000000000000000000.33", "1000000000000000000.33"),
    ],
)
def test_pence_by_each_rule(exact, half_up, half_even):
    assert to_pence(exact) == Decimal(half_up)
    assert to_pence(exact, Rounding.HALF_EVEN) == Decimal(half_even)


def test_rounding_to_other_decimals():
    """20,300 / 22,100 = 0.9185520…"""
    assert rounded(Fraction(20_300, 22_100), 5) == Decimal("0.91855")
    assert rounded(Fraction(20_300, 22_100), 0) == 1


def test_a_line_shows_its_sum_in_words_and_numbers():
    line = line_of(
        Section.BASE,
        "detentions",
        "Detentions",
        "Schedule 7",
        "volume × rate",
        (Part("volume", Fraction(1_940), records=("v1",)), Part("rate", Fraction(85), Unit.POUNDS)),
        Fraction(1_940 * 85),
        suffix="2027",
    )

    assert line.id == "base/detentions/2027"
    assert line.working == "1,940 × £85.00 = £164,900.00"
    assert line.records == ("v1",)
    assert not line.is_provisional


def test_a_name_inside_another_is_not_replaced():
    parts = (Part("rate", Fraction(2)), Part("rate above", Fraction(3)))
    line = line_of(Section.BASE, "a", "A", "1", "rate above + rate", parts, Fraction(5))
    assert line.working == "3 + 2 = £5.00"


@pytest.mark.parametrize(
    ("part", "text"),
    [
        (Part("a", Fraction(1, 8), Unit.POUNDS), "£0.125"),
        (Part("a", Fraction(-12), Unit.POUNDS), "−£12.00"),
        (Part("a", Fraction(3, 100), Unit.PERCENT), "3%"),
        (Part("a", Fraction(1024, 1000), Unit.FACTOR), "1.024"),
        (Part("a", "accepted", Unit.TEXT), "accepted"),
    ],
)
def test_figures_as_a_reader_sees_them(part, text):
    assert part_text(part) == text


def test_numbers_and_pounds():
    assert number_text(Fraction(-1, 3), 2) == "−0.33…"
    assert pounds(Decimal("-0.50")) == "−£0.50"


@pytest.mark.parametrize("text", ["", "abc", "nan", "inf", "1,000", None, 1.5, True])
def test_what_is_not_an_exact_number_is_refused(text):
    with pytest.raises(InvalidValue, match="not an exact number"):
        exact_number(text, "here")


def test_exact_numbers_keep_every_digit():
    assert exact_number("0.1", "here") == Fraction(1, 10)
    assert exact_number(Decimal("133.1"), "here") == Fraction(1331, 10)
    assert exact_number(7, "here") == 7
