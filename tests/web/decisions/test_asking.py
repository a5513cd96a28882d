"""Asking for a decision: by those who may, on versions of the case, of both legal bodies."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from django_scopes import scopes_disabled

from counterfoil.access import DecisionKind
from counterfoil.errors import InvalidValue
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.decisions import asking
from counterfoil_web.decisions.models import Decision
from counterfoil_web.partnerships.models import Access
from counterfoil_web.records.models import Event

PROPOSAL = asking.Proposal(
    gate="outline",
    kind=DecisionKind.OUTLINE_CASE,
    title="Approve",
    asked="To go to market.",
    recommendation="",
    value_gbp=Decimal(100),
    versions=[],
    due=None,
)


def test_it_names_the_bodies_that_take_part_that_day(decision, world):
    assert [(body["name"], body["kind"]) for body in decision.bodies] == [
        ("Example force", "force"),
        ("Example policing body", "policing_body"),
    ]


def test_it_is_logged_with_the_fingerprint_of_what_is_decided_on(decision, version):
    event = Event.objects.get(kind="decision-proposed")

    assert event.record.endswith(f"/{decision.number}")
    assert version.fingerprint in str(event.after)


def test_decisions_are_numbered_in_order(propose_on, version):
    numbers = [propose_on(version, asked=f"Question {at}").number for at in range(3)]

    assert numbers == [1, 2, 3]


def test_a_form_sent_twice_asks_for_one_decision(propose_on, version):
    first = propose_on(version)
    with pytest.raises(InvalidValue, match="asked for already, as decision 1"):
        propose_on(version)

    with scopes_disabled():
        Decision.objects.filter(pk=first.pk).update(state=Decision.State.REFUSED)
    assert propose_on(version).number == 2


def test_a_decision_on_a_case_names_a_version(seen_by):
    with seen_by("commercial_lead") as seen, pytest.raises(InvalidValue):
        asking.propose(seen, PROPOSAL)


def test_a_change_needs_no_version(seen_by):
    with seen_by("commercial_lead") as seen:
        found = asking.propose(seen, replace(PROPOSAL, gate="first-year", kind=DecisionKind.CHANGE))
    assert found.state == Decision.State.WAITING


@pytest.mark.parametrize("username", ["commissioner", "chief_officer", "auditor"])
def test_those_who_decide_or_only_read_do_not_ask(seen_by, username):
    with seen_by(username) as seen, pytest.raises(Refused):
        asking.propose(seen, PROPOSAL)


def test_without_a_policing_body_there_is_nothing_to_decide(world, seen_by, version):
    with scopes_disabled():
        Access.objects.filter(organisation=world.organisations["policing_body"]).update(
            revoked_at="2026-01-01T00:00Z"
        )
    with seen_by("commercial_lead") as seen, pytest.raises(InvalidValue) as fault:
        asking.propose(seen, replace(PROPOSAL, versions=[version]))

    assert "policing body" in fault.value.what


def test_what_was_asked_can_be_withdrawn_with_a_reason_until_it_is_decided(seen_by, decision):
    with seen_by("commercial_lead") as seen:
        with pytest.raises(InvalidValue):
            asking.withdraw(seen, decision.number, " ")
        assert asking.withdraw(seen, decision.number, "A new version comes.").state == "withdrawn"
        with pytest.raises(Refused):
            asking.withdraw(seen, decision.number, "Again.")
