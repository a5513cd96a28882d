"""Signing in, with a password and by a directory."""

from __future__ import annotations

import pytest
from allauth.socialaccount.models import SocialAccount
from django.core import mail
from django.test import Client

from counterfoil.access import Role
from counterfoil_web.accounts.directories import provider_settings, read_directories
from counterfoil_web.accounts.models import User
from counterfoil_web.accounts.people_store import roles_everywhere
from counterfoil_web.records.models import Event
from tests.web.accounts.identity_provider import running
from tests.web.conftest import PASSWORD

EMAIL = "auditor@force.example"
CLAIMS = {
    "sub": "s-1",
    "email": "Prif.Swyddog@Force.Example",
    "name": "Prif Swyddog Ŵyl'r",
    "roles": ["Leads"],
}


def sign_in(client, password=PASSWORD, email=EMAIL, **said):
    return client.post("/account/login/", {"login": email, "password": password, **said})


def test_a_right_password_signs_in_whatever_the_capitals_of_the_address(world):
    client = Client()

    answer = sign_in(client, email="Auditor@FORCE.example")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    event = Event.objects.get(kind="signed-in")
    assert (event.actor, event.organisation) == (
        world.people["auditor"],
        world.organisations["auditor"],
    )


@pytest.mark.parametrize("email", [EMAIL, "nobody@force.example"])
def test_a_wrong_password_and_an_unknown_address_are_told_alike(world, email):
    answer = sign_in(Client(), "wrong", email=email)

    assert answer.status_code == 422
    assert "The email address or the password is not right" in answer.content.decode()


def test_the_sixth_wrong_try_is_refused_even_if_the_password_is_right(world):
    client = Client()
    for _ in range(5):
        assert "is not right" in sign_in(client, "wrong").content.decode()

    answer = sign_in(client)

    assert answer.status_code == 422
    assert "too many wrong tries" in answer.content.decode()
    assert Event.objects.filter(kind="sign-in-refused").count() == 5
    assert sign_in(Client(), email="inspector@force.example").status_code == 302


@pytest.mark.parametrize(
    ("wanted", "leads"),
    [
        ("/people/", "/people/"),
        ("http://testserver/people/", "http://testserver/people/"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("https:evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/\\evil.example", "/"),
    ],
)
def test_signing_in_never_leads_away(world, wanted, leads):
    assert sign_in(Client(), next=wanted).headers["Location"] == leads


def test_a_closed_account_is_told_so_after_the_right_password_alone(world):
    User.objects.filter(email=EMAIL).update(is_active=False)

    assert sign_in(Client()).headers["Location"] == "/account/inactive/"
    assert "is not right" in sign_in(Client(), "wrong").content.decode()


def test_signing_up_is_closed(world):
    said = {"email": "new@force.example", "password1": PASSWORD, "password2": PASSWORD}

    assert Client().post("/account/signup/", said).status_code == 404
    assert not User.objects.filter(email="new@force.example").exists()


def test_a_lost_password_is_replaced_by_letter(world, settings):
    settings.SENDS_MAIL = True
    for address in (EMAIL, "nobody@force.example"):
        answer = Client().post("/account/password/reset/", {"email": address})
        assert answer.headers["Location"] == "/account/password/reset/done/"

    (letter,) = mail.outbox
    assert letter.to == [EMAIL]
    assert "/account/password/reset/key/" in letter.body
    assert letter.subject == "Counterfoil: Set a new password"


def test_without_mail_the_page_says_whom_to_ask(world):
    page = Client().get("/account/password/reset/").content.decode()

    assert "sends no mail" in page
    assert "Send the link" not in page


@pytest.fixture
def directory(world, settings):
    """The force's directory, which gives three groups a meaning."""
    with running() as server:
        server.claims = dict(CLAIMS)
        settings.DIRECTORIES = read_directories(
            {
                "force": {
                    "name": "Force directory",
                    "server_url": server.url,
                    "client_id": "counterfoil",
                    "roles": {
                        "Leads": ["commercial_lead"],
                        "Money": ["finance_partner"],
                        "Admins": ["administrator"],
                        "Crown": ["commissioner"],
                    },
                }
            }
        )
        settings.SOCIALACCOUNT_PROVIDERS = provider_settings(settings.DIRECTORIES)
        force = world.organisations["force"]
        force.directory = "force"
        force.save()
        yield server


def roles_of(email="prif.swyddog@force.example"):
    found = roles_everywhere(
        User.objects.get(email=email), Event.objects.latest("number").at.date()
    )
    return {str(held.role) for _, roles in found for held in roles}


def test_the_directory_is_offered_on_the_page(directory):
    page = Client().get("/account/login/").content.decode()

    assert "Force directory" in page
    assert "/account/oidc/force/login/" in page


def test_a_person_of_the_directory_gets_an_account_with_the_mapped_roles(directory, world):
    client = Client()

    answer = directory.sign_in(client)

    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert directory.proved  # with a proof key
    user = User.objects.get(email="prif.swyddog@force.example")
    assert user.name == "Prif Swyddog Ŵyl'r"
    assert not user.has_usable_password()
    assert roles_of() == {Role.COMMERCIAL_LEAD}
    assert "Example force (you act for it now)" in client.get("/you/").content.decode()
    assert user.memberships.get().from_directory


def test_roles_follow_the_directory_at_each_sign_in(directory):
    directory.sign_in(Client())
    directory.claims["roles"] = ["Money"]

    directory.sign_in(Client())

    assert roles_of() == {Role.FINANCE_PARTNER}
    kinds = list(Event.objects.filter(kind__startswith="role-").values_list("kind", flat=True))
    assert sorted(kinds) == ["role-ended", "role-given", "role-given"]


def test_a_role_of_another_kind_of_organisation_is_never_given(directory):
    directory.claims["roles"] = ["Leads", "Crown"]

    directory.sign_in(Client())

    assert roles_of() == {Role.COMMERCIAL_LEAD}


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ({"roles": []}, "gives you no role here"),
        ({"roles": ["Guests"]}, "gives you no role here"),
        ({"email": ""}, "did not say your email address"),
        ({"email": EMAIL.upper()}, "no proof of who you are"),
    ],
)
def test_who_may_not_come_in_is_told_why_and_gets_no_account(directory, claims, said):
    directory.claims.update(claims)
    before = User.objects.count()
    client = Client()

    answer = directory.sign_in(client)

    assert answer.status_code == 403
    assert said in answer.content.decode()
    assert User.objects.count() == before
    assert not SocialAccount.objects.exists()
    assert client.get("/you/").status_code == 302


def test_a_directory_that_serves_no_organisation_lets_nobody_in(directory, world):
    force = world.organisations["force"]
    force.directory = ""
    force.save()

    assert directory.sign_in(Client()).status_code == 403


def test_one_connects_the_directory_to_ones_own_account_while_signed_in(directory, world):
    directory.claims["email"] = "commercial-lead@force.example"
    client = Client()
    sign_in(client, email="commercial-lead@force.example")
    address = "/account/oidc/force/login/?process=connect&next=/you/"
    assert "Connect Force directory" in client.get("/you/").content.decode()

    assert directory.sign_in(client, address).headers["Location"] == "/you/"

    assert Event.objects.filter(kind="directory-connected").exists()
    again = Client()
    directory.sign_in(again)
    assert "commercial-lead@force.example" in again.get("/you/").content.decode()


def test_a_person_of_another_organisation_cannot_connect_it(directory):
    client = Client()
    sign_in(client)

    answer = directory.sign_in(client, "/account/oidc/force/login/?process=connect")

    assert answer.status_code == 403
    assert not SocialAccount.objects.exists()


def test_a_closed_account_does_not_come_in_by_the_directory(directory):
    directory.sign_in(Client())
    User.objects.filter(email="prif.swyddog@force.example").update(is_active=False)
    client = Client()

    directory.sign_in(client)

    assert client.get("/you/").status_code == 302


def test_an_account_of_the_directory_gets_no_password_by_letter(directory, settings):
    settings.SENDS_MAIL = True
    directory.sign_in(Client())

    Client().post("/account/password/reset/", {"email": "prif.swyddog@force.example"})

    assert mail.outbox == []
