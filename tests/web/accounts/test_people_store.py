"""Roles given, changed and ended: what is kept, and what is refused."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.http import Http404

from counterfoil.access import Role
from counterfoil_web.accounts import people_store as people
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.accounts.models import Membership
from counterfoil_web.accounts.people_store import AlreadyHeld, Changed, When
from counterfoil_web.accounts.store import acting_for
from counterfoil_web.records.models import Event


def role_of(user, role=None):
    rows = user.memberships.filter(revoked_at=None)
    return rows.get(role=role) if role else rows.get()


def give(acting, user, *roles, ends=None):
    acts = acting("administrator")
    people.give_roles(acts, acts.organisation, user, roles, starts=acts.today, ends=ends)


def second_administrator(world):
    return Membership.objects.create(
        user=world.people["chief_officer"],
        organisation=world.organisations["force"],
        role=Role.ADMINISTRATOR,
        starts=date(2020, 4, 1),
    )


def rule_of(refused):
    return refused.value.refusal.rule


def test_a_role_is_given_and_told_to_the_log(world, acting, kinds):
    lead = world.people["commercial_lead"]

    give(acting, lead, Role.EVALUATOR, Role.MODERATOR)

    held = people.person_of(world.organisations["force"], lead.pk, acting("administrator").today)
    assert [one.role for one in held.held] == [
        Role.COMMERCIAL_LEAD,
        Role.EVALUATOR,
        Role.MODERATOR,
    ]
    assert kinds() == ["role-given", "role-given"]
    assert Event.objects.latest("number").actor == world.people["administrator"]


def test_nobody_gives_themself_a_role(world, acting):
    with pytest.raises(Refused) as refused:
        give(acting, world.people["administrator"], Role.CHIEF_OFFICER)

    assert rule_of(refused) == "roles-are-given-by-another"


def test_a_role_of_another_kind_of_organisation_is_refused(world, acting):
    with pytest.raises(Refused) as refused:
        give(acting, world.people["commercial_lead"], Role.EVALUATOR, Role.COMMISSIONER)

    assert rule_of(refused) == "role-fits-organisation"
    assert world.people["commercial_lead"].memberships.count() == 1


def test_a_role_held_already_is_not_given_twice_and_nothing_else_with_it(world, acting):
    lead = world.people["commercial_lead"]

    with pytest.raises(AlreadyHeld):
        give(acting, lead, Role.EVALUATOR, Role.COMMERCIAL_LEAD)

    assert lead.memberships.count() == 1


def test_a_role_that_ran_out_may_be_given_again_and_both_stay_on_record(world, acting):
    lead = world.people["commercial_lead"]
    row = role_of(lead)
    row.ends = acting("administrator").today - timedelta(days=1)
    row.save()

    give(acting, lead, Role.COMMERCIAL_LEAD)

    assert lead.memberships.count() == 2
    assert lead.memberships.filter(revoked_at=None).count() == 1


def test_a_role_is_ended_and_stays_on_record(world, acting, kinds):
    lead = world.people["commercial_lead"]
    row = role_of(lead)

    people.end_role(acting("administrator"), row, seen=people.seen_of(row), reason="left")

    row.refresh_from_db()
    assert row.revoked_at is not None
    assert kinds() == ["role-ended"]
    assert Event.objects.latest("number").reason == "left"


def test_of_two_administrators_who_change_one_role_the_second_is_told(world, acting):
    row = role_of(world.people["commercial_lead"])
    both_saw = people.seen_of(row)
    acts = acting("administrator")

    people.change_end(acts, row, date(2027, 3, 31), seen=both_saw)
    with pytest.raises(Changed):
        people.end_role(acts, row, seen=both_saw)

    row.refresh_from_db()
    assert (row.ends, row.revoked_at) == (date(2027, 3, 31), None)


def test_one_may_shorten_a_role_of_ones_own_but_not_lengthen_it(world, acting):
    second_administrator(world)
    own = role_of(world.people["administrator"])
    acts = acting("administrator")
    people.change_end(acts, own, date(2027, 3, 31), seen=people.seen_of(own))
    own.refresh_from_db()

    with pytest.raises(Refused) as refused:
        people.change_end(acts, own, None, seen=people.seen_of(own))

    assert rule_of(refused) == "roles-are-given-by-another"


@pytest.mark.parametrize("ends", [None, date(2027, 3, 31)])
def test_the_last_administrator_stays(world, acting, ends):
    own = role_of(world.people["administrator"])
    acts = acting("administrator")

    def end():
        if ends:
            people.change_end(acts, own, ends, seen=people.seen_of(own))
        else:
            people.end_role(acts, own, seen=people.seen_of(own))

    with pytest.raises(Refused) as refused:
        end()

    own.refresh_from_db()
    assert rule_of(refused) == "an-administrator-remains"
    assert (own.ends, own.revoked_at) == (None, None)


def test_of_two_administrators_one_may_end_the_other_but_then_no_more(world, acting):
    other = second_administrator(world)
    acts = acting("administrator")
    of_other = acting_for(other.user, wanted=None, today=acts.today)
    own = role_of(world.people["administrator"])

    people.end_role(acts, other, seen=people.seen_of(other))
    with pytest.raises(Refused):
        people.end_role(of_other, own, seen=people.seen_of(own))


def test_a_role_of_the_directory_is_changed_there(world, acting):
    row = role_of(world.people["commercial_lead"])
    row.from_directory = True
    row.save()

    with pytest.raises(Refused) as refused:
        people.end_role(acting("administrator"), row, seen=people.seen_of(row))

    assert rule_of(refused) == "directory-gives-the-role"


def test_an_account_is_closed_with_all_its_roles(world, acting, kinds, client_as):
    lead = world.people["commercial_lead"]
    client = client_as("commercial_lead")

    people.close_account(acting("administrator"), lead, "left the force")

    lead.refresh_from_db()
    assert lead.is_active is False
    assert not lead.memberships.filter(revoked_at=None).exists()
    assert kinds() == ["role-ended", "account-closed"]
    assert client.get("/you/").status_code == 302


def test_the_account_of_who_belongs_elsewhere_as_well_stays_open(world, acting):
    lead = world.people["commercial_lead"]
    Membership.objects.create(
        user=lead,
        organisation=world.organisations["other_force"],
        role=Role.EVALUATOR,
        starts=date(2020, 4, 1),
    )

    people.close_account(acting("administrator"), lead, "left the force")

    lead.refresh_from_db()
    assert lead.is_active is True
    assert lead.memberships.filter(revoked_at=None).count() == 1


def test_the_last_administrator_is_not_closed(world, acting):
    with pytest.raises(Refused):
        people.close_account(acting("administrator"), world.people["administrator"], "left")

    assert role_of(world.people["administrator"]).revoked_at is None


def test_a_closed_account_opens_without_its_roles(world, acting):
    lead = world.people["commercial_lead"]
    people.close_account(acting("administrator"), lead, "left")

    people.reopen_account(acting("administrator"), lead, "came back")

    lead.refresh_from_db()
    assert lead.is_active is True
    assert not lead.memberships.filter(revoked_at=None).exists()


def test_people_of_another_organisation_are_not_found(world, acting):
    force, today = world.organisations["force"], acting("administrator").today
    outsider = world.people["outsider"]

    with pytest.raises(Http404):
        people.person_of(force, outsider.pk, today)
    with pytest.raises(Http404):
        people.membership_of(force, outsider.pk, outsider.memberships.first().pk)


def test_everybody_is_listed_in_two_queries(world, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        found = people.people_of(world.organisations["force"], date(2026, 11, 22))

    assert len(found) == 8  # the people of the force in the world


@pytest.mark.parametrize(
    ("starts", "ends", "when"),
    [
        (date(2026, 11, 22), None, When.HELD),
        (date(2026, 11, 23), None, When.COMING),
        (date(2026, 1, 1), date(2026, 11, 22), When.HELD),
        (date(2026, 1, 1), date(2026, 11, 21), When.ENDED),
    ],
)
def test_where_a_role_stands_on_a_day(starts, ends, when):
    row = Membership(starts=starts, ends=ends)

    assert people.when_of(row, date(2026, 11, 22)) is when


def test_a_name_with_welsh_letters_and_an_apostrophe_is_kept_as_typed(world, kinds):
    user = world.people["commercial_lead"]

    people.rename(None, user, "Prif Swyddog Ŵyl'r")
    people.rename(None, user, "Prif Swyddog Ŵyl'r")

    user.refresh_from_db()
    assert user.name == "Prif Swyddog Ŵyl'r"
    assert kinds() == ["person-renamed"]
