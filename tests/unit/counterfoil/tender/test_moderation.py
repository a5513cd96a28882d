"""Marks side by side: divergence, blindness, progress."""

from __future__ import annotations

from fractions import Fraction

from counterfoil.tender.moderation import (
    divergence,
    marking_progress,
    moderated_answers,
    unagreed,
)
from counterfoil.tender.plan import DivergenceRule, Leaf
from counterfoil.tender.scores import Consensus, Declaration
from tests.fixtures.tenders import DAY, a_dossier, a_plan, at, consensus, leaf

F = Fraction


def test_marks_two_apart_are_to_be_talked_over():
    found = {(one.bid, one.criterion): one for one in moderated_answers(a_dossier())}

    assert len(found) == 6
    assert found["b", "care"].divergence == "from 2 to 5"  # 5, 2 and 3
    assert found["b", "care"].apart == 3
    assert found["a", "care"].divergence == ""  # 4, 4 and 5
    assert found["a", "care"].consensus.mark == 4
    assert not found["a", "care"].outside
    assert found["a", "care"].waiting == ()


def test_marks_on_both_sides_of_a_minimum_are_to_be_talked_over():
    one = Leaf(leaf("care", 60, minimum=F(3)), F(60), ("care",))
    plan = a_plan(divergence=DivergenceRule(marks_apart=F(3)))

    assert divergence(plan, one, [F(2), F(3)]) == "on both sides of the minimum of 3"
    assert divergence(plan, one, [F(3), F(4)]) == ""
    assert divergence(plan, one, [F(2)]) == ""


def test_a_consensus_outside_all_marks_is_told():
    changed = consensus(
        "a", "staff", 5, id="x", supersedes="c-a-staff", change_reason="Read annex B"
    )
    found = {(one.bid, one.criterion): one for one in moderated_answers(a_dossier(changed))}

    assert found["a", "staff"].outside  # 3, 3 and 3


def conflict(evaluator: str, bidder: str) -> Declaration:
    return Declaration(
        id="d9",
        entered_on=DAY,
        evaluator=evaluator,
        bidder=bidder,
        conflict=True,
        what="Shares",
        declared_at=at(8),
    )


def test_progress_asks_nothing_of_a_bidder_with_a_conflict():
    first, second, _ = marking_progress(a_dossier(conflict("e1", "a")))

    assert (first.marked, first.of) == (4, 4)
    assert (second.marked, second.of, second.handed_in) == (6, 6, ("care", "staff"))


def test_what_is_still_to_be_agreed():
    assert unagreed(a_dossier()) == ()
    assert unagreed(a_dossier(without=Consensus))[:4] == (
        *(("a", "care"), ("b", "care"), ("c", "care")),
        ("a", "staff"),
    )
