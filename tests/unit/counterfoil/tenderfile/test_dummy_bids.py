"""Dummy bids read, and each wrong cell told."""

from __future__ import annotations

from fractions import Fraction

import pytest

from counterfoil.errors import BadInput
from counterfoil.tenderfile.dummy_bids import dummy_columns, read_dummy_bids
from tests.fixtures.tenders import a_plan, flat_plan


def test_bids_are_read_with_pounds_and_commas():
    (found,) = read_dummy_bids(a_plan(), 'bid,price_gbp,care,staff\nA,"£11,000,000",4,3.5\n')

    assert (found.bid, found.price_gbp) == ("A", 11_000_000)
    assert found.marks == {"care": 4, "staff": Fraction(7, 2)}
    assert dummy_columns(flat_plan(quality=100)) == ("bid", "quality")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "its columns are none"),
        ("bid,price,care,staff\n", "its columns are bid, price, care, staff"),
        ("bid,price_gbp,care,staff\nA,ten,4,4\n", "price_gbp is no number"),
        ("bid,price_gbp,care,staff\nA,0,4,4\n", "the price is not above 0"),
        ("bid,price_gbp,care,staff\nA,5,6,4\n", "care is 6"),
        ("bid,price_gbp,care,staff\nA,5,4\n", "staff is blank"),
        ("bid,price_gbp,care,staff\nA,5,4,4\nA,6,4,4\n", "two bids have one name"),
    ],
)
def test_what_is_wrong_is_told(text, what):
    with pytest.raises(BadInput) as told:
        read_dummy_bids(a_plan(), text)

    assert what in told.value.problems[0].what
    assert told.value.problems[0].mend
