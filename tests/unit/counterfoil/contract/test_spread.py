"""Means and percentiles over trials."""

from decimal import Decimal

import pytest

from counterfoil.contract.spread import mean_of_highest_tenth, percentile, spread_of
from counterfoil.errors import InvalidValue


def test_the_percentiles_of_nought_to_a_hundred_are_themselves():
    found = spread_of(Decimal(one) for one in reversed(range(101)))
    assert (found.mean_gbp, found.p10_gbp, found.p50_gbp, found.p90_gbp) == (50, 10, 50, 90)


def test_between_two_trials_lies_a_straight_line():
    """Places 0 to 3; 10% of 3 is 0.3 of the way from £100 to £200."""
    amounts = [Decimal(one) for one in (100, 200, 400, 800)]
    assert percentile(amounts, 10) == Decimal("130.00")
    assert percentile(amounts, 100) == Decimal("800.00")


def test_the_worst_tenth_is_one_trial_at_least():
    assert mean_of_highest_tenth([Decimal(5), Decimal(9), Decimal(1)]) == Decimal("9.00")
    assert mean_of_highest_tenth(map(Decimal, range(11))) == Decimal("9.50")


def test_no_trials_have_no_spread():
    with pytest.raises(InvalidValue, match="no trials"):
        spread_of([])
