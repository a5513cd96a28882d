"""What is kept comes back whole, is each test's own, and is refused where it could not."""

from __future__ import annotations

import pytest

from counterfoil.access import OrganisationKind
from counterfoil_web.accounts.models import Membership, Organisation, User
from counterfoil_web.accounts.store import acting_for
from tests.web import kept_rows
from tests.web.conftest import LONG_AGO, PEOPLE
from tests.web.kept_rows import KeptRows

pytestmark = pytest.mark.django_db


def forces(count=1, name="Force"):
    return [
        Organisation.objects.create(kind=OrganisationKind.FORCE, name=f"{name} {number}")
        for number in range(count)
    ]


def test_it_is_out_of_the_database_until_it_is_put_back():
    kept = KeptRows.of(forces)
    assert not Organisation.objects.exists()

    (force,) = kept.put_back()

    assert Organisation.objects.get() == force
    assert force.history.count() == 1


def test_each_has_instances_of_its_own():
    kept = KeptRows.of(forces)
    (force,) = kept.put_back()
    Organisation.objects.all().delete()
    force.history.all().delete()

    (again,) = kept.put_back()

    assert again == force
    assert again is not force


def test_rows_beyond_one_statement_come_back_too(monkeypatch):
    monkeypatch.setattr(kept_rows, "MOST_VALUES", 20)
    kept = KeptRows.of(lambda: forces(9))

    kept.put_back()

    assert Organisation.objects.count() == 9


def test_what_comes_after_gets_keys_of_its_own():
    (force,) = KeptRows.of(forces).put_back()

    (later,) = forces(name="Later force")

    assert later.pk > force.pk


def test_what_was_given_is_the_tests_own():
    kept_force = KeptRows.of(forces)
    (force,) = kept_force.put_back()

    def overseen():
        return Organisation.objects.create(
            kind=OrganisationKind.POLICING_BODY, name="Body", oversees=force
        )

    kept = KeptRows.of(overseen, {"force": force})
    other = Organisation.objects.get(pk=force.pk)

    assert kept.put_back({"force": other}).oversees is other


def test_a_row_that_was_there_may_not_change():
    (force,) = forces()

    def renamed():
        force.name = "Another name"
        force.save()

    with pytest.raises(AssertionError, match="a row there before was changed"):
        KeptRows.of(renamed)


@pytest.mark.parametrize("username", PEOPLE)
def test_everybody_of_the_installation_can_act_in_it(world, username):
    from django.utils import timezone

    place, roles = PEOPLE[username]
    acting = acting_for(world.people[username], wanted=None, today=timezone.localdate())

    assert acting is not None
    assert acting.organisation == world.organisations[place]
    assert acting.roles == frozenset(roles)
    assert User.objects.count() == len(PEOPLE)
    assert Membership.objects.filter(starts=LONG_AGO).count() == Membership.objects.count()
