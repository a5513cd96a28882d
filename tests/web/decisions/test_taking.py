"""Each body decides for itself, by those entitled, once; nothing stands that a rule forbids."""

from __future__ import annotations

import pytest
from django_scopes import scopes_disabled

from counterfoil.access import Role
from counterfoil.errors import InvalidValue
from counterfoil.gates import Outcome
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.accounts.models import Membership
from counterfoil_web.decisions import taking
from counterfoil_web.decisions.models import Act, Condition, Decision
from counterfoil_web.records.models import Event
from tests.web.conftest import LONG_AGO


@pytest.fixture
def take(seen_by, decision):
    def taken(username, outcome="approve", **more):
        with seen_by(username) as seen:
            return taking.take(seen, decision.number, Outcome(outcome), **more)

    return taken


def refused_rule(take, *args, **more):
    with pytest.raises(Refused) as refused:
        take(*args, **more)
    return refused.value.refusal.rule


def test_one_body_alone_approves_nothing(approvable, take):
    assert take("chief_officer").state == Decision.State.WAITING


def test_it_is_approved_when_both_bodies_have_approved(approvable, take, world):
    take("chief_officer")
    assert take("commissioner").state == Decision.State.APPROVED
    with scopes_disabled():
        assert {act.office for act in Act.objects.all()} == {"Chief officer", "Commissioner"}


def test_approval_moves_the_partnership_to_the_next_gate(approvable, take, world):
    take("chief_officer")
    take("commissioner")
    world.partnership.refresh_from_db()

    assert world.partnership.stage == "full"


def test_each_act_is_in_the_log_with_the_version_it_was_taken_on(approvable, take, version):
    take("chief_officer", conditions=["A review after a year"])
    event = Event.objects.filter(kind="decision-approved").get()

    assert version.fingerprint in str(event.after)
    assert "A review after a year" in str(event.after)
    assert event.actor_name == "Chief officer"


def test_one_refusal_refuses_it_and_nobody_acts_after(approvable, take):
    take("commissioner", "refuse", reason="It is not affordable.")

    assert refused_rule(take, "chief_officer") == "a-decision-is-taken-once"


def test_what_is_deferred_is_taken_up_again(approvable, take):
    assert take("commissioner", "defer", reason="The panel meets first.").state == "deferred"
    take("chief_officer")
    assert take("commissioner").state == Decision.State.APPROVED


@pytest.mark.parametrize("outcome", ["refuse", "defer"])
def test_a_body_that_does_not_approve_says_why(approvable, take, outcome):
    with pytest.raises(InvalidValue):
        take("commissioner", outcome, reason="  ")
    with scopes_disabled():
        assert not Act.objects.exists()


def test_a_body_decides_once(approvable, take, world):
    take("chief_officer")
    assert refused_rule(take, "chief_officer") == "a-body-decides-once"


def test_the_proposer_does_not_approve(approvable, propose_on, seen_by):
    found = propose_on(approvable, "finance_officer", value_gbp="200000")
    with seen_by("finance_officer") as seen, pytest.raises(Refused) as refused:
        taking.take(seen, found.number, Outcome.APPROVE)

    assert refused.value.refusal.rule == "approver-is-not-proposer"


def test_one_person_does_not_decide_for_both_bodies(approvable, take, world, seen_by, decision):
    chief = world.people["chief_officer"]
    take("chief_officer")
    Membership.objects.create(
        user=chief,
        organisation=world.organisations["policing_body"],
        role=Role.COMMISSIONER,
        starts=LONG_AGO,
    )
    Membership.objects.filter(user=chief, role=Role.CHIEF_OFFICER).update(
        revoked_at="2026-01-01T00:00Z"
    )

    assert refused_rule(take, "chief_officer") == "one-person-one-body"


@pytest.mark.parametrize("username", ["finance_officer", "pcc_finance_officer"])
def test_the_scheme_of_consent_says_who_decides_at_this_value(approvable, take, username):
    assert refused_rule(take, username) == "scheme-of-consent"


@pytest.mark.parametrize("username", ["commercial_lead", "auditor", "inspector", "evaluator"])
def test_others_decide_nothing(approvable, take, username):
    assert refused_rule(take, username) in {"role-allows", "takes-part"}


def test_nothing_is_approved_while_something_stands_in_the_way(take, version):
    assert refused_rule(take, "chief_officer") == "version-is-reviewed"
    with scopes_disabled():
        assert not Act.objects.exists()


def test_everything_in_the_way_is_told_at_once(seen_by, decision, version):
    with seen_by("chief_officer") as seen:
        rules = [one.rule for one in taking.standing_in_the_way(decision, seen.acting.today)]

    assert rules == ["version-is-reviewed", "baseline-is-signed", "questions-are-answered"]


def test_an_answer_or_a_not_yet_because_is_enough(seen_by, decision, answered):
    answered()
    with seen_by("chief_officer") as seen:
        rules = [one.rule for one in taking.standing_in_the_way(decision, seen.acting.today)]

    assert "questions-are-answered" not in rules


def test_refusing_needs_no_review(take):
    assert take("commissioner", "refuse", reason="Not now.").state == Decision.State.REFUSED


def test_a_condition_is_met_once_and_with_evidence(approvable, take, seen_by, decision):
    take("chief_officer", conditions=["A review after a year", " "])
    with seen_by("commercial_lead") as seen:
        (condition,) = Condition.objects.all()
        with pytest.raises(InvalidValue):
            taking.meet_condition(seen, decision.number, condition.pk, " ")
        taking.meet_condition(seen, decision.number, condition.pk, "Reviewed in March.")
        with pytest.raises(Refused):
            taking.meet_condition(seen, decision.number, condition.pk, "Again.")
