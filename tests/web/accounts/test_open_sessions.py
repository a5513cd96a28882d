"""Where a person is signed in."""

from __future__ import annotations

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from counterfoil_web.accounts.open_sessions import open_sessions
from tests.web.conftest import PASSWORD


def _signed_in(email="auditor@force.example"):
    client = Client(HTTP_USER_AGENT="Mozilla/5.0 (X11; Linux) Firefox/140.0")
    client.post("/account/login/", {"login": email, "password": PASSWORD})
    return client.session.session_key


def _keys(user):
    return {row.session_key for row in open_sessions(user)}


def test_each_session_of_the_person_and_of_nobody_else(world):
    here, there = _signed_in(), _signed_in()
    _signed_in("commercial-lead@force.example")

    assert _keys(world.people["auditor"]) == {here, there}


def test_one_that_ran_out_or_is_gone_is_not_told(world):
    here, late, gone = _signed_in(), _signed_in(), _signed_in()
    Session.objects.filter(pk=late).update(expire_date=timezone.now() - timedelta(seconds=1))
    Session.objects.filter(pk=gone).delete()

    assert _keys(world.people["auditor"]) == {here}
    assert UserSession.objects.count() == 3


def test_one_from_before_a_new_password_is_not_told(world):
    _signed_in()
    auditor = world.people["auditor"]
    auditor.set_password("four unrelated green words")
    auditor.save()

    assert _keys(auditor) == set()


def test_the_queries_do_not_grow_with_the_sessions(world, django_assert_num_queries):
    for _ in range(4):
        _signed_in()
    with django_assert_num_queries(2):
        assert len(open_sessions(world.people["auditor"])) == 4


def test_nobody_s_sessions_are_none(world):
    assert open_sessions(world.people["auditor"]) == []
