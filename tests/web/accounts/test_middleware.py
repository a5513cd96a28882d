"""What happens around every page."""

from __future__ import annotations

import time

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from counterfoil_web.accounts.middleware import USED_KEY
from counterfoil_web.records.models import Event

BACKGROUND = {"HTTP_X_BACKGROUND": "1"}


def used(client, seconds_ago):
    session = client.session
    session[USED_KEY] = int(time.time()) - seconds_ago
    session.save()
    return session


def test_a_session_ends_half_an_hour_after_its_last_use(world, client_as):
    client = client_as("auditor")
    used(client, 30 * 60 - 5)
    assert client.get("/you/").status_code == 200
    used(client, 30 * 60 + 5)

    assert client.get("/you/").headers["Location"] == "/account/login/?next=/you/"


def test_use_renews_a_session(world, client_as):
    client = client_as("auditor")
    used(client, 20 * 60)

    client.get("/you/")

    assert client.session[USED_KEY] >= int(time.time()) - 2
    ends = Session.objects.get(pk=client.session.session_key).expire_date
    assert 29 * 60 < (ends - timezone.now()).total_seconds() <= 30 * 60


def test_a_page_that_asks_by_itself_does_not(world, client_as):
    client = client_as("auditor")
    before = used(client, 20 * 60)[USED_KEY]

    client.get("/you/", **BACKGROUND)

    assert client.session[USED_KEY] == before


def test_a_session_is_written_once_a_minute_at_most(world, client_as):
    client = client_as("auditor")
    client.get("/you/")
    before = used(client, 30)[USED_KEY]

    client.get("/you/")

    assert client.session[USED_KEY] == before


def test_the_cookie_ends_with_the_browser(world):
    client = Client()
    client.post(
        "/account/login/",
        {"login": "auditor@force.example", "password": "a long enough pass phrase"},
    )

    assert client.cookies["sessionid"]["max-age"] == ""
    assert client.cookies["sessionid"]["httponly"]


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_signed_out_part_of_a_page_is_told_and_nothing_is_swapped(world, method):
    answer = getattr(Client(), method)("/you/", headers={"HX-Request": "true"})

    assert answer.status_code == 401
    assert answer.headers["HX-Trigger"] == "counterfoil:signed-out"
    assert answer.content == b""


def test_a_form_of_nobody_leads_back_to_its_page(world):
    answer = Client().post(
        "/people/invite/", {"email": "x"}, headers={"Referer": "http://testserver/people/?a=b"}
    )

    assert answer.headers["Location"] == "/account/login/?next=/people/"


def test_a_page_elsewhere_is_not_led_back_to(world):
    answer = Client().post(
        "/people/invite/", {"email": "x"}, headers={"Referer": "https://evil.example/people/"}
    )

    assert answer.headers["Location"] == "/account/login/?next=/"


def asked_for(client, ref):
    client.get(f"/partnerships/{ref}/")
    return list(
        Event.objects.filter(kind="hidden-record-asked-for").values_list("record", flat=True)
    )


def test_an_outsiders_guess_is_written_down(world, client_as):
    ref = world.partnership.ref

    assert asked_for(client_as("outsider"), ref) == [f"partnership/{ref}"]
    event = Event.objects.latest("number")
    assert (event.actor, event.partnership_ref) == (world.people["outsider"], "")


def test_a_guess_that_hits_nothing_is_written_too(world, client_as):
    assert asked_for(client_as("outsider"), "zzzzzzzz") == ["partnership/zzzzzzzz"]
    assert Event.objects.latest("number").partnership_ref == ""


def test_asking_again_and_again_does_not_flood_the_log(world, client_as):
    client = client_as("outsider")
    for _ in range(3):
        found = asked_for(client, world.partnership.ref)

    assert len(found) == 1


def test_guessing_without_end_is_cut_short(world, client_as):
    client = client_as("outsider")
    for number in range(40):
        found = asked_for(client, f"zzzzzz{number + 10}".replace("0", "a").replace("1", "b"))

    assert len(found) == 30


def test_a_missing_page_of_ones_own_partnership_is_none(world, client_as):
    client = client_as("commercial_lead")
    client.get(f"/partnerships/{world.partnership.ref}/no-such-page/")

    assert not Event.objects.filter(kind="hidden-record-asked-for").exists()


def test_a_suppliers_guess_at_a_room_of_the_authority_is_written_with_what_it_asked(
    world, client_as
):
    ref = world.partnership.ref
    answer = client_as("supplier_user").get(f"/partnerships/{ref}/tender/1/prices/")

    assert answer.status_code == 404
    event = Event.objects.get(kind="hidden-record-asked-for")
    assert (event.record, event.after) == (f"partnership/{ref}", {"asked": "tender/1/prices"})


def test_a_signed_out_guess_leads_to_signing_in(world):
    answer = Client().get(f"/partnerships/{world.partnership.ref}/")

    assert answer.status_code == 302
