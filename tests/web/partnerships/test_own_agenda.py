"""What answers and partnerships put on the agenda."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from counterfoil.guide.readiness import AnswerState
from counterfoil_web.accounts.scope import organisation_scope, visible_partnerships
from counterfoil_web.accounts.store import acting_for
from counterfoil_web.partnerships import answers, challenges, partnership_store
from counterfoil_web.partnerships.agenda import AgendaKind
from counterfoil_web.partnerships.answers import AnswerValues
from counterfoil_web.partnerships.own_agenda import items
from tests.web.partnerships.conftest import QUESTION


@pytest.fixture
def agenda(enter):
    def made(username):
        acting = enter(username).acting
        return items(acting, visible_partnerships(acting.organisation, acting.today))

    return made


@pytest.fixture
def asked(world, enter):
    return answers.save_answer(
        enter("commercial_lead"),
        "P3-C2",
        AnswerValues(
            state=AnswerState.ASKED,
            owner=world.people["contract_manager"],
            due=timezone.localdate() + timedelta(days=7),
        ),
        revision=0,
    )


def test_an_answer_that_one_owns_and_has_not_written(agenda, asked):
    (item,) = agenda("contract_manager")

    assert item.kind is AgendaKind.ANSWER
    assert item.title.startswith("Write the answer to P3-C2: ")
    assert (item.whose_move, item.due) == ("Yours, as its owner", asked.due)
    assert item.url.endswith("/questions/P3-C2/answer/")


def test_others_see_when_it_is_due_and_whose_move_it_is(agenda, asked):
    (item,) = agenda("commissioner")

    assert (item.kind, item.whose_move) == (AgendaKind.DATE, "Contract manager’s")


@pytest.mark.parametrize("username", ["supplier_user", "administrator", "outsider", "evaluator"])
def test_who_may_not_read_answers_sees_none(world, asked, username):
    today = timezone.localdate()
    acting = acting_for(world.people[username], wanted=None, today=today)
    with organisation_scope(acting.organisation, today):
        assert items(acting, visible_partnerships(acting.organisation, today)) == []


def test_a_disagreement_without_a_reply_waits_for_owner_and_author(enter, agenda, answered):
    made = challenges.challenge(enter("finance_officer"), answered, agrees=False, text="No")
    for username in ("contract_manager", "commercial_lead"):
        (item,) = agenda(username)
        assert item.kind is AgendaKind.CHALLENGE
        assert "Finance officer, who disagrees" in item.title
    challenges.reply(enter("contract_manager"), made, text="Three")

    assert agenda("commercial_lead") == []


def test_the_first_and_last_days_of_a_partnership_within_half_a_year(world, agenda):
    today = timezone.localdate()
    world.partnership.starts = today + timedelta(days=30)
    world.partnership.ends = today + timedelta(days=3650)
    world.partnership.save()

    assert [(item.title, item.due) for item in agenda("commercial_lead")] == [
        ("The partnership starts", world.partnership.starts)
    ]


def test_an_archived_partnership_asks_for_nothing(enter, agenda, asked, answered):
    partnership_store.archive(enter("commercial_lead"), reason="It ended")

    assert agenda("contract_manager") == []


def test_a_finished_answer_asks_for_nothing(agenda, answered):
    assert answered.question_id == QUESTION
    assert agenda("contract_manager") == []
