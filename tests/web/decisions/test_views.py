"""Pages of a partnership's decisions: asking, reading, taking, withdrawing, meeting conditions."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django_scopes import scopes_disabled

from counterfoil.guide import gates, questions_for_gate
from counterfoil_web.decisions.models import Act, Condition, Decision

ASKED = {
    "what": "outline:outline_case",
    "asked": "To approve the outline case and go to market.",
    "recommendation": "Approve.",
    "value_gbp": "£19,200,000",
    "versions": ["1"],
}


@pytest.fixture
def of_partnership(world):
    def address(name, *more):
        return reverse(f"decisions:{name}", args=[world.partnership.ref, *more])

    return address


def only_decision():
    with scopes_disabled():
        return Decision.objects.get()


def test_signed_out_people_are_asked_to_sign_in(world, of_partnership):
    answer = Client().get(of_partnership("partnership"))
    assert answer.status_code == 302
    assert reverse("account_login") in answer["Location"]


def test_an_outsider_finds_nothing(client_as, of_partnership, decision):
    outsider = client_as("outsider")
    for address in (of_partnership("partnership"), of_partnership("decision", decision.number)):
        assert outsider.get(address).status_code == 404


def test_every_gate_is_listed_with_its_decisions(client_as, of_partnership, decision):
    page = client_as("commissioner").get(of_partnership("partnership")).content.decode()

    assert all(gate.name in page for gate in gates())
    assert "Waits for Example force and Example policing body" in page
    assert "Ask for a decision" not in page


def test_a_decision_is_asked_for(client_as, of_partnership, version):
    client = client_as("commercial_lead")
    assert client.get(of_partnership("propose")).status_code == 200

    answer = client.post(of_partnership("propose"), ASKED)

    assert answer.status_code == 302
    found = only_decision()
    assert found.value_gbp == 19_200_000
    with scopes_disabled():
        assert [one.number for one in found.versions.all()] == [1]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"what": ""}, "Choose the decision that is asked for"),
        ({"asked": ""}, "Enter what is to be decided"),
        ({"value_gbp": "a lot"}, "Enter an amount of money"),
        ({"value_gbp": "-1"}, "The amount must be £0 or more"),
        ({"versions": []}, "Choose the version of the business case"),
        ({"versions": ["99"]}, "99"),
        ({"what": "outline:nonsense"}, "Select a valid choice"),
    ],
)
def test_what_is_missing_is_told_beside_its_field(
    client_as, of_partnership, version, change, message
):
    answer = client_as("commercial_lead").post(of_partnership("propose"), {**ASKED, **change})

    assert answer.status_code == 422
    assert message in answer.content.decode()
    with scopes_disabled():
        assert not Decision.objects.exists()


def test_without_a_version_the_page_says_what_to_do_first(client_as, of_partnership, world):
    answer = client_as("commercial_lead").post(of_partnership("propose"), ASKED)

    assert answer.status_code == 422
    assert "Submit a version of the business case first" in answer.content.decode()


@pytest.mark.parametrize("username", ["commissioner", "auditor", "inspector"])
def test_those_who_may_not_ask_are_refused_by_name_of_the_rule(client_as, of_partnership, username):
    answer = client_as(username).get(of_partnership("propose"))
    assert answer.status_code == 403


def test_the_page_says_who_decides_and_what_stands_in_the_way(client_as, of_partnership, decision):
    page = client_as("chief_officer").get(of_partnership("decision", 1)).content.decode()

    assert "Still to decide: the chief officer" in page
    assert "Version 1 has not been reviewed." in page
    assert "Decide for Example force" in page


def test_both_bodies_approve_on_the_page(client_as, of_partnership, decision, approvable):
    words = {"outcome": "approve", "conditions": "A review\nA report", "confirm": "on"}
    for username in ("chief_officer", "commissioner"):
        answer = client_as(username).post(of_partnership("take", 1), words)
        assert answer.status_code == 302

    assert only_decision().state == Decision.State.APPROVED
    with scopes_disabled():
        assert Condition.objects.count() == 4


def test_approving_while_something_stands_in_the_way_keeps_the_words(
    client_as, of_partnership, decision
):
    answer = client_as("chief_officer").post(
        of_partnership("take", 1),
        {"outcome": "approve", "conditions": "A review after a year", "confirm": "on"},
    )
    page = answer.content.decode()

    assert answer.status_code == 422
    assert "There is a problem" in page
    assert "A review after a year" in page
    with scopes_disabled():
        assert not Act.objects.exists()


def test_the_page_links_each_question_that_has_no_answer(
    client_as, of_partnership, decision, world
):
    page = client_as("chief_officer").get(of_partnership("decision", 1)).content.decode()
    for question in questions_for_gate("outline", world.partnership.kind):
        assert reverse("partnerships:question", args=[world.partnership.ref, question.id]) in page


def test_after_its_own_approval_a_body_is_told_whom_it_waits_for(
    client_as, of_partnership, decision, approvable
):
    client = client_as("chief_officer")
    client.post(of_partnership("take", 1), {"outcome": "approve", "confirm": "on"})
    page = client.get(of_partnership("decision", 1)).content.decode()

    assert "Example force has approved it. It waits for Example policing body." in page
    assert "You cannot take this decision" not in page


def test_sending_an_approval_twice_takes_it_once(client_as, of_partnership, decision, approvable):
    client = client_as("chief_officer")
    words = {"outcome": "approve", "confirm": "on"}
    client.post(of_partnership("take", 1), words)

    again = client.post(of_partnership("take", 1), words, follow=True)
    assert "This was recorded when you first sent it." in again.text
    with scopes_disabled():
        assert Act.objects.count() == 1


def test_another_outcome_after_an_approval_is_refused(
    client_as, of_partnership, decision, approvable
):
    client = client_as("chief_officer")
    client.post(of_partnership("take", 1), {"outcome": "approve", "confirm": "on"})
    words = {"outcome": "refuse", "reason": "Too dear", "confirm": "on"}

    assert client.post(of_partnership("take", 1), words).status_code == 403
    with scopes_disabled():
        assert Act.objects.count() == 1


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"confirm": "on"}, "Choose whether you approve, refuse or defer"),
        ({"outcome": "approve"}, "Confirm that you have read"),
        ({"outcome": "refuse", "confirm": "on"}, "Enter why you do not approve"),
        (
            {"outcome": "defer", "reason": "Later", "conditions": "x", "confirm": "on"},
            "Conditions go with an approval",
        ),
    ],
)
def test_a_form_filled_wrongly_decides_nothing(client_as, of_partnership, decision, words, message):
    answer = client_as("chief_officer").post(of_partnership("take", 1), words)

    assert answer.status_code == 422
    assert message in answer.content.decode()
    with scopes_disabled():
        assert not Act.objects.exists()


def test_a_forged_form_decides_nothing(world, of_partnership, decision):
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.people["chief_officer"])
    answer = client.post(of_partnership("take", 1), {"outcome": "approve", "confirm": "on"})

    assert answer.status_code == 403
    with scopes_disabled():
        assert not Act.objects.exists()


def test_the_page_of_somebody_who_may_not_decide_has_no_form(client_as, of_partnership, decision):
    page = client_as("finance_officer").get(of_partnership("decision", 1)).content.decode()

    assert "You cannot take this decision." in page
    assert 'name="outcome"' not in page


def test_what_was_asked_is_withdrawn_with_a_reason(client_as, of_partnership, decision):
    client = client_as("commercial_lead")
    assert client.post(of_partnership("withdraw", 1), {"reason": ""}).status_code == 422
    assert client.post(of_partnership("withdraw", 1), {"reason": "Later"}).status_code == 302
    assert only_decision().state == Decision.State.WITHDRAWN


def test_it_is_said_how_a_condition_was_met(client_as, of_partnership, decision, approvable):
    client_as("chief_officer").post(
        of_partnership("take", 1),
        {"outcome": "approve", "conditions": "A review", "confirm": "on"},
    )
    with scopes_disabled():
        condition = Condition.objects.get()
    address = of_partnership("condition", 1, condition.pk)
    client = client_as("commercial_lead")

    assert client.get(address).status_code == 200
    assert client.post(address, {"evidence": ""}).status_code == 422
    assert client.post(address, {"evidence": "Reviewed in March"}).status_code == 302
    page = client.get(of_partnership("decision", 1)).content.decode()
    assert "Reviewed in March" in page


def test_what_is_not_published_is_hidden_from_those_who_see_decisions_only(
    world, client_as, of_partnership, decision
):
    with scopes_disabled():
        world.partnership.access.filter(organisation=world.organisations["auditor"]).update(
            grain="decisions"
        )
    client = client_as("auditor")

    assert client.get(of_partnership("decision", 1)).status_code == 404
    assert "Waits for" not in client.get(of_partnership("partnership")).content.decode()
