"""The page of the try-out, and that a real installation has none."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from django.test import Client

from counterfoil_web.accounts.try_out import ROLES, make_try_out_accounts

pytestmark = pytest.mark.django_db


def test_every_role_can_be_entered_and_left_for_another():
    make_try_out_accounts()
    client = Client()

    for one in ROLES:
        answer = client.post(f"/try-as/{one.key}/")
        assert (answer.status_code, answer.headers["Location"]) == (302, "/")
        assert one.name in client.get("/you/").content.decode()


def test_words_sent_after_the_session_ended_wait_for_the_same_role_and_nobody_else():
    make_try_out_accounts()
    client = Client()
    client.post("/try-as/commercial_lead/")
    client.get("/you/")
    del client.cookies["sessionid"]
    sent = client.post("/partnerships/new/", {"title": "An hour’s work of Siân O’Neill"})
    assert "/kept-words/" in sent.headers["Location"]

    answer = client.post("/try-as/commercial_lead/")

    assert answer.headers["Location"] == "/kept-words/"
    assert "An hour’s work of Siân O’Neill" in client.get("/kept-words/").content.decode()
    assert client.post("/try-as/auditor/").headers["Location"] == "/"


def test_the_page_says_what_each_can_try():
    make_try_out_accounts()

    page = Client().get("/try-as/").content.decode()

    assert all(one.tries in page for one in ROLES)


def test_before_the_examples_are_loaded_the_page_says_so():
    page = Client().get("/try-as/").content.decode()

    assert "not made yet" in page


@pytest.mark.parametrize("address", ["/try-as/", "/try-as/commercial_lead/"])
def test_where_the_try_out_does_not_run_the_pages_answer_nothing(settings, address):
    make_try_out_accounts()
    settings.TRY_OUT = False

    assert Client().get(address).status_code in (404, 405)
    assert Client().post(address).status_code in (404, 405)


def test_an_account_of_the_try_out_cannot_go_on_in_a_real_installation(settings):
    make_try_out_accounts()
    client = Client()
    client.post("/try-as/commercial_lead/")
    assert client.get("/you/").status_code == 200

    settings.TRY_OUT = False

    assert client.get("/you/").status_code == 302


def test_an_account_of_the_try_out_cannot_sign_in_even_with_a_password(settings):
    user = make_try_out_accounts().people["commercial_lead"]
    user.set_password("a long enough pass phrase")
    user.save()
    settings.TRY_OUT = False
    client = Client()

    client.post("/account/login/", {"login": user.email, "password": "a long enough pass phrase"})

    assert client.get("/you/").status_code == 302


def test_a_key_of_nobody_is_not_found():
    make_try_out_accounts()

    assert Client().post("/try-as/home-secretary/").status_code == 404


def test_a_link_does_not_enter():
    make_try_out_accounts()

    assert Client().get("/try-as/commercial_lead/").status_code == 405


def test_a_real_installation_has_no_such_address(tmp_path):
    """Asked of a process of its own, since addresses are settled when it starts."""
    asks = (
        "import django; django.setup()\n"
        "from django.urls import resolve, Resolver404\n"
        "for address in ('/try-as/', '/try-as/commercial_lead/'):\n"
        "    try: resolve(address)\n"
        "    except Resolver404: print('not there')\n"
    )
    answer = subprocess.run(
        [sys.executable, "-c", asks],
        env={
            **os.environ,
            "COUNTERFOIL_DATA": str(tmp_path),
            "COUNTERFOIL_TRY_OUT": "0",
            "DJANGO_SETTINGS_MODULE": "counterfoil_web.project.settings",
        },
        capture_output=True,
        text=True,
        check=True,
    )

    assert answer.stdout.split("\n")[:2] == ["not there", "not there"]
