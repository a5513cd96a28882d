"""What makes an answer weak, and how the whole is told."""

from __future__ import annotations

from datetime import date

import pytest

from counterfoil import guide
from counterfoil.guide.readiness import (
    AnswerFacts,
    AnswerState,
    Readiness,
    Weakness,
    checklist,
    weaknesses,
)

TODAY = date(2026, 11, 22)


def facts(**changes):
    sound = {
        "state": AnswerState.ANSWERED,
        "looked_at": date(2026, 11, 1),
        "has_evidence": True,
        "has_owner": True,
    }
    return AnswerFacts(**{**sound, **changes})


@pytest.mark.parametrize(
    ("changes", "weak"),
    [
        pytest.param({}, (), id="sound"),
        pytest.param({"open_challenges": 1}, (Weakness.CHALLENGED,), id="challenged"),
        pytest.param({"has_evidence": False}, (Weakness.NO_EVIDENCE,), id="no evidence"),
        pytest.param({"has_owner": False}, (Weakness.NO_OWNER,), id="no owner"),
        pytest.param({"looked_at": date(2025, 11, 22)}, (), id="a year old to the day"),
        pytest.param({"looked_at": date(2025, 11, 21)}, (Weakness.STALE,), id="older"),
        pytest.param({"due": date(2026, 1, 1)}, (), id="answered is never overdue"),
        pytest.param(
            {"state": AnswerState.NOT_YET, "due": date(2026, 11, 21), "has_evidence": False},
            (Weakness.NOT_YET, Weakness.OVERDUE),
            id="not yet, and late; it needs no evidence",
        ),
        pytest.param(
            {"state": AnswerState.NOT_YET, "due": TODAY}, (Weakness.NOT_YET,), id="due today"
        ),
    ],
)
def test_weaknesses(changes, weak):
    assert weaknesses(facts(**changes), TODAY) == weak


def test_every_weakness_has_words():
    assert all(weakness.words for weakness in Weakness)


def test_the_checklist_parts_what_is_answered_weak_and_missing():
    asked = guide.questions_for_gate("outline", "custody")[:4]
    first, second, third, fourth = asked
    told = checklist(
        asked,
        {
            first.id: facts(),
            second.id: facts(has_owner=False),
            third.id: facts(state=AnswerState.ASKED),
        },
        TODAY,
    )

    assert [line.question for line in told.answered] == [first]
    assert [line.question for line in told.weak] == [second]
    assert [line.question for line in told.missing] == [third, fourth]
    assert told.lines[1].readiness is Readiness.WEAK
    assert told.sentence == (
        "4 questions are asked before this decision: 1 answered, 1 weak, 2 missing."
    )
    assert "%" not in told.sentence


def test_a_whole_checklist_says_so():
    asked = guide.questions_for_gate("outline", "custody")[:1]

    assert checklist(asked, {asked[0].id: facts()}, TODAY).sentence == (
        "1 question is asked before this decision: answered in full."
    )


def test_a_gate_that_asks_nothing_says_so():
    assert checklist((), {}, TODAY).sentence == "No questions are asked before this decision."
