from __future__ import annotations

import math
from dataclasses import asdict, replace

import numpy as np
import pytest

from counterfoil import __version__
from counterfoil.appraisal.amounts import DriverRate, Flat, OneOff, YearList
from counterfoil.appraisal.appraise import (
    appraise,
    central_answer,
    with_chances,
    with_drivers,
)
from counterfoil.appraisal.business_case import (
    Delay,
    Driver,
    PriceIndex,
    Profile,
    Simulation,
    Uncertainty,
)
from counterfoil.errors import BadInput, CounterfoilError
from counterfoil.quantities.distributions import (
    Discrete,
    Empirical,
    Fixed,
    Lognormal,
    Normal,
    Uniform,
)
from counterfoil.quantities.years import FinancialYear
from tests.fixtures.small_cases import EDITIONS, FIRST, HELD, benefit, cost, risk, small_case

GOOD = (cost("now", "a", 3), cost("in-house", "a", 2), cost("partner", "a", 1))
SPREAD = Uncertainty(distribution=Uniform(low=0.5, high=1.5))


def numbers(value):
    """Every number anywhere in an answer."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        for part in value:
            yield from numbers(part)
    elif isinstance(value, float):
        yield value


def test_an_answer_says_what_it_was_made_from():
    answer = appraise(small_case(*GOOD), trials=50, seed=8, fingerprint="abc")

    assert answer.identity.engine_version == __version__
    assert (answer.identity.trials, answer.identity.seed) == (50, 8)
    assert answer.identity.case_fingerprint == "abc"
    assert answer.identity.editions == EDITIONS
    assert answer.years == tuple(FIRST + t for t in range(5))
    assert answer.discount_factors == pytest.approx([1.035**-t for t in range(5)])


def test_the_case_says_how_many_trials_unless_the_caller_does():
    case = small_case(*GOOD, simulation=Simulation(trials=70, seed=3))

    chances = appraise(case).chances
    assert chances is not None
    assert (chances.trials, chances.seed) == (70, 3)
    assert appraise(case, simulate=False).identity.trials == 0


def test_without_chance_the_central_answer_is_the_same():
    case = small_case(*GOOD, cost("partner", "b", 9, uncertainty=SPREAD))
    plain, full = appraise(case, simulate=False), appraise(case, trials=60)

    assert plain.options == full.options
    assert plain.affordability == full.affordability
    assert (plain.chances, plain.tornado, plain.switching_values) == (None, (), ())


def test_the_same_seed_gives_the_same_answer():
    case = small_case(*GOOD, cost("partner", "b", 9, uncertainty=SPREAD))

    assert appraise(case, trials=200, seed=5) == appraise(case, trials=200, seed=5)
    assert appraise(case, trials=200, seed=5) != appraise(case, trials=200, seed=6)


def test_the_mean_of_the_trials_of_a_linear_case_is_the_central_answer():
    case = small_case(
        *GOOD,
        cost(
            "partner",
            "b",
            900,
            uncertainty=Uncertainty(distribution=Normal(mean_value=1.0, sd=0.2)),
        ),
        risks=(risk("partner", "r", chance=0.3, impact=Uniform(low=100.0, high=300.0)),),
    )
    answer = appraise(case, trials=40_000)

    assert answer.chances is not None
    npsv = answer.chances.options[2].npsv
    expected = answer.option("partner").npsv_gbp
    assert npsv.mean_gbp == pytest.approx(expected, abs=5 * npsv.standard_error_gbp)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(small_case(cost("now", "a", 1e15)), id="as large as may be"),
        pytest.param(small_case(*(cost(n, "a", 0) for n in ("now", "in-house"))), id="all nought"),
        pytest.param(small_case(*GOOD, years=1), id="one year"),
        pytest.param(small_case(*GOOD, years=125), id="125 years"),
        pytest.param(
            small_case(
                *GOOD,
                years=125,
                first_year=FinancialYear(2275),
                indices=(replace(HELD, rate=0.99),),
                price_base=FinancialYear(1900),
            ),
            id="prices that double for 500 years",
        ),
        pytest.param(
            small_case(*GOOD, cost("partner", "late", 5, delay_months=999.0)), id="never starts"
        ),
        pytest.param(
            small_case(
                cost("now", "a", DriverRate(driver="d", gbp_per_unit=5.0, unit="u")),
                drivers=(Driver(id="d", title="D", unit="u", value=0.0, uncertainty=SPREAD),),
            ),
            id="a driver at nought",
        ),
        pytest.param(small_case(cost("now", "a", 1), cost("partner", "b", 9)), id="only worse"),
        pytest.param(
            small_case(
                *GOOD,
                risks=(
                    risk("partner", "never", chance=0.0, impact=Fixed(value=9.0)),
                    risk("partner", "always", chance=1.0, impact=Normal(mean_value=9.0, sd=1.0)),
                    risk("now", "windfall", chance=0.5, impact=Uniform(low=-9.0, high=-1.0)),
                ),
            ),
            id="risks that never and always happen",
        ),
        pytest.param(
            small_case(
                *GOOD,
                *(
                    cost("partner", f"u{n}", 10, uncertainty=Uncertainty(distribution=distribution))
                    for n, distribution in enumerate(
                        (
                            Discrete(values=(0.0, 1.0), chances=(1.0, 0.0)),
                            Discrete(values=(1.0,), chances=(1.0,)),
                            Empirical(values=(1.0, 1.0)),
                            Empirical(values=(0.5, 2.0)),
                            Lognormal(log_mean=0.0, log_sd=4.0),
                            Normal(mean_value=1.0, sd=1e-15),
                        )
                    )
                ),
            ),
            id="every odd distribution",
        ),
        pytest.param(
            small_case(
                benefit("partner", "b", YearList(profile="p"), delay="late"),
                profiles=(Profile(id="p", title="P", values=(1e9, -1e9, 0.0, 1e-9, 5.0)),),
                delays=(
                    Delay(
                        id="late",
                        title="L",
                        months=0.5,
                        uncertainty=Lognormal(log_mean=1.0, log_sd=5.0),
                    ),
                ),
            ),
            id="a delay without end",
        ),
        pytest.param(
            small_case(*GOOD, discount_schedule="sensitivity_lower"), id="another schedule"
        ),
    ],
)
def test_an_odd_case_gives_finite_figures_and_no_warning(case):
    answer = appraise(case, trials=300)

    assert all(math.isfinite(number) for number in numbers(asdict(answer)))
    assert answer.chances is not None
    assert sum(option.chance_best for option in answer.chances.options) == pytest.approx(1.0)
    for option in answer.chances.options:
        found = option.npsv
        assert found.p5_gbp <= found.p10_gbp <= found.p50_gbp <= found.p90_gbp <= found.p95_gbp
        assert found.shortfall_gbp <= found.p10_gbp + 1e-9 * abs(found.p10_gbp)


def test_figures_too_large_to_hold_are_a_problem_and_never_a_silent_one():
    exploding = DriverRate(driver="d", gbp_per_unit=1e12, unit="u")
    case = small_case(
        *GOOD,
        cost("partner", "b", exploding),
        drivers=(Driver(id="d", title="D", unit="u", value=1e12, growth=1e4),),
        years=120,
    )

    with pytest.raises(BadInput) as caught:
        appraise(case, trials=10)
    [problem] = caught.value.problems
    assert problem.where == "lines partner/b"
    assert "too large to hold" in problem.what


def test_trials_too_large_to_hold_stop_the_answer():
    wild = Normal(mean_value=3.0, sd=0.5)
    case = small_case(
        *GOOD,
        cost("partner", "b", DriverRate(driver="d", gbp_per_unit=1e15, unit="u"), index="up"),
        drivers=(Driver(id="d", title="D", unit="u", value=1e15, growth_uncertainty=wild),),
        indices=(
            HELD,
            PriceIndex(id="up", title="U", rate=0.9, uncertainty=Uniform(low=0.9, high=9.9)),
        ),
        years=125,
        first_year=FinancialYear(2200),
        price_base=FinancialYear(1950),
    )

    with pytest.raises(CounterfoilError, match="too large to hold"):
        appraise(case, trials=20)


def test_the_progress_of_the_trials_is_told():
    told = []
    appraise(small_case(*GOOD), trials=100, progress=lambda done, of: told.append((done, of)))

    assert told == [(100, 100)]


def test_identical_options_are_level_in_every_way():
    same = [cost(n, "a", Flat(gbp=1e6 / 3)) for n in ("now", "in-house", "partner")]
    same += [cost(n, "b", OneOff(gbp=0.1, year=FIRST)) for n in ("now", "in-house", "partner")]
    answer = appraise(small_case(*same), trials=100)

    assert (answer.preferred, answer.runner_up) == ("now", "in-house")
    assert [option.npsv_gbp for option in answer.options] == [0.0, 0.0, 0.0]
    assert answer.chances is not None
    assert [option.chance_best for option in answer.chances.options] == [1.0, 0.0, 0.0]
    assert np.all([option.worst_regret_gbp == 0 for option in answer.chances.options])


def test_the_next_option_is_examined_where_carrying_on_is_preferred():
    """Against itself carrying on never moves, and every bar would be nought."""
    losing = (cost("now", "a", 1), cost("in-house", "a", 2, uncertainty=SPREAD))
    answer = appraise(small_case(*losing, cost("partner", "a", 3)), trials=50)

    assert (answer.preferred, answer.examined) == ("now", "in-house")
    assert [bar.swing_gbp > 0 for bar in answer.tornado] == [True]


def test_the_stages_one_after_another_are_the_whole():
    case = small_case(*GOOD[:2], cost("partner", "a", 1, uncertainty=SPREAD))

    first = central_answer(case, trials=500, seed=3)
    second = with_chances(first)
    third = with_drivers(second)

    assert (first.answer.chances, first.answer.identity.trials) == (None, 0)
    assert first.answer == appraise(case, simulate=False, trials=500, seed=3)
    assert second.answer.chances is not None
    assert (second.answer.identity.trials, second.answer.tornado) == (500, ())
    assert third.answer == appraise(case, trials=500, seed=3)
