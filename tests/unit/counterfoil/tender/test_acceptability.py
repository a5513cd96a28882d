"""Shares of ranks against what geometry says, and against the stated neighbourhood itself."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from counterfoil.errors import InvalidValue
from counterfoil.tender.acceptability import (
    BLOCK,
    Neighbourhood,
    acceptability,
    dealt_block,
)
from counterfoil.tender.weighted_totals import WeightedTotals, totals_of
from tests.fixtures.tenders import TOTALS, a_plan, entry, flat_plan

F = Fraction
SOME = 100_000
FIVE_ERRORS = 5 * 0.5 / SOME**0.5


def two():
    plan = flat_plan(first=60, second=40)
    return totals_of(plan, [entry("A", first=70, second=60), entry("B", first=60, second=74)])


def test_a_tenth_dealt_out_anew():
    """The first weight is then equally likely anywhere from 54 to 64; B leads below 58.33…

    (58.33 − 54) ÷ 10 = 0.43333.
    """
    found = acceptability(two(), Neighbourhood(share=0.1, weightings=SOME))

    assert found.share("B", 1) == pytest.approx(13 / 30, abs=FIVE_ERRORS)
    assert found.share("A", 1) + found.share("B", 1) == 1.0
    assert found.share("A", 2) == found.share("B", 1)


def test_all_weightings_of_three_criteria():
    """Each of three bids is best on one criterion alone: each leads in a third of the triangle."""
    one = F(1)
    totals = WeightedTotals(
        bids=("x", "y", "z"),
        criteria=("a", "b", "c"),
        weights=(F(98), one, one),
        worth=((one, 0 * one, 0 * one), (0 * one, one, 0 * one), (0 * one, 0 * one, one)),
    )
    found = acceptability(totals, Neighbourhood(share=1.0, weightings=SOME))

    for bid in totals.bids:
        assert found.share(bid, 1) == pytest.approx(1 / 3, abs=FIVE_ERRORS)


def test_no_number_of_threads_changes_it():
    near = Neighbourhood(share=0.5, weightings=2 * BLOCK + 100, seed=9)

    assert acceptability(two(), near, workers=1) == acceptability(two(), near, workers=2)
    assert acceptability(two(), near) != acceptability(
        two(), Neighbourhood(share=0.5, weightings=2 * BLOCK + 100, seed=10)
    )


def test_what_does_not_vary_stays():
    """Of quality's 60 points care is from 36 − 36s to 36 − 36s + 60s; the price keeps its 40.

    At any care and staff the price's 32, 25 and 40 stay: with quality 60, c at most 24 + 40 = 64,
    a never below 36 + 32 = 68: c is always last but where b is; b is 48 + 25 = 73 always.
    """
    bids = [
        entry("a", TOTALS["a"], care=4, staff=3),
        entry("b", TOTALS["b"], care=4, staff=4),
        entry("c", TOTALS["c"], care=2, staff=2),
    ]
    totals = totals_of(a_plan(), bids)
    near = Neighbourhood(share=1.0, varied=("care", "staff"), weightings=SOME)
    found = acceptability(totals, near)

    assert found.share("c", 3) == 1.0
    # a: 48 − 12 × staff's share + 32 > 73 where staff's share of the 60 is below 7/12.
    assert found.share("a", 1) == pytest.approx(7 / 12, abs=FIVE_ERRORS)


def test_equal_bids_share_the_first_rank():
    plan = flat_plan(first=60, second=40)
    totals = totals_of(plan, [entry("A", first=70, second=60), entry("B", first=70, second=60)])
    found = acceptability(totals, Neighbourhood(share=1.0, weightings=1_000))

    assert found.share("A", 1) == found.share("B", 1) == 1.0


def test_blocks_are_drawn_apart():
    assert np.array_equal(dealt_block(1, 3, 4, 10), dealt_block(1, 3, 4, 10))
    assert not np.array_equal(dealt_block(1, 3, 4, 10), dealt_block(1, 4, 4, 10))


@pytest.mark.parametrize(
    ("near", "told"),
    [
        ({"share": 0.0}, "not above 0"),
        ({"share": 1.1}, "not above 0 and at most 1"),
        ({"share": float("nan")}, "not above 0"),
        ({"share": 0.1, "weightings": 0}, "is not from 1"),
        ({"share": 0.1, "varied": ("third",)}, "no criterion that is marked is called third"),
        ({"share": 0.1, "varied": ("first",)}, "fewer than two"),
    ],
)
def test_what_has_no_meaning_is_refused(near, told):
    with pytest.raises(InvalidValue, match=told):
        acceptability(two(), Neighbourhood(**near))
