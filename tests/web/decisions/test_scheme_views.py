"""The page of the scheme of consent, and entering the one adopted."""

from __future__ import annotations

import pytest
from django.urls import reverse

from counterfoil_web.decisions.models import Scheme

SHOWN, ENTER = reverse("decisions:scheme"), reverse("decisions:enter-scheme")
WORDS = {
    "title": "Scheme of consent 2026",
    "valid_from-day": "1",
    "valid_from-month": "4",
    "valid_from-year": "2026",
    "source": "Adopted on 1 April 2026",
    "force_1_roles": ["chief_officer"],
    "policing_body_1_up_to": "500,000",
    "policing_body_1_roles": ["policing_body_finance_officer"],
    "policing_body_2_roles": ["commissioner", "deputy_commissioner"],
}


def test_the_starting_scheme_says_that_it_is_nobodys_own(client_as):
    page = client_as("finance_officer").get(SHOWN).content.decode()

    assert "These sums are illustrative" in page
    assert "Police Reform and Social Responsibility Act 2011, section 18" in page


def test_those_who_decide_nothing_have_no_scheme(client_as):
    assert client_as("inspector").get(SHOWN).status_code == 403


def test_the_scheme_adopted_takes_its_place(client_as):
    client = client_as("pcc_finance_officer")
    assert client.get(ENTER).status_code == 200
    assert client.post(ENTER, WORDS).status_code == 302

    page = client.get(SHOWN).content.decode()
    assert "illustrative" not in page
    assert "over £500,000" in page


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"title": ""}, "Enter the name of the scheme"),
        ({"valid_from-month": "13"}, "real date"),
        ({"source": ""}, "Enter where the scheme can be read"),
        ({"policing_body_2_roles": []}, "leave a gap or overlap"),
        ({"policing_body_1_up_to": "-5"}, "The amount must be £1 or more"),
        ({"force_1_roles": ["commissioner"]}, "Select a valid choice"),
    ],
)
def test_a_scheme_that_does_not_hold_is_not_entered(client_as, change, message):
    answer = client_as("pcc_finance_officer").post(ENTER, {**WORDS, **change})

    assert answer.status_code == 422
    assert message in answer.content.decode()
    assert not Scheme.objects.exists()


def test_the_same_scheme_is_not_entered_twice(client_as):
    client = client_as("pcc_finance_officer")
    client.post(ENTER, WORDS)

    assert client.post(ENTER, WORDS).status_code == 422
    assert Scheme.objects.count() == 1


@pytest.mark.parametrize("username", ["commissioner", "finance_officer", "administrator"])
def test_others_enter_none(client_as, username):
    assert client_as(username).get(ENTER).status_code == 403
