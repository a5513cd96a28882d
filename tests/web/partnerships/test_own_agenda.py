"""What answers and partnerships put on the agenda."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from counterfoil.access import Capability, Marking
from counterfoil.guide.readiness import AnswerState
from counterfoil_web.accounts.scope import organisation_scope
from counterfoil_web.accounts.store import acting_for
from counterfoil_web.partnerships import agenda as whole_agenda
from counterfoil_web.partnerships import (
    agenda_rows,
    answers,
    challenges,
    parties,
    partnership_store,
)
from counterfoil_web.partnerships.agenda import AgendaItem, AgendaKind, agenda_of
from counterfoil_web.partnerships.answers import AnswerValues
from counterfoil_web.partnerships.models import Access
from counterfoil_web.partnerships.own_agenda import SOURCES
from counterfoil_web.records.models import Event
from tests.web.partnerships.conftest import QUESTION


@pytest.fixture(autouse=True)
def _alone(monkeypatch):
    """Only what this app itself puts on the agenda."""
    monkeypatch.setattr(agenda_rows, "_sources", {one.name: one for one in SOURCES})
    monkeypatch.setattr(whole_agenda, "_contributors", [agenda_rows.items_of])


def items(acting):
    return [one for one in agenda_rows.items_of(acting) if isinstance(one, AgendaItem)]


@pytest.fixture
def agenda(enter):
    return lambda username: items(enter(username).acting)


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
        assert items(acting) == []


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


@pytest.mark.parametrize(
    ("username", "marking"),
    [
        ("commercial_lead", Marking.OFFICIAL_SENSITIVE_COMMERCIAL),
        ("outsider", Marking.OFFICIAL),
    ],
)
def test_a_page_that_names_partnerships_has_the_marking_of_the_most_sensitive(
    world, username, marking
):
    acting = acting_for(world.people[username], wanted=None, today=timezone.localdate())

    assert agenda_of(acting, None).marking is marking


@pytest.fixture
def followed(world):
    """A policing body whose functions pass to another: a mayor, say."""
    body = world.organisations["policing_body"]
    body.successor = world.organisations["other_policing_body"]
    body.valid_to = timezone.localdate() + timedelta(days=40)
    body.save()
    return body


def test_who_keeps_the_sharing_is_told_to_hand_over_to_a_successor(world, agenda, followed):
    told = agenda("commercial_lead")

    assert {item.title for item in told} == {
        "Hand over the place of Example policing body to Other policing body, which follows it"
    }
    assert {item.partnership for item in told} == {
        partnership.title for partnership in world.partnerships.values()
    }
    assert {(item.kind, item.due) for item in told} == {(AgendaKind.SUCCESSION, followed.valid_to)}
    assert agenda("contract_manager") == agenda("auditor") == []


def test_once_handed_over_nothing_waits(world, enter, agenda, followed):
    for partnership in world.partnerships.values():
        seen = enter("commercial_lead", Capability.MANAGE_SHARING, partnership)
        row = Access.objects.get(partnership=partnership, organisation=followed)
        parties.hand_over(
            seen,
            row,
            followed.successor,
            starts=followed.valid_to + timedelta(days=1),
            reason="By order",
        )

    assert agenda("commercial_lead") == []
    assert Event.objects.filter(kind="party-succeeded").count() == 3
