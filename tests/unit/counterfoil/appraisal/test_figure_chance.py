from __future__ import annotations

import pytest

from counterfoil.appraisal.appraise import appraise
from counterfoil.appraisal.business_case import Uncertainty
from counterfoil.appraisal.evidence import Basis, Evidence
from counterfoil.appraisal.figure_working import figure_working
from counterfoil.errors import InvalidValue
from counterfoil.quantities.distributions import Uniform
from tests.fixtures.small_cases import cost, small_case

CASE = small_case(
    cost("now", "a", 10.0),
    cost("in-house", "a", 10.0),
    cost(
        "partner",
        "a",
        8.0,
        title="Charge",
        uncertainty=Uncertainty(distribution=Uniform(low=0.5, high=1.5)),
        evidence=Evidence(basis=Basis.ASSUMED, note="asked three firms"),
    ),
)


def test_the_trials_tell_the_range_the_seed_and_what_was_uncertain():
    answer = appraise(CASE, trials=400, seed=7)
    found = figure_working(CASE, answer, "trials/partner")
    spread = answer.chances.options[2].npsv

    assert found.value == spread.mean_gbp
    assert "400 trials from seed 7" in found.formula
    assert [one.value for one in found.inputs[:3]] == [
        spread.p5_gbp,
        spread.p10_gbp,
        spread.p50_gbp,
    ]
    (uncertain,) = [one for one in found.inputs if one.address]
    assert (uncertain.label, uncertain.value) == ("Charge", 8.0)
    assert "uniform" in uncertain.note


def test_an_input_tells_what_else_it_may_be_and_where_it_is_from():
    found = figure_working(CASE, appraise(CASE, simulate=False), "input/line.partner/a")

    assert (found.value, found.basis) == (8.0, Basis.ASSUMED)
    assert found.note == "may turn out uniform(low=0.5, high=1.5), times 8; asked three firms"
    held = figure_working(CASE, appraise(CASE, simulate=False), "input/line.now/a")
    assert held.note == "held certain"


def test_no_trials_where_nothing_was_simulated():
    with pytest.raises(InvalidValue):
        figure_working(CASE, appraise(CASE, simulate=False), "trials/partner")
