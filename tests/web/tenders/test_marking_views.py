"""The evaluator's first page: what is to be marked, what keeps them from it, handing in."""

from __future__ import annotations

import pytest

from tests.web.tenders.marks import a_mark, words_of

pytestmark = pytest.mark.django_db


def test_before_bids_are_opened_it_says_what_is_missing(tender_at, client_as, page):
    tender_at("locked")
    html = words_of(client_as("evaluator").get(page("marking/")))
    assert "Before you see any bid, declare your interests" in html
    client_as("evaluator").post(page("declare/"), {"d0-conflict": "no"})
    assert "The bids are not opened yet" in words_of(client_as("evaluator").get(page("marking/")))
    assert client_as("evaluator").get(page("marking/care/a/")).status_code == 404


def test_everything_to_mark_is_there_and_nobody_elses_marks(tender_at, client_as, page):
    tender_at("marked")
    html = words_of(client_as("contract_evaluator").get(page("marking/")))
    assert "12 of 12</strong> answers marked" in html  # four criteria of bids A, C and E
    assert "1 bid is not shown to you" in html
    assert "Bid B" not in html
    assert "Bidder" not in html
    assert "£" not in html


def test_a_criterion_is_handed_in_when_every_bid_is_marked(tender_at, client_as, page):
    tender_at("opened")
    client = client_as("healthcare_evaluator")
    early = client.post(page("hand-in/care/"), {"lot": ""})
    assert early.status_code == 422
    assert "with no mark for a, b, c, e" in words_of(early)
    for bid in ("a", "b", "c", "e"):
        assert client.post(page(f"marking/care/{bid}/"), a_mark()).status_code == 302
    assert "Ready to hand in" in words_of(client.get(page("marking/")))

    client.post(page("marking/care/a/draft/"), {**a_mark("1"), "by": _by(client)})
    drafted = client.post(page("hand-in/care/"), {"lot": ""})
    assert "You have 1 unsaved draft" in words_of(drafted)
    client.post(page("marking/care/a/"), {"discard": "1"})
    assert client.post(page("hand-in/care/"), {"lot": ""})["Location"] == page("marking/")
    html = words_of(client.get(page("marking/")))
    assert "You handed in Care of detained people: 4 marks." in html
    assert "Handed in" in html
    client.post(page("hand-in/care/"), {"lot": ""})
    assert "already" in words_of(client.get(page("marking/")))


def test_a_criterion_of_others_is_not_there_to_hand_in(tender_at, client_as, page):
    tender_at("opened")
    client = client_as("healthcare_evaluator")
    assert client.post(page("hand-in/staffing/"), {"lot": ""}).status_code == 404


def test_who_may_not_mark_is_refused(tender_at, client_as, page, client):
    tender_at("opened")
    assert client_as("commercial_lead").get(page("marking/")).status_code == 403
    assert client_as("supplier_user").get(page("marking/")).status_code == 404
    assert client_as("outsider").get(page("marking/")).status_code == 404
    assert client.get(page("marking/")).status_code == 302


def _by(client):
    return client.session["_auth_user_id"]
