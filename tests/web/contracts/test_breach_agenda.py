"""What breaches add to home and to the room."""

import pytest

from counterfoil_web.contracts.breach_agenda import notes
from tests.web.contracts.test_breach_store import recorded


@pytest.fixture
def breach(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        return recorded(seen, contract)


def test_home_tells_the_contract_manager_that_it_is_late(client_as, page, breach):
    html = client_as("contract_manager").get("/").content.decode()
    assert "Late: breach 1, Calls" in html
    assert page("breaches/1/") in html
    for other in ("finance_officer", "auditor", "supplier_user", "outsider"):
        assert "breach 1" not in client_as(other).get("/").content.decode()


def test_the_contract_shows_it_as_late(client_as, page, breach):
    html = client_as("contract_manager").get(page()).content.decode()
    assert "Breach 1: Calls" in html
    assert "was to go on by 7 May 2026" in html
    assert "Breach 1" not in client_as("supplier_user").get(page()).content.decode()


def test_the_room_tells_what_is_to_be_done(contract_seen_by, breach):
    with contract_seen_by("auditor") as (seen, _):
        (note,) = notes(seen.partnership)
    assert note.to_do == "Follow up breach 1 of Example contract: Calls"
    assert note.due == breach.due
