from __future__ import annotations

import numpy as np
import pytest

from counterfoil.appraisal.amounts import Flat, OneOff
from counterfoil.appraisal.appraise import appraise
from counterfoil.appraisal.business_case import (
    Commitment,
    Heading,
    Nature,
    Objective,
    OptimismBias,
    Score,
)
from counterfoil.appraisal.value_for_money import (
    benefit_cost_ratio,
    delivery_scores,
    discounted_payback,
)
from counterfoil.quantities.years import FinancialYear
from tests.fixtures.small_cases import FIRST, benefit, cost, small_case

D1 = 1 / 1.035


def run(*lines, **changes):
    return appraise(small_case(*lines, **{"years": 2, **changes}), simulate=False)


def test_costs_benefits_and_values_by_hand():
    answer = run(
        cost("now", "a", 100),
        benefit("now", "b", 5),
        cost("in-house", "a", 94),
        cost("partner", "a", 150),
        benefit("partner", "b", 80),
        cost("partner", "grant", OneOff(gbp=7.0, year=FIRST), heading=Heading.INCOME),
    )
    partner = answer.option("partner")

    assert partner.present_cost_gbp == pytest.approx(150 * (1 + D1))
    assert partner.present_benefit_gbp == pytest.approx(80 * (1 + D1) + 7)
    assert partner.npv_gbp == pytest.approx(-70 * (1 + D1) + 7)
    assert partner.npsv_gbp == pytest.approx(25 * (1 + D1) + 7)
    # Extra benefits over extra costs: (75 (1 + d) + 7) / (50 (1 + d)).
    assert partner.bcr == pytest.approx((75 * (1 + D1) + 7) / (50 * (1 + D1)))
    assert answer.option("now").npsv_gbp == 0.0
    assert (answer.preferred, answer.runner_up) == ("partner", "in-house")


@pytest.mark.parametrize(
    ("benefit_gbp", "cost_gbp", "ratio"),
    [
        (300.0, 200.0, 1.5),
        (100.0, 200.0, 0.5),
        (0.0, 200.0, None),
        (-5.0, 200.0, None),
        (300.0, 0.0, None),
        (300.0, -50.0, None),
        (300.0, 1e-9, None),  # the rounding of a computer is no cost
        (1e-9, 300.0, None),
    ],
)
def test_a_ratio_is_given_only_where_it_can_be_read(benefit_gbp, cost_gbp, ratio):
    found, note = benefit_cost_ratio(extra_benefit_gbp=benefit_gbp, extra_cost_gbp=cost_gbp)

    assert found == ratio
    assert note


def test_costs_that_are_equal_on_paper_give_no_ratio():
    # 0.1 + 0.2 is not 0.3 in a computer; times millions the gap is a ten-thousandth of a penny.
    answer = run(
        cost("now", "a", 0.3e6),
        cost("partner", "a", 0.1e6),
        cost("partner", "b", 0.2e6),
        cost("partner", "c", 1e-7),
        benefit("partner", "d", 50),
    )

    assert answer.option("partner").bcr is None
    assert answer.option("partner").payback_years is None
    assert "never behind" in answer.option("partner").payback_note


@pytest.mark.parametrize(
    ("gain", "years", "says"),
    [
        ([-5.0, 1.2, 1.2, 1.2, 1.2, 1.2], 4 + 1 / 6, "discounted, in 2031-32"),
        ([-5.0, 1.0], None, "does not pay back"),
        ([5.0, 1.0], None, "never behind"),
        ([-1e-9, 5.0], None, "never behind"),
        ([0.0, 0.0], None, "never behind"),
    ],
)
def test_payback_is_told_with_a_note(gain, years, says):
    found, note = discounted_payback(np.array(gain), FinancialYear(2026))

    assert found == (None if years is None else pytest.approx(years))
    assert says in note


def test_the_counterfactual_has_neither_ratio_nor_payback():
    now = run(cost("now", "a", 1), cost("partner", "a", 2)).option("now")

    assert (now.bcr, now.payback_years) == (None, None)
    assert "counterfactual" in now.bcr_note
    assert "counterfactual" in now.payback_note


def test_benefits_are_split_by_who_stands_behind_them_and_by_nature():
    answer = run(
        benefit("partner", "a", 100, commitment=Commitment.GUARANTEED),
        benefit("partner", "b", 10, commitment=Commitment.HOPED_FOR, nature=Nature.QUALITY_ONLY),
        benefit("partner", "c", 1, commitment=Commitment.HOPED_FOR),
        cost("partner", "d", 1_000),
    ).option("partner")

    def split(parts):
        return {key: round(part.present_value_gbp / (1 + D1), 9) for key, part in parts.items()}

    assert split(answer.benefits_by_commitment) == {
        "guaranteed": 100,
        "at_risk": 0,
        "hoped_for": 11,
    }
    assert split(answer.benefits_by_nature) == {
        "cash_releasing": 101,
        "non_cash_releasing": 0,
        "cost_avoided": 0,
        "quality_only": 10,
    }
    assert answer.benefits_by_commitment[Commitment.GUARANTEED].real_gbp == 200
    assert answer.benefits_by_commitment[Commitment.GUARANTEED].cash_gbp == 200


def test_values_with_and_without_optimism_bias():
    answer = run(
        cost("now", "a", 100, optimism_bias=OptimismBias(upper=0.1)),
        cost("partner", "a", 60, optimism_bias=OptimismBias(upper=0.5)),
        benefit("partner", "b", 20, optimism_bias=OptimismBias(upper=0.5)),
    ).option("partner")

    # With: -60 x 1.5 + 20 x 0.5 + 100 x 1.1 = 30. Without: -60 + 20 + 100 = 60.
    assert answer.npsv_gbp == pytest.approx(30 * (1 + D1))
    assert answer.npsv_without_optimism_bias_gbp == pytest.approx(60 * (1 + D1))


def test_a_transfer_is_no_social_value():
    answer = run(benefit("partner", "a", 100, transfer=True), cost("partner", "b", 1))
    line = next(line for line in answer.option("partner").lines if line.id == "a")

    assert answer.option("partner").npv_gbp == pytest.approx(-(1 + D1))
    assert (line.in_social_view, line.present_value_gbp) == (False, 0.0)
    assert line.real_gbp == (100.0, 100.0)


@pytest.mark.parametrize(
    ("amounts", "preferred", "runner_up"),
    [
        ((100, 100, 100), "now", "in-house"),  # of equals the first listed
        ((100, 90, 90), "in-house", "partner"),
        ((100, 90, 90 - 1e-9), "in-house", "partner"),  # equal to the penny
        ((100, 90, 89.9), "partner", "in-house"),
        ((1, 2, 3), "now", "in-house"),  # every change is worse
    ],
)
def test_the_highest_value_is_preferred(amounts, preferred, runner_up):
    names = ("now", "in-house", "partner")
    answer = run(*(cost(name, "a", gbp) for name, gbp in zip(names, amounts, strict=True)))

    assert (answer.preferred, answer.runner_up) == (preferred, runner_up)


def test_net_flows_are_the_lines_of_the_social_view():
    partner = run(
        cost("partner", "a", 10),
        benefit("partner", "b", Flat(gbp=4.0, start=FIRST + 1)),
        benefit("partner", "c", 99, transfer=True),
    ).option("partner")

    assert partner.net_real_gbp == pytest.approx((-10, -6))
    assert partner.net_discounted_gbp == pytest.approx((-10, -6 * D1))


def test_scores_are_weighted_and_never_touch_the_money():
    objectives = (
        Objective(id="safe", title="Safe", weight=0.75),
        Objective(id="soon", title="Soon", weight=0.25),
    )
    marks = {
        ("safe", "now"): 2,
        ("soon", "now"): 5,
        ("safe", "in-house"): 3,
        ("soon", "in-house"): 3,
    }
    marks |= {("safe", "partner"): 4, ("soon", "partner"): 1}
    scores = tuple(
        Score(objective=goal, option=name, score=float(mark))
        for (goal, name), mark in marks.items()
    )

    found = run(cost("partner", "a", 10), objectives=objectives, scores=scores)

    assert found.objectives is not None
    assert found.objectives.totals == {"now": 2.75, "in-house": 3.0, "partner": 3.25}
    assert found.preferred == "now"
    assert delivery_scores(small_case(objectives=objectives)) == {}
