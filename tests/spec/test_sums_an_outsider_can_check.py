"""Worked examples through the whole engine, each answer from elsewhere.

Present values: HM Treasury, The Green Book, standard schedule: 3.5% to year 30, then 3.0%.
"""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from scipy import stats

from counterfoil.appraisal.amounts import DriverBands, Flat, OneOff
from counterfoil.appraisal.appraise import appraise
from counterfoil.appraisal.business_case import (
    BandTable,
    BusinessCase,
    CorrelationGroup,
    Driver,
    OptimismBias,
    Uncertainty,
)
from counterfoil.quantities.distributions import Normal
from counterfoil.quantities.volumes import Band, MarginalBands
from tests.fixtures.small_cases import FIRST, IN_HOUSE, NOW, PARTNER, benefit, cost, small_case

TRIALS = 100_000


def npv(*lines, **changes):
    return appraise(small_case(*lines, **changes), simulate=False).option("partner").npv_gbp


# What is paid or saved from one year to another, the answer, and where it is from.
PRESENT_VALUES = [
    pytest.param(
        [(-1_000_000, 0, 0), (300_000, 1, 5)], 354_515.71, id="an outlay and five savings"
    ),
    pytest.param([(100_000, 0, 40)], 2_243_117.25, id="forty-one years, the rate stepping down"),
    pytest.param([(-1_000_000, 0, 9)], -8_607_686.51, id="ten years of cost"),
    pytest.param([(-5_000_000, 0, 0), (1_200_000, 1, 5)], 418_062.85, id="a larger outlay"),
]


@pytest.mark.parametrize(("flows", "answer"), PRESENT_VALUES)
def test_present_values(flows, answer):
    years = 1 + max(last for _, _, last in flows)
    lines = [
        (benefit if gbp > 0 else cost)(
            "partner", f"x{n}", Flat(gbp=float(abs(gbp)), start=FIRST + first, end=FIRST + last)
        )
        for n, (gbp, first, last) in enumerate(flows)
    ]

    assert npv(*lines, years=years) == pytest.approx(answer, abs=0.005)


def test_forty_one_years_by_a_second_method():
    """Exact fractions and the closed form of a geometric series, 31 terms and then 10."""
    v, w = Fraction(1000, 1035), Fraction(100, 103)
    early = (1 - v**31) / (1 - v)
    late = v**30 * w * (1 - w**10) / (1 - w)

    assert round(float(100_000 * (early + late)), 2) == 2_243_117.25
    found = npv(benefit("partner", "b", 100_000), years=41)
    assert found == pytest.approx(float(100_000 * (early + late)), rel=1e-14)


# The published table of factors, standard schedule, at six decimals.
@pytest.mark.parametrize(
    ("year", "factor"),
    [
        (1, 0.966184),
        (2, 0.933511),
        (5, 0.841973),
        (10, 0.708919),
        (20, 0.502566),
        (30, 0.356278),
        (31, 0.345901),
        (40, 0.265105),
        (50, 0.197263),
        (60, 0.146782),
    ],
)
def test_a_million_in_one_year_is_worth_its_factor(year, factor):
    found = npv(benefit("partner", "b", OneOff(gbp=1e6, year=FIRST + year)), years=61)

    assert found == pytest.approx(1e6 * factor, abs=0.5)


def test_payback_of_five_million_by_a_million_and_a_fifth_a_year():
    """Undiscounted 4.1667 years; the discounted one by hand from the factors."""
    case = small_case(
        cost("partner", "a", OneOff(gbp=5e6, year=FIRST)),
        benefit("partner", "b", Flat(gbp=1.2e6, start=FIRST + 1)),
        years=6,
    )
    found = appraise(case, simulate=False).option("partner").payback_years

    paid = [1.2e6 / 1.035**t for t in range(1, 6)]
    left = 5e6 - sum(paid[:4])
    assert 0 < left < paid[4]
    assert found == pytest.approx(4 + left / paid[4])
    assert found > 4.1667


@pytest.mark.parametrize(
    ("months", "by_year"),
    [
        (0, [120_000, 120_000, 120_000]),
        (7, [50_000, 120_000, 120_000]),
        (12, [0, 120_000, 120_000]),
        (19, [0, 50_000, 120_000]),
        (1.5, [105_000, 120_000, 120_000]),
        (48, [0, 0, 0]),
    ],
)
def test_a_late_start(months, by_year):
    case = small_case(cost("partner", "a", 120_000, delay_months=float(months)), years=3)
    line = appraise(case, simulate=False).option("partner").lines[0]

    assert [-gbp for gbp in line.real_gbp] == pytest.approx(by_year)


def test_marginal_bands():
    bands = MarginalBands(
        bands=(
            Band(above=0, up_to=1_500, rate_gbp=92),
            Band(above=1_500, up_to=2_000, rate_gbp=85),
            Band(above=2_000, up_to=None, rate_gbp=78),
        )
    )
    found = npv(
        cost("partner", "a", DriverBands(driver="d", bands="b", unit="detention")),
        years=1,
        drivers=(Driver(id="d", title="D", unit="detention", value=2_300.0),),
        bands=(BandTable(id="b", title="B", unit="detention", bands=bands),),
    )

    assert found == -203_900


def test_a_mixed_project_of_three_tenths_at_51_and_seven_at_24():
    """The published example of optimism bias: 32.1%."""
    bias = ("non-standard buildings/capex", "standard buildings/capex")
    found = npv(
        *(
            cost("partner", f"x{n}", share * 1e6, optimism_bias=OptimismBias(bound=name))
            for n, (share, name) in enumerate(zip((0.3, 0.7), bias, strict=True))
        ),
        years=1,
    )

    assert found == pytest.approx(-1_321_000)


def two_normals(correlation: float) -> BusinessCase:
    million = Uncertainty(distribution=Normal(mean_value=1e6, sd=1e5), of_factor=False)
    lines = [
        cost("partner", name, 1e6, uncertainty=million, correlation_group="together")
        for name in ("a", "b")
    ]
    group = CorrelationGroup(id="together", title="Together", correlation=correlation)
    return small_case(
        cost("now", "a", 2.2e6),
        cost("in-house", "a", 2.05e6),
        *lines,
        years=1,
        correlations=(group,),
        options=(NOW, IN_HOUSE, replace(PARTNER, guaranteed_saving_gbp=1e5)),
    )


# sd = sqrt(2 x (1 + r)) x £100,000. The standard error of a standard deviation of n normals is
# sd / sqrt(2 n); five of them are £1,936 of £173,205 in 100,000 trials.
@pytest.mark.parametrize(
    ("correlation", "sd"), [(0.5, 173_205), (0.0, 141_421), (1.0, 200_000), (-0.5, 100_000)]
)
def test_the_spread_of_a_sum_of_two_normals(correlation, sd):
    chances = appraise(two_normals(correlation), trials=TRIALS, seed=11).chances

    assert chances is not None
    partner = chances.options[2].npv
    assert partner.standard_deviation_gbp == pytest.approx(sd, abs=5 * sd / math.sqrt(2 * TRIALS))
    assert partner.mean_gbp == pytest.approx(-2e6, abs=5 * sd / math.sqrt(TRIALS))


def test_every_figure_of_a_normal_answer_against_its_closed_form():
    """The saving against now is normal, mean £200,000 and standard deviation £173,205."""
    chances = appraise(two_normals(0.5), trials=TRIALS, seed=11).chances
    assert chances is not None
    now, in_house, partner = chances.options
    saving = stats.norm(2e5, 1e5 * math.sqrt(3))
    sd = saving.std()

    for p, found in (
        (0.05, partner.npsv.p5_gbp),
        (0.10, partner.npsv.p10_gbp),
        (0.50, partner.npsv.p50_gbp),
        (0.90, partner.npsv.p90_gbp),
        (0.95, partner.npsv.p95_gbp),
    ):
        error = math.sqrt(p * (1 - p) / TRIALS) / saving.pdf(saving.ppf(p))
        assert found == pytest.approx(saving.ppf(p), abs=5 * error)

    def share(p):
        return pytest.approx(p, abs=5 * math.sqrt(p * (1 - p) / TRIALS))

    assert partner.npsv.standard_error_gbp == pytest.approx(sd / math.sqrt(TRIALS), rel=0.02)
    assert partner.chance_negative == share(saving.cdf(0))
    assert partner.chance_floor_missed == share(saving.cdf(1e5))
    # In house saves £150,000 for sure; now saves nothing and is never best.
    assert partner.chance_best == share(saving.sf(1.5e5))
    assert in_house.chance_best == share(saving.cdf(1.5e5))
    assert now.chance_best == 0.0
    # The mean of a normal's worst tenth is mean - sd x pdf(z10) / 0.1.
    z10 = stats.norm.ppf(0.1)
    tail = 2e5 - sd * stats.norm.pdf(z10) / 0.1
    assert partner.npsv.shortfall_gbp == pytest.approx(tail, abs=5 * sd / math.sqrt(TRIALS / 10))
    # Regret of the partner: the mean of (150,000 - saving) where that is above nought.
    k = (1.5e5 - 2e5) / sd
    regret = sd * (k * stats.norm.cdf(k) + stats.norm.pdf(k))
    assert partner.mean_regret_gbp == pytest.approx(regret, abs=5 * sd / math.sqrt(TRIALS))
    assert in_house.mean_regret_gbp == pytest.approx(regret + 5e4, abs=5 * sd / math.sqrt(TRIALS))
    expected = max(0.0, 1.5e5 - saving.ppf(0.05))
    assert partner.p95_regret_gbp == pytest.approx(expected, abs=5_000)
    assert chances.enough_trials


def test_a_risk_costs_its_chance_times_its_mean_impact():
    from counterfoil.quantities.distributions import Triangular
    from tests.fixtures.small_cases import risk

    late = risk("partner", "late", chance=0.2, impact=Triangular(low=5e4, mode=1e5, high=1.5e5))

    assert npv(risks=(late,), lines=(cost("partner", "a", 1.0),), years=1) == -20_001
    case = small_case(cost("partner", "a", 1.0), risks=(late,), years=1)
    chances = appraise(case, trials=TRIALS).chances
    assert chances is not None
    found = chances.options[2].npv
    assert found.mean_gbp == pytest.approx(-20_001, abs=5 * found.standard_error_gbp)
    # Var = 0.2 x (sd^2 + mean^2) - mean of all^2, sd^2 = width^2 / 24.
    variance = 0.2 * (1e5**2 / 24 + 1e5**2) - 2e4**2
    assert found.standard_deviation_gbp == pytest.approx(math.sqrt(variance), rel=0.02)
    assert np.isclose(found.p50_gbp, -1.0)
