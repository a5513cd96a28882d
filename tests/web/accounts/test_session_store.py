"""Sessions as they are read at every page."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.contrib.sessions.models import Session
from django.utils import timezone

from counterfoil_web.accounts.session_store import SessionStore

pytestmark = pytest.mark.django_db


def _kept(**values):
    session = SessionStore()
    session.update(values)
    session.save()
    return session.session_key


def test_a_session_says_what_was_put_into_it():
    key = _kept(acting_in=3)

    assert SessionStore(key)["acting_in"] == 3


def test_sessions_of_django_itself_are_read_and_the_other_way_round():
    theirs = DatabaseSessions()
    theirs["acting_in"] = 4
    theirs.save()

    assert SessionStore(theirs.session_key)["acting_in"] == 4
    assert DatabaseSessions(_kept(acting_in=5))["acting_in"] == 5


def test_a_session_that_ran_out_is_empty_and_its_key_is_not_used_again():
    key = _kept(acting_in=3)
    Session.objects.filter(pk=key).update(expire_date=timezone.now() - timedelta(seconds=1))
    session = SessionStore(key)

    assert session.get("acting_in") is None
    assert session.session_key is None


@pytest.mark.parametrize("key", [None, "", "not-a-key", "x" * 40])
def test_an_unknown_key_is_an_empty_session(key):
    session = SessionStore(key)

    assert session.get("acting_in") is None


def test_it_takes_one_query(django_assert_num_queries):
    session = SessionStore(_kept(acting_in=3))
    with django_assert_num_queries(1):
        assert session["acting_in"] == 3
