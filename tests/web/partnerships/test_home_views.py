"""Home and the list of partnerships."""

from __future__ import annotations

import pytest
from django.urls import reverse

from counterfoil_web.partnerships.models import Partnership
from tests.web.partnerships.conftest import text_of

HOME, LIST = reverse("partnerships:home"), reverse("partnerships:list")


@pytest.mark.parametrize("address", [HOME, LIST])
def test_signed_out(client, address):
    assert client.get(address).status_code == 302


def test_home_with_nothing_waiting_says_what_will_be_here(client_as):
    words = text_of(client_as("outsider").get(HOME))

    assert "Other force What waits for you" in words
    assert "Nothing waits for you." in words
    assert "No decision waits." in words


def test_home_carries_the_marking_of_what_it_names(client_as):
    assert "OFFICIAL-SENSITIVE: COMMERCIAL" in text_of(client_as("commercial_lead").get(HOME))
    assert "OFFICIAL-SENSITIVE" not in text_of(client_as("outsider").get(HOME))


def test_who_may_start_a_partnership_is_offered_it(client_as):
    assert "Start a partnership" in text_of(client_as("commercial_lead").get(HOME))
    assert "Start a partnership" not in text_of(client_as("commissioner").get(HOME))


def test_the_list_shows_what_one_may_know_of(client_as):
    assert "3 partnerships" in text_of(client_as("commercial_lead").get(LIST))
    assert "1 partnership" in text_of(client_as("inspector").get(LIST))
    assert "1 partnership" in text_of(client_as("supplier_user").get(LIST))
    for username in ("outsider", "administrator"):
        words = text_of(client_as(username).get(LIST))
        assert "Your organisation has no partnership here yet." in words
        assert "Custody services" not in words


def test_a_filter_that_fits_nothing_says_so(client_as):
    words = text_of(client_as("commercial_lead").get(f"{LIST}?words=zzz"))

    assert "No partnership fits the filter." in words
    assert "0 partnerships" in words


def test_a_wild_address_shows_the_list(client_as):
    response = client_as("commercial_lead").get(f"{LIST}?page=9999&kind=%00&stage=x")

    assert response.status_code == 200


def test_a_long_list_is_paged(world, client_as):
    from django_scopes import scopes_disabled

    from counterfoil_web.partnerships.models import Access

    with scopes_disabled():
        for number in range(60):
            made = Partnership.objects.create(title=f"Number {number:02}", kind="custody")
            Access.objects.create(
                partnership=made,
                organisation=world.organisations["force"],
                part="lead_force",
                starts="2020-04-01",
            )
    client = client_as("commercial_lead")

    assert "1 to 50 of 63 partnerships" in text_of(client.get(LIST))
    assert "51 to 63 of 63 partnerships" in text_of(client.get(f"{LIST}?page=2"))
