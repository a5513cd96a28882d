"""The grade by its stated rule."""

from __future__ import annotations

import pytest

from counterfoil.outcomes.confidence_grade import Answer, Grade, Question, confidence, grade_of
from counterfoil.outcomes.net_saving import net_saving
from counterfoil.outcomes.totals import register
from tests.fixtures.small_ledgers import MET, VOLUMES, ledger

Q = Question


@pytest.mark.parametrize(
    ("no", "grade"),
    [
        ((), Grade.HIGH),
        ((Q.VERIFIED, Q.BASELINE), Grade.MEDIUM),
        ((Q.COUNTERFACTUAL,), Grade.LOW),
        ((Q.CERTIFIED,), Grade.LOW),
        ((Q.VERIFIED, Q.BASELINE, Q.MEASURED), Grade.LOW),
        ((Q.VERIFIED, Q.BASELINE, Q.MEASURED, Q.CERTIFIED, Q.RECORDED), Grade.NONE),
    ],
)
def test_the_rule(no, grade):
    assert grade_of([Answer(one, one not in no, "") for one in Question]) is grade


def test_nothing_claimed_answers_no_question_of_claims():
    held = ledger(*VOLUMES, *MET)
    found = confidence(held, register(held), net_saving(held))
    assert {one.question for one in found.unanswered} == {
        Q.BASELINE,
        Q.MEASURED,
        Q.VERIFIED,
        Q.CERTIFIED,
    }
    assert found.grade is Grade.LOW
