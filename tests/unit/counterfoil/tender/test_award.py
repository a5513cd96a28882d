"""Points, figures, thresholds and ties, with sums by hand."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from counterfoil.tender.award import rank
from counterfoil.tender.plan import Stage, TieBy, TieStep
from counterfoil.tender.price_model import Formula, PriceModel
from tests.fixtures.tenders import (
    BY_QUALITY,
    LOTS_DRAWN,
    a_plan,
    entry,
    flat_plan,
    leaf,
)

F = Fraction


def test_two_criteria_60_40():
    """A: 60% of 70 and 40% of 60 = 42 + 24 = 66. B: 36 + 29.6 = 65.6."""
    plan = flat_plan(first=60, second=40)
    found = rank(plan, [entry("A", first=70, second=60), entry("B", first=60, second=74)])

    assert [(one.bid, one.result) for one in found.placed] == [("A", 66), ("B", F("65.6"))]
    assert found.winner == "A"


def test_weights_multiply_down_the_tree_and_the_price_is_added():
    """care 36, staff 24, price 40 of the hundred.

    a: 36×4/5 + 24×3/5 + 40×10/12.5 = 28.8 + 14.4 + 32 = 75.2
    b: 36×4/5 + 24×4/5 + 40×10/16 = 28.8 + 19.2 + 25 = 73
    c: 36×2/5 + 24×2/5 + 40 = 14.4 + 9.6 + 40 = 64
    """
    found = rank(
        a_plan(),
        [
            entry("a", 12_500_000, care=4, staff=3),
            entry("b", 16_000_000, care=4, staff=4),
            entry("c", 10_000_000, care=2, staff=2),
        ],
    )

    assert [(one.bid, one.result) for one in found.placed] == [
        ("a", F("75.2")),
        ("b", 73),
        ("c", 64),
    ]
    first = found.placed[0]
    assert first.points == {"care": F("28.8"), "staff": F("14.4"), "price": 32}
    assert first.price_points == 32
    assert first.quality == 72  # 43.2 of 60
    assert first.decided_by is None


@pytest.mark.parametrize(
    ("model", "results", "winner"),
    [
        # 12.5m ÷ 72 points = 173,611.1…; 16m ÷ 80 = 200,000
        (PriceModel(formula=Formula.PRICE_PER_QUALITY_POINT), (F(12_500_000, 72), 200_000), "a"),
        # 12.5m − 72 × 0.5m = −23.5m; 16m − 80 × 0.5m = −24m: lowest first
        (
            PriceModel(formula=Formula.MONETISED_QUALITY, gbp_per_quality_point=F(500_000)),
            (-23_500_000, -24_000_000),
            "b",
        ),
    ],
)
def test_a_figure_of_price_and_quality_goes_lowest_first(model, results, winner):
    plan = a_plan(criteria=(leaf("care", 60), leaf("staff", 40)), price=model)
    bids = [
        entry("a", 12_500_000, care=4, staff=3),
        entry("b", 16_000_000, care=4, staff=4),
    ]
    found = rank(plan, bids)

    assert tuple(found.place(name).result for name in ("a", "b")) == results
    assert found.winner == winner
    assert not found.highest_first


def test_a_bid_below_a_threshold_is_out_and_its_price_moves_nobody():
    """c is out with 1 for care; the lowest price left is 12.5m, so a has all 40 for price."""
    plan = a_plan(
        criteria=(
            leaf("care", 60, minimum=F(2)),
            a_plan().criteria[1],
        )
    )
    bids = [
        entry("a", 12_500_000, care=4),
        entry("b", 16_000_000, care=4),
        entry("c", 10_000_000, care=1),
    ]
    found = rank(plan, bids)

    assert [(one.bid, one.stage) for one in found.out] == [("c", Stage.THRESHOLDS)]
    assert "1 for care, below the minimum of 2" in found.out[0].reason
    assert found.place("a").price_points == 40

    least = a_plan(criteria=plan.criteria, minimum_quality=F(90))
    assert [one.bid for one in rank(least, bids).out] == ["a", "b", "c"]
    assert rank(least, bids).winner is None


def test_ties_go_by_the_rule_step_by_step():
    """x and y and z have 50 each: z leads on second; x and y are equal on it and draw lots."""
    plan = flat_plan(first=50, second=50)
    bids = [
        entry("x", first=60, second=40),
        entry("y", first=60, second=40),
        entry("z", first=40, second=60),
    ]
    by_second = TieStep(by=TieBy.CRITERION, criterion="second")
    ruled = replace(plan, ties=(BY_QUALITY, by_second, LOTS_DRAWN))

    undrawn = rank(ruled, bids)
    assert [(one.bid, one.rank) for one in undrawn.placed] == [("z", 1), ("x", 2), ("y", 2)]
    assert [(one.bids, one.decided_by) for one in undrawn.ties] == [
        (("x", "y", "z"), by_second),
        (("x", "y"), None),
    ]

    drawn = rank(ruled, bids, drawn={"x": 2, "y": 1})
    assert [one.bid for one in drawn.placed] == ["z", "y", "x"]
    assert drawn.placed[1].decided_by == LOTS_DRAWN


def test_a_first_place_tied_and_not_parted_has_no_winner():
    found = rank(flat_plan(first=100), [entry("x", first=5), entry("y", first=5)])

    assert found.winner is None
    assert [one.rank for one in found.placed] == [1, 1]
