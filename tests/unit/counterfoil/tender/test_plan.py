"""The plan as nouns: leaves and their points, who marks what, what a scale holds."""

from __future__ import annotations

from fractions import Fraction

from counterfoil.tender.plan import Evaluator, Lot, Marks, every_criterion
from tests.fixtures.tenders import HUNDRED, NOUGHT_TO_FIVE, a_plan, flat_plan

F = Fraction


def test_the_points_of_leaves_multiply_down_the_tree_to_a_hundred():
    plan = a_plan()

    assert [(one.id, one.points) for one in plan.leaves] == [
        ("care", 36),
        ("staff", 24),
        ("price", 40),
    ]
    assert plan.leaf("care").path == ("quality", "care")
    assert plan.quality_points == 60
    assert plan.priced.id == "price"
    assert plan.leaf("quality") is None
    assert [one.id for one in every_criterion(plan.criteria)] == [
        "quality",
        "care",
        "staff",
        "price",
    ]
    assert flat_plan(first=100).priced is None


def test_an_evaluator_named_for_a_parent_marks_all_under_it_in_the_lots_named():
    plan = a_plan(
        lots=(Lot(id="north", title="North"), Lot(id="south", title="South")),
        evaluators=(
            Evaluator(id="e1", role="Nurse", marks=(Marks(criterion="care"),)),
            Evaluator(id="e2", role="Buyer", marks=(Marks(criterion="quality", lot="north"),)),
        ),
    )

    assert [one.id for one in plan.marks_of(plan.evaluator("e2"), "north")] == ["care", "staff"]
    assert plan.marks_of(plan.evaluator("e2"), "south") == ()
    assert [one.id for one in plan.evaluators_of("care", "north")] == ["e1", "e2"]
    assert [one.id for one in plan.evaluators_of("care", "south")] == ["e1"]


def test_a_scale_holds_its_steps_and_finds_the_anchor():
    assert NOUGHT_TO_FIVE.anchor(F(4)).label == "Good"
    assert not NOUGHT_TO_FIVE.holds(F(6))
    assert not NOUGHT_TO_FIVE.holds(F(-1))
    assert HUNDRED.holds(F(37))
    assert HUNDRED.share(F(37)) == F(37, 100)
    assert HUNDRED.anchor(F(101)) is None
