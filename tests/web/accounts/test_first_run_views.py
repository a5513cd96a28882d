"""The page behind the one-time link."""

from __future__ import annotations

import pytest
from django.test import Client

from counterfoil_web.accounts.first_administrator import first_administrator_link
from counterfoil_web.accounts.models import Organisation, User

pytestmark = pytest.mark.django_db
GOOD = {
    "name": "Prif Swyddog Ŵyl'r",
    "email": "first@force.example",
    "password": "four unrelated green words",
    "which": "listed",
    "body": "policing_body:gwent",
}


@pytest.fixture
def link():
    return first_administrator_link("")


def test_the_first_person_begins_and_is_signed_in(link):
    client = Client()
    assert client.get(link).status_code == 200

    answer = client.post(link, GOOD)

    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert client.get("/people/").status_code == 200
    assert client.get("/organisations/").status_code == 200
    assert Organisation.objects.get().name == "Police and Crime Commissioner for Gwent"
    assert Client().get(link).status_code == 410


def test_another_kind_of_organisation_is_named(link):
    other = {"which": "other", "kind": "auditor", "organisation_name": "  Example   auditor "}

    Client().post(link, {**GOOD, **other})

    assert (Organisation.objects.get().name, Organisation.objects.get().kind) == (
        "Example auditor",
        "auditor",
    )


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"name": ""}, "Enter your name"),
        ({"email": "first"}, "Enter an email address, such as"),
        ({"password": "short"}, "at least 12 characters"),
        ({"which": ""}, "Choose where the organisation is from"),
        ({"body": ""}, "Choose the police force or policing body"),
        ({"which": "other"}, "Choose the kind of organisation"),
        ({"which": "other", "kind": "force"}, "Enter the name of the organisation"),
    ],
)
def test_a_wrong_form_says_what_to_mend_and_makes_nothing(link, said, message):
    answer = Client().post(link, {**GOOD, **said})

    assert answer.status_code == 422
    assert message in answer.content.decode()
    assert not User.objects.exists()
    assert Client().get(link).status_code == 200


def test_the_second_with_the_same_link_is_told(link):
    Client().post(link, GOOD)

    answer = Client().post(link, {**GOOD, "email": "second@force.example"})

    assert answer.status_code == 410
    assert User.objects.count() == 1


def test_a_guess_opens_nothing(link):
    assert Client().get("/first-administrator/guess/").status_code == 410
    assert Client().post("/first-administrator/guess/", GOOD).status_code == 410
    assert not User.objects.exists()
