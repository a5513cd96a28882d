"""Held against all trials run anew, which `test_simulation` and the agreement tests hold."""

from __future__ import annotations

from dataclasses import replace
from importlib import resources
from pathlib import Path

import numpy as np
import pytest

from counterfoil.appraisal.amounts import DriverRate, ShareOf
from counterfoil.appraisal.business_case import CorrelationGroup, Delay, Driver, Uncertainty
from counterfoil.appraisal.model import build_model
from counterfoil.appraisal.moving_lines import moving_lines, other_lines, trials_with
from counterfoil.appraisal.reference_classes import from_experience
from counterfoil.appraisal.simulation import run_trials
from counterfoil.casefile.assumptions import assumptions, with_assumptions
from counterfoil.casefile.load import load_case_or_raise
from counterfoil.quantities.distributions import Pert, Triangular, Uniform
from tests.fixtures.small_cases import (
    HELD,
    IN_HOUSE,
    NOW,
    PARTNER,
    benefit,
    cost,
    risk,
    small_case,
)

TRIALS, SEED = 500, 7
SPREAD = Uncertainty(distribution=Pert(low=0.5, mode=1.0, high=2.0), of_factor=True)
LATE = Triangular(low=0.0, mode=4.0, high=20.0)
CASE = small_case(
    cost("now", "a", DriverRate(driver="calls", gbp_per_unit=2.0, unit="call")),
    cost("in-house", "a", 1_500, uncertainty=SPREAD, correlation_group="g"),
    cost(
        "partner", "rate", DriverRate(driver="calls", gbp_per_unit=1.0, unit="call"), delay="late"
    ),
    cost("partner", "b", 5, uncertainty=SPREAD, correlation_group="g"),
    cost("partner", "share", ShareOf(share=0.1, lines=("rate", "b"))),
    benefit("partner", "gain", 40, delay="late"),
    indices=(HELD,),
    drivers=(
        Driver(
            id="calls", title="Calls", unit="call", value=900.0, uncertainty=SPREAD, growth=0.01
        ),
    ),
    delays=(Delay(id="late", title="Late", months=4.0, uncertainty=LATE),),
    correlations=(CorrelationGroup(id="g", title="G", correlation=0.4),),
    risks=(risk("partner", "r", chance=0.2, impact=Uniform(low=1.0, high=9.0)),),
    options=(NOW, IN_HOUSE, replace(PARTNER, guaranteed_saving_gbp=10.0)),
)
MOVED = {
    "drivers|calls|value": {"now/a", "partner/rate", "partner/share"},
    "drivers|calls|growth": {"now/a", "partner/rate", "partner/share"},
    "delays|late|months": {"partner/rate", "partner/share", "partner/gain"},
    "lines|in-house/a|amount": {"in-house/a"},
    "lines|partner/b|amount": {"partner/b", "partner/share"},
    "lines|partner/share|amount": {"partner/share"},
    "lines|partner/gain|delay_months": {"partner/gain"},
    "risks|partner/r|chance": {"partner/r"},
}
"""What each figure moves, by hand from the case above; a share moves with what it is a share of."""


def model_of(case):
    return build_model(case, from_experience)


def changed(case, name):
    value = next(float(one.text) for one in assumptions(case) if one.name == name)
    return with_assumptions(case, {name: repr(value * 0.9 if value else 0.5)})


def held_against_all_trials(before, after, moving):
    others = other_lines(before, moving, trials=TRIALS, seed=SEED)
    found, whole = trials_with(after, others), run_trials(after, trials=TRIALS, seed=SEED)
    assert found.names == whole.names
    for few, all_ in (
        (found.npv_gbp, whole.npv_gbp),
        (found.public_cash_gbp, whole.public_cash_gbp),
    ):
        np.testing.assert_allclose(few, all_, rtol=1e-12, atol=1e-6)


@pytest.mark.parametrize("name", MOVED)
def test_only_the_lines_that_rest_on_a_figure_move(name):
    before, after = model_of(CASE), model_of(changed(CASE, name))

    moving = moving_lines(before, after)

    assert moving == MOVED[name]
    held_against_all_trials(before, after, moving)


def test_nothing_moves_where_nothing_changed():
    assert moving_lines(model_of(CASE), model_of(CASE)) == frozenset()


def test_more_lines_than_needed_may_be_left_to_move():
    before, after = model_of(CASE), model_of(changed(CASE, "lines|partner/b|amount"))

    held_against_all_trials(before, after, frozenset(line.key for line in after.lines))
    held_against_all_trials(before, after, frozenset({"partner/b", "partner/share", "now/a"}))


def test_no_share_counts_what_it_is_a_share_of_a_second_time():
    before, after = model_of(CASE), model_of(changed(CASE, "lines|partner/share|amount"))

    held_against_all_trials(before, after, frozenset({"partner/share"}))


@pytest.mark.parametrize(
    "other",
    [
        replace(CASE, years=CASE.years + 1),
        replace(CASE, risks=()),
        replace(CASE, risks=(replace(CASE.risks[0], chance=0.0),)),
        replace(CASE, correlations=(CorrelationGroup(id="g", title="G", correlation=0.5),)),
        replace(CASE, indices=(HELD, replace(HELD, id="other"))),
        replace(CASE, price_base=CASE.price_base + (-1)),
        replace(CASE, options=(NOW, IN_HOUSE, PARTNER)),
    ],
)
def test_models_that_differ_in_more_are_not_taken_apart(other):
    assert moving_lines(model_of(CASE), model_of(other)) is None


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", ["ammanford-consultancy-2013", "cleveland-custody-2017", "lincolnshire-business-2012"]
)
def test_every_figure_of_the_examples(name):
    root = Path(str(resources.files("counterfoil"))) / "content" / "examples"
    case = load_case_or_raise(root / name)
    before = model_of(case)
    for one in assumptions(case):
        after = model_of(changed(case, one.name))
        moving = moving_lines(before, after)
        assert moving is not None, one.name
        held_against_all_trials(before, after, moving)


def test_what_is_kept_says_how_much_it_takes():
    others = other_lines(model_of(CASE), frozenset(), trials=TRIALS, seed=SEED)

    assert others.bytes == 2 * 3 * TRIALS * 8
