"""What an evaluator may mark, in which order, and the records that it makes."""

from __future__ import annotations

from fractions import Fraction

import pytest

from counterfoil.tender.bids import BidDecision, Irregularity, Trouble
from counterfoil.tender.marking import (
    AnswerState,
    Gate,
    bids_to_mark,
    bids_withheld,
    every_answer,
    gate,
    handed_in,
    mark_given,
    marking_work,
    next_to_mark,
)
from counterfoil.tender.plan_lock import BidsOpened
from counterfoil.tender.record_checks import added_problems, record_problems
from counterfoil.tender.scores import Declaration, ModerationOpened, Score
from tests.fixtures.tenders import DAY, a_dossier, at, begun, score


def conflict(bidder: str = "") -> Declaration:
    return Declaration(
        id="d9",
        entered_on=DAY,
        evaluator="e1",
        bidder=bidder,
        conflict=True,
        what="Shares",
        declared_at=at(9),
    )


LEFT_OUT = Irregularity(
    id="late",
    entered_on=DAY,
    bid="b",
    trouble=Trouble.LATE,
    what="An hour late",
    decision=BidDecision.LEFT_OUT,
    reason="The documents said so",
    decided_by="commercial lead",
)


@pytest.mark.parametrize(
    ("dossier", "expected"),
    [
        (a_dossier(without=Declaration), Gate.DECLARE),
        (a_dossier(conflict()), Gate.CONFLICTED),
        (a_dossier(without=BidsOpened), Gate.NOT_OPENED),
        (a_dossier(conflict("a")), Gate.OPEN),
    ],
    ids=["declared nothing", "conflict with all", "bids unopened", "conflict with one"],
)
def test_what_keeps_an_evaluator_from_marking(dossier, expected):
    assert gate(dossier, "e1") is expected
    assert bool(bids_to_mark(dossier, "e1")) == (expected is Gate.OPEN)


def test_a_bid_with_a_conflict_or_left_out_is_not_there_to_mark():
    held = a_dossier(conflict("a"), LEFT_OUT)

    assert [one.id for one in bids_to_mark(held, "e1")] == ["c"]
    assert [one.id for one in bids_withheld(held, "e1")] == ["a"]
    assert {one.bid.id for one in every_answer(marking_work(held, "e1"))} == {"c"}


def test_work_goes_criterion_by_criterion_with_how_far_each_is():
    care, staff = marking_work(a_dossier(without=ModerationOpened), "e1")

    assert (care.criterion, staff.criterion) == ("care", "staff")
    assert [one.name for one in care.answers] == [("a", "care"), ("b", "care"), ("c", "care")]
    assert care.is_handed_in
    assert (care.marked, care.is_complete, care.is_locked) == (3, True, False)
    assert {one.state for one in care.answers} == {AnswerState.HANDED_IN}
    assert {one.state for one in marking_work(a_dossier(), "e1")[0].answers} == {AnswerState.LOCKED}


def test_the_next_to_mark_is_the_first_after_and_then_begins_again():
    held = a_dossier(without=Score)
    given = mark_given(
        held, ("b", "care"), evaluator="e1", mark=Fraction(3), reason="Page 2", at=at(10)
    )
    answers = tuple(every_answer(marking_work(begun(given), "e1")))

    assert next_to_mark(answers).name == ("a", "care")
    assert next_to_mark(answers, ("a", "care")).name == ("c", "care")
    assert next_to_mark(answers, ("c", "staff")).name == ("a", "care")
    done = every_answer(marking_work(a_dossier(without=ModerationOpened), "e1"))
    assert next_to_mark(done) is None


def test_a_mark_takes_the_place_of_the_earlier_one_and_both_are_kept():
    held = begun(score("e1", "a", "care", 4))
    again = mark_given(
        held,
        ("a", "care"),
        evaluator="e1",
        mark=Fraction(5),
        reason="Page 5 covers nights.",
        at=at(11),
        change_reason="Missed page 5",
    )

    assert (again.id, again.supersedes) == ("e1-a-care-2", "e1-a-care")
    assert added_problems(held, [again]) == ()
    both = held.with_records([again])
    assert both.scores["a", "care"]["e1"].mark == 5
    assert [one.mark for one in both.records if isinstance(one, Score)] == [4, 5]
    silent = mark_given(
        held, ("a", "care"), evaluator="e1", mark=Fraction(5), reason="Page 5", at=at(11)
    )
    assert "without a reason" in added_problems(held, [silent])[0].what


def test_handing_in_wants_every_bid_marked():
    marks = [score("e1", name, "care", 4) for name in ("a", "b")]
    made = handed_in("care", evaluator="e1", at=at(12))
    (problem,) = record_problems(begun(*marks, made))

    assert "with no mark for c" in problem.what
    assert record_problems(begun(*marks, score("e1", "c", "care", 2), made)) == ()
