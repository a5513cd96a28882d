from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from counterfoil.appraisal.model import build_model
from counterfoil.appraisal.reference_classes import from_experience
from counterfoil.appraisal.simulation import Trials
from counterfoil.appraisal.spreads import chances, spread, trials_note
from counterfoil.errors import NoAnswer
from tests.fixtures.small_cases import IN_HOUSE, NOW, PARTNER, cost, small_case

CASE = small_case(cost("now", "a", 1), options=(NOW, IN_HOUSE, PARTNER))
MODEL = build_model(CASE, from_experience)


def told(npv, cash=None, case=CASE, preferred=2, runner_up=1):
    rows = np.array(npv, dtype=float)
    trials = Trials(
        npv_gbp=rows,
        public_cash_gbp=rows if cash is None else np.array(cash, dtype=float),
        names=("driver.calls",),
        kept_inputs=rows[:1],
    )
    model = build_model(case, from_experience)
    return chances(model, trials, seed=9, preferred=preferred, runner_up=runner_up)


def test_a_spread_by_hand():
    # 1 to 101: percentiles fall on whole numbers; the worst tenth of 101 is the ten from 1 to 10.
    numbers = np.random.default_rng(1).permutation(np.arange(1.0, 102.0))

    found = spread(numbers)

    assert (found.p5_gbp, found.p10_gbp, found.p50_gbp) == (6.0, 11.0, 51.0)
    assert (found.p90_gbp, found.p95_gbp, found.mean_gbp) == (91.0, 96.0, 51.0)
    assert found.shortfall_gbp == 5.5
    assert found.standard_deviation_gbp == pytest.approx((101 * 102 / 12) ** 0.5)
    assert found.standard_error_gbp == pytest.approx((102 / 12) ** 0.5)
    assert (found.histogram_edges_gbp[0], found.histogram_edges_gbp[-1]) == (1.0, 101.0)
    assert sum(found.histogram_shares) == pytest.approx(1.0)
    assert len(found.histogram_edges_gbp) == len(found.histogram_shares) + 1


@pytest.mark.parametrize(
    "numbers",
    [
        [5.0, 5.0, 5.0],
        [0.0, 0.0],
        [7.0],
        [1e9, 1e9 + 1e-6],  # equal on paper: no histogram has so narrow a bin
        [-3e12, -3e12 * (1 + 2e-16)],
    ],
)
def test_what_does_not_vary_has_one_bin(numbers):
    found = spread(np.array(numbers))

    assert found.histogram_shares == (1.0,)
    assert found.p5_gbp == pytest.approx(numbers[0])


def test_narrow_and_wide_ranges_are_both_cut_into_bins():
    for width in (1e-2, 1.0, 1e15):
        found = spread(1e9 + width * np.linspace(0, 1, 100))
        assert len(found.histogram_shares) == 40


def test_the_answer_for_each_option_by_hand():
    #            trial:  1     2     3     4
    found = told(
        [[-10.0, -10.0, -10.0, -10.0], [-4.0, -8.0, -12.0, -8.0], [-9.0, -9.0, -9.0, -1.0]]
    )
    now, in_house, partner = found.options

    assert (now.chance_best, in_house.chance_best, partner.chance_best) == (0.0, 0.5, 0.5)
    assert (now.chance_negative, in_house.chance_negative) == (0.0, 0.25)
    # In-house: regret 0, 0, 12 - 9 = 3, 8 - 1 = 7.
    assert in_house.mean_regret_gbp == 2.5
    assert in_house.worst_regret_gbp == 7.0
    assert in_house.p95_regret_gbp == pytest.approx(3 + 0.85 * 4)  # linear, 2.85 places up
    assert now.mean_regret_gbp == pytest.approx((6 + 2 + 1 + 9) / 4)
    assert in_house.npsv.mean_gbp == 2.0
    assert (found.trials, found.seed, found.uncertain_inputs) == (4, 9, 1)


def test_of_equals_the_first_listed_is_best():
    found = told([[-5.0, -5.0], [-5.0 + 1e-10, -5.0 - 1e-10], [-5.0, -5.0]])

    assert [option.chance_best for option in found.options] == [1.0, 0.0, 0.0]
    assert [option.chance_negative for option in found.options] == [0.0, 0.0, 0.0]


def test_a_guaranteed_floor_is_missed_where_cash_saved_falls_below_it():
    firm = replace(PARTNER, guaranteed_saving_gbp=100.0)
    cash = [[-500.0] * 4, [0.0] * 4, [-400.0, -401.0, -300.0, -600.0]]

    found = told(np.zeros((3, 4)), cash, case=replace(CASE, options=(NOW, IN_HOUSE, firm)))

    # Savings 100 (met to the pound), 99, 200, -100.
    assert found.options[2].chance_floor_missed == 0.5
    assert found.options[1].chance_floor_missed is None


@pytest.mark.parametrize(
    ("lead", "enough", "says"),
    [
        ([4.0, 4.0, 4.0], True, "No chance bears"),
        ([9.0, 10.0, 11.0, 10.0], True, "Enough trials: Partner leads Improve in house"),
        ([-9.0, -10.0, -11.0, -10.0], True, "Enough trials: Improve in house leads Partner"),
        ([-10.0, 12.0, 5.0, -3.0], False, "Too few trials"),
        ([-1.0, 1.0], False, "Too few trials"),
    ],
)
def test_whether_the_trials_are_enough(lead, enough, says):
    found, note = trials_note(MODEL, np.array(lead), 2, 1)

    assert found is enough
    assert says in note


def test_the_trials_needed_are_those_that_would_halve_the_error_enough():
    # Mean 1, sd 10 in 100 trials: error 1. To bring 1.96 errors to 1 takes 100 x 1.96^2 = 384.16.
    lead = np.where(np.arange(100) % 2, 1.0, -1.0)
    lead = 1 + lead * 10 / np.std(lead, ddof=1)

    assert "About 385 trials would be needed" in trials_note(MODEL, lead, 2, 1)[1]


@pytest.mark.parametrize("wrong", [np.nan, np.inf])
def test_figures_too_large_to_hold_are_never_averaged(wrong):
    with pytest.raises(NoAnswer, match="too large to hold"):
        told([[0.0, 0.0], [1.0, 1.0], [2.0, wrong]])
