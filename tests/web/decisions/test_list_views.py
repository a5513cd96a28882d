"""The list of decisions: what I may see, filtered, and taken out as a file."""

from __future__ import annotations

import csv
import io

import pytest
from django.urls import reverse

from counterfoil_web.records.models import Event

LIST = reverse("decisions:list")


def test_it_lists_what_my_organisation_may_see(client_as, decision):
    page = client_as("commissioner").get(LIST).content.decode()

    assert "Approve the outline business case" in page
    assert "Custody services" in page
    assert "1 decision" in page


def test_an_outsider_sees_none_of_it(client_as, decision):
    page = client_as("outsider").get(LIST).content.decode()

    assert "Custody services" not in page
    assert "No decision has been asked for yet" in page


@pytest.mark.parametrize("username", ["supplier_user", "administrator"])
def test_those_whose_role_does_not_read_decisions_are_refused(client_as, username):
    assert client_as(username).get(LIST).status_code == 403


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("state=waiting", True),
        ("state=approved", False),
        ("gate=outline", True),
        ("gate=full", False),
        ("published=no", True),
        ("published=yes", False),
    ],
)
def test_it_is_filtered(client_as, decision, query, found):
    page = client_as("commissioner").get(f"{LIST}?{query}").content.decode()

    assert ("Custody services" in page) is found
    assert ("No decision is like that" in page) is not found


@pytest.mark.parametrize("query", ["state=nonsense", "page=999", "page=x", "gate=%00"])
def test_a_query_made_by_hand_does_no_harm(client_as, decision, query):
    assert client_as("commissioner").get(f"{LIST}?{query}").status_code == 200


def test_it_goes_out_as_a_file_that_is_logged_and_marked(client_as, decision):
    answer = client_as("commissioner").get(reverse("decisions:export", args=["csv"]))
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))

    assert rows[1][1] == "Custody services"
    assert "OFFICIAL-SENSITIVE" in answer["Content-Disposition"]
    assert Event.objects.filter(kind="export", record="decisions.csv").exists()


def test_there_is_no_other_form(client_as, decision):
    address = reverse("decisions:export", args=["pdf"])
    assert client_as("commissioner").get(address).status_code == 404


def test_the_list_takes_few_queries(client_as, decision, django_assert_max_num_queries):
    client = client_as("commissioner")
    with django_assert_max_num_queries(12):
        client.get(LIST)


@pytest.mark.parametrize(
    ("username", "shown"), [("finance_officer", True), ("inspector", False), ("auditor", False)]
)
def test_only_who_has_a_scheme_of_consent_is_led_to_it(client_as, world, username, shown):
    html = client_as(username).get("/decisions/").content.decode()
    assert ("/scheme-of-consent/" in html) is shown
