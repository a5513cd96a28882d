"""What of signing in is taken away, and what stays."""

from __future__ import annotations

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from counterfoil_web.accounts.models import KeptWords
from counterfoil_web.records.retention import tidy
from tests.web.conftest import PASSWORD


def _signed_in():
    client = Client()
    client.post("/account/login/", {"login": "auditor@force.example", "password": PASSWORD})
    return client


def test_sessions_that_ran_out_go_with_what_is_shown_of_them(world):
    here, late = _signed_in(), _signed_in()
    now = timezone.now()
    Session.objects.filter(pk=late.session.session_key).update(
        expire_date=now - timedelta(days=1, seconds=1)
    )
    UserSession.objects.update(created_at=now - timedelta(days=2))

    tidy(now)

    assert [one.pk for one in Session.objects.all()] == [here.session.session_key]
    assert [one.session_key for one in UserSession.objects.all()] == [here.session.session_key]
    assert here.get("/you/").status_code == 200


def test_words_go_when_their_day_is_over(world):
    now = timezone.now()
    for ends in (now - timedelta(seconds=1), now + timedelta(seconds=60)):
        KeptWords.objects.create(
            token_digest="d",
            user=world.people["auditor"],
            address="/",
            fields=[],
            expires_at=ends,
        )

    tidy(now)

    assert KeptWords.objects.get().expires_at > now
