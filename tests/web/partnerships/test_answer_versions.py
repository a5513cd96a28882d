"""The versions of an answer in words."""

from __future__ import annotations

from counterfoil.guide.readiness import AnswerState
from counterfoil_web.partnerships import answers
from counterfoil_web.partnerships.answer_versions import versions_in_words
from counterfoil_web.partnerships.answers import AnswerValues
from tests.web.partnerships.conftest import QUESTION


def test_each_version_tells_what_changed(world, enter, answered):
    saved = answers.save_answer(
        enter("finance_officer"),
        QUESTION,
        AnswerValues(
            state=AnswerState.NOT_YET,
            text=answered.text,
            evidence=answered.evidence,
            owner=world.people["finance_officer"],
            reason="The deputy retired",
        ),
        revision=1,
    )

    second, first = versions_in_words(answers.versions_of(saved))

    assert (second.number, second.by, second.reason) == (2, "Finance officer", "The deputy retired")
    told = {
        one.name: [(part.text, part.change) for part in one.parts] for one in second.differences
    }
    assert told == {
        "How far it is": [("Answered", "out"), ("Not yet", "in")],
        "Owner": [
            ("Contract", "out"),
            ("Finance", "in"),
            (" ", ""),
            ("manager", "out"),
            ("officer", "in"),
        ],
    }
    assert first.first
    assert [one.name for one in first.differences] == [
        "How far it is",
        "Answer",
        "Evidence",
        "Owner",
    ]
