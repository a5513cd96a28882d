"""What decisions add to the home page, the rooms and search."""

from __future__ import annotations

from datetime import date

import pytest
from django_scopes import scopes_disabled

from counterfoil.access import Grain, OrganisationKind, Role
from counterfoil_web.accounts.scope import visible_partnerships
from counterfoil_web.appraisals.versions_store import make_version_from_case
from counterfoil_web.decisions.models import Scheme
from counterfoil_web.decisions.schemes import band_rows
from counterfoil_web.decisions.whose_move import (
    agenda_items,
    approved_numbers,
    decision_notes,
    document,
    room_notes,
    spine_notes,
    versions_to_propose,
)
from counterfoil_web.partnerships.agenda import AgendaKind
from counterfoil_web.partnerships.models import Access
from counterfoil_web.results.models import Review


def items(seen_by, username):
    with seen_by(username) as seen:
        visible = visible_partnerships(seen.acting.organisation, seen.acting.today)
        return agenda_items(seen.acting, visible)


def test_a_decision_waits_for_those_who_decide(seen_by, decision):
    (item,) = items(seen_by, "commissioner")

    assert item.kind is AgendaKind.DECISION
    assert item.whose_move == "Yours, for Example policing body"
    assert item.due == decision.due


def test_a_decision_of_the_chief_officers_is_not_told_to_be_the_finance_officers(
    world, seen_by, decision
):
    """Its value is above what the scheme that comes with Counterfoil gives the finance officer."""
    (item,) = items(seen_by, "finance_officer")
    assert item.whose_move == "The chief officer, for Example force"
    (item,) = items(seen_by, "chief_officer")
    assert item.whose_move == "Yours, for Example force"

    bands = [
        row
        for kind, role in (
            (OrganisationKind.FORCE, Role.FORCE_FINANCE_OFFICER),
            (OrganisationKind.POLICING_BODY, Role.COMMISSIONER),
        )
        for row in band_rows(kind, [(None, [role])])
    ]
    Scheme.objects.create(
        policing_body=world.organisations["policing_body"],
        title="One officer",
        valid_from=date(2026, 4, 1),
        bands=bands,
        source="Minute 3",
        entered_by=world.people["pcc_finance_officer"],
    )
    (item,) = items(seen_by, "finance_officer")
    assert item.whose_move == "Yours, for Example force"
    (item,) = items(seen_by, "chief_officer")
    assert item.whose_move == "The force’s chief finance officer, for Example force"


def test_the_one_who_asked_sees_whom_it_waits_for(seen_by, decision):
    (item,) = items(seen_by, "commercial_lead")

    assert item.kind is AgendaKind.DATE
    assert item.whose_move == "Waits for Example force and Example policing body"


@pytest.fixture
def to_propose(seen_by):
    """What a person is told to ask a decision for."""

    def of(username):
        with seen_by(username) as seen:
            visible = visible_partnerships(seen.acting.organisation, seen.acting.today)
            return versions_to_propose(seen.acting, visible)

    return of


@pytest.fixture
def reviewed(world, version):
    """The version with a review by the policing body's finance officer; signed or returned."""

    def review(*, signed=True, of=version):
        reviewer = world.people["pcc_finance_officer"]
        with scopes_disabled():
            Review.objects.create(
                partnership=world.partnership,
                version=of,
                signed=signed,
                answers={},
                fingerprint=of.fingerprint,
                reviewer=reviewer,
                organisation=world.organisations["policing_body"],
                role="policing_body_finance_officer",
                remark="" if signed else "Mend the volumes.",
            )

    return review


def test_a_reviewed_version_waits_for_the_commercial_lead_to_ask(to_propose, reviewed, world):
    assert to_propose("commercial_lead") == []
    reviewed()

    (item,) = to_propose("commercial_lead")
    assert item.title == "Ask for a decision on version 1"
    assert item.whose_move == "Yours, as commercial lead"
    assert item.kind is AgendaKind.PROPOSAL
    assert item.url == f"/partnerships/{world.partnership.ref}/decisions/new/"


def test_a_version_that_was_returned_is_not_to_be_decided(to_propose, reviewed):
    reviewed(signed=False)

    assert to_propose("commercial_lead") == []


@pytest.mark.parametrize("username", ["pcc_finance_officer", "commissioner", "auditor"])
def test_nobody_else_is_told_to_ask(to_propose, reviewed, username):
    reviewed()

    assert to_propose(username) == []


def test_once_a_decision_names_it_there_is_nothing_to_ask(to_propose, reviewed, decision):
    reviewed()

    assert to_propose("commercial_lead") == []


def test_a_newer_version_takes_the_place_of_a_reviewed_one(
    to_propose, reviewed, world, example_case
):
    reviewed()
    with scopes_disabled():
        make_version_from_case(
            world.partnership,
            example_case,
            submitted_by=world.people["commercial_lead"],
            reason="Second version",
        )

    assert to_propose("commercial_lead") == []


def test_who_was_only_granted_to_read_has_nothing_to_ask(to_propose, reviewed, world):
    reviewed()
    with scopes_disabled():
        Access.objects.create(
            partnership=world.partnership,
            organisation=world.organisations["other_force"],
            grain=Grain.FULL_READ,
            starts=date(2020, 4, 1),
        )

    assert to_propose("outsider") == []


def test_readers_have_nothing_to_do(seen_by, decision):
    assert items(seen_by, "auditor") == []


def test_the_room_says_what_waits(world, decision):
    with scopes_disabled():
        (note,) = room_notes(world.partnership)

    assert note.room == "strategy"
    assert note.whose_move == "Example force and Example policing body"
    assert note.is_named


def test_only_an_approved_decision_is_a_promise(world, decision):
    with scopes_disabled():
        assert spine_notes(world.partnership) == []
        decision.state, decision.decided_at = "approved", decision.proposed_at
        decision.save()
        (note,) = spine_notes(world.partnership)

    assert "approved on" in note.text


def test_until_published_only_those_who_read_all_find_it(decision):
    assert document(decision).capability.value == "view_partnership"
    decision.published_at = decision.proposed_at
    assert document(decision).capability.value == "view_decisions"


def test_a_list_of_versions_says_what_was_decided_on_each(world, version, decision):
    with scopes_disabled():
        (note,) = decision_notes([version])
        assert (note.version, note.words, note.colour) == (
            version.pk,
            "Decision 1: waiting",
            "yellow",
        )
        assert note.url.endswith("/decisions/1/")
        assert approved_numbers([world.partnership.pk]) == []

        decision.state = "approved"
        decision.save()
        assert decision_notes([version])[0].words == "Decision 1: approved"
        assert approved_numbers([world.partnership.pk]) == [(world.partnership.pk, 1)]
