"""Exact numbers as text."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterfoil.contractfile.exact_text import exact_text, money_text, read_exact, share_text


@given(st.fractions())
def test_every_number_is_read_back_as_it_was(value):
    assert read_exact(exact_text(value)) == value
    assert read_exact(money_text(value)) == value
    assert read_exact(share_text(value)) == value


@pytest.mark.parametrize(
    "text", ["", "£5", "1,200", "nan", "inf", "1e999999999", "1/0", "%", "--1", "1 2", "9" * 500]
)
def test_what_is_no_plain_number_is_not_read(text):
    assert read_exact(text) is None


def test_a_third_is_written_as_one():
    assert exact_text(Fraction(1, 3)) == "1/3"
    assert share_text(Fraction(1, 8)) == "12.5%"
    assert money_text(Fraction(1, 8)) == "0.125"
