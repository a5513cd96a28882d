"""What comes back: the lists of the folder, and a status written by the contract manager."""

from __future__ import annotations

from html import unescape

import pytest
from django_scopes import scopes_disabled

from counterfoil_web.outcomes.models import OutcomeRow
from counterfoil_web.records.models import Event
from tests.web.outcomes import told

pytestmark = pytest.mark.django_db
MOVE = {
    "status": "accepted",
    "owner": "commercial lead",
    "needed_by-day": "31",
    "needed_by-month": "3",
    "needed_by-year": "2020",
    "evidence": "Inventory of 30 March",
    "source": "Handover meeting",
    "note": "The records were checked and taken over.",
}


@pytest.fixture
def address(page):
    return lambda rest="": page(f"hand-back/{rest}", room="future")


def test_the_lists_are_shown_with_who_sees_to_what(outcomes, client_as, address):
    html = unescape(client_as("inspector").get(address()).content.decode())
    for held in told.answer().handback.lists:
        for one in held.items:
            assert one.title in html
    assert "Data: 0 of 1 settled" in html
    assert "Change" not in html
    rows = client_as("inspector").get(address("items.csv")).content.decode()
    assert "Disputed" in rows


def test_a_status_is_written_and_what_was_said_before_stays(outcomes, client_as, address):
    manager = client_as("contract_manager")
    assert (
        "Records kept by the contractor"
        in manager.get(address("custody-records/")).content.decode()
    )
    assert manager.post(address("custody-records/"), MOVE)["Location"] == address()
    html = manager.get(address()).content.decode()
    assert "Data: 1 of 1 settled" in html
    with scopes_disabled():
        kept = OutcomeRow.objects.filter(kind="handback", partnership=outcomes.partnership)
        assert kept.get(key="custody-records").fields["status"] == "agreed"
        new = kept.get(supersedes="custody-records")
        assert new.fields["evidence"] == "Inventory of 30 March"
    assert Event.objects.latest("number").kind == "outcome-corrected"
    assert manager.get(address("custody-records/")).status_code == 404


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"status": ""}, "Choose how it stands"),
        ({"evidence": ""}, "Enter what shows that it is accepted"),
        ({"source": ""}, "Enter where you have it from"),
        ({"note": ""}, "Enter why it changed"),
        ({"needed_by-day": "32"}, "real date"),
    ],
)
def test_what_is_wrong_is_sent_back_and_nothing_is_kept(
    outcomes, client_as, address, change, words
):
    response = client_as("contract_manager").post(address("custody-records/"), {**MOVE, **change})
    assert response.status_code == 422
    assert words in response.content.decode()
    with scopes_disabled():
        assert not OutcomeRow.objects.filter(supersedes="custody-records").exists()


@pytest.mark.parametrize(
    ("username", "status"), [("finance_officer", 403), ("supplier_user", 403), ("outsider", 404)]
)
def test_nobody_else_writes_it(outcomes, client_as, address, username, status):
    client = client_as(username)
    assert client.get(address("custody-records/")).status_code == status
    assert client.post(address("custody-records/"), MOVE).status_code == status
