"""Who takes part and who was granted sight: dated, ended at once, handed over, never forgotten."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.http import Http404
from django.utils import timezone

from counterfoil.access import Capability, Grain, Participation
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.accounts.scope import organisation_scope
from counterfoil_web.accounts.store import acting_for
from counterfoil_web.partnerships import parties
from counterfoil_web.partnerships.models import Access
from counterfoil_web.partnerships.store import partnership_for
from counterfoil_web.records.models import Event


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def seen(enter):
    return enter("commercial_lead", Capability.MANAGE_SHARING)


def shared(seen, world, today, ends=None, starts=None):
    return parties.grant(
        seen,
        world.organisations["other_force"],
        Grain.FULL_READ,
        starts=starts or today,
        ends=ends,
        reason="A joint look",
    )


def sees(world, today):
    acting = acting_for(world.people["outsider"], wanted=None, today=today)
    with organisation_scope(acting.organisation, today):
        try:
            partnership_for(acting, world.partnership.ref)
        except Http404:
            return False
    return True


def test_a_grant_opens_and_ending_it_closes_at_once(world, seen, today):
    assert not sees(world, today)
    row = shared(seen, world, today)
    assert sees(world, today)
    parties.end(seen, row, reason="Done")
    assert not sees(world, today)

    kinds = list(Event.objects.order_by("number").values_list("kind", flat=True))
    assert kinds[-2:] == ["shared", "sharing-ended"]


def test_a_grant_opens_on_its_first_day_and_closes_after_its_last(world, seen, today):
    row = shared(seen, world, today, starts=today + timedelta(days=1))
    assert not sees(world, today)

    Access.objects.filter(pk=row.pk).update(starts=today, ends=today)
    assert sees(world, today)

    Access.objects.filter(pk=row.pk).update(
        starts=today - timedelta(days=9), ends=today - timedelta(days=1)
    )
    assert not sees(world, today)


def test_the_same_thing_is_not_given_twice(world, seen, today):
    shared(seen, world, today, ends=today + timedelta(days=30))
    with pytest.raises(Refused) as refused:
        shared(seen, world, today, starts=today + timedelta(days=30))

    assert refused.value.refusal.rule == "shared-once"
    shared(seen, world, today, starts=today + timedelta(days=31))


def test_the_lead_force_cannot_simply_leave(world, seen):
    row = Access.objects.get(partnership=world.partnership, part=Participation.LEAD_FORCE)
    with pytest.raises(Refused) as refused:
        parties.end(seen, row, reason="Tired")

    assert refused.value.refusal.rule == "a-partnership-has-a-lead-force"


def test_what_has_ended_is_not_ended_again(world, seen, today):
    row = shared(seen, world, today)
    parties.end(seen, row, reason="Done")
    with pytest.raises(Refused) as refused:
        parties.end(seen, row, reason="Again")

    assert refused.value.refusal.rule == "ended-once"


def test_a_policing_body_hands_its_place_to_its_successor(world, seen, today):
    """As on the day in 2028 when mayors and boards take over from commissioners."""
    old = Access.objects.get(partnership=world.partnership, part=Participation.POLICING_BODY)
    day = today + timedelta(days=10)
    new = parties.hand_over(
        seen, old, world.organisations["other_policing_body"], starts=day, reason="Abolished"
    )

    def body_on(one):
        found = parties.parties_of(world.partnership, one)
        return [row.organisation.name for row in found if row.part == "policing_body"]

    assert body_on(day - timedelta(days=1)) == ["Example policing body"]
    assert body_on(day) == ["Other policing body"]
    assert new.part == Participation.POLICING_BODY
    assert Event.objects.filter(kind="party-succeeded").count() == 1
    old.refresh_from_db()
    assert parties.hand_over_refusal(old, today).rule == "handed-over-once"
    assert parties.hand_over_refusal(new, today).rule == "only-a-party-hands-over"


def test_everybody_is_told_by_what_they_are_today(world, seen, today):
    row = shared(seen, world, today)
    parties.end(seen, row, reason="Done")
    shared(seen, world, today, starts=today + timedelta(days=5))
    told = parties.sharing_of(world.partnership, today)

    assert [one.part for one in told.parties] == ["lead_force", "policing_body", "supplier"]
    assert {one.organisation.name for one in told.grants} == {"Inspectorate", "External auditor"}
    assert [one.organisation.name for one in told.coming] == ["Other force"]
    assert [one.organisation.name for one in told.ended] == ["Other force"]


def test_a_row_of_another_partnership_is_not_found(world, seen):
    other = Access.objects.filter(partnership=world.partnerships["business"]).first()
    with pytest.raises(Http404):
        parties.access_in(world.partnership, other.pk)


def test_a_supplier_that_joins_is_a_party_and_reads_no_room(world, enter, seen, today):
    business = enter(
        "commercial_lead", Capability.MANAGE_SHARING, partnership=world.partnerships["business"]
    )
    parties.add_party(
        business, world.organisations["supplier"], Participation.SUPPLIER, starts=today
    )
    with pytest.raises(Refused):
        enter("supplier_user", partnership=world.partnerships["business"])


def test_a_row_in_the_logs_words(world, seen, today):
    row = shared(seen, world, today, ends=date(2099, 1, 1))

    assert parties.in_words(row) == {
        "organisation": "Other force",
        "part": "",
        "grain": "full_read",
        "from": today.isoformat(),
        "to": "2099-01-01",
        "ended": "",
    }
    assert partnership_for(seen.acting, world.partnership.ref).partnership == world.partnership
