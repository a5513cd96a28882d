"""The forms of a dispute."""

from counterfoil_web.contracts.dispute_forms import AnswerForm, DisputeForm


def test_each_asks_for_words():
    assert DisputeForm({"reason": "The count is wrong."}).is_valid()
    assert DisputeForm({"reason": " "}).errors["reason"] == ["Enter why you dispute the line"]
    assert AnswerForm({"answer": "It is right."}).is_valid()
    assert AnswerForm({}).errors["answer"] == ["Enter the answer to the supplier"]
