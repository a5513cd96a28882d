"""The second factor: set up, asked for, demanded, lost."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.test import Client

from counterfoil.access import Role
from counterfoil_web.accounts.directories import read_directories
from counterfoil_web.accounts.models import Membership
from counterfoil_web.accounts.second_factor import must_keep_a_factor
from counterfoil_web.records.models import Event
from tests.web.conftest import LONG_AGO, PASSWORD

EMAIL = "commercial-lead@force.example"


def signed_in(email=EMAIL):
    client = Client()
    client.post("/account/login/", {"login": email, "password": PASSWORD})
    return client


def code_of(secret):
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def set_up_app(client):
    """Set up an authenticator app as its owner would; its secret."""
    client.get("/account/2fa/totp/activate/")
    secret = client.session["mfa.totp.secret"]
    answer = client.post("/account/2fa/totp/activate/", {"code": code_of(secret)})
    assert answer.headers["Location"] == "/account/2fa/recovery-codes/"
    return secret


@pytest.fixture
def demanded(world):
    force = world.organisations["force"]
    force.second_factor_required = True
    force.save()


def test_an_app_is_set_up_and_asked_for_at_the_next_sign_in(
    world, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        secret = set_up_app(signed_in())
    client = Client()

    first = client.post("/account/login/", {"login": EMAIL, "password": PASSWORD})
    assert first.headers["Location"] == "/account/2fa/authenticate/"
    assert client.get("/you/").status_code == 302
    code = code_of(secret)
    assert client.post("/account/2fa/authenticate/", {"code": code}).status_code == 302
    assert client.get("/you/").status_code == 200
    overlooked = Client()
    overlooked.post("/account/login/", {"login": EMAIL, "password": PASSWORD})
    again = overlooked.post("/account/2fa/authenticate/", {"code": code})
    assert again.status_code == 422  # one code serves once
    assert Event.objects.filter(kind="second-factor-added").count() == 2  # the app and its codes


def test_some_time_after_signing_in_one_shows_again_who_one_is(world):
    client = signed_in()
    session = client.session
    session["account_authentication_methods"][0]["at"] -= 301
    session.save()

    answer = client.get("/account/2fa/totp/activate/")

    assert answer.headers["Location"].startswith("/account/reauthenticate/")
    page = client.get("/account/reauthenticate/").content.decode()
    assert "password" in page
    wrong = client.post("/account/reauthenticate/", {"password": "wrong"})
    assert wrong.status_code == 422
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    assert client.get("/account/2fa/totp/activate/").status_code == 200


def test_a_recovery_code_opens_once(world):
    client = signed_in()
    set_up_app(client)
    page = client.get("/account/2fa/recovery-codes/").content.decode()
    code = re.search(r"\b\d{8}\b", page)[0]

    for _, status in ((1, 302), (2, 422)):
        again = Client()
        again.post("/account/login/", {"login": EMAIL, "password": PASSWORD})
        answer = again.post("/account/2fa/authenticate/", {"code": code})
        assert answer.status_code == status


def test_a_wrong_code_is_told_and_written_down(world):
    set_up_app(signed_in())
    client = Client()
    client.post("/account/login/", {"login": EMAIL, "password": PASSWORD})

    answer = client.post("/account/2fa/authenticate/", {"code": "000000"})

    assert answer.status_code == 422
    assert "The code is not right" in answer.content.decode()
    assert Event.objects.get(kind="sign-in-refused").after is not None


def test_codes_are_not_guessed_without_end(world):
    set_up_app(signed_in())
    client = Client()
    client.post("/account/login/", {"login": EMAIL, "password": PASSWORD})
    for _ in range(5):
        client.post("/account/2fa/authenticate/", {"code": "000000"})

    answer = client.post("/account/2fa/authenticate/", {"code": "000000"})

    assert "too many wrong tries" in answer.content.decode()


def test_where_it_is_demanded_everything_else_waits(world, demanded):
    client = signed_in()

    for address in ("/", "/you/", "/partnerships/", f"/partnerships/{world.partnership.ref}/"):
        answer = client.get(address)
        assert answer.headers["Location"] == "/you/second-factor/", address
    assert client.post("/you/", {"name": "x"}).headers["Location"] == "/you/second-factor/"
    page = client.get("/you/second-factor/").content.decode()
    assert "Example force asks everybody" in page
    assert client.post("/keep-alive/").status_code == 204
    part = client.get("/", headers={"HX-Request": "true"})
    assert (part.status_code, part.headers["HX-Redirect"]) == (403, "/you/second-factor/")


def test_who_has_set_it_up_goes_on(world, demanded):
    client = signed_in()

    set_up_app(client)

    assert client.get("/you/").status_code == 200
    assert client.get("/you/second-factor/").headers["Location"] == "/"


def test_signing_out_does_not_wait(world, demanded):
    client = signed_in()

    assert client.post("/account/logout/").status_code == 302
    assert client.get("/you/").headers["Location"].startswith("/account/login/")


def test_other_organisations_do_not_demand_it(world, demanded):
    assert signed_in("auditor@force.example").get("/you/").status_code == 200


def test_it_is_demanded_of_who_belongs_there_also_while_acting_elsewhere(world, demanded):
    Membership.objects.create(
        user=world.people["auditor"],
        organisation=world.organisations["force"],
        role=Role.AUDITOR,
        starts=LONG_AGO,
    )

    answer = signed_in("auditor@force.example").get("/you/")

    assert answer.headers["Location"] == "/you/second-factor/"


def test_the_last_factor_stays_while_it_is_demanded(world, demanded):
    client = signed_in()
    set_up_app(client)

    answer = client.post("/account/2fa/totp/deactivate/")

    assert answer.status_code == 422
    assert "demands a second factor" in answer.content.decode()
    assert Authenticator.objects.filter(type="totp").exists()


def test_it_can_be_removed_where_nobody_demands_it(world):
    client = signed_in()
    set_up_app(client)

    client.post("/account/2fa/totp/deactivate/")

    assert not Authenticator.objects.filter(type="totp").exists()
    assert Event.objects.filter(kind="second-factor-removed").exists()


def test_a_session_that_knew_of_a_factor_notices_that_it_is_gone(world):
    client = signed_in()
    set_up_app(client)
    client.post("/account/2fa/totp/deactivate/")
    force = world.organisations["force"]
    force.second_factor_required = True
    force.save()

    assert client.get("/you/").headers["Location"] == "/you/second-factor/"


@pytest.mark.parametrize(("asks", "goes_on"), [(True, True), (False, False)])
def test_a_directory_that_asks_for_one_is_enough(world, demanded, settings, asks, goes_on):
    entry = {"name": "D", "server_url": "https://d.example", "client_id": "c"}
    settings.DIRECTORIES = read_directories({"force": {**entry, "asks_second_factor": asks}})
    client = Client()
    client.force_login(world.people["commercial_lead"])
    session = client.session
    session["account_authentication_methods"] = [{"method": "socialaccount", "provider": "force"}]
    session.save()

    assert (client.get("/you/").status_code == 200) is goes_on


def test_the_page_is_nobody_elses(world):
    assert signed_in().get("/you/second-factor/").headers["Location"] == "/"


def test_whether_a_factor_must_be_kept(world, demanded):
    assert must_keep_a_factor(world.people["commercial_lead"], LONG_AGO)
    assert not must_keep_a_factor(world.people["auditor"], LONG_AGO)
