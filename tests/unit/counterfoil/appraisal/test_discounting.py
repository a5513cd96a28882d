from __future__ import annotations

import math
from fractions import Fraction

import pytest

from counterfoil.appraisal.discounting import discount_factors, payback_years, present_value_gbp
from counterfoil.errors import InvalidValue
from counterfoil.parameters import discount_rates


@pytest.mark.parametrize(
    ("schedule", "steps"),
    [
        ("standard", [(30, "0.035"), (75, "0.03"), (124, "0.025")]),
        ("health", [(30, "0.015"), (75, "0.0129"), (124, "0.0107")]),
    ],
)
def test_factors_are_exact_products_of_the_stepped_rates(schedule, steps):
    factor, expected = Fraction(1), [1.0]
    for year in range(1, 125):
        rate = next(Fraction(rate) for last, rate in steps if year <= last)
        factor /= 1 + rate
        expected.append(float(factor))

    found = discount_factors(discount_rates("2026", schedule, 125))

    assert found == pytest.approx(expected, rel=1e-13)


def test_the_rate_of_year_0_is_never_used():
    assert discount_factors([-1.0, 0.25]).tolist() == [1.0, 0.8]
    assert discount_factors([9.0]).tolist() == [1.0]


def test_without_a_rate_nothing_is_lost():
    assert present_value_gbp([-3.0, 1.0, 5.0], [0.0, 0.0, 0.0]) == 3.0


@pytest.mark.parametrize(
    "rates", [[], [0.0, -1.0], [0.0, -2.0], [0.0, math.nan], [[0.0, 0.1]]], ids=str
)
def test_rates_that_are_none_are_refused(rates):
    with pytest.raises(InvalidValue):
        discount_factors(rates)


def test_a_rate_is_asked_for_each_year():
    with pytest.raises(InvalidValue, match="2 amounts meet 3 rates"):
        present_value_gbp([1.0, 2.0], [0.0, 0.1, 0.1])


@pytest.mark.parametrize(
    ("flows", "years"),
    [
        ([-5.0, 1.2, 1.2, 1.2, 1.2, 1.2], 4 + 0.2 / 1.2),  # 4.1667, undiscounted
        ([-4.0, 2.0, 2.0], 2.0),  # level at the very end of year 2
        ([-1.0, 4.0], 0.25),
        ([-5.0, 6.0, -3.0, 4.0], 2.5),  # ahead, behind again, ahead for good: -2 + 4 in year 3
        ([1.0, -2.0, 4.0], 1.25),  # only then behind
        ([-5.0, 1.0], None),
        ([5.0, 1.0], None),
        ([0.0, 0.0], None),
        ([0.0, -1.0, 1.0], 2.0),
        ([-1.0], None),
    ],
)
def test_payback_is_the_last_time_the_running_total_turns(flows, years):
    found = payback_years(flows)

    assert found is None if years is None else found == pytest.approx(years)
