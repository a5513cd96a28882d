"""Made-up people hold the roles of their posts, and none of them can sign in with a password."""

from __future__ import annotations

import pytest

from counterfoil.access import OrganisationKind
from counterfoil_web.accounts.models import Membership, User
from counterfoil_web.operations.seeding.people import BODY_ROLES, FORCE_ROLES, make_nation

pytestmark = pytest.mark.django_db


def test_each_force_has_its_policing_body_and_everybody_a_role():
    nation = make_nation(3)

    assert [one.organisation.name for one in nation.forces] == [
        f"Made-up force {number}" for number in (1, 2, 3)
    ]
    for force, body in zip(nation.forces, nation.bodies, strict=True):
        assert body.organisation.oversees == force.organisation
        assert set(force.people) == set(FORCE_ROLES)
        assert set(body.people) == set(BODY_ROLES)
    assert {one.organisation.kind for one in nation.readers} == {
        OrganisationKind.INSPECTORATE,
        OrganisationKind.AUDITOR,
    }
    assert Membership.objects.count() == User.objects.count() == 3 * (10 + 2) + 2 + 1


def test_nobody_has_a_password():
    make_nation(1)

    assert not any(user.has_usable_password() for user in User.objects.all())
