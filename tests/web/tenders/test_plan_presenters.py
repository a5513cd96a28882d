"""A plan in words: the points by hand beside `plans.PLAN`."""

from counterfoil_web.tenders.plan_presenters import (
    criterion_rows,
    evaluator_rows,
    rules_of,
    scale_rows,
)
from counterfoil_web.tenders.plan_reading import plan_of
from tests.web.tenders.plans import PLAN


def test_points_are_those_of_the_whole_hundred():
    rows = {row.id: row for row in criterion_rows(plan_of(PLAN))}

    assert {name: row.points for name, row in rows.items()} == {
        "quality": "60",
        "care": "45",
        "plan": "15",
        "price": "40",
    }
    assert [row.depth for row in rows.values()] == [0, 1, 1, 0]
    assert rows["care"].conditions == (
        "Below 1 the bid is out. At most 6 words; what is beyond is not read"
    )
    assert (rows["care"].markers, rows["price"].markers) == (
        "Driver, Fleet manager",
        "By the formula",
    )


def test_work_is_told_before_anybody_is_asked():
    """Three bids. One marks care (6 words) and plan (1,000): 3 × (6 + 1,000) ÷ 200 minutes of
    reading and 6 × 15 of marking: 15.09 + 90 = 105.09 minutes, 1.75 hours."""
    rows = {row.id: row for row in evaluator_rows(plan_of(PLAN))}

    assert (rows["one"].marks, rows["one"].answers, rows["one"].hours) == (
        "Every criterion",
        6,
        "1.8",
    )
    assert (rows["two"].marks, rows["two"].answers) == ("Care", 3)


def test_every_rule_is_said():
    rules = dict(rules_of(plan_of(PLAN)))

    assert rules["If bids are equal"] == (
        "The points of quality, then drawing lots before a witness."
    )
    assert rules["When marks are talked over"] == "From 2 marks apart, or either side of a minimum."
    assert rules["Prices asked about as too low"] == (
        "A price more than 20% below the mean of the others."
    )
    assert scale_rows(plan_of(PLAN))[2] == ("2", "All", "Everything")
