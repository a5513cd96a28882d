"""The private address of a calendar of a procurement."""

from __future__ import annotations

import pytest
from django.utils import timezone

from counterfoil_web.procurements.calendar_address import read_token, token_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def token(world, seen_by):
    with seen_by("commercial_lead") as seen:
        return token_for(seen.acting, world.partnership.ref)


def read(token):
    return read_token(token, timezone.localdate())


def test_it_says_who_asks_and_for_what(world, token):
    told = read(token)
    assert told.acting.user == world.people["commercial_lead"]
    assert told.ref == world.partnership.ref


def test_any_other_text_says_nothing(token):
    for text in ("", "x", token[:-1], f"{token}x"):
        assert read(text) is None


def test_a_new_password_or_the_end_of_the_role_ends_it(world, token):
    person = world.people["commercial_lead"]
    person.memberships.update(revoked_at=timezone.now())
    assert read(token) is None
    person.memberships.update(revoked_at=None)
    assert read(token) is not None
    person.set_password("another long one for the test")
    person.save()
    assert read(token) is None
