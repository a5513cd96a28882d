"""Whose move a month is, on home, in the room and in the partnership's story."""

import pytest

from counterfoil_web.contracts.closing import propose_close
from counterfoil_web.contracts.whose_move import notes, spine
from counterfoil_web.records.models import Event
from tests.web.contracts.conftest import APRIL


@pytest.fixture
def proposed(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        return propose_close(seen, contract, APRIL, "")


def test_home_tells_finance_of_a_month_to_close(client_as, proposed, page):
    html = client_as("finance_officer").get("/").content.decode()
    assert "Close April 2026 of Example contract" in html
    assert page("months/2026-04/") in html
    for other in ("contract_manager", "outsider", "supplier_user"):
        assert "Close April 2026" not in client_as(other).get("/").content.decode()


def test_the_room_and_the_story_tell_where_it_stands(contract_seen_by, proposed):
    with contract_seen_by("auditor") as (seen, _):
        told = list(notes(seen.partnership))
        (story,) = spine(seen.partnership)
    assert [(note.to_do, note.whose_move) for note in told] == [
        ("Close April 2026 of Example contract", "A finance officer’s")
    ]
    assert story.text == "Example contract, no month closed yet"


def test_the_room_leads_to_the_contracts(client_as, world, contract):
    html = client_as("auditor").get(f"/partnerships/{world.partnership.ref}/contract/")
    assert f"/partnerships/{world.partnership.ref}/contract-room/" in html.content.decode()


def test_the_supplier_finds_its_contract_from_home(client_as, world, contract):
    address = f"/partnerships/{world.partnership.ref}/"
    html = client_as("supplier_user").get(address).content.decode()
    assert f"{address}contract-room/" in html
    assert Event.objects.filter(kind="hidden-record-asked-for").count() == 0
