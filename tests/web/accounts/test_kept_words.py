"""What is kept of a form that came too late, and for whom."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from counterfoil_web.accounts import kept_words
from counterfoil_web.accounts.models import KeptWords


@pytest.fixture
def late(world):
    """A request of a browser that the commercial lead used last, now signed out."""
    mark = RequestFactory().get("/")
    mark.user = world.people["commercial_lead"]
    response = HttpResponse()
    kept_words.remember_person(mark, response)

    def made(said, address="/partnerships/new/", **cookies):
        request = RequestFactory().post(address, said)
        request.user = AnonymousUser()
        request.COOKIES[kept_words.LAST_HERE] = response.cookies[kept_words.LAST_HERE].value
        request.COOKIES.update(cookies)
        return request

    return made


def test_words_are_kept_for_the_one_who_used_the_browser_last(late, world):
    assert kept_words.keep(late({"title": "Custody", "roles": ["a", "b"]}))

    row = KeptWords.objects.get()
    assert row.user == world.people["commercial_lead"]
    assert row.fields == [["title", ["Custody"]], ["roles", ["a", "b"]]]


def test_secrets_and_files_are_not_kept(late):
    upload = SimpleUploadedFile("case.xlsx", b"words")

    kept_words.keep(
        late({"title": "x", "new_password": "p", "csrfmiddlewaretoken": "t", "case": upload})
    )

    row = KeptWords.objects.get()
    assert row.fields == [["title", ["x"]]]
    assert row.left_out == ["case"]


@pytest.mark.parametrize(
    ("said", "address"),
    [
        pytest.param({"title": ""}, "/partnerships/new/", id="nothing was said"),
        pytest.param({"title": "x" * 1_000_001}, "/partnerships/new/", id="too long"),
        pytest.param({"oldpassword": "x", "a": "b"}, "/account/password/change/", id="sign-in"),
    ],
)
def test_what_is_not_kept(late, said, address):
    assert kept_words.keep(late(said, address)) is None
    assert not KeptWords.objects.exists()


def test_a_browser_nobody_used_leaves_nothing(world):
    request = RequestFactory().post("/partnerships/new/", {"title": "x"})

    assert kept_words.keep(request) is None


@pytest.mark.parametrize("value", ["1", "1:forged:signature", ""])
def test_a_forged_mark_counts_for_nobody(late, world, value):
    request = late({"title": "x"})
    request.COOKIES[kept_words.LAST_HERE] = value

    assert kept_words.last_person_id(request) is None
    assert kept_words.keep(request) is None


def test_only_the_newest_five_of_a_person_are_kept(late):
    for number in range(7):
        kept_words.keep(late({"title": str(number)}))

    assert {row.fields[0][1][0] for row in KeptWords.objects.all()} == set("23456")


def test_what_ran_out_is_gone(late, world):
    token = kept_words.keep(late({"title": "old"}))
    KeptWords.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    request = late({}, **{kept_words.WORDS: token})
    request.user = world.people["commercial_lead"]
    assert kept_words.kept_for(request) == []

    kept_words.keep(late({"title": "new"}))

    assert KeptWords.objects.get().fields == [["title", ["new"]]]


def test_the_secret_is_out_of_reach_of_scripts(late):
    response = HttpResponse()
    kept_words.give_cookie(late({}), response, "secret")

    cookie = response.cookies[kept_words.WORDS]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert KeptWords.objects.filter(token_digest="secret").count() == 0
