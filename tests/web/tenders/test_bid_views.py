"""Bids in pages: from a plan to bids opened, one of them late."""

import re
from io import BytesIO

import pytest
from django.urls import reverse
from django_scopes import scopes_disabled

from counterfoil_web.tenders.models import BidFile
from tests.web.tenders.plans import PLAN

pytestmark = pytest.mark.django_db


def _file(content, name="method.txt"):
    file = BytesIO(content)
    file.name = name
    return file


def _bid(letter, at):
    return {"bidder": letter, "name": f"Bidder {letter}", "received_at": at}


def test_a_new_commercial_lead_comes_from_a_plan_to_opened_bids(client_as, world, clock):
    """Start, try, lock; two bids in time, one late; the late one decided on; opened; conditions."""
    clock("2027-03-01 11:50")
    lead = client_as("commercial_lead")
    start = reverse("tenders:start", args=[world.partnership.ref])
    assert lead.post(start, {"title": "Fleet of cars", "like": "custody"}).status_code == 302
    base = f"/partnerships/{world.partnership.ref}/tender/1/"
    lead.post(f"{base}plan/draft/", {"text": PLAN, "revision": 1})
    assert lead.get(f"{base}plan/try/").status_code == 200
    lead.post(f"{base}plan/lock/", {"revision": 2, "sure": "on"})

    early = lead.post(f"{base}bids/open/", {"witness": "Legal adviser", "sure": "on"})
    assert early.status_code == 422
    assert "Bids are due at 2027-03-01 12:00" in early.content.decode()

    clock("2027-03-01 12:10")
    for letter, at in (("A", "28 February 2027 10:00"), ("B", "1 March 2027 12:00")):
        assert lead.post(f"{base}records/bid/new/", _bid(letter, at)).status_code == 302
    late = lead.post(
        f"{base}records/bid/new/", _bid("C", "1 March 2027 12:01"), follow=True
    ).content.decode()
    assert "and nothing was decided on it" in late
    file = {"file": _file(b"abc"), "received_at": "2027-02-28 10:00", "no_price": "on"}
    kept = lead.post(f"{base}bids/a/", file, follow=True).content.decode()
    assert "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" in kept
    with scopes_disabled():
        pk = BidFile.objects.get().pk
    assert lead.get(f"{base}bids/a/files/{pk}/").status_code == 403

    decided = {
        "bid": "c",
        "trouble": "late",
        "what": "A minute late",
        "decision": "left_out",
        "reason": "The documents said that late bids are not read",
    }
    assert lead.post(f"{base}records/irregularity/new/", decided).status_code == 302
    opened = lead.post(f"{base}bids/open/", {"witness": "Legal adviser", "sure": "on"}, follow=True)
    text = opened.content.decode()
    assert "before Legal adviser" in text
    assert "Left out as late" in text
    assert lead.get(f"{base}bids/a/files/{pk}/").content == b"abc"

    met = {"bid": "a", "condition": "insured", "met": "yes", "reason": "The certificate shows it"}
    assert lead.post(f"{base}records/condition_result/new/", met).status_code == 302
    answer = {"bid": "a", "criterion": "care", "text": "We clean each car daily, always twice."}
    warned = lead.post(f"{base}records/answer/new/", answer, follow=True).content.decode()
    assert "It has 7 words, and the limit is 6" in warned
    assert "Marking" in lead.get(base).content.decode()


def test_what_is_wrong_with_a_file_is_told_and_nothing_kept(tender, client_as, page):
    lead = client_as("commercial_lead")
    missing = lead.post(page("bids/a/"), {"received_at": "2026-11-23 11:00"})
    assert missing.status_code == 422
    assert "Choose a file" in missing.content.decode()
    again = {
        "file": _file(b"abd", "bid-a-quality.txt"),
        "received_at": "2026-11-23 11:00",
        "no_price": "on",
    }
    told = lead.post(page("bids/a/"), again)
    assert told.status_code == 422
    assert "is recorded already" in told.content.decode()
    with scopes_disabled():
        assert BidFile.objects.filter(bid="a").count() == 1


def test_an_evaluator_reads_a_file_unless_in_conflict(tender, client_as, page):
    with scopes_disabled():
        files = dict(BidFile.objects.values_list("bid", "pk"))
    one, other = client_as("evaluator"), client_as("contract_evaluator")

    assert one.get(page(f"bids/b/files/{files['b']}/")).content == b"Illustrative bid of Bidder B\n"
    assert other.get(page(f"bids/b/files/{files['b']}/")).status_code == 404
    assert other.get(page(f"bids/a/files/{files['a']}/")).status_code == 200
    assert one.get(page(f"bids/d/files/{files['d']}/")).status_code == 404  # it is out
    assert one.get(page(f"bids/a/files/{files['b']}/")).status_code == 404
    assert one.get(page("bids/a/")).status_code == 403


def test_readers_see_bids_and_enter_none(tender, client_as, page):
    auditor = client_as("auditor")
    assert "Bidder D" in auditor.get(page("bids/")).content.decode()
    assert auditor.get(page("bids/z/")).status_code == 404
    assert "Keep a file" not in auditor.get(page("bids/a/")).content.decode()
    assert auditor.post(page("bids/a/"), {}).status_code == 403
    opened = client_as("commercial_lead").get(page("bids/open/"), follow=True)
    assert "opened already" in opened.content.decode()


def test_a_bid_is_put_right_and_all_that_names_it_stays(tender, client_as, page):
    """Everything to the prices names bid a: the name and the time are put right all the same."""
    lead = client_as("commercial_lead")
    assert page("record/a/put-right/") in lead.get(page("bids/a/")).content.decode()
    form = lead.get(page("record/a/put-right/")).content.decode()
    assert "The bid keeps its id" in form
    sent = {
        **{"bidder": "A", "name": "Bidder A Limited", "received_at": "22 November 2026 16:04"},
        **{"source": "The portal’s log", "change_reason": "Its full name"},
    }
    assert lead.post(page("record/a/put-right/"), sent)["Location"] == page("bids/a/")
    text = lead.get(page("bids/a/")).content.decode()
    assert "Bidder A Limited" in text
    assert "Its full name" in text
    assert "86a64c0762b8739b34b2c8c33a2514d926b9d2799351e42fc025f82d1ea53c94" in text  # its receipt
    assert "Bidder A Limited" in client_as("auditor").get(page("award/")).content.decode()
    found = re.search(r'record/([^/]+)/put-right/">Put right its name', text)
    assert found is not None
    latest = found[1]
    assert latest != "a"

    refused = lead.post(page(f"record/{latest}/put-right/"), {**sent, "bidder": "X"})
    assert refused.status_code == 422
    assert "It makes a bid of A one of X" in refused.content.decode()
