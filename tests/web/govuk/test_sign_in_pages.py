"""Every page of signing in looks like ours, says what to do, and is refused with 422."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.web.conftest import PASSWORD
from tests.web.govuk.parsed_html import attributes_of, text_of

ENTRANCES = [
    ("account_login", "Sign in"),
    ("account_reset_password", "Ask for a new password"),
    ("account_reset_password_done", "Look in your email"),
    ("account_inactive", "This account is closed"),
    ("socialaccount_login_cancelled", "You did not sign in"),
]
OWN_PAGES = [
    ("account_logout", "Sign out"),
    ("account_change_password", "Change your password"),
    ("account_reauthenticate", "Show that it is you"),
    ("mfa_index", "How you sign in"),
    ("mfa_list_webauthn", "Passkeys and security keys"),
    ("usersessions_list", "Where you are signed in"),
]
FRESH_PAGES = [
    ("mfa_activate_totp", "Set up an authenticator app"),
    ("mfa_add_webauthn", "Add a passkey or a security key"),
]


def is_ours(html, heading):
    (headings,) = attributes_of(html, "h1")
    assert headings["class"].startswith("govuk-heading")
    assert heading in text_of(html)
    assert all("govuk" in one["class"] for one in attributes_of(html, "button") if "id" in one)
    assert " style=" not in html
    assert "please" not in text_of(html).lower()
    return True


@pytest.mark.parametrize(("name", "heading"), ENTRANCES)
def test_pages_for_those_who_are_signed_out(client, world, name, heading):
    response = client.get(reverse(name))

    assert response.status_code == 200
    assert is_ours(response.content.decode(), heading)


@pytest.mark.parametrize(("name", "heading"), OWN_PAGES)
def test_pages_for_those_who_are_signed_in(client_as, name, heading):
    response = client_as("commercial_lead").get(reverse(name))

    assert response.status_code == 200
    assert is_ours(response.content.decode(), heading)


@pytest.fixture
def just_signed_in(client, world):
    client.post(
        reverse("account_login"),
        {"login": world.people["commercial_lead"].email, "password": PASSWORD},
    )
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


@pytest.mark.parametrize(("name", "heading"), FRESH_PAGES)
def test_pages_that_want_a_fresh_sign_in(just_signed_in, name, heading):
    response = just_signed_in.get(reverse(name))

    assert response.status_code == 200
    assert is_ours(response.content.decode(), heading)


def test_a_wrong_password_leads_to_the_form(client, world):
    response = client.post(
        reverse("account_login"), {"login": "nobody@force.example", "password": "wrong"}
    )

    html = response.content.decode()
    assert response.status_code == 422
    assert "<title>Error: " in html
    assert "There is a problem" in text_of(html)


def test_an_empty_form_says_what_to_enter(client, world):
    html = client.post(reverse("account_login"), {}).content.decode()

    assert "Enter your password" in text_of(html)
    assert [one["href"] for one in attributes_of(html, "a") if one["href"].startswith("#id")] == [
        "#id_login",
        "#id_password",
    ]


def test_the_sign_in_page_does_not_offer_to_sign_up(client, world):
    assert reverse("account_signup") not in client.get(reverse("account_login")).content.decode()
