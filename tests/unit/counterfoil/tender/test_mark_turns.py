"""Marks that would change the winner, by hand and against ranking anew with every mark."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from counterfoil.tender.contest import Contest
from counterfoil.tender.mark_turns import mark_turns
from counterfoil.tender.price_model import Formula, PriceModel
from tests.fixtures.plain_turns import drawn_contest, plain_mark_turns
from tests.fixtures.tenders import TOTALS, a_plan, entry, flat_plan, leaf

F = Fraction
MARKS = {"a": (4, 3), "b": (4, 4), "c": (2, 2)}


def small(**more):
    bids = [entry(bid, TOTALS[bid], care=care, staff=staff) for bid, (care, staff) in MARKS.items()]
    return Contest(plan=a_plan(**more), entries=tuple(bids))


def told(contest):
    return {(one.bid, one.criterion): (one.to, one.instead) for one in mark_turns(contest)}


def test_by_hand():
    """a 75.2, b 73, c 64. A mark of care is 7.2 points, one of staff 4.8.

    a: 2.2 down lets b win: one mark of either. b: 2.2 up: one mark of either, to its best, 5.
    c: 11.2 up: care by two (14.4) to 4, staff by three (14.4) to 5.
    """
    assert told(small()) == {
        ("a", "care"): (3, "b"),
        ("a", "staff"): (2, "b"),
        ("b", "care"): (5, "b"),
        ("b", "staff"): (5, "b"),
        ("c", "care"): (4, "c"),
        ("c", "staff"): (5, "c"),
    }
    changes = [one.change for one in mark_turns(small())]
    assert changes == sorted(changes)
    assert changes[0] == 1


MODELS = {
    "points": {},
    "least quality": {"minimum_quality": F(50)},
    "minimum of a criterion": {
        "criteria": (
            replace(
                a_plan().criteria[0], criteria=(leaf("care", 60, minimum=F(3)), leaf("staff", 40))
            ),
            a_plan().criteria[1],
        )
    },
    "through the mean": {"price": PriceModel(formula=Formula.LINEAR_TO_MEAN)},
    "per point": {
        "criteria": (leaf("care", 60), leaf("staff", 40)),
        "price": PriceModel(formula=Formula.PRICE_PER_QUALITY_POINT),
        "minimum_quality": F(45),
    },
    "monetised": {
        "criteria": (leaf("care", 60), leaf("staff", 40)),
        "price": PriceModel(formula=Formula.MONETISED_QUALITY, gbp_per_quality_point=F(400_000)),
    },
}


@pytest.mark.parametrize("more", MODELS.values(), ids=MODELS)
def test_the_nearest_mark_is_where_ranking_anew_finds_it(more):
    contest = small(**more)
    expected = {}
    for one in contest.entries:
        for name, mark in one.marks.items():
            better = range(int(mark) + 1, 6)
            worse = range(int(mark) - 1, -1, -1)
            for to in worse if one.bid == contest.winner else better:
                then = contest.with_mark(one.bid, name, F(to)).ranking.winner or ""
                if then != contest.winner:
                    expected[one.bid, name] = (to, then)
                    break
    assert expected
    assert told(contest) == expected


def test_a_bid_that_fell_for_one_mark_may_have_won():
    """y has 3 for care, below 4; with 4 it would have 80 + 40 > 80."""
    plan = a_plan(
        criteria=(leaf("care", 50, minimum=F(4)), leaf("staff", 50)),
        price=None,
        low_bids=None,
    )
    bids = (entry("x", care=4, staff=4), entry("y", care=3, staff=5))
    contest = Contest(plan=plan, entries=bids)

    assert told(contest)["y", "care"] == (4, "y")
    assert told(contest)["x", "care"] == (3, "")  # then no bid would be left


def test_a_tie_goes_by_the_rule():
    """One mark more makes y level with x; the rule asks for quality, which is level too: no winner.

    Level is not ahead: with lots drawn for y it wins at 4.
    """
    plan = replace(flat_plan(first=100), scale=a_plan().scale)
    bids = (entry("x", first=4), entry("y", first=3))

    assert told(Contest(plan=plan, entries=bids))["y", "first"] == (4, "")
    assert told(Contest(plan=plan, entries=bids, drawn={"x": 2, "y": 1}))["y", "first"] == (4, "y")
    assert told(Contest(plan=plan, entries=bids, drawn={"x": 1, "y": 2}))["y", "first"] == (5, "y")


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("more", MODELS.values(), ids=MODELS)
def test_the_quick_way_equals_ranking_anew_on_drawn_bids(more, seed):
    more = {name: value for name, value in more.items() if name != "criteria"}
    if "price" in more and not more["price"].formula.has_points:
        more["priced"] = False
    contest = drawn_contest(seed, bids=5, groups=2, leaves=3, minimum=F(2), **more)

    assert mark_turns(contest) == plain_mark_turns(contest)
