"""Interests declared before the bids, then by name; a conflict takes the bid away."""

from __future__ import annotations

import pytest

from tests.web.tenders.marks import words_of

pytestmark = pytest.mark.django_db
NO_INTEREST = {f"d{number}-conflict": "no" for number in range(5)}


def test_before_the_bids_one_question_is_asked(tender_at, client_as, page):
    tender_at("locked")
    client = client_as("evaluator")
    html = words_of(client.get(page("declare/")))
    assert "Have you an interest in any company that may bid?" in html
    nothing = client.post(page("declare/"), {})
    assert nothing.status_code == 422
    assert "Choose whether you have an interest" in words_of(nothing)
    vague = client.post(page("declare/"), {"d0-conflict": "yes"})
    assert "Say what the interest is" in words_of(vague)
    assert client.post(page("declare/"), {"d0-conflict": "no"})["Location"] == page("marking/")


def test_by_name_without_telling_whose_bid_is_which(tender_at, client_as, page):
    tender_at("opened")
    client = client_as("evaluator")
    html = words_of(client.get(page("declare/")))
    assert "Have you an interest in Bidder A?" in html
    assert "Bid A<" not in html
    done = client.post(page("declare/"), {**NO_INTEREST, "d1-conflict": "yes", "d1-what": "Shares"})
    assert done.status_code == 302
    assert client.get(page("marking/care/b/")).status_code == 404
    html = words_of(client.get(page("marking/")))
    assert "1 bid is not shown to you" in html
    again = words_of(client.get(page("declare/")))
    assert "Conflict declared" in again
    assert "Shares" in again
    client.post(page("declare/"), NO_INTEREST)
    assert "That is what you declared already." in words_of(client.get(page("marking/")))
    assert client.get(page("marking/care/b/")).status_code == 404  # not taken back


def test_a_conflict_with_all_ends_the_part(tender_at, client_as, page):
    tender_at("locked")
    client = client_as("evaluator")
    client.post(page("declare/"), {"d0-conflict": "yes", "d0-what": "Works for a bidder"})
    assert "you take no part in this evaluation" in words_of(client.get(page("marking/")))
    assert client.get(page("moderation/")).status_code == 403


def test_who_is_no_evaluator_declares_nothing_here(tender_at, client_as, page):
    tender_at("opened")
    assert client_as("moderator").get(page("declare/")).status_code == 403
    assert client_as("outsider").get(page("declare/")).status_code == 404
