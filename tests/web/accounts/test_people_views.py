"""The pages about people, for administrators alone."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client

from counterfoil.access import Role
from counterfoil_web.accounts import people_store
from counterfoil_web.accounts.models import Membership
from tests.web.conftest import PASSWORD

PAGES = ("", "roles/{role}/", "close/", "reopen/", "password-link/", "lost-factor/")


def addresses(user):
    role = user.memberships.first().pk
    return ["/people/", *(f"/people/{user.pk}/{page.format(role=role)}" for page in PAGES)]


def lead_of(world):
    return world.people["commercial_lead"]


def test_who_is_signed_out_signs_in_first(world):
    for address in addresses(lead_of(world)):
        answer = Client().get(address)
        assert answer.headers["Location"].startswith("/account/login/?next=/people/")


@pytest.mark.parametrize("username", ["commercial_lead", "chief_officer", "auditor"])
def test_who_manages_no_people_is_refused(world, client_as, username):
    for address in addresses(lead_of(world)):
        assert client_as(username).get(address).status_code in (403, 404)
    assert client_as(username).get("/people/").status_code == 403


def test_people_of_another_organisation_are_not_there(world, client_as):
    for address in addresses(world.people["outsider"])[1:]:
        for method in ("get", "post"):
            assert getattr(client_as("administrator"), method)(address).status_code == 404


def test_everybody_here_is_listed_and_nobody_else(world, client_as):
    page = client_as("administrator").get("/people/").content.decode()

    assert "commercial-lead@force.example" in page
    assert "outsider@force.example" not in page
    assert "since 1 April 2020" in page


def test_every_page_opens(world, client_as):
    for address in addresses(lead_of(world)):
        assert client_as("administrator").get(address).status_code == 200, address


def test_a_role_is_given_with_its_dates(world, client_as):
    user = lead_of(world)
    said = {
        "roles": ["evaluator"],
        "ends-day": "31",
        "ends-month": "3",
        "ends-year": "2099",
        "reason": "Tender",
    }

    answer = client_as("administrator").post(f"/people/{user.pk}/", said)

    assert answer.status_code == 302
    assert user.memberships.get(role=Role.EVALUATOR).ends == date(2099, 3, 31)


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({}, "Choose at least one role"),
        ({"roles": ["commissioner"]}, "not one of the available choices"),
        (
            {"roles": ["evaluator"], "ends-day": "1", "ends-month": "1", "ends-year": "2020"},
            "The last day must",
        ),
        (
            {"roles": ["evaluator"], "ends-day": "31", "ends-month": "2", "ends-year": "2099"},
            "must be a real date",
        ),
        (
            {"roles": ["evaluator"], "starts-day": "1", "starts-month": "1", "starts-year": "9999"},
            "The year must be from",
        ),
    ],
)
def test_a_wrong_form_says_what_to_mend_and_gives_nothing(world, client_as, said, message):
    user = lead_of(world)

    answer = client_as("administrator").post(f"/people/{user.pk}/", said)

    assert answer.status_code == 422
    assert message in answer.content.decode()
    assert user.memberships.count() == 1


def test_ones_own_page_gives_no_role_and_a_forged_request_is_refused(world, client_as):
    admin = world.people["administrator"]
    client = client_as("administrator")
    assert "Give a role" not in client.get(f"/people/{admin.pk}/").content.decode()

    answer = client.post(f"/people/{admin.pk}/", {"roles": ["chief_officer"]})

    assert answer.status_code == 403
    assert "roles-are-given-by-another" in answer.content.decode()
    assert admin.memberships.count() == 1


def change(client, user, row, **said):
    known = {"seen": people_store.seen_of(row), "reason": "because"}
    return client.post(f"/people/{user.pk}/roles/{row.pk}/", {**known, **said})


def test_a_role_ends_now(world, client_as):
    user = lead_of(world)
    row = user.memberships.get()

    answer = change(client_as("administrator"), user, row, how="now")

    row.refresh_from_db()
    assert answer.status_code == 302
    assert row.revoked_at is not None


def test_a_role_gets_and_loses_a_last_day(world, client_as):
    user, client = lead_of(world), client_as("administrator")
    row = user.memberships.get()
    days = {"ends-day": "31", "ends-month": "3", "ends-year": "2099"}

    change(client, user, row, how="day", **days)
    row.refresh_from_db()
    assert row.ends == date(2099, 3, 31)
    change(client, user, row, how="never", **days)

    row.refresh_from_db()
    assert row.ends is None


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({}, "Choose when the role ends"),
        ({"how": "now", "reason": ""}, "Say why the role changes"),
        ({"how": "day"}, "Enter the last day"),
        (
            {"how": "day", "ends-day": "1", "ends-month": "1", "ends-year": "2021"},
            "must be today or later",
        ),
        (
            {"how": "day", "ends-day": "1", "ends-month": "1", "ends-year": "9000"},
            "must be before 2100",
        ),
    ],
)
def test_a_wrong_change_says_what_to_mend(world, client_as, said, message):
    user = lead_of(world)

    answer = change(client_as("administrator"), user, user.memberships.get(), **said)

    assert answer.status_code == 422
    assert message in answer.content.decode()


def test_the_second_of_two_administrators_sees_what_the_first_did(world, client_as):
    user, client = lead_of(world), client_as("administrator")
    row = user.memberships.get()
    stale = people_store.seen_of(row)
    change(
        client, user, row, how="day", **{"ends-day": "31", "ends-month": "3", "ends-year": "2099"}
    )

    answer = change(client, user, row, how="now", seen=stale)

    page = answer.content.decode()
    row.refresh_from_db()
    assert answer.status_code == 422
    assert "Somebody else changed this role" in page
    assert "31 March 2099" in page
    assert row.revoked_at is None
    assert f'value="{people_store.seen_of(row)}"' in page  # sent again, it is meant


def test_a_leaver_loses_every_role(world, client_as):
    user, client = lead_of(world), client_as("administrator")
    assert client.post(f"/people/{user.pk}/close/", {}).status_code == 422

    answer = client.post(f"/people/{user.pk}/close/", {"reason": "Left"})

    user.refresh_from_db()
    assert (answer.status_code, user.is_active) == (302, False)
    page = client.get("/people/?show=left").content.decode()
    assert "commercial-lead@force.example" in page
    assert client.post(f"/people/{user.pk}/reopen/", {"reason": "Back"}).status_code == 302


def test_a_link_for_a_new_password_opens_once(world, client_as):
    user, client = lead_of(world), client_as("administrator")
    assert client.post(f"/people/{user.pk}/password-link/", {}).status_code == 422
    page = client.post(f"/people/{user.pk}/password-link/", {"reason": "Lost"}).content.decode()
    link = re.search(r"http://testserver(/account/password/reset/key/[\w-]+/)", page)[1]

    visitor = Client()
    form = visitor.get(link, follow=True)
    answer = visitor.post(form.redirect_chain[-1][0], {"password1": "four unrelated green words"})

    assert answer.status_code == 302
    user.refresh_from_db()
    assert user.check_password("four unrelated green words")
    assert form.redirect_chain != Client().get(link, follow=True).redirect_chain


def test_one_administrator_does_not_open_both_parts_of_the_way_in(world, client_as):
    user, client = lead_of(world), client_as("administrator")
    client.post(f"/people/{user.pk}/password-link/", {"reason": "Lost"})

    answer = client.post(f"/people/{user.pk}/lost-factor/", {"reason": "Lost too"})

    assert answer.status_code == 403
    assert "two-open-the-way-in" in answer.content.decode()


@pytest.mark.parametrize("page", ["password-link/", "lost-factor/"])
def test_the_account_of_two_organisations_is_left_alone(world, client_as, page):
    user = lead_of(world)
    Membership.objects.create(
        user=user,
        organisation=world.organisations["other_force"],
        role=Role.EVALUATOR,
        starts=date(2020, 4, 1),
    )

    answer = client_as("administrator").post(f"/people/{user.pk}/{page}", {"reason": "x"})

    assert answer.status_code == 403
    assert "account-is-of-one-organisation" in answer.content.decode()


def test_for_oneself_the_way_in_is_ones_own_account(world, client_as):
    admin = world.people["administrator"]
    client = client_as("administrator")

    assert client.get(f"/people/{admin.pk}/password-link/").status_code == 302
    assert client.get(f"/people/{admin.pk}/lost-factor/").status_code == 302


def test_the_list_costs_no_more_queries_for_more_people(
    world, client_as, django_assert_max_num_queries
):
    client = client_as("administrator")
    client.get("/people/")
    with django_assert_max_num_queries(12):
        assert client.get("/people/").status_code == 200


def test_a_forged_request_changes_nothing(world, strict):
    strict.post("/account/login/", {"login": "x", "password": PASSWORD})
    strict.force_login(world.people["administrator"])
    user = lead_of(world)

    assert strict.post(f"/people/{user.pk}/close/", {"reason": "x"}).status_code == 403
    user.refresh_from_db()
    assert user.is_active
