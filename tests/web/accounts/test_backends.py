"""Which accounts may be signed in at all."""

from __future__ import annotations

import pytest
from django.utils import timezone

from counterfoil.access import Role
from counterfoil_web.accounts.backends import SignInBackend
from counterfoil_web.accounts.models import User
from counterfoil_web.accounts.store import acting_for


@pytest.mark.parametrize(
    ("active", "of_try_out", "try_out_runs", "may"),
    [
        pytest.param(True, False, False, True, id="an open account"),
        pytest.param(False, False, False, False, id="a closed account"),
        pytest.param(True, True, True, True, id="of the try-out, where it runs"),
        pytest.param(True, True, False, False, id="of the try-out, elsewhere"),
    ],
)
def test_only_open_accounts_and_those_of_the_try_out_in_it(
    settings, active, of_try_out, try_out_runs, may
):
    settings.TRY_OUT = try_out_runs
    user = User(email="a@force.example", is_active=active, is_try_out=of_try_out)

    assert SignInBackend().user_can_authenticate(user) is may


def test_a_closed_account_is_signed_out_at_the_next_page(world, client_as):
    client = client_as("commercial_lead")
    assert client.get("/you/").status_code == 200

    user = world.people["commercial_lead"]
    user.is_active = False
    user.save()

    assert client.get("/you/").status_code == 302


def test_who_is_signed_in_is_read_with_their_roles_in_one_query(world, django_assert_num_queries):
    lead = world.people["commercial_lead"]
    with django_assert_num_queries(1):
        found = SignInBackend().get_user(lead.pk)
        acts = acting_for(found, wanted=None, today=timezone.localdate())

    assert found == lead
    assert acts.roles == {Role.COMMERCIAL_LEAD}


def test_roles_read_with_the_person_are_used_once(world, django_assert_num_queries):
    found = SignInBackend().get_user(world.people["commercial_lead"].pk)
    acting_for(found, wanted=None, today=timezone.localdate())
    found.memberships.update(revoked_at=timezone.now())

    assert acting_for(found, wanted=None, today=timezone.localdate()) is None


@pytest.mark.django_db
def test_somebody_without_a_role_and_nobody_at_all():
    alone = User.objects.create_user("alone@force.example", "alone")

    assert SignInBackend().get_user(alone.pk) == alone
    assert SignInBackend().get_user(alone.pk + 1) is None


def test_a_closed_account_with_roles_is_signed_out(world):
    lead = world.people["commercial_lead"]
    User.objects.filter(pk=lead.pk).update(is_active=False)

    assert SignInBackend().get_user(lead.pk) is None
