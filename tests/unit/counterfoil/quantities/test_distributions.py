from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from counterfoil.errors import InvalidValue
from counterfoil.quantities.distributions import (
    Discrete,
    Distribution,
    Empirical,
    Fixed,
    Lognormal,
    Normal,
    Pert,
    Triangular,
    Uniform,
)


def beta_pert(low: float, mode: float, high: float) -> object:
    """PERT as its inventors' beta distribution: 1 + 4 x the share of the width on each side."""
    width = high - low
    return stats.beta(
        1 + 4 * (mode - low) / width, 1 + 4 * (high - mode) / width, loc=low, scale=width
    )


PEERS = [
    (Uniform(low=-2.0, high=7.0), stats.uniform(-2, 9)),
    (Triangular(low=0.9, mode=1.0, high=1.4), stats.triang(c=0.2, loc=0.9, scale=0.5)),
    (Triangular(low=0.0, mode=0.0, high=3.0), stats.triang(c=0, loc=0, scale=3)),
    (Triangular(low=0.0, mode=3.0, high=3.0), stats.triang(c=1, loc=0, scale=3)),
    (Triangular(low=1e9, mode=1e9 + 1, high=1e9 + 2), stats.triang(c=0.5, loc=1e9, scale=2)),
    (Pert(low=0.8, mode=1.0, high=1.6), beta_pert(0.8, 1.0, 1.6)),
    (Pert(low=-5.0, mode=-5.0, high=10.0), beta_pert(-5, -5, 10)),
    (Pert(low=-5.0, mode=10.0, high=10.0), beta_pert(-5, 10, 10)),
    (Normal(mean_value=1e6, sd=1e5), stats.norm(1e6, 1e5)),
    (Lognormal(log_mean=0.2, log_sd=0.4), stats.lognorm(s=0.4, scale=math.exp(0.2))),
    (Lognormal(log_mean=-3.0, log_sd=3.0), stats.lognorm(s=3.0, scale=math.exp(-3))),
]


@pytest.mark.parametrize(("distribution", "peer"), PEERS, ids=lambda item: str(item)[:40])
class TestAgainstScipy:
    def test_mean_and_standard_deviation(self, distribution, peer):
        assert distribution.mean == pytest.approx(peer.mean(), rel=1e-9)
        assert distribution.standard_deviation == pytest.approx(peer.std(), rel=1e-9)

    def test_quantiles(self, distribution, peer):
        probabilities = np.array(
            [1e-9, 1e-4, 0.05, 0.1, 0.2, 0.5, 0.8, 0.9, 0.95, 0.9999, 1 - 1e-9]
        )

        expected = peer.ppf(probabilities)

        assert distribution.quantile(probabilities) == pytest.approx(expected, rel=1e-8, abs=1e-12)
        assert distribution.quantile(0.3).item() == pytest.approx(peer.ppf(0.3), rel=1e-8)

    def test_support(self, distribution, peer):
        assert distribution.support == pytest.approx(peer.support())


def moments(distribution: Distribution) -> tuple[float, float]:
    """Mean and standard deviation by adding up quantiles at the middles of a million steps."""
    values = distribution.quantile((np.arange(1_000_000) + 0.5) / 1_000_000)
    return float(values.mean()), float(values.std())


@pytest.mark.parametrize(
    "distribution",
    [
        Discrete(values=(-1.0, 0.0, 250.0), chances=(0.2, 0.5, 0.3)),
        Empirical(values=(0.8, 1.1, 0.95, 3.0)),
        Empirical(values=(1.0, 1.0, 2.0)),
    ],
    ids=str,
)
def test_moments_agree_with_the_quantiles(distribution):
    mean, sd = moments(distribution)

    assert distribution.mean == pytest.approx(mean, rel=1e-5)
    assert distribution.standard_deviation == pytest.approx(sd, rel=1e-5)


def test_discrete_quantiles_step_where_the_chances_do():
    steps = Discrete(values=(0.0, 10.0, 20.0), chances=(0.5, 0.25, 0.25))

    found = steps.quantile(np.array([0.01, 0.5, 0.51, 0.75, 0.76, 0.999]))

    assert found.tolist() == [0, 0, 10, 10, 20, 20]
    assert steps.support == (0, 20)
    assert Discrete(values=(0.0, 1.0), chances=(1.0, 0.0)).support == (0, 0)


def test_empirical_joins_what_was_seen_by_straight_lines():
    # Sorted 1, 2, 4: halves of the probability are the two steps.
    seen = Empirical(values=(4.0, 1.0, 2.0))

    assert seen.values == (1.0, 2.0, 4.0)
    assert seen.quantile(np.array([0.25, 0.5, 0.75])).tolist() == [1.5, 2.0, 3.0]
    assert seen.mean == pytest.approx((1.5 + 3.0) / 2)


def test_a_narrow_range_far_from_nought_keeps_its_spread():
    assert Empirical(values=(1e9, 1e9 + 1)).standard_deviation == pytest.approx(1 / math.sqrt(12))


def test_a_fixed_value_never_moves():
    fixed = Fixed(value=-3.5)

    assert (fixed.mean, fixed.standard_deviation, fixed.support) == (-3.5, 0.0, (-3.5, -3.5))
    assert fixed.quantile(np.array([0.1, 0.9])).tolist() == [-3.5, -3.5]


@pytest.mark.parametrize(
    "build",
    [
        lambda: Fixed(value=math.nan),
        lambda: Fixed(value=math.inf),
        lambda: Fixed(value=1e200),
        lambda: Fixed(value="1"),
        lambda: Uniform(low=2.0, high=1.0),
        lambda: Triangular(low=2.0, mode=1.0, high=3.0),
        lambda: Triangular(low=1.0, mode=4.0, high=3.0),
        lambda: Triangular(low=1.0, mode=1.0, high=1.0),
        lambda: Pert(low=3.0, mode=2.0, high=1.0),
        lambda: Pert(low=1.0, mode=1.0, high=1.0),
        lambda: Normal(mean_value=0.0, sd=-1.0),
        lambda: Normal(mean_value=math.nan, sd=1.0),
        lambda: Lognormal(log_mean=0.0, log_sd=-0.1),
        lambda: Lognormal(log_mean=700.0, log_sd=0.0),
        lambda: Discrete(values=(), chances=()),
        lambda: Discrete(values=(1.0,), chances=(0.5, 0.5)),
        lambda: Discrete(values=(1.0, 2.0), chances=(0.5, 0.4)),
        lambda: Discrete(values=(1.0, 2.0), chances=(1.5, -0.5)),
        lambda: Discrete(values=(2.0, 1.0), chances=(0.5, 0.5)),
        lambda: Discrete(values=(1.0, 1.0), chances=(0.5, 0.5)),
        lambda: Empirical(values=()),
        lambda: Empirical(values=(1.0,)),
        lambda: Empirical(values=(1.0, math.nan)),
    ],
)
def test_a_wrong_distribution_cannot_be_built(build):
    with pytest.raises(InvalidValue) as caught:
        build()
    assert caught.value.mend


@pytest.mark.parametrize("log_mean", [-500.0, -350.0, 0.0, 100.0, 500.0])
@pytest.mark.parametrize("log_sd", [0.0, 1.0, 10.0, 20.0, 26.0, 31.0, 60.0])
def test_a_lognormal_is_refused_or_holds_its_own_moments(log_mean, log_sd):
    try:
        skewed = Lognormal(log_mean=log_mean, log_sd=log_sd)
    except InvalidValue:
        assert abs(log_mean) + 8 * log_sd > 500 or log_sd > 20
        return
    assert math.isfinite(skewed.mean)
    assert math.isfinite(skewed.standard_deviation)
    assert np.all(np.isfinite(skewed.quantile(np.array([1e-15, 1 - 1e-15]))))
