from __future__ import annotations

import math

import pytest

from counterfoil.appraisal.amounts import Flat, OneOff
from counterfoil.appraisal.appraise import appraise
from counterfoil.appraisal.business_case import Objective, OptimismBias, Score
from counterfoil.appraisal.figure_working import figure_working
from counterfoil.errors import InvalidValue
from tests.fixtures.small_cases import FIRST, benefit, cost, small_case

CASE = small_case(
    cost("now", "service", 100.0),
    cost("in-house", "service", 100.0),
    cost("partner", "charge", 90.0, optimism_bias=OptimismBias(upper=0.1, reason="new")),
    cost("partner", "start", OneOff(gbp=60.0, year=FIRST)),
    benefit("partner", "saving", Flat(gbp=50.0)),
    benefit("partner", "moved", Flat(gbp=7.0), transfer=True),
    years=2,
    objectives=(
        Objective(id="speed", title="Speed", weight=0.25, argument="the public waits"),
        Objective(id="safety", title="Safety", weight=0.75),
    ),
    scores=tuple(
        Score(objective=objective, option=option, score=score, reason=f"{option} is so")
        for option, speed, safety in (("now", 1, 2), ("in-house", 2, 3), ("partner", 4, 5))
        for objective, score in (("speed", speed), ("safety", safety))
    ),
)
ANSWER = appraise(CASE, simulate=False)
A_YEAR = 1 + 1 / 1.035
TITLE = {option.id: option.title for option in CASE.options}


def opened(address):
    return figure_working(CASE, ANSWER, address)


def test_worth_is_the_option_less_the_counterfactual():
    # 90 with 10% optimism bias is 99 a year, and 60 once; 50 a year comes in.
    own = (50 - 99) * A_YEAR - 60
    found = opened("npsv/partner")

    assert found.value == pytest.approx(own + 100 * A_YEAR)
    assert [one.value for one in found.inputs] == pytest.approx([own, -100 * A_YEAR])
    assert found.label.startswith(f"{TITLE['partner']}: ")
    assert "partner" not in found.formula.replace(TITLE["partner"], "")


def test_without_optimism_bias_names_the_lines_that_have_it():
    found = opened("unbiased/partner")

    assert found.value == pytest.approx((50 - 90 + 100) * A_YEAR - 60)
    bias = found.inputs[1]
    assert (bias.value, bias.note, bias.address) == (0.1, "new", "line/partner/charge")


def test_costs_and_benefits_are_sums_of_their_lines_without_transfers():
    costs, benefits = opened("cost/partner"), opened("benefit/partner")

    assert costs.value == pytest.approx(99 * A_YEAR + 60)
    assert costs.value == pytest.approx(-sum(one.value for one in costs.inputs))
    assert [one.record for one in benefits.inputs] == ["partner/saving"]
    assert opened("npv/partner").value == pytest.approx(benefits.value - costs.value)


def test_a_ratio_names_the_four_sums_that_make_it():
    found = opened("bcr/partner")
    benefit_own, benefit_base, cost_own, cost_base = (one.value for one in found.inputs)

    assert found.value == pytest.approx(
        (benefit_own - benefit_base) / (cost_own - cost_base), rel=1e-12
    )
    assert found.value == pytest.approx(50 * A_YEAR / (59 + 60 - 59 + (99 - 100) * A_YEAR))


@pytest.mark.parametrize("address", ["bcr/in-house", "payback/in-house", "bcr/now"])
def test_what_has_no_ratio_or_payback_says_why(address):
    with pytest.raises(InvalidValue) as caught:
        opened(address)
    assert caught.value.what


def test_payback_is_the_running_sum_of_differences():
    # Year 0: 50 - 99 - 60 + 100 = -9; year 1: 51 / 1.035 = 49.28: paid back after 9 / 49.28.
    found = opened("payback/partner")

    assert found.value == pytest.approx(9 / (51 / 1.035))
    assert [one.value for one in found.inputs] == pytest.approx([-9, 51 / 1.035])
    gain = opened("gain/partner/2027-28")
    assert gain.value == pytest.approx(51 / 1.035)
    assert gain.inputs[0].value - gain.inputs[1].value == pytest.approx(gain.value)


def test_a_year_is_the_sum_of_its_lines():
    discounted, real = opened("year/partner/2027-28"), opened("real/partner/2027-28")

    assert discounted.value == pytest.approx(-49 / 1.035)
    assert real.value == pytest.approx(-49)
    assert math.fsum(one.value for one in real.inputs) == pytest.approx(-49)


def test_a_score_is_weight_times_score_with_its_reasons():
    found = opened("score/partner")

    assert found.value == pytest.approx(0.25 * 4 + 0.75 * 5)
    assert [one.value for one in found.inputs] == [1.0, 3.75]
    weight, score = found.inputs[0].inputs
    assert (weight.note, score.note) == ("the public waits", "partner is so")


def test_no_score_without_objectives():
    case = small_case(cost("now", "a", 2), cost("in-house", "a", 1), cost("partner", "a", 1))

    with pytest.raises(InvalidValue):
        figure_working(case, appraise(case, simulate=False), "score/partner")
