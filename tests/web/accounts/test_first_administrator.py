"""The first administrator: one link, one winner, never a default password."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from counterfoil.access import OrganisationKind, Role
from counterfoil_web.accounts import first_administrator as first
from counterfoil_web.accounts.invitation_store import NotOpen
from counterfoil_web.accounts.models import Invitation, User
from counterfoil_web.accounts.organisation_store import NewOrganisation
from counterfoil_web.accounts.try_out import make_try_out_accounts

pytestmark = pytest.mark.django_db
FORCE = NewOrganisation(kind=OrganisationKind.FORCE, name="Example force")


def token_of(link):
    return link.rstrip("/").rpartition("/")[2]


def become(token, **said):
    known = {"name": "Prif Swyddog Ŵyl'r", "email": "first@force.example"}
    return first.become_first_administrator(
        token, password="a pass phrase of some length", organisation=FORCE, **{**known, **said}
    )


def test_the_link_stands_under_the_address_given():
    link = first.first_administrator_link("http://127.0.0.1:8000/")

    assert link.startswith("http://127.0.0.1:8000/first-administrator/")


def test_who_opens_it_looks_after_the_installation_and_administers_one_organisation(kinds):
    user = become(token_of(first.first_administrator_link("http://x")))

    assert user.runs_installation
    assert [row.role for row in user.memberships.all()] == [Role.ADMINISTRATOR]
    assert kinds() == [
        "first-administrator-link-made",
        "organisation-added",
        "first-administrator-made",
    ]


def test_once_there_is_an_account_there_is_no_link():
    token = token_of(first.first_administrator_link("http://x"))
    become(token)

    assert first.first_administrator_link("http://x") is None
    assert not first.is_open(token)


def test_the_accounts_of_the_try_out_do_not_count():
    make_try_out_accounts()

    assert first.first_administrator_link("http://x") is not None


def test_a_new_link_ends_the_one_before():
    old = token_of(first.first_administrator_link("http://x"))
    new = token_of(first.first_administrator_link("http://x"))

    assert not first.is_open(old)
    assert first.is_open(new)


def test_a_link_runs_out():
    token = token_of(first.first_administrator_link("http://x"))
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    assert not first.is_open(token)
    with pytest.raises(NotOpen):
        become(token)


def test_of_two_people_with_the_link_one_wins():
    token = token_of(first.first_administrator_link("http://x"))
    become(token)

    with pytest.raises(NotOpen):
        become(token, email="second@force.example")
    assert User.objects.count() == 1


def test_a_link_is_not_used_up_by_a_failure():
    token = token_of(first.first_administrator_link("http://x"))
    User.objects.create_user("real@force.example", "Somebody", None)

    with pytest.raises(NotOpen):
        become(token)
    assert Invitation.objects.get().accepted_at is None
