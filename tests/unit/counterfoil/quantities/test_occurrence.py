from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from counterfoil.errors import InvalidValue
from counterfoil.quantities.distributions import (
    Discrete,
    Fixed,
    Lognormal,
    Normal,
    Triangular,
    Uniform,
)
from counterfoil.quantities.occurrence import Occurrence


def test_mean_and_spread_by_hand():
    # 1 in 4 of 100: mean 25; variance 0.25 x 100^2 - 25^2 = 1,875.
    risk = Occurrence(chance=0.25, impact=Fixed(value=100.0))

    assert risk.mean == 25.0
    assert risk.standard_deviation == pytest.approx(math.sqrt(1_875))


@pytest.mark.parametrize(
    ("chance", "mean", "sd", "support"), [(0, 0, 0, (0, 0)), (1, 5, 1, (-math.inf, math.inf))]
)
def test_never_and_always(chance, mean, sd, support):
    risk = Occurrence(chance=chance, impact=Normal(mean_value=5.0, sd=1.0))

    assert (risk.mean, risk.standard_deviation, risk.support) == (mean, sd, support)
    expected = stats.norm(mean, sd).ppf([0.1, 0.5, 0.9]) if chance else np.zeros(3)
    assert risk.quantile(np.array([0.1, 0.5, 0.9])) == pytest.approx(expected)


def test_a_sure_risk_of_great_size_keeps_its_small_spread():
    impact = Normal(mean_value=1e9, sd=1.0)

    assert Occurrence(chance=1.0, impact=impact).standard_deviation == pytest.approx(1.0)


def cdf(chance: float, impact_cdf: float, x: float) -> float:
    """P(value <= x): the impact's share that is not above x, and the nought of not happening."""
    return chance * impact_cdf + (1 - chance) * (x >= 0)


@pytest.mark.parametrize("chance", [0.05, 0.3, 0.95])
@pytest.mark.parametrize(
    ("impact", "peer"),
    [
        (Triangular(low=10, mode=20, high=60), stats.triang(c=0.2, loc=10, scale=50)),
        (Uniform(low=-30, high=-10), stats.uniform(-30, 20)),
        (Uniform(low=-10, high=30), stats.uniform(-10, 40)),
        (Lognormal(log_mean=1.0, log_sd=0.5), stats.lognorm(s=0.5, scale=math.e)),
    ],
    ids=["a cost", "a windfall", "either", "skewed"],
)
def test_quantiles_undo_the_chance_of_not_exceeding(chance, impact, peer):
    risk = Occurrence(chance=chance, impact=impact)
    probabilities = np.linspace(0.002, 0.998, 499)

    values = risk.quantile(probabilities)

    assert np.all(np.diff(values) >= 0)
    for p, value in zip(probabilities, values, strict=True):
        if value == 0:
            below = chance * peer.cdf(-1e-9)
            assert below - 1e-9 <= p <= below + 1 - chance + 1e-9
        else:
            assert cdf(chance, peer.cdf(value), value) == pytest.approx(p, abs=1e-9)


def test_a_discrete_impact_keeps_its_steps():
    risk = Occurrence(chance=0.5, impact=Discrete(values=(-4.0, 8.0), chances=(0.5, 0.5)))

    # By hand: -4 to 0.25, nought to 0.75, 8 above.
    assert risk.quantile(np.array([0.1, 0.24, 0.26, 0.74, 0.76, 0.99])).tolist() == [
        *(-4, -4, 0, 0, 8, 8)
    ]


@pytest.mark.parametrize("chance", [-0.1, 1.1, math.nan])
def test_a_chance_that_is_none_is_refused(chance):
    with pytest.raises(InvalidValue):
        Occurrence(chance=chance, impact=Fixed(value=1.0))
