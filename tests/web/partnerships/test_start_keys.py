"""Keys of the form that starts a partnership."""

from __future__ import annotations

import re
from datetime import date

import pytest

from counterfoil_web.accounts.store import acting_for
from counterfoil_web.partnerships.start_keys import new_key, ref_of


@pytest.fixture
def acting(world):
    return lambda username: acting_for(
        world.people[username], wanted=None, today=date(2026, 11, 22)
    )


def test_a_key_names_one_reference(acting):
    lead = acting("commercial_lead")
    key = new_key(lead)

    assert ref_of(lead, key) == ref_of(lead, key)
    assert ref_of(lead, new_key(lead)) != ref_of(lead, key)


@pytest.mark.parametrize("key", ["", "abcdefgh", "eyJ:forged:key"])
def test_a_key_that_is_none_names_a_new_reference(acting, key):
    lead = acting("commercial_lead")

    assert re.fullmatch("[2-9a-z]{8}", ref_of(lead, key))
    assert ref_of(lead, key) != ref_of(lead, key)


def test_a_key_is_one_persons(acting):
    key = new_key(acting("commercial_lead"))

    assert ref_of(acting("finance_officer"), key) != ref_of(acting("commercial_lead"), key)
