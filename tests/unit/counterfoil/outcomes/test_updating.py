"""Updating by a record, against closed forms, sums by hand and a numerical integral."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import special

from counterfoil.errors import InvalidValue
from counterfoil.outcomes.updating import Seen, UpdateRules, updated
from counterfoil.quantities.distributions import Discrete, Fixed, Normal, Pert, Uniform

SURE = UpdateRules(doubt=0.0, spreads=(0.15,))
TWO = (
    Seen(period="2012-13", planned=100.0, happened=80.0),
    Seen(period="2013-14", planned=100.0, happened=70.0),
)


def test_a_normal_prior_has_its_closed_form():
    # Precisions add: 1/0.2² + 2/0.15² = 25 + 88.889 = 113.889. Mean (25 × 1 + 1.5 / 0.0225) /
    # 113.889 = 91.667 / 113.889 = 0.80488; standard deviation 1 / √113.889 = 0.093704.
    found = updated(Normal(mean_value=1.0, sd=0.2), TWO, SURE)

    assert found.after.mean == pytest.approx(0.80488, abs=1e-4)
    assert found.distribution.mean == pytest.approx(0.80488, abs=1e-3)
    assert found.distribution.standard_deviation == pytest.approx(0.093704, rel=0.01)
    assert found.after.p10 == pytest.approx(0.80488 - 1.281552 * 0.093704, abs=1e-3)


def test_two_values_by_hand():
    # Half thought 0.5 and half 1.0; 0.7 is seen with a spread of 0.2. exp(-1/2) = 0.606531 against
    # exp(-9/8) = 0.324652: the chances are 0.606531 / 0.931183 = 0.651355 and
    # 0.348645: the mean is 0.325678 + 0.348645 = 0.674323.
    prior = Discrete(values=(0.5, 1.0), chances=(0.5, 0.5))
    rules = UpdateRules(doubt=0.0, spreads=(0.2,))
    found = updated(prior, [Seen(period="one", planned=10.0, happened=7.0)], rules)

    assert found.before.mean == pytest.approx(0.75)
    assert found.after.mean == pytest.approx(0.674323, abs=2e-6)


def test_a_pert_prior_with_doubt_agrees_with_a_numerical_integral():
    prior, rules = Pert(low=0.6, mode=1.0, high=1.1), UpdateRules(spreads=(0.1, 0.2))
    a, b = prior.shape
    x = (np.arange(200_000) + 0.5) / 100_000
    y = np.clip((x - 0.6) / 0.5, 0, 1)
    beta = y ** (a - 1) * (1 - y) ** (b - 1) / (special.beta(a, b) * 0.5)
    density = 0.9 * np.where((x > 0.6) & (x < 1.1), beta, 0) + 0.1 * 0.5
    density = density * sum(
        np.prod([np.exp(-(((one.share - x) / s) ** 2) / 2) / s for one in TWO], axis=0)
        for s in (0.1, 0.2)
    )
    mean = (x * density).sum() / density.sum()

    assert updated(prior, TWO, rules).after.mean == pytest.approx(mean, abs=1e-4)


def test_half_a_year_counts_half():
    # Precision 25 + 0.5 / 0.0225 = 47.222; mean (25 + 0.8 × 22.222) / 47.222 = 0.90588.
    half = [Seen(period="half", planned=50.0, happened=40.0, weight=0.5)]

    found = updated(Normal(mean_value=1.0, sd=0.2), half, SURE)
    assert found.after.mean == pytest.approx(0.90588, abs=1e-4)


def test_the_order_of_the_years_does_not_count():
    prior = Uniform(low=0.5, high=1.5)

    assert updated(prior, TWO).after == updated(prior, TWO[::-1]).after


def test_without_doubt_a_record_outside_the_prior_piles_up_at_its_end_and_with_it_it_moves():
    prior = Uniform(low=0.9, high=1.1)
    low = [Seen(period=str(n), planned=1.0, happened=0.3) for n in range(3)]

    assert updated(prior, low, SURE).after.p10 > 0.9
    moved = updated(prior, low)
    assert moved.after.mean == pytest.approx(0.3, abs=0.05)
    assert moved.doubt_after > 0.99
    assert "under 1%" in moved.notes[0]


def test_a_case_that_said_nothing_is_all_doubt():
    found = updated(None, TWO)

    assert found.before.mean == pytest.approx(1.0)
    assert found.after.mean == pytest.approx(0.75, abs=1e-3)
    assert found.chance_as_far is None
    assert "stated no likelihood" in found.notes[0]


def test_a_fixed_figure_and_its_record_meet_by_the_doubt():
    # exp(-((0.2² + 0.3²) / 0.045)) = 0.0556 for the figure as stated, against an integral over the
    # wide range of exp(-(0.05² + 0.05²)/0.045) × 0.15 √π / 2 = 0.8948 × 0.13293 = 0.11895. The
    # doubt is 0.1 × 0.11895 / (0.1 × 0.11895 + 0.9 × 0.05562) = 0.19203.
    found = updated(Fixed(value=1.0), TWO, UpdateRules(spreads=(0.15,)))

    assert found.doubt_after == pytest.approx(0.19203, abs=2e-3)


def test_years_close_together_are_believed_more_than_years_far_apart():
    def width(*shares: float) -> float:
        seen = [Seen(period="year", planned=1.0, happened=one) for one in shares]
        found = updated(None, seen).after
        return found.p90 - found.p10

    assert width(0.86, 0.86) < 0.5 * width(0.66, 1.06)


def test_the_factor_has_a_mean_of_one():
    assert updated(Uniform(low=0.5, high=1.5), TWO).factor.mean == pytest.approx(1.0)
    assert updated(Fixed(value=0.0), TWO, SURE).factor == Fixed(value=1.0)


def test_what_cannot_be_learned_from_is_refused():
    with pytest.raises(InvalidValue, match="no record to learn from"):
        updated(Fixed(value=1.0), [])
    with pytest.raises(InvalidValue, match="for which nothing was planned"):
        Seen(period="2012-13", planned=0.0, happened=1.0)
    with pytest.raises(InvalidValue, match="at most 1"):
        Seen(period="2012-13", planned=1.0, happened=1.0, weight=2.0)
    with pytest.raises(InvalidValue, match="a doubt from 0 to 1"):
        UpdateRules(doubt=1.5)
