from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from counterfoil.appraisal.amounts import DriverRate
from counterfoil.appraisal.appraise import appraise
from counterfoil.appraisal.business_case import Driver, Uncertainty
from counterfoil.appraisal.sensitivity import average_ranks, first_order_share
from counterfoil.quantities.distributions import Discrete, Fixed, Normal, Uniform
from tests.fixtures.small_cases import benefit, cost, risk, small_case


def normal(mean, sd):
    return Uncertainty(distribution=Normal(mean_value=mean, sd=sd), of_factor=False)


def run(*lines, **changes):
    case = small_case(
        cost("now", "a", 10_000), cost("in-house", "a", 9_000), *lines, years=1, **changes
    )
    return appraise(case, trials=16_384, seed=4)


def test_independent_normals_share_the_variance_by_their_squares():
    answer = run(
        *(cost("partner", f"x{sd}", 100, uncertainty=normal(100.0, 10.0 * sd)) for sd in (1, 2, 3))
    )

    shares = {item.input: item.share for item in answer.variance_shares}
    assert answer.preferred == "partner"
    for sd in (1, 2, 3):
        # Groups of 512 draws: the error of a share is about its own over 10, and the luck of 32.
        assert shares[f"line.partner/x{sd}"] == pytest.approx(sd**2 / 14, abs=0.02)
    assert [item.input for item in answer.variance_shares] == [
        f"line.partner/x{sd}" for sd in (3, 2, 1)
    ]
    for item in answer.variance_shares:
        # Pearson's r of a sum is minus the root of the share; Spearman's is 6/pi asin(r/2).
        r = -np.sqrt(int(item.input[-1]) ** 2 / 14)
        assert item.rank_correlation == pytest.approx(6 / np.pi * np.arcsin(r / 2), abs=0.03)


def test_a_product_leaves_some_variance_to_neither_factor_alone():
    # Rate and volume, each of mean 1 and spread s: Var = 2 s^2 + s^4; each alone explains s^2.
    s = 0.5
    spread = Uncertainty(distribution=Uniform(low=1 - s * 3**0.5, high=1 + s * 3**0.5))
    answer = run(
        cost(
            "partner", "x", DriverRate(driver="d", gbp_per_unit=3.0, unit="u"), uncertainty=spread
        ),
        drivers=(Driver(id="d", title="D", unit="u", value=100.0, uncertainty=spread),),
    )

    assert len(answer.variance_shares) == 2
    for item in answer.variance_shares:
        assert item.share == pytest.approx(s**2 / (2 * s**2 + s**4), abs=0.02)


def test_what_falls_out_of_the_lead_explains_nothing():
    answer = appraise(
        small_case(
            *(
                cost(name, "a", DriverRate(driver="d", gbp_per_unit=3.0, unit="u"))
                for name in ("now", "in-house", "partner")
            ),
            benefit("partner", "b", 1e6 / 3),
            drivers=(
                Driver(id="d", title="D", unit="u", value=1e6 / 7, uncertainty=normal(1e5, 1e4)),
            ),
        ),
        trials=500,
    )

    assert answer.variance_shares == ()  # and not shares of the computer's rounding
    assert answer.chances is not None
    partner = answer.chances.options[2]
    assert partner.npsv.p5_gbp == pytest.approx(partner.npsv.p95_gbp)


def test_a_risk_that_never_came_up_has_no_rank_correlation():
    answer = run(
        cost("partner", "x", 100, uncertainty=normal(100.0, 10.0)),
        risks=(risk("partner", "r", chance=1e-9, impact=Fixed(value=5.0)),),
    )

    assert {item.input: item.rank_correlation for item in answer.variance_shares}[
        "risk.partner/r"
    ] == 0.0


def test_the_tornado_by_hand():
    answer = run(
        cost("partner", "x", 100, uncertainty=normal(100.0, 10.0)),
        benefit(
            "partner", "y", 500, uncertainty=Uncertainty(distribution=Uniform(low=0.5, high=1.5))
        ),
        cost("partner", "z", -30, uncertainty=Uncertainty(distribution=Uniform(low=0.0, high=2.0))),
    )

    bars = {bar.input: bar for bar in answer.tornado}
    central = 10_000 - 100 + 500 + 30
    x = bars["line.partner/x"]
    z10 = stats.norm.ppf(0.9) * 10
    assert (x.low_value, x.high_value) == pytest.approx((100 - z10, 100 + z10))
    assert x.npsv_at_low_gbp == pytest.approx(central + z10)
    assert x.swing_gbp == pytest.approx(2 * z10)
    y = bars["line.partner/y"]
    assert (y.low_value, y.high_value) == pytest.approx((300.0, 700.0))
    assert (y.npsv_at_low_gbp, y.npsv_at_high_gbp) == pytest.approx((central - 200, central + 200))
    # A factor from 0 to 2 on -£30: P10 of the amount is -£54, P90 -£6.
    z = bars["line.partner/z"]
    assert (z.low_value, z.high_value) == pytest.approx((-54.0, -6.0))
    assert [bar.input for bar in answer.tornado] == [
        *("line.partner/y", "line.partner/z", "line.partner/x")
    ]


def test_a_step_of_chance_has_a_bar_of_its_steps():
    step = Uncertainty(distribution=Discrete(values=(1.0, 2.0), chances=(0.5, 0.5)), of_factor=True)
    bar = run(cost("partner", "x", 100, uncertainty=step)).tornado[0]

    assert (bar.low_value, bar.high_value) == (100.0, 200.0)


@pytest.mark.parametrize("values", [[3.0, 1.0, 2.0], [1.0, 1.0, 2.0, 0.0, 2.0, 2.0], [5.0]])
def test_equal_values_share_the_mean_of_their_ranks(values):
    assert average_ranks(np.array(values)) == pytest.approx(stats.rankdata(values) - 1)


def test_shares_of_pure_chance_are_near_nought():
    rng = np.random.default_rng(2)
    shares = [first_order_share(*rng.normal(size=(2, 16_384))) for _ in range(50)]

    assert min(shares) >= 0.0
    # 32 groups of pure chance would show 31 / 16,352 = 0.0019 if it were not taken off.
    assert np.mean(shares) < 0.0008


def test_an_input_that_decides_all_has_the_whole_share():
    draws = np.random.default_rng(2).uniform(size=16_384)

    assert first_order_share(draws, draws) == pytest.approx(1.0, abs=2e-3)
    assert first_order_share(draws, np.abs(draws - 0.5)) == pytest.approx(1.0, abs=5e-3)
    assert first_order_share(draws, np.zeros(16_384)) == 0.0
