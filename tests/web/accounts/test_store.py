"""Who acts, where and in which roles."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from counterfoil.access import Role
from counterfoil_web.accounts.models import Membership
from counterfoil_web.accounts.store import acting_for

TODAY = date(2026, 11, 22)


def also(world, role=Role.COMMISSIONER, **dates):
    return Membership.objects.create(
        user=world.people["commercial_lead"],
        organisation=world.organisations["policing_body"],
        role=role,
        **{"starts": date(2026, 1, 1), **dates},
    )


def test_a_person_acts_in_the_organisation_chosen_with_the_roles_held_there(world):
    also(world)
    lead = world.people["commercial_lead"]

    body = acting_for(lead, wanted=world.organisations["policing_body"].pk, today=TODAY)
    force = acting_for(lead, wanted=world.organisations["force"].pk, today=TODAY)

    assert body.roles == {Role.COMMISSIONER}
    assert force.roles == {Role.COMMERCIAL_LEAD}
    assert body.others == (world.organisations["force"],)


def test_an_organisation_one_does_not_belong_to_cannot_be_chosen(world):
    lead = world.people["commercial_lead"]

    acts = acting_for(lead, wanted=world.organisations["other_force"].pk, today=TODAY)

    assert acts.organisation == world.organisations["force"]


@pytest.mark.parametrize(
    "dates",
    [
        pytest.param({"starts": TODAY + timedelta(days=1)}, id="not yet"),
        pytest.param({"ends": TODAY - timedelta(days=1)}, id="ended yesterday"),
        pytest.param({"revoked_at": timezone.now()}, id="ended by hand"),
    ],
)
def test_a_role_not_held_today_gives_nothing(world, dates):
    also(world, **dates)

    acts = acting_for(world.people["commercial_lead"], wanted=None, today=TODAY)

    assert acts.others == ()


@pytest.mark.parametrize("dates", [{"starts": TODAY}, {"ends": TODAY}])
def test_first_and_last_day_count(world, dates):
    also(world, **dates)

    assert acting_for(world.people["commercial_lead"], wanted=None, today=TODAY).others


@pytest.mark.parametrize(
    ("field", "value", "acts"),
    [
        ("archived_at", timezone.now(), False),
        ("valid_to", TODAY - timedelta(days=1), False),
        ("valid_to", TODAY, True),
        ("valid_from", TODAY + timedelta(days=1), False),
        ("valid_from", TODAY, True),
    ],
)
def test_nobody_acts_for_an_organisation_that_does_not_stand(world, field, value, acts):
    force = world.organisations["force"]
    setattr(force, field, value)
    force.save()

    found = acting_for(world.people["commercial_lead"], wanted=None, today=TODAY)

    assert (found is not None) is acts


def test_it_takes_one_query(world, django_assert_num_queries):
    also(world)
    with django_assert_num_queries(1):
        acting_for(world.people["commercial_lead"], wanted=None, today=TODAY)
