"""Every record in pages and files."""

import pytest

from counterfoil.contractfile.record_csv import read_record_csv
from counterfoil.tender.bids import Bid
from counterfoil_web.records.models import Event

pytestmark = pytest.mark.django_db


def test_a_table_taken_out_is_read_by_the_library(tender, client_as, page):
    answer = client_as("auditor").get(page("records/bid/table.csv"))
    table = read_record_csv(Bid, answer.content.decode("utf-8-sig"), "bids.csv")

    assert [one.id for one in table.records] == list("abcde")
    assert table.is_illustrative
    assert Event.objects.filter(kind="export").count() == 1
    book = client_as("auditor").get(page("records/score/table.xlsx"))
    assert book.content[:2] == b"PK"
    assert client_as("auditor").get(page("records/bid/table.pdf")).status_code == 404


def test_individual_marks_are_not_shown_to_whoever_may_not_read_them(tender, client_as, page):
    mark = "Every check asked for is on page 4; the only proof is a policy."
    assert mark in client_as("commercial_lead").get(page("records/score/")).content.decode()
    assert mark not in client_as("commissioner").get(page("records/score/")).content.decode()
    assert (
        mark not in client_as("commissioner").get(page("records/score/table.csv")).content.decode()
    )


def test_a_decision_is_put_right_with_its_reason_and_both_stay(tender, client_as, page):
    lead = client_as("commercial_lead")
    address = page("record/a-insured/put-right/")
    given = {"bid": "a", "condition": "insured", "met": "no", "reason": "It ended in October"}
    assert lead.get(address).status_code == 200
    refused = lead.post(address, given)
    assert refused.status_code == 422
    assert "Say why it is put right" in refused.content.decode()

    assert lead.post(address, {**given, "change_reason": "A newer one came"}).status_code == 302
    text = lead.get(page("records/condition_result/")).content.decode()
    assert "A newer one came" in text
    assert "Put right</strong> by condition-result-a-insured" in text.replace("_", "-")
    assert "Out" in lead.get(page("bids/")).content.decode()


def test_what_is_decided_elsewhere_is_not_entered(tender, client_as, page):
    lead = client_as("commercial_lead")
    for kind in ("score", "consensus", "price", "bids_opened", "nothing"):
        assert lead.get(page(f"records/{kind}/new/")).status_code == 404
    assert lead.get(page("record/no-such/put-right/")).status_code == 404
    assert lead.get(page("records/nothing/")).status_code == 404
    index = lead.get(page("records/")).content.decode()
    assert "Consensus marks" in index
    assert client_as("finance_partner").get(page("records/bid/new/")).status_code == 403


def test_an_entry_says_at_which_field_it_is_wrong(tender, client_as, page):
    lead = client_as("commercial_lead")
    again = {"bidder": "A", "name": "Bidder A", "received_at": "23 November 2026 11:00"}
    answer = lead.post(page("records/bid/new/"), again)
    text = answer.content.decode()

    assert answer.status_code == 422
    assert "is recorded already" in text
    blank = lead.post(page("records/bid/new/"), {"bidder": "", "name": "", "received_at": "noon"})
    assert "Enter the day and the local time" in blank.content.decode()
