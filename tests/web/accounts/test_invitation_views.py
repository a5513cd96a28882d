"""Inviting and joining, as pages."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from counterfoil_web.accounts.models import Invitation, Membership, User

GOOD = {"email": "new-evaluator@force.example", "roles": ["evaluator"]}
NEW = {"name": "Prif Swyddog Ŵyl'r", "password": "four unrelated green words"}


def invited(client, **said):
    answer = client.post("/people/invite/", {**GOOD, **said})
    found = re.search(r"http://testserver(/join/[\w-]+/)", answer.content.decode())
    return found[1] if found else answer


def test_pages_are_for_those_who_manage_people(world, client_as):
    assert Client().get("/people/invite/").status_code == 302
    assert client_as("commercial_lead").get("/people/invite/").status_code == 403
    assert client_as("administrator").get("/people/invite/").status_code == 200


def test_without_mail_the_link_is_shown_to_hand_over(world, client_as):
    page = client_as("administrator").post("/people/invite/", GOOD).content.decode()

    assert "No letter was sent" in page
    assert mail.outbox == []


def test_with_mail_it_is_sent(world, client_as, settings):
    settings.SENDS_MAIL = True

    link = invited(client_as("administrator"))

    (letter,) = mail.outbox
    assert letter.to == ["new-evaluator@force.example"]
    assert link in letter.body


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"email": ""}, "Enter the email address"),
        ({"email": "nobody"}, "Enter an email address, such as"),
        ({"roles": []}, "Choose at least one role"),
        ({"roles": ["commissioner"]}, "not one of the available choices"),
    ],
)
def test_a_wrong_invitation_says_what_to_mend(world, client_as, said, message):
    answer = client_as("administrator").post("/people/invite/", {**GOOD, **said})

    assert answer.status_code == 422
    assert message in answer.content.decode()
    assert not Invitation.objects.exists()


def test_an_address_is_not_invited_twice(world, client_as):
    client = client_as("administrator")
    invited(client)

    assert "is waiting" in invited(client).content.decode()


def test_a_new_person_joins_and_is_signed_in(world, client_as):
    link = invited(client_as("administrator"))
    visitor = Client()
    assert "new-evaluator@force.example" in visitor.get(link).content.decode()

    answer = visitor.post(link, NEW)

    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    page = visitor.get("/you/").content.decode()
    assert "Prif Swyddog Ŵyl&#x27;r" in page
    assert "Evaluator" in page
    assert Client().get(link).status_code == 410


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"name": " "}, "Enter your name"),
        ({"password": ""}, "Enter a password"),
        ({"password": "short"}, "at least 12 characters"),
        ({"password": "administrator"}, "Choose another"),
        ({"password": "new-evaluator1"}, "too much like your name or email"),
    ],
)
def test_a_wrong_form_says_what_to_mend_and_makes_no_account(world, client_as, said, message):
    link = invited(client_as("administrator"))

    answer = Client().post(link, {**NEW, **said})

    assert answer.status_code == 422
    assert message in answer.content.decode()
    assert not User.objects.filter(email=GOOD["email"]).exists()


def test_who_has_an_account_signs_in_and_then_joins(world, client_as):
    link = invited(client_as("administrator"), email="outsider@force.example")
    assert f"/account/login/?next={link.replace('/', '%2F')}" in (
        Client().get(link).content.decode()
    )
    client = client_as("outsider")
    assert client.get(link).status_code == 200

    assert client.post(link).status_code == 302

    assert "Example force (you act for it now)" in client.get("/you/").content.decode()


def test_somebody_elses_link_does_nothing(world, client_as):
    link = invited(client_as("administrator"))

    for answer in (client_as("outsider").get(link), client_as("outsider").post(link, NEW)):
        assert answer.status_code == 403
    assert not User.objects.filter(email=GOOD["email"]).exists()


def test_an_invitation_is_sent_again_or_withdrawn(world, client_as):
    client = client_as("administrator")
    link = invited(client)
    address = f"/people/invitations/{Invitation.objects.get().pk}/"
    assert client.get(address).status_code == 200
    assert client_as("outsider").get(address).status_code == 403

    page = client.post(address, {"do": "renew"}).content.decode()
    assert Client().get(link).status_code == 410
    newer = re.search(r"http://testserver(/join/[\w-]+/)", page)[1]
    assert Client().get(newer).status_code == 200
    assert client.post(address, {"do": "withdraw"}).status_code == 302

    assert Client().get(newer).status_code == 410
    assert client.get(address).status_code == 404


def test_a_guess_is_answered_as_an_ended_link(world):
    assert Client().get("/join/guess/").status_code == 410


def test_an_invitation_of_who_gives_roles_no_more_says_so(world, client_as):
    link = invited(client_as("administrator"))
    world.people["administrator"].memberships.update(revoked_at=timezone.now())

    for answer in (Client().get(link), Client().post(link, NEW)):
        assert answer.status_code == 410
        assert "no longer gives roles" in answer.content.decode()
        assert "inviter-still-gives-roles" in answer.content.decode()
    assert not User.objects.filter(email=GOOD["email"]).exists()


def test_the_list_says_that_an_invitation_ended_with_its_maker(world, client_as):
    invited(client_as("administrator"))
    administrator, lead = world.people["administrator"], world.people["commercial_lead"]
    Membership.objects.filter(user=administrator).update(user=lead)

    page = client_as("commercial_lead").get("/people/").content.decode()
    assert "who invited no longer gives roles here" in page
    found = Invitation.objects.get()
    one = client_as("commercial_lead").get(f"/people/invitations/{found.pk}/").content.decode()
    assert "who invited no longer gives roles here" in one
