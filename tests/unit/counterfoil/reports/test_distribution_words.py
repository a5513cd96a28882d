"""A distribution is said with its numbers first and its kind last."""

from __future__ import annotations

import pytest

from counterfoil.appraisal.business_case import ReferenceClassUse, Uncertainty
from counterfoil.quantities.distributions import (
    Discrete,
    Empirical,
    Fixed,
    Lognormal,
    Normal,
    Triangular,
    Uniform,
)
from counterfoil.reports.distribution_words import distribution_words, uncertainty_words


@pytest.mark.parametrize(
    ("distribution", "words"),
    [
        (Fixed(value=2.0), "2 for certain"),
        (Uniform(low=1.0, high=3.0), "1 to 3, evenly (uniform)"),
        (Triangular(low=0.5, mode=1.0, high=2.0), "0.5 to 2, most likely 1 (triangular)"),
        (Normal(mean_value=10.0, sd=2.0), "10 on average, standard deviation 2 (normal)"),
        (Discrete(values=(0.0, 50_000.0), chances=(0.7, 0.3)), "0 (70%) and 50,000 (30%)"),
        (Empirical(values=(0.8, 1.1)), "one of 0.8 and 1.1"),
    ],
)
def test_each_kind_is_said_in_words(distribution, words):
    assert distribution_words(distribution) == words


def test_a_lognormal_is_said_by_its_mean_and_spread():
    # mean exp(0.02) = 1.0202; sd = mean × √(exp(0.04) − 1) = 0.2061
    words = distribution_words(Lognormal(log_mean=0.0, log_sd=0.2))

    assert words == "1.02 on average, standard deviation 0.2061 (lognormal)"


def test_a_factor_is_marked_as_one():
    spread = Uniform(low=1.0, high=3.0)

    assert uncertainty_words(Uncertainty(distribution=spread)).startswith("× 1 to 3")
    assert uncertainty_words(Uncertainty(distribution=spread, of_factor=False))[0] == "1"
    use = ReferenceClassUse(kind="business", ratio="reported_to_promised_saving")
    words = "× the reference class of business cases, reported to promised saving"
    assert uncertainty_words(Uncertainty(distribution=use)) == words
