"""Why one mark is what it is: all that led to it, in order, with what was changed since."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from counterfoil.tender.score_story import Happened, points_earned, score_story
from counterfoil.tender.scores import Consensus, Declaration
from tests.fixtures.tenders import DAY, a_dossier, at, bid, score


def test_every_step_is_there_in_order_of_time():
    steps = score_story(a_dossier(), "b", "care")

    assert [one.what for one in steps] == [
        Happened.PLAN_LOCKED,  # 20 November, 9 am, as are the declarations
        *[Happened.DECLARED] * 3,
        Happened.RECEIVED,  # 23 November
        Happened.OPENED,  # 24 November, 9 am
        *[Happened.MARKED] * 3,
        *[Happened.HANDED_IN] * 3,
        Happened.MODERATION,
        Happened.AGREED,
        Happened.QUALITY_LOCKED,
    ]
    assert [one.mark for one in steps if one.what is Happened.MARKED] == [5, 2, 3]
    agreed = next(one for one in steps if one.what is Happened.AGREED)
    assert (agreed.mark, agreed.words) == (
        4,
        "Agreed: the rota on page 4 covers nights and weekends.",
    )
    assert [one.at for one in steps] == sorted(one.at for one in steps)


def test_a_mark_since_changed_and_one_of_a_conflict_are_told_and_do_not_count():
    again = score(
        "e2",
        "b",
        "care",
        3,
        id="again",
        supersedes="e2-b-care",
        change_reason="Missed page 5",
        scored_at=at(11),
    )
    conflict = Declaration(
        id="d9",
        entered_on=DAY,
        evaluator="e1",
        bidder="b",
        conflict=True,
        what="Shares",
        declared_at=at(13),
    )
    steps = score_story(a_dossier(again, conflict), "b", "care")

    marked = {one.record: one for one in steps if one.what is Happened.MARKED}
    assert {name: one.counts for name, one in marked.items()} == {
        "e1-b-care": False,  # a conflict since
        "e2-b-care": False,  # changed since
        "again": True,
        "e3-b-care": True,
    }
    assert marked["again"].change == "Missed page 5"
    assert "Shares" in [one.words for one in steps]


def test_nothing_of_another_answer_is_in_it():
    staff = score_story(a_dossier(), "a", "staff")

    assert {one.record for one in staff if one.what is Happened.MARKED} == {
        "e1-a-staff",
        "e2-a-staff",
        "e3-a-staff",
    }
    assert score_story(a_dossier(), "z", "staff") == ()


def test_the_points_that_the_agreed_mark_earns():
    """Care is 60 of the 60 points of quality: 36. A mark of 4 of 5 earns 36 × 4/5 = 28.8."""
    assert points_earned(a_dossier(), "b", "care") == Fraction(288, 10)
    assert points_earned(a_dossier(without=Consensus), "b", "care") is None


def test_a_bid_put_right_is_told_with_why_and_the_first_does_not_count():
    right = replace(
        bid("b"), id="b-2", received_at=at(10, 23), supersedes="b", change_reason="The portal’s log"
    )
    steps = score_story(a_dossier(right), "b", "care")

    assert [
        (one.record, one.at, one.change, one.counts)
        for one in steps
        if one.what is Happened.RECEIVED
    ] == [("b-2", at(10, 23), "The portal’s log", True), ("b", at(11, 23), "", False)]
