"""Checks of integrity: tails by hand, and how often honest figures set them off."""

from math import comb

import numpy as np
import pytest

from counterfoil.performance.integrity import (
    ALARM,
    METHODS,
    NOT_A_VERDICT,
    Check,
    MonthFigures,
    against_sample,
    heaping,
    revised_one_way,
    round_numbers,
    too_even,
    volume_jump,
)


def tail(count: int, of: int, share: float) -> float:
    """The binomial tail as a plain sum: the second method."""
    return sum(comb(of, k) * share**k * (1 - share) ** (of - k) for k in range(count, of + 1))


def test_heaping_above_a_threshold():
    """Nine of nine just above 92%: 1/512; the two far away do not count."""
    values = [0.921] * 9 + [0.85, 0.99]
    found = heaping(values, 0.92)
    assert found.chance == pytest.approx(tail(9, 9, 0.5)) == pytest.approx(1 / 512)
    assert found.alarm
    assert found.seen.startswith("9 of 9")
    assert not heaping([0.921] * 4 + [0.915] * 4, 0.92).alarm
    assert heaping([0.5], 0.92).chance is None


def test_heaping_where_lower_is_better():
    assert heaping([4.9] * 8, 5, width=0.2, higher=False).alarm


def test_shares_too_even_to_be_true():
    """Twelve months of exactly 920 of 1,000: a spread of nought."""
    found = too_even([MonthFigures(numerator=920, denominator=1_000)] * 12)
    assert found.chance == 0
    assert found.alarm
    assert too_even([MonthFigures(numerator=1, denominator=1)] * 5).chance is None


def test_volume_that_rises_with_the_result():
    """Five pairs whose changes have the same order: 1 of 5! = 120 orders."""
    steps = [(100, 0.01), (200, 0.02), (300, 0.03), (400, 0.04), (500, 0.05)]
    months = [
        month
        for volume, share in steps
        for month in (
            MonthFigures(numerator=8_800, denominator=10_000),
            MonthFigures(
                numerator=round((10_000 + volume) * (0.88 + share)), denominator=10_000 + volume
            ),
        )
    ]
    found = volume_jump(months)
    assert found.chance == pytest.approx(1 / 120)
    assert found.alarm
    assert found.seen == "in 5 pairs of months the rank agreement is 1.00"
    assert volume_jump(months[1:]).chance is None
    assert volume_jump([]).chance is None


def test_the_suppliers_share_against_the_sample():
    """95% claimed; 80 of 100 sampled were met."""
    month = MonthFigures(numerator=950, denominator=1_000, sampled=100, sampled_met=80)
    found = against_sample([month])
    assert found.chance == pytest.approx(1 - tail(81, 100, 0.95), abs=1e-9)
    assert found.alarm
    good = MonthFigures(numerator=950, denominator=1_000, sampled=100, sampled_met=93)
    assert not against_sample([good]).alarm
    assert against_sample([MonthFigures(numerator=1, denominator=2)]).chance is None


def test_round_numbers():
    """Six of ten end in nought where one would be expected."""
    found = round_numbers([100, 110, 120, 130, 140, 150, 151, 152, 153, 154, 7, 9])
    assert found.chance == pytest.approx(tail(6, 10, 0.1))
    assert found.alarm
    assert round_numbers([3, 4]).chance is None


def test_revisions_one_way():
    found = revised_one_way([0.01] * 8 + [0.0])
    assert found.chance == pytest.approx(1 / 256)
    assert found.seen == "8 of 8 revisions favour the supplier"
    assert revised_one_way([-0.01] * 8, higher=False).alarm
    assert revised_one_way([]).chance is None


def test_every_check_says_its_method_and_that_it_is_no_verdict():
    assert set(METHODS) == set(Check)
    assert "not a verdict" in NOT_A_VERDICT


def honest(chance: np.random.Generator) -> list[MonthFigures]:
    volumes = chance.poisson(2_000, 24)
    met = chance.binomial(volumes, 0.92)
    return [
        MonthFigures(
            numerator=int(n),
            denominator=int(v),
            sampled=50,
            sampled_met=int(chance.hypergeometric(n, v - n, 50)),
        )
        for n, v in zip(met, volumes, strict=True)
    ]


def test_honest_figures_seldom_set_a_check_off():
    """2,000 honest contracts of 24 months: no check alarms in more than about 1% of them."""
    chance = np.random.default_rng(2013)
    alarms = dict.fromkeys(Check, 0)
    for _ in range(2_000):
        months = honest(chance)
        shares = [month.share for month in months]
        revisions = chance.normal(0, 0.01, 12).tolist()
        for found in (
            heaping(shares, 0.92),
            too_even(months),
            volume_jump(months),
            against_sample(months),
            round_numbers([month.numerator for month in months]),
            revised_one_way(revisions),
        ):
            alarms[found.check] += found.alarm
    most = 2_000 * ALARM + 3 * (2_000 * ALARM) ** 0.5  # three standard errors above 1%
    assert max(alarms.values()) <= most, alarms
