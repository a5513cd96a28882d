"""The button that begins the next case, and who has it."""

from __future__ import annotations

from html import unescape

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db
BUTTON = "Begin a draft of the next case"


@pytest.fixture
def future(page):
    return lambda rest="": page(f"what-next/{rest}", room="future")


def test_it_leads_into_the_strategy_room(outcomes, client_as, future):
    lead = client_as("commercial_lead")
    assert BUTTON in lead.get(future()).content.decode()
    case = reverse("appraisals:case", args=[outcomes.partnership.ref])
    begun = lead.post(future("begin/"))
    assert begun["Location"] == case
    html = unescape(lead.get(case).content.decode())
    assert "A draft of the next case is open" in html
    assert "a draft of the business case is open already" in lead.get(future()).content.decode()
    again = lead.post(future("begin/"), follow=True)
    assert "open already" in again.content.decode()


@pytest.mark.parametrize(
    ("username", "status"),
    [("auditor", 403), ("contract_manager", 403), ("supplier_user", 403), ("outsider", 404)],
)
def test_nobody_else_begins_it(outcomes, client_as, future, username, status):
    client = client_as(username)
    assert client.post(future("begin/")).status_code == status
    if status == 403 and username != "supplier_user":
        assert BUTTON not in client.get(future()).content.decode()
