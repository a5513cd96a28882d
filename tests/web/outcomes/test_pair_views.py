"""The pair is offered, reviewed and withdrawn on the page of lessons, and compared on its own."""

from __future__ import annotations

from html import unescape

import pytest
from django_scopes import scopes_disabled

from counterfoil_web.outcomes.models import PairOffer
from tests.web.outcomes.true_plan import as_if_true

pytestmark = pytest.mark.django_db
COMPARED = "/promised-and-delivered/"


@pytest.fixture
def address(page):
    """The page of lessons, and those of the pair."""
    return lambda rest="lessons/": page(rest, room="future")


@pytest.fixture
def true_plan(outcomes):
    with scopes_disabled():
        return as_if_true(outcomes.partnership)


def test_offered_reviewed_and_withdrawn(true_plan, client_as, address):
    lead, officer = client_as("commercial_lead"), client_as("finance_officer")
    assert "Offer the figures to be compared" in lead.get(address()).content.decode()
    assert (
        "never the name or the figure of one" in lead.get(address("pair/offer/")).content.decode()
    )
    early = lead.post(address("pair/review/"), follow=True)
    assert "No figures are offered" in early.content.decode()
    assert lead.post(address("pair/offer/"), {"why": ""}).status_code == 422
    assert lead.post(address("pair/offer/"), {"why": "Others buy."})["Location"] == address()
    again = lead.post(address("pair/offer/"), {"why": "Others buy."})
    assert again.status_code == 422
    assert "Figures are offered already" in again.content.decode()
    assert lead.post(address("pair/review/")).status_code == 403
    officer.post(address("pair/review/"))
    html = unescape(officer.get(address()).content.decode())
    assert "By Finance officer on" in html
    assert officer.post(address("pair/withdraw/"), {"why": "Wrong."})["Location"] == address()
    with scopes_disabled():
        assert PairOffer.objects.get().withdrawn_why == "Wrong."


def test_the_example_offers_nothing_for_it_is_made_up(outcomes, client_as, address):
    lead = client_as("commercial_lead")
    assert "Offer the figures" not in lead.get(address()).content.decode()
    refused = lead.post(address("pair/offer/"), {"why": "So"})
    assert refused.status_code == 422
    assert "Some of it is made up" in refused.content.decode()


def test_few_forces_are_not_shown(world, client_as, client):
    html = client_as("outsider").get(COMPARED).content.decode()
    assert "fewer than 5 forces share their figures" in html
    assert client_as("supplier_user").get(COMPARED).status_code == 403
    assert client.get(COMPARED).status_code == 302


@pytest.mark.parametrize(
    ("username", "status"), [("auditor", 403), ("supplier_user", 403), ("outsider", 404)]
)
def test_nobody_else_offers_or_withdraws(outcomes, client_as, address, username, status):
    client = client_as(username)
    for rest in ("pair/offer/", "pair/withdraw/"):
        assert client.get(address(rest)).status_code == status
    assert client.post(address("pair/review/")).status_code == status
