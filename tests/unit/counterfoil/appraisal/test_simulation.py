from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from counterfoil.appraisal import simulation
from counterfoil.appraisal.amounts import DriverRate
from counterfoil.appraisal.business_case import CorrelationGroup, Driver, Uncertainty
from counterfoil.appraisal.flows import option_npvs
from counterfoil.appraisal.model import build_model
from counterfoil.appraisal.reference_classes import from_experience
from counterfoil.appraisal.simulation import evaluator, run_trials
from counterfoil.quantities.distributions import Normal, Pert, Uniform
from tests.fixtures.small_cases import IN_HOUSE, NOW, PARTNER, cost, risk, small_case

SPREAD = Uncertainty(distribution=Pert(low=0.5, mode=1.0, high=2.0))
CALLS = Driver(id="calls", title="C", unit="call", value=1_000.0, uncertainty=SPREAD)
BY_CALL = DriverRate(driver="calls", gbp_per_unit=2.0, unit="call")
CASE = small_case(
    cost("now", "a", BY_CALL),
    cost("in-house", "a", 1_500, uncertainty=SPREAD, correlation_group="g"),
    cost("partner", "a", BY_CALL),
    cost("partner", "b", 5, uncertainty=SPREAD, correlation_group="g"),
    drivers=(CALLS,),
    correlations=(CorrelationGroup(id="g", title="G", correlation=0.4),),
    risks=(risk("partner", "r", chance=0.2, impact=Uniform(low=1.0, high=9.0)),),
    options=(NOW, IN_HOUSE, replace(PARTNER, guaranteed_saving_gbp=10.0)),
)
MODEL = build_model(CASE, from_experience)


def same(one, other):
    return (
        one.npv_gbp.tobytes() == other.npv_gbp.tobytes()
        and one.public_cash_gbp.tobytes() == other.public_cash_gbp.tobytes()
    )


def test_blocks_and_threads_change_no_byte(monkeypatch):
    whole = run_trials(MODEL, trials=5_000, seed=5, workers=1)

    for block, workers in ((5_000, 2), (700, 5), (64, 1)):
        monkeypatch.setattr(simulation, "BLOCK", block)
        assert same(whole, run_trials(MODEL, trials=5_000, seed=5, workers=workers))


def test_more_trials_begin_with_the_same_ones():
    fewer, more = (run_trials(MODEL, trials=n, seed=5) for n in (1_000, 40_000))

    assert np.array_equal(fewer.npv_gbp, more.npv_gbp[:, :1_000])
    assert np.array_equal(fewer.kept_inputs, more.kept_inputs[:, :1_000])


def test_the_seed_decides():
    first, again, other = (run_trials(MODEL, trials=500, seed=seed) for seed in (5, 5, 6))

    assert same(first, again)
    assert not np.any(first.npv_gbp == other.npv_gbp)


def test_what_is_common_to_two_options_falls_out_of_their_difference_in_each_trial():
    twins = small_case(
        *(cost(name, "a", BY_CALL) for name in ("now", "in-house", "partner")), drivers=(CALLS,)
    )
    npv = run_trials(build_model(twins, from_experience), trials=3_000, seed=1).npv_gbp

    assert np.unique(npv[0]).size > 2_900
    assert np.array_equal(npv[0], npv[1])
    assert np.array_equal(npv[0], npv[2])


def test_chosen_values_give_what_the_plain_flows_give():
    rng = np.random.default_rng(1)
    values = MODEL.central[:, None] * rng.uniform(0.5, 1.5, size=(len(MODEL.inputs), 9))

    found = evaluator(MODEL)(values)

    for k in range(9):
        assert found[:, k] == pytest.approx(option_npvs(MODEL, values[:, k]), rel=1e-12)


def test_progress_is_told_up_to_the_end():
    told = []
    run_trials(MODEL, trials=40_000, seed=1, progress=lambda done, of: told.append((done, of)))

    assert told[-1] == (40_000, 40_000)
    assert [done for done, _ in told] == sorted({done for done, _ in told})


def test_public_cash_is_that_of_the_public_bodies():
    trials = run_trials(MODEL, trials=2_000, seed=3)
    calls = trials.kept_inputs[trials.names.index("driver.calls")]

    assert trials.public_cash_gbp[0] == pytest.approx(-5 * 2.0 * calls, rel=1e-12)


def test_a_single_uncertain_normal_by_hand():
    line = cost(
        "partner",
        "a",
        0,
        uncertainty=Uncertainty(distribution=Normal(mean_value=10.0, sd=1.0), of_factor=False),
    )
    trials = run_trials(build_model(small_case(line, years=1), from_experience), trials=100, seed=1)

    assert np.array_equal(trials.npv_gbp[2], -trials.kept_inputs[0])
