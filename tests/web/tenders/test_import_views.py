"""Bids from the portal's export: columns named, tried, taken whole."""

from io import BytesIO

import pytest
from django_scopes import scopes_disabled

from counterfoil_web.records.carried_files import carried
from counterfoil_web.tenders.models import ColumnMapping, TenderRow

pytestmark = pytest.mark.django_db
_EXPORT = b"Supplier name,Submitted\nBidder F,22/11/2026 16:05\nBidder G,23/11/2026 12:40\n"


def _upload(lead, address, content=_EXPORT):
    file = BytesIO(content)
    file.name = "portal.csv"
    return lead.post(address, {"file": file})


def _mapped(content=_EXPORT, **more):
    return {
        "carried": carried(content),
        "name": "portal.csv",
        "dates": "day_first",
        "column_name": "Supplier name",
        "column_received_at": "Submitted",
        **more,
    }


def test_an_export_is_tried_and_then_taken_whole(tender_at, client_as, page):
    tender_at("declared")
    lead, address = client_as("commercial_lead"), page("records/bid/bring-in/")
    read = _upload(lead, address).content.decode()
    assert 'value="Supplier name" selected' in read

    tried = lead.post(address, _mapped())
    text = tried.content.decode()
    assert tried.status_code == 200
    assert "portal.csv can be recorded. Nothing is recorded yet." in text
    assert "nothing was decided on it" in text  # Bidder G is late
    with scopes_disabled():
        assert not TenderRow.objects.filter(kind="bid").exists()

    assert lead.post(address, _mapped(take="1")).status_code == 302
    with scopes_disabled():
        rows = TenderRow.objects.filter(kind="bid").order_by("pk")
        assert [row.fields["name"] for row in rows] == ["Bidder F", "Bidder G"]
        assert {row.file_name for row in rows} == {"portal.csv"}
        assert ColumnMapping.objects.get().mapping["columns"]["name"] == "Supplier name"
    again = lead.post(address, _mapped()).content.decode()
    assert "Nothing to add" in again


def test_one_bad_row_keeps_all_out(tender_at, client_as, page):
    tender_at("declared")
    lead, address = client_as("commercial_lead"), page("records/bid/bring-in/")
    bad = _EXPORT.replace(b"23/11/2026 12:40", b"at noon")
    answer = lead.post(address, _mapped(bad, take="1"))

    assert answer.status_code == 422
    assert "portal.csv, row 3" in answer.content.decode()
    with scopes_disabled():
        assert not TenderRow.objects.filter(kind="bid").exists()


def test_an_export_with_prices_is_turned_away_whole(tender_at, client_as, page):
    tender_at("declared")
    lead, address = client_as("commercial_lead"), page("records/bid/bring-in/")
    priced = b"Supplier name,Submitted,Total price\nBidder F,22/11/2026 16:05,9999999\n"

    for answer in (_upload(lead, address, priced), lead.post(address, _mapped(priced, take="1"))):
        assert answer.status_code == 422
        assert "It seems to hold prices, in the column Total price" in answer.content.decode()
        assert "9999999" not in answer.content.decode()


def test_what_is_no_table_or_not_for_now_is_refused(tender_at, client_as, page):
    tender_at("received")
    lead, address = client_as("commercial_lead"), page("records/bid/bring-in/")
    assert _upload(lead, address, b"").status_code == 422
    assert lead.post(address, _mapped(carried="???")).status_code == 422
    assert lead.get(page("records/price/bring-in/")).status_code == 404
    assert lead.get(page("records/answer/bring-in/")).status_code == 403
    assert client_as("auditor").get(address).status_code == 403
