"""Forms about an answer: what they ask for, in which state."""

from __future__ import annotations

from datetime import date

import pytest

from counterfoil_web.partnerships.answer_forms import (
    AnswerForm,
    ChallengeForm,
    ReplyForm,
    SettlementForm,
    typed,
)
from counterfoil_web.partnerships.answers import owners_for

GOOD = {"revision": "0", "state": "answered", "text": "Yes.\r\nIt is."}


@pytest.fixture
def form_of(world, enter):
    enter("commercial_lead")
    people = owners_for(world.partnership, date(2026, 11, 22))

    def made(**data):
        return AnswerForm(people, {**GOOD, **data})

    return made


def test_a_good_answer_has_its_values(world, form_of):
    owner = world.people["contract_manager"]
    form = form_of(owner=str(owner.pk), **{"due-day": "1", "due-month": "5", "due-year": "2027"})

    assert form.is_valid(), form.errors
    values = form.values()
    assert (values.text, values.owner, values.due) == ("Yes.\nIt is.", owner, date(2027, 5, 1))


@pytest.mark.parametrize(
    ("data", "field", "message"),
    [
        ({"state": ""}, "state", "Select how far the answer is"),
        ({"text": "  "}, "text", "Enter the answer"),
        ({"state": "not_yet", "text": ""}, "text", "Enter why not yet, and what it waits for"),
        ({"state": "asked", "text": ""}, "owner", "Select who is to write it"),
        (
            {"state": "asked", "text": "x"},
            "state",
            "There is an answer below: select “Answered” or “Not yet”",
        ),
        ({"due-day": "31", "due-month": "2", "due-year": "2027"}, "due", None),
        ({"owner": "999999"}, "owner", None),
        ({"revision": "x"}, "revision", None),
    ],
)
def test_each_bad_answer_says_what_to_do(form_of, data, field, message):
    form = form_of(**data)

    assert not form.is_valid()
    assert field in form.errors
    assert message is None or message in form.errors[field]


def test_an_owner_who_has_left_can_stay_the_owner(world, form_of):
    gone = world.people["outsider"]
    form = form_of(owner=str(gone.pk))
    form.keep_choice(gone)

    assert form.is_valid(), form.errors
    assert form.values().owner == gone


def test_a_draft_keeps_the_answers_own_controls_and_nothing_else():
    kept = typed({"text": "half", "due-day": "3", "csrfmiddlewaretoken": "secret", "keep": "1"})

    assert kept["text"] == "half"
    assert kept["due-day"] == "3"
    assert not {"csrfmiddlewaretoken", "keep", "revision"} & set(kept)


def test_a_disagreement_needs_its_grounds_and_agreement_does_not():
    assert ChallengeForm({"view": "agree", "text": ""}).is_valid()
    wrong = ChallengeForm({"view": "disagree", "text": " "})
    assert wrong.errors["text"] == ["Enter what is wrong or missing"]
    assert ChallengeForm({}).errors["view"] == ["Select whether you agree"]


def test_a_reply_and_a_settlement_need_words():
    assert ReplyForm({}).errors["text"] == ["Enter the reply"]
    assert SettlementForm({}).errors["text"] == ["Enter how it ended"]
