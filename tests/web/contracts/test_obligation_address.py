"""The private address of a calendar."""

import pytest
from django.utils import timezone

from counterfoil_web.contracts.obligation_address import read_token, token_for


@pytest.fixture
def token(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        return token_for(seen.acting, contract)


def read(token):
    return read_token(token, timezone.localdate())


def test_it_says_who_asks_and_for_what(world, token):
    told = read(token)
    assert told.acting.user == world.people["contract_manager"]
    assert (told.ref, told.key) == (world.partnership.ref, "example")


def test_any_other_text_says_nothing(token):
    for text in ("", "x", token[:-1], f"{token}x"):
        assert read(text) is None


def test_a_new_password_ends_it(world, token):
    person = world.people["contract_manager"]
    person.set_password("another long one for the test")
    person.save()
    assert read(token) is None


def test_it_ends_with_the_account_and_with_the_role(world, token):
    person = world.people["contract_manager"]
    person.memberships.update(revoked_at=timezone.now())
    assert read(token) is None
