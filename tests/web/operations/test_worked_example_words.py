"""The words of the worked example answer questions of its gate and say what they are."""

from __future__ import annotations

from counterfoil.guide import questions_for_gate
from counterfoil_web.operations import worked_example_words as words


def test_what_is_answered_is_asked_at_the_gate():
    asked = {question.id for question in questions_for_gate("outline", "custody")}
    assert set(words.ANSWERED) <= asked


def test_each_answer_names_the_table_of_the_case_it_rests_on():
    for _, evidence in words.ANSWERED.values():
        assert evidence.startswith("The business case, table ")


def test_what_is_asked_and_remarked_says_that_it_is_an_example():
    assert "example" in words.NOT_YET
    assert "example" in words.REVIEW_REMARK.lower()
    assert "example" in words.ASKED.lower() or "example" in words.RECOMMENDATION.lower()
