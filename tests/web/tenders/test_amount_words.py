"""Exact amounts as pages show them."""

from fractions import Fraction

from counterfoil_web.tenders.amount_words import gbp


def test_pence_are_shown_only_where_there_are_any():
    assert [gbp(Fraction(8_400_000)), gbp(Fraction(1, 3)), gbp(None)] == [
        "£8,400,000",
        "£0.33",
        "–",
    ]
