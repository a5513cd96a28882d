"""Who may open a partnership, and how far."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.http import Http404
from django_scopes import scopes_disabled
from django_scopes.exceptions import ScopeError

from counterfoil.access import Capability, Grain, Participation, Role
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.accounts.hidden_records import RoomNotThere
from counterfoil_web.accounts.scope import organisation_scope
from counterfoil_web.accounts.store import acting_for
from counterfoil_web.partnerships.kept_queries import KeptQuery
from counterfoil_web.partnerships.models import Access, Partnership
from counterfoil_web.partnerships.store import (
    allowed_in,
    known_to,
    partnership_for,
    partnership_in_any_sight,
    reach_of,
    room_for,
    standings,
    within,
)

TODAY = date(2026, 11, 22)


def opened(world, username, capability=Capability.VIEW_PARTNERSHIP):
    acting = acting_for(world.people[username], wanted=None, today=TODAY)
    with organisation_scope(acting.organisation, TODAY):
        return partnership_for(acting, world.partnership.ref, capability)


def test_a_query_without_a_scope_is_an_error(world):
    with pytest.raises(ScopeError):
        Partnership.objects.count()


def test_a_party_opens_it(world):
    assert opened(world, "commercial_lead").may(Capability.EDIT_CASE)


def test_a_reader_by_grant_reads_and_changes_nothing(world):
    seen = opened(world, "inspector")

    assert seen.may(Capability.VIEW_PARTNERSHIP)
    assert not seen.may(Capability.ANSWER_QUESTIONS)


def test_another_force_does_not_learn_that_it_is_there(world):
    with pytest.raises(Http404):
        opened(world, "outsider")


def test_a_room_of_the_authority_is_not_there_for_whom_no_role_would_open_it(world):
    """The supplier, and whoever was granted less; a role of the authority is refused by rule."""

    def room(username, capability=Capability.VIEW_PARTNERSHIP):
        acting = acting_for(world.people[username], wanted=None, today=TODAY)
        with organisation_scope(acting.organisation, TODAY):
            return room_for(acting, world.partnership.ref, capability)

    assert room("inspector").may(Capability.VIEW_PARTNERSHIP)
    with pytest.raises(Refused):
        room("evaluator")
    with pytest.raises(Refused):
        room("commissioner", Capability.MANAGE_TENDER)
    with scopes_disabled():
        Access.objects.filter(organisation=world.organisations["inspectorate"]).update(
            grain=Grain.SUMMARY
        )
    for username in ("supplier_user", "inspector"):
        with pytest.raises(RoomNotThere):
            room(username)
    with pytest.raises(Http404):
        room("outsider")


def test_a_role_that_does_not_allow_it_is_refused_by_name_of_the_rule(world):
    with pytest.raises(Refused) as refused:
        opened(world, "commercial_lead", Capability.SIGN_BASELINE)

    assert refused.value.refusal.rule == "role-allows"


def test_a_revoked_grant_ends_at_once(world):
    with scopes_disabled():
        Access.objects.filter(
            partnership=world.partnership, organisation=world.organisations["inspectorate"]
        ).update(revoked_at="2026-11-22T09:00Z")

    with pytest.raises(Http404):
        opened(world, "inspector")


def test_an_archived_partnership_is_read_only(world):
    world.partnership.archived_at = "2026-11-22T09:00Z"
    world.partnership.save()

    seen = opened(world, "commercial_lead")
    assert seen.refusal(Capability.EDIT_CASE).rule == "archived-is-read-only"
    assert seen.may(Capability.VIEW_PARTNERSHIP)
    assert seen.may(Capability.ARCHIVE_PARTNERSHIP)


@pytest.mark.parametrize(
    ("username", "known"),
    [
        ("commercial_lead", 3),
        ("evaluator", 3),
        ("inspector", 1),
        ("supplier_user", 1),
        ("administrator", 0),
        ("outsider", 0),
    ],
)
def test_who_may_know_of_how_many(world, username, known):
    acting = acting_for(world.people[username], wanted=None, today=TODAY)
    with organisation_scope(acting.organisation, TODAY):
        assert len(known_to(acting, standings(acting))) == known


def test_a_supplier_may_know_of_its_partnership_and_an_administrator_not(world):
    def in_any_sight(username):
        acting = acting_for(world.people[username], wanted=None, today=TODAY)
        with organisation_scope(acting.organisation, TODAY):
            return partnership_in_any_sight(acting, world.partnership.ref)

    assert in_any_sight("supplier_user").partnership == world.partnership
    with pytest.raises(Refused):
        in_any_sight("administrator")


def test_where_one_has_a_capability(world):
    acting = acting_for(world.people["inspector"], wanted=None, today=TODAY)
    with organisation_scope(acting.organisation, TODAY):
        held = standings(acting)
        assert allowed_in(acting, held, Capability.EXPORT) == [world.partnership.pk]
        assert allowed_in(acting, held, Capability.ANSWER_QUESTIONS) == []


@pytest.mark.parametrize("capability", list(Capability))
def test_where_one_has_a_capability_told_in_a_query_is_what_the_rules_say(world, capability):
    """For every part and grain, and for both together, which a supplier could have."""
    force = world.organisations["force"]
    every = [("", grain) for grain in Grain] + [(part, "") for part in Participation]
    kept = KeptQuery(
        lambda: Partnership.objects.filter(
            within(reach_of([capability], acting.roles, acting.organisation_kind), of="pk")
        ).values_list("pk")
    )
    with scopes_disabled():
        Access.objects.filter(organisation=force).delete()
        for held in [[one] for one in every] + [[every[3], one] for one in every[-4:]]:
            made = Partnership.objects.create(title=str(held), kind="custody")
            for part, grain in held:
                Access.objects.create(
                    partnership=made, organisation=force, part=part, grain=grain, starts=TODAY
                )
    acting = acting_for(world.people["finance_officer"], wanted=None, today=TODAY)
    acting = replace(acting, roles=frozenset(Role))
    with organisation_scope(force, TODAY):
        ruled = allowed_in(acting, standings(acting), capability)

    assert sorted(pk for (pk,) in kept(acting)) == sorted(ruled)
