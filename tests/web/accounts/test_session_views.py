"""Staying signed in, changing organisation, and words that came too late."""

from __future__ import annotations

import pytest
from django.test import Client

from counterfoil.access import Role
from counterfoil_web.accounts.models import KeptWords, Membership
from tests.web.conftest import LONG_AGO, PASSWORD


def two_places(world):
    Membership.objects.create(
        user=world.people["commercial_lead"],
        organisation=world.organisations["policing_body"],
        role=Role.COMMISSIONER,
        starts=LONG_AGO,
    )


def test_staying_signed_in_is_a_request_of_ones_own(world, client_as, strict):
    assert client_as("auditor").post("/keep-alive/").status_code == 204
    assert client_as("auditor").get("/keep-alive/").status_code == 405
    assert Client().post("/keep-alive/").status_code == 401
    strict.force_login(world.people["auditor"])
    assert strict.post("/keep-alive/").status_code == 403


def test_who_belongs_nowhere_is_told_what_to_do(world, client_as):
    world.people["commercial_lead"].memberships.all().update(ends=LONG_AGO)
    client = client_as("commercial_lead")

    assert client.get("/people/").headers["Location"] == "/nowhere/"
    assert "no role today" in client.get("/nowhere/").content.decode()
    assert client.get("/you/").status_code == 200
    assert client.get("/switch/").headers["Location"] == "/nowhere/"


def test_who_belongs_somewhere_is_not_nowhere(world, client_as):
    assert client_as("auditor").get("/nowhere/").status_code == 302


def test_one_acts_for_another_organisation(world, client_as, kinds):
    two_places(world)
    client = client_as("commercial_lead")
    body = world.organisations["policing_body"]
    assert "Example policing body" in client.get("/switch/").content.decode()

    answer = client.post("/switch/", {"organisation": body.pk, "next": "/you/"})

    assert answer.headers["Location"] == "/you/"
    assert "Example policing body (you act for it now)" in client.get("/you/").content.decode()
    assert kinds() == ["organisation-switched"]


@pytest.mark.parametrize("wanted", ["other_force", "nonsense", ""])
def test_an_organisation_of_others_cannot_be_acted_for(world, client_as, wanted, kinds):
    two_places(world)
    client = client_as("commercial_lead")
    pk = world.organisations[wanted].pk if wanted == "other_force" else wanted

    assert client.post("/switch/", {"organisation": pk}).headers["Location"] == "/switch/"
    assert kinds() == []


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example", "javascript:1"])
def test_one_is_never_led_away(world, client_as, address):
    force = world.organisations["force"].pk

    answer = client_as("commercial_lead").post("/switch/", {"organisation": force, "next": address})

    assert answer.headers["Location"] == "/"


def signed_out_again(client):
    """The session ends by itself, as after half an hour; the browser keeps its other cookies."""
    del client.cookies["sessionid"]


def sign_in(client, email, following):
    return client.post("/account/login/", {"login": email, "password": PASSWORD, "next": following})


@pytest.fixture
def late(world, client_as):
    """A browser whose session ended before a form with words arrived."""
    client = client_as("administrator")
    client.get("/you/")
    signed_out_again(client)
    client.sent = client.post(
        "/people/invite/", {"email": "Prif Ŵyl'r\n<b>", "roles": ["evaluator", "moderator"]}
    )
    return client


def test_words_that_came_too_late_are_kept_and_sent_again(late, world):
    assert late.sent.headers["Location"] == "/account/login/?next=/kept-words/"
    assert "It is kept" in late.get("/account/login/?next=/kept-words/").content.decode()
    answer = sign_in(late, "administrator@force.example", "/kept-words/")
    assert answer.headers["Location"] == "/kept-words/"

    page = late.get("/kept-words/").content.decode()

    assert 'action="/people/invite/"' in page
    assert "Prif Ŵyl&#x27;r\n&lt;b&gt;" in page
    assert page.count('name="roles"') == 2
    kept = KeptWords.objects.get()
    good = {"email": "new@force.example", "roles": ["evaluator"], "kept_words": kept.pk}
    assert late.post("/people/invite/", good).status_code == 200
    assert not KeptWords.objects.exists()


def test_a_form_refused_again_keeps_its_words(late):
    sign_in(late, "administrator@force.example", "/kept-words/")
    kept = KeptWords.objects.get()

    assert late.post("/people/invite/", {"kept_words": kept.pk}).status_code == 422

    assert KeptWords.objects.filter(pk=kept.pk).exists()


def test_another_person_at_the_same_browser_sees_none_of_them(late):
    sign_in(late, "auditor@force.example", "/kept-words/")

    assert "No words are kept" in late.get("/kept-words/").content.decode()


def test_the_same_person_at_another_browser_sees_none_of_them(late, client_as):
    assert "No words are kept" in client_as("administrator").get("/kept-words/").content.decode()


def test_words_are_dropped_by_their_owner_alone(late, client_as):
    pk = KeptWords.objects.get().pk
    client_as("auditor").post("/kept-words/", {"drop": pk})
    assert KeptWords.objects.exists()
    sign_in(late, "administrator@force.example", "/kept-words/")

    late.post("/kept-words/", {"drop": pk})

    assert not KeptWords.objects.exists()


def test_nothing_is_kept_after_signing_out_oneself(world, client_as):
    client = client_as("administrator")
    client.get("/you/")
    client.post("/account/logout/")

    answer = client.post("/people/invite/", {"email": "x"})

    assert answer.headers["Location"] == "/account/login/?next=/"
    assert not KeptWords.objects.exists()


def test_a_forged_request_leaves_no_words(world, strict):
    strict.force_login(world.people["administrator"])
    strict.get("/you/")
    signed_out_again(strict)

    answer = strict.post("/people/invite/", {"email": "x"})

    assert answer.status_code == 403
    assert "out of date" in answer.content.decode()
    assert not KeptWords.objects.exists()


def test_pages_of_the_library_without_use_are_not_there(world, client_as):
    for address in ("email", "confirm-email", "signup", "password/set", "3rdparty/signup"):
        assert client_as("auditor").get(f"/account/{address}/").status_code == 404
        assert Client().get(f"/account/{address}/").status_code == 404
