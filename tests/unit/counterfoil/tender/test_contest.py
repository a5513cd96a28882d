"""A contest ranks as the award does, and tells the thresholds apart."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from counterfoil.errors import NoAnswer
from counterfoil.tender.contest import Contest, with_mark
from counterfoil.tender.price_model import Formula, PriceModel
from tests.fixtures.tenders import a_plan, entry, flat_plan, leaf

F = Fraction


def test_the_winner_and_none():
    bids = (entry("A", first=70, second=60), entry("B", first=60, second=74))
    contest = Contest(plan=flat_plan(first=60, second=40), entries=bids)

    assert contest.winner == "A"
    assert contest.with_mark("B", "first", F(61)).winner == "B"
    with pytest.raises(NoAnswer):
        _ = Contest(plan=contest.plan, entries=(bids[0], with_mark(bids[0], "first", F(70)))).winner


def test_quality_just_enough_is_enough():
    """70% of 60 and 60% of 40 is 66 points."""
    one = entry("A", first=70, second=60)
    for least, enough in ((66, True), (F("66.01"), False)):
        plan = replace(flat_plan(first=60, second=40), minimum_quality=F(least))
        contest = Contest(plan=plan, entries=(one,))
        assert contest.has_quality(one) is enough
        above = contest.quality_above_least("A")
        assert (60 * above["first"] + 40 * above["second"] >= 0) is enough


def test_no_quality_at_all_has_no_figure():
    plan = a_plan(
        criteria=(leaf("care", 100),), price=PriceModel(formula=Formula.PRICE_PER_QUALITY_POINT)
    )
    none = entry("A", 100, care=0)

    assert not Contest(plan=plan, entries=(none,)).has_quality(none)
    assert Contest(plan=flat_plan(care=100), entries=(none,)).has_quality(none)


def test_marks_of_the_scale():
    assert list(Contest(plan=a_plan(), entries=()).marks_of_the_scale()) == [0, 1, 2, 3, 4, 5]
