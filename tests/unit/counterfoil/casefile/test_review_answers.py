from __future__ import annotations

import pytest

from counterfoil.casefile.review_answers import (
    Answer,
    Reply,
    answers_form,
    read_answers_text,
    shortcomings,
)
from counterfoil.casefile.review_checklist import checklist


def test_a_form_that_was_not_filled_in_has_no_answers():
    answers, problems = read_answers_text(answers_form(), "answers.yaml")

    assert (answers, problems) == ({}, ())
    assert shortcomings(answers)[0].startswith(f"{len(checklist())} questions not answered")


@pytest.mark.parametrize(
    ("typed", "reply"),
    [
        ("yes", Reply.YES),
        ("No", Reply.NO),
        ("true", Reply.YES),
        ("n/a", Reply.NOT_APPLICABLE),
        ("not_applicable", Reply.NOT_APPLICABLE),
    ],
)
def test_answers_are_read_as_people_type_them(typed, reply):
    text = f"volumes:\n  answer: {typed}\n  remark: seen\nrisks: {typed}\n"
    answers, problems = read_answers_text(text, "answers.yaml")

    assert problems == ()
    assert answers == {"volumes": Answer(reply=reply, remark="seen"), "risks": Answer(reply=reply)}


def test_every_fault_is_told_with_its_line():
    text = "volume: yes\nrisks: perhaps\nsources: [yes]\ncommitments: {anser: yes}\n"
    _, problems = read_answers_text(text, "a.yaml")

    assert [(problem.where, problem.what) for problem in problems] == [
        ("a.yaml, line 1", "the checklist has no question 'volume'"),
        ("a.yaml, line 2, risks", "'perhaps' is not an answer"),
        ("a.yaml, line 3, sources", "it is not an answer with a remark"),
        ("a.yaml, line 4, commitments", "it is not an answer with a remark"),
    ]
    assert "did you mean volumes?" in problems[0].mend


@pytest.mark.parametrize("text", ["- yes\n", "a: [\n"])
def test_what_is_no_form_is_told(text):
    assert read_answers_text(text, "a.yaml")[1]


def test_an_answer_of_no_does_not_suffice():
    answers = {item.id: Answer(reply=Reply.YES) for item in checklist()}
    answers["risks"] = Answer(reply=Reply.NO)

    assert shortcomings(answers) == ("1 question answered no: risks",)
