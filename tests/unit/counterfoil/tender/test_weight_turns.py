"""Turning points by hand, and against ranking the bids anew at weights all the way."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest

from counterfoil.errors import NoAnswer
from counterfoil.tender.award import rank
from counterfoil.tender.contest import Contest
from counterfoil.tender.price_model import Formula, PriceModel
from counterfoil.tender.weight_turns import weight_turns
from tests.fixtures.plain_turns import drawn_contest, plain_weight_turns
from tests.fixtures.tenders import TOTALS, a_plan, entry, flat_plan, leaf

F = Fraction
MARKS = {"a": (4, 3), "b": (4, 4), "c": (2, 2)}


def small(**more):
    bids = [entry(bid, TOTALS[bid], care=care, staff=staff) for bid, (care, staff) in MARKS.items()]
    return Contest(plan=a_plan(**more), entries=tuple(bids))


def reweighted(criteria, name, weight):
    """The tree with one weight changed, the others beside it in their own proportions."""
    held = next((one for one in criteria if one.id == name), None)
    if held is None:
        return tuple(
            replace(one, criteria=reweighted(one.criteria, name, weight)) for one in criteria
        )
    scale = (100 - weight) / (100 - held.weight)
    return tuple(
        replace(one, weight=weight if one is held else one.weight * scale) for one in criteria
    )


def winner_at(contest, name, weight):
    plan = contest.plan.with_criteria(reweighted(contest.plan.criteria, name, weight))
    return rank(plan, contest.entries, drawn=contest.drawn).winner or ""


def test_two_criteria_60_40():
    """70x + 60(1−x) = 60x + 74(1−x) where 10x = 14(1−x): x = 14/24 = 58.333…%."""
    bids = (entry("A", first=70, second=60), entry("B", first=60, second=74))
    found = weight_turns(Contest(plan=flat_plan(first=60, second=40), entries=bids))

    told = [(one.criterion, one.weight, one.at, one.below, one.instead) for one in found]
    assert told == [
        ("first", 60, F(175, 3), True, "B"),
        ("second", 40, F(125, 3), False, "B"),
    ]
    assert found[0].change == F(5, 3)


def test_a_weight_below_another_and_one_of_the_price():
    """a has 75.2 and b 73: see the award's own test.

    Price p of 100: a quality 72/100 and 0.8 of price, b 80/100 and 0.625.
    72 + 8p/100 = 80 − 17.5p/100 where 25.5p = 800: p = 1600/51 = 31.37…; a wins above.
    c at price p: 40(1−p/100) + p; a: 72 + 0.08p. 40 + 0.6p = 72 + 0.08p: p = 800/13 = 61.53….
    staff s of quality's 100: a's 60 points are 60 × (0.8 − 0.2s/100), b's 60 × 0.8; with price
    32 and 25: 12s/100 = 7 where s = 58.33….
    """
    found = {(one.criterion, one.below): one for one in weight_turns(small())}

    assert (found["price", True].at, found["price", True].instead) == (F(1600, 51), "b")
    assert (found["price", False].at, found["price", False].instead) == (F(800, 13), "c")
    assert (found["staff", False].at, found["staff", False].instead) == (F(175, 3), "b")
    assert ("staff", True) not in found
    # Of two that are beside each other alone, one more is the other less: 40 − 1600/51.
    assert [one.change for one in weight_turns(small())[:2]] == [F(440, 51)] * 2


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"minimum_quality": F(71)},
        {"minimum_quality": F(40)},
        {
            "criteria": (leaf("care", 55), leaf("staff", 45)),
            "price": PriceModel(formula=Formula.PRICE_PER_QUALITY_POINT),
        },
        {
            "criteria": (leaf("care", 70, minimum=F(3)), leaf("staff", 30)),
            "price": PriceModel(
                formula=Formula.MONETISED_QUALITY, gbp_per_quality_point=F(400_000)
            ),
        },
    ],
    ids=["points", "a-quality-just-met", "another-may-fall", "per-point", "monetised"],
)
def test_every_turn_is_where_ranking_anew_finds_it(more):
    contest = small(**more)
    found = {(one.criterion, one.below): one for one in weight_turns(contest)}
    names = [one.id for one in contest.plan.leaves] + ["quality"] * ("criteria" not in more)
    hair = F(1, 10**9)
    for name, below in product(names, (True, False)):
        turn = found.get((name, below))
        grid = [F(step, 4) for step in range(401)]
        if turn is None:
            now = next(w for w in _weights(contest.plan.criteria) if w[0] == name)[1]
            side = [w for w in grid if (w < now if below else w > now) and 0 < w < 100]
            assert {winner_at(contest, name, w) for w in side} <= {contest.winner}
            continue
        way = -1 if below else 1
        assert winner_at(contest, name, turn.at + way * hair) == turn.instead != contest.winner
        before = [w for w in grid if min(turn.at, turn.weight) < w < max(turn.at, turn.weight)]
        assert {winner_at(contest, name, w) for w in before} <= {contest.winner}


def _weights(criteria):
    for one in criteria:
        yield one.id, one.weight
        yield from _weights(one.criteria)


def test_a_bid_may_fall_for_quality_before_another_is_ahead():
    """The winner has 72 of quality: 60% of 80 and 40% of 60. With staff s: 80 − 20s/100.

    A least quality of 71 is met until s = 45, and then b is the only one left.
    """
    (turn,) = (
        one for one in weight_turns(small(minimum_quality=F(71))) if one.criterion == "staff"
    )

    assert (turn.at, turn.below, turn.instead) == (45, False, "b")


def test_equal_totals_parted_by_the_rule_turn_at_once():
    """x and y have 50 each, and x wins by lot: any more weight on second makes y win."""
    bids = (entry("x", first=60, second=40), entry("y", first=40, second=60))
    contest = Contest(plan=flat_plan(first=50, second=50), entries=bids, drawn={"x": 1, "y": 2})
    found = {(one.criterion, one.below): one for one in weight_turns(contest)}

    assert found["second", False].change == 0
    assert found["second", False].instead == "y"
    assert ("second", True) not in found


def test_without_a_winner_there_is_no_answer():
    bids = (entry("x", first=5, second=5), entry("y", first=5, second=5))
    with pytest.raises(NoAnswer, match="no bid wins outright"):
        weight_turns(Contest(plan=flat_plan(first=50, second=50), entries=bids))


CONTESTS = [{}, {"minimum_quality": F(60)}, {"price": PriceModel(formula=Formula.LINEAR_TO_MEAN)}]


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("more", CONTESTS, ids=["points", "least-quality", "mean"])
def test_the_quick_way_equals_the_plain_one(more, seed):
    contest = drawn_contest(seed, bids=7, groups=3, leaves=3, **more)

    assert weight_turns(contest) == plain_weight_turns(contest)
