from __future__ import annotations

import pytest

from counterfoil.casefile.review_checklist import checklist
from counterfoil_web.results.forms import ReviewForm

YES = {f"{item.id}-answer": "yes" for item in checklist()}


def test_a_whole_checklist_can_be_signed():
    form = ReviewForm({**YES, "act": "sign", "volumes-remark": "page 4"})

    assert form.is_valid(), form.errors
    assert form.answers()["volumes"] == {"answer": "yes", "remark": "page 4"}
    assert len(form.answers()) == len(checklist())


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"act": ""}, "act"),
        ({"act": "sign", "volumes-answer": ""}, "volumes-answer"),
        ({"act": "sign", "volumes-answer": "no"}, "volumes-answer"),
        ({"act": "sign", "volumes-answer": "perhaps"}, "volumes-answer"),
        ({"act": "return", "remark": "  "}, "remark"),
    ],
)
def test_what_falls_short_is_told_at_its_control(changes, field):
    form = ReviewForm({**YES, **changes})

    assert not form.is_valid()
    assert field in form.errors


def test_a_return_needs_no_answers():
    assert ReviewForm({"act": "return", "remark": "No exit cost"}).is_valid()


def test_each_question_has_its_own_controls():
    questions = ReviewForm().questions()

    controls = [choice["control"] for one in questions for choice in one["choices"]]
    assert len(set(controls)) == 3 * len(checklist())
    assert questions[0]["choices"][0]["control"] == questions[0]["control"]
