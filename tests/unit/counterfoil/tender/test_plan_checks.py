"""A plan that contradicts itself is told so, all at once, where and with the mend."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from counterfoil.errors import errors_among
from counterfoil.tender.plan import (
    Anchor,
    Condition,
    Criterion,
    Disclosure,
    DivergenceRule,
    Evaluator,
    LowBidRule,
    Marks,
    Pace,
    Plan,
    Scale,
    TieBy,
    TieStep,
)
from counterfoil.tender.plan_checks import plan_problems
from tests.fixtures.tenders import BY_QUALITY, LOTS_DRAWN, a_plan, evaluators, leaf, price_leaf

F = Fraction


def marks(*values: int) -> tuple[Anchor, ...]:
    return tuple(Anchor(mark=F(one), label=f"Mark {one}", meaning="So good") for one in values)


def quality(*criteria: Criterion) -> tuple[Criterion, ...]:
    return (
        Criterion(id="quality", title="Quality", weight=F(60), criteria=criteria),
        price_leaf(40),
    )


def test_the_small_plan_has_no_error_and_is_warned_of_its_relative_formula():
    (warning,) = plan_problems(a_plan())

    assert not errors_among([warning])
    assert "a bid that cannot win may change" in warning.what


@pytest.mark.parametrize(
    ("changed", "where", "what"),
    [
        (
            {"criteria": quality(leaf("care", 60), leaf("staff", "39.9"))},
            "criterion quality, criteria",
            "the weights come to 99.9, not 100: care 60, staff 39.9",
        ),
        ({"criteria": ()}, "criteria", "there are no criteria"),
        (
            {"criteria": quality(leaf("care", 110), leaf("staff", -10))},
            "criterion staff",
            "its weight is −10",
        ),
        (
            {"criteria": quality(leaf("care", 60), leaf("care", 40))},
            "criteria",
            "care names 2 things",
        ),
        (
            {"criteria": quality(leaf("care", 60, minimum=F(7)), leaf("staff", 40))},
            "criterion care",
            "its minimum of 7 is no mark of the scale",
        ),
        (
            {"criteria": quality(leaf("care", 60, word_limit=0), leaf("staff", 40))},
            "criterion care",
            "its word limit is below 1",
        ),
        ({"scale": Scale(anchors=marks(0, 1, 2, 4, 5))}, "scale", "no anchor for 3"),
        (
            {"scale": Scale(anchors=marks(0, 25, 50, 100), step=F(25))},
            "scale",
            "it has a gap: no anchor for 75",
        ),
        ({"scale": Scale(anchors=marks(0, 1, 1, 2))}, "scale", "overlap at 1"),
        ({"scale": Scale(anchors=marks(3))}, "scale", "fewer than two marks"),
        ({"scale": Scale(anchors=marks(0, 1), step=F(0))}, "scale", "its step is not above 0"),
        (
            {"scale": Scale(anchors=(*marks(0, 1), Anchor(mark=F(2), label="Good", meaning=" ")))},
            "scale",
            "the mark 2 has no anchor",
        ),
        ({"evaluators": evaluators("care")}, "criterion staff", "nobody marks it"),
        ({"evaluators": evaluators("quality", "price")}, "evaluator e1", "price is the price"),
        ({"evaluators": evaluators("quality", "carr")}, "evaluator e1", "no criterion carr"),
        (
            {"evaluators": (*evaluators("quality"), Evaluator(id="e4", role="r", marks=()))},
            "evaluator e4",
            "there is nothing to mark",
        ),
        (
            {
                "evaluators": (
                    Evaluator(id="e", role="r", marks=(Marks(criterion="care", lot="x"),)),
                )
            },
            "evaluator e",
            "there is no lot x",
        ),
        ({"ties": ()}, "ties", "two bids may come out equal, and no rule says which wins"),
        ({"ties": (LOTS_DRAWN, BY_QUALITY)}, "ties", "steps stand after drawing lots"),
        ({"ties": (TieStep(by=TieBy.CRITERION),)}, "ties", "step 1 names no criterion"),
        ({"divergence": None}, "divergence", "nothing says when marks lie too far apart"),
        ({"divergence": DivergenceRule(marks_apart=F(6))}, "divergence", "marks 6 apart"),
        ({"minimum_quality": F(101)}, "minimum_quality", "not above 0 and up to 100"),
        ({"disclosure": Disclosure(reasons=False)}, "disclosure", "the law does not allow"),
        (
            {"low_bids": LowBidRule(below_should_cost_percent=F(10))},
            "low_bids",
            "there is none",
        ),
        (
            {"conditions": (Condition(id="insured", title="Insured", lot="x"),)},
            "condition insured",
            "there is no lot x",
        ),
    ],
)
def test_a_contradiction_is_an_error_that_names_its_place(changed, where, what):
    found = errors_among(plan_problems(a_plan(**changed)))

    told = {one.where: one.what for one in found}
    assert any(
        one.where == f"plan.yaml, {where}" and what in one.what and one.mend for one in found
    ), told


def test_all_are_told_at_once():
    found = errors_among(plan_problems(a_plan(ties=(), divergence=None, criteria=())))

    assert {"plan.yaml, ties", "plan.yaml, divergence", "plan.yaml, criteria"} <= {
        one.where for one in found
    }


def test_what_is_worth_a_warning():
    def warned(plan: Plan) -> str:
        assert not errors_among(plan_problems(plan))
        return " ".join(one.what for one in plan_problems(plan))

    assert "only one evaluator marks it" in warned(
        a_plan(evaluators=evaluators("quality", count=1))
    )
    assert "may still be equal after the last step" in warned(a_plan(ties=(BY_QUALITY,)))
    assert "no rule says when a price is asked about" in warned(a_plan(low_bids=None))
    silent = quality(leaf("care", 60, question=""), leaf("staff", 40))
    assert "bidders are not told what to answer" in warned(a_plan(criteria=silent))
    busy = replace(a_plan(), pace=Pace(hours_most=F(3)))
    assert "e1 is asked for 3.3… hours, more than 3" in warned(busy)  # see test_workload
