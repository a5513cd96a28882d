"""The accounts of the try-out."""

from __future__ import annotations

import pytest

from counterfoil_web.accounts.models import Membership, Organisation, User
from counterfoil_web.accounts.try_out import ROLES, account_of, make_try_out_accounts
from tests.web.conftest import PEOPLE

pytestmark = pytest.mark.django_db


def test_there_is_one_for_each_role_of_the_world():
    made = make_try_out_accounts()

    more = {"contract_evaluator", "healthcare_evaluator"}  # bids are marked by three
    assert set(made.people) == set(PEOPLE) | more
    assert made.organisations["policing_body"].oversees == made.organisations["force"]


def test_making_them_twice_makes_them_once():
    make_try_out_accounts()
    before = (User.objects.count(), Organisation.objects.count(), Membership.objects.count())

    make_try_out_accounts()

    assert (
        User.objects.count(),
        Organisation.objects.count(),
        Membership.objects.count(),
    ) == before


def test_all_are_marked_and_none_has_a_password():
    made = make_try_out_accounts()

    assert all(user.is_try_out and not user.has_usable_password() for user in made.people.values())
    assert not any(user.runs_installation for user in made.people.values())


def test_every_role_fits_its_organisation():
    made = make_try_out_accounts()

    for one in ROLES:
        kind = made.organisations[one.place].kind
        assert all(kind in role.kinds for role in one.roles), one.key


def test_an_account_of_another_is_none_of_the_try_out():
    User.objects.create_user("commercial-lead@try-out.example", "Somebody", None)

    assert account_of("commercial_lead") is None
