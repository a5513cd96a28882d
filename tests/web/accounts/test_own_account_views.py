"""One's own account."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.web.conftest import PASSWORD


def signed_in(email="auditor@force.example", agent="Mozilla/5.0 (X11; Linux) Firefox/140.0"):
    client = Client(HTTP_USER_AGENT=agent)
    client.post("/account/login/", {"login": email, "password": PASSWORD})
    return client


def test_it_is_for_who_is_signed_in(world):
    assert Client().get("/you/").status_code == 302
    assert Client().post("/you/sessions/").status_code == 302


def test_it_shows_roles_sessions_and_ways_in(world):
    page = signed_in().get("/you/").content.decode()

    assert "External auditor (you act for it now)" in page
    assert "Firefox on Linux" in page
    assert "auditor@force.example" in page


def test_a_name_is_changed(world, kinds):
    client = signed_in()

    assert client.post("/you/", {"name": " Prif  Swyddog Ŵyl'r "}).status_code == 302

    world.people["auditor"].refresh_from_db()
    assert world.people["auditor"].name == "Prif Swyddog Ŵyl'r"
    assert kinds() == ["person-renamed"]


@pytest.mark.parametrize("name", ["", "   ", "x" * 201])
def test_a_name_is_needed(world, name):
    assert signed_in().post("/you/", {"name": name}).status_code == 422


def test_one_signs_out_everywhere_else(world, kinds):
    here, there = signed_in(), signed_in()

    assert here.post("/you/sessions/").status_code == 302

    assert here.get("/you/").status_code == 200
    assert there.get("/you/").status_code == 302
    assert kinds() == ["other-sessions-ended"]


def test_a_new_password_signs_out_everywhere_else(world, kinds):
    here, there = signed_in(), signed_in()

    answer = here.post(
        "/account/password/change/",
        {"oldpassword": PASSWORD, "password1": "four unrelated green words"},
    )

    assert answer.headers["Location"] == "/you/"
    assert here.get("/you/").status_code == 200
    assert there.get("/you/").status_code == 302
    assert kinds() == ["password-changed"]


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({}, "Enter your present password"),
        ({"oldpassword": "wrong", "password1": "four unrelated green words"}, "present password"),
        ({"oldpassword": PASSWORD, "password1": "short"}, "12 characters"),
    ],
)
def test_a_wrong_new_password_says_what_to_mend(world, said, message):
    answer = signed_in().post("/account/password/change/", said)

    assert answer.status_code == 422
    assert message in answer.content.decode()
