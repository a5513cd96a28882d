"""Answers: saved as versions, never over another's, with drafts that nobody else sees."""

from __future__ import annotations

from datetime import date

import pytest

from counterfoil.access import Capability
from counterfoil.guide.readiness import AnswerState
from counterfoil_web.partnerships import answers, challenges
from counterfoil_web.partnerships.answers import AnswerChanged, AnswerValues
from counterfoil_web.partnerships.models import Answer
from counterfoil_web.records.models import Event
from tests.web.partnerships.conftest import QUESTION

NEW = AnswerValues(state=AnswerState.ANSWERED, text="The assistant chief constable.", reason="New")


def test_a_first_answer_is_version_one_and_logged(world, answered):
    assert (answered.revision, answered.written_by) == (1, world.people["commercial_lead"])
    event = Event.objects.get(kind="answer-saved")
    assert event.record == f"answer/{world.partnership.ref}/{QUESTION}"
    assert event.partnership_ref == world.partnership.ref


def test_the_next_answer_is_the_next_version_and_the_first_is_kept(enter, answered):
    saved = answers.save_answer(enter("contract_manager"), QUESTION, NEW, revision=1)

    kept = answers.versions_of(saved)
    assert [row.revision for row in kept] == [2, 1]
    assert kept[1].text == "The senior responsible owner is the deputy chief constable."
    assert kept[0].reason == "New"
    assert answers.authors_of(saved) == {answered.written_by_id, saved.written_by_id}


def test_saving_the_same_again_makes_no_version(enter, answered):
    same = AnswerValues(
        state=AnswerState.ANSWERED,
        text=answered.text,
        evidence=answered.evidence,
        owner=answered.owner,
    )

    assert answers.save_answer(enter("commercial_lead"), QUESTION, same, revision=1).revision == 1
    assert Event.objects.filter(kind="answer-saved").count() == 1


@pytest.mark.parametrize("revision", [0, 2])
def test_an_answer_is_not_saved_over_one_that_was_not_seen(enter, answered, revision):
    with pytest.raises(AnswerChanged) as changed:
        answers.save_answer(enter("finance_officer"), QUESTION, NEW, revision=revision)

    assert changed.value.answer.text == answered.text
    assert Answer.objects.get().revision == 1


def test_a_draft_is_seen_by_its_writer_alone_and_goes_when_saved(enter, answered):
    lead, manager = enter("commercial_lead"), enter("contract_manager")
    answers.keep_draft(lead, QUESTION, {"text": "half a"}, revision=1)
    answers.keep_draft(lead, QUESTION, {"text": "half a sentence"}, revision=1)

    assert answers.draft_of(lead, QUESTION).fields == {"text": "half a sentence"}
    assert answers.draft_of(manager, QUESTION) is None

    answers.save_answer(lead, QUESTION, NEW, revision=1)
    assert answers.draft_of(lead, QUESTION) is None


def test_a_draft_given_up_stays_in_the_log(enter, answered):
    lead = enter("commercial_lead")
    answers.keep_draft(lead, QUESTION, {"text": "my own words", "owner": ""}, revision=1)
    answers.give_up_draft(lead, QUESTION)

    assert answers.draft_of(lead, QUESTION) is None
    event = Event.objects.get(kind="answer-draft-given-up")
    assert "my own words" in str(event.before)


def test_giving_up_no_draft_is_nothing(enter, answered):
    answers.give_up_draft(enter("commercial_lead"), QUESTION)

    assert not Event.objects.filter(kind="answer-draft-given-up").exists()


def test_facts_count_open_challenges_and_who_agreed(enter, answered):
    officer = enter("finance_officer", Capability.CHALLENGE_ANSWERS)
    challenges.challenge(officer, answered, agrees=False, text="Too few days")
    facts = answers.facts_of(answers.answer_to(answered.partnership, QUESTION))

    assert (facts.open_challenges, facts.has_evidence, facts.has_owner) == (1, True, True)


def test_owners_are_people_of_the_authorities_who_may_read_it(world, enter):
    enter("commercial_lead")
    names = {str(one.user) for one in answers.owners_for(world.partnership, date(2026, 11, 22))}

    assert {"Commercial lead", "Commissioner", "Contract manager"} <= names
    assert not {"Supplier user", "Outsider", "Inspector", "Administrator", "Evaluator"} & names
