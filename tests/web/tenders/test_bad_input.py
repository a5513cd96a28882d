"""Everything that is not to get into a tender, tried on its pages as a person would.

Nothing of it is recorded, and the page says what is wrong and how to do it lawfully.
"""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django_scopes import scopes_disabled

from counterfoil_web.accounts.models import Membership
from counterfoil_web.records.models import Event
from counterfoil_web.tenders import price_keys
from counterfoil_web.tenders.models import TenderRow
from tests.web.tenders.marks import a_mark, words_of
from tests.web.tenders.plans import PLAN
from tests.web.tenders.prices import WORDS, key_made, opened, received, sheet

pytestmark = pytest.mark.django_db


def _recorded(kind):
    with scopes_disabled():
        return TenderRow.objects.filter(kind=kind).count()


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        ("weight: 25", "weight: 24.9", ("The weights come to 99.9, not 100", "Add 0.1")),
        (
            "    - {mark: 1, label: Some, meaning: A part}\n",
            "",
            ("It has a gap: no anchor for 1", "Write one, or mend step"),
        ),
        (
            "ties: [{by: quality}, {by: drawing_lots}]\n",
            "",
            ("Two bids may come out equal, and no rule says which wins", "Write the steps in"),
        ),
    ],
)
def test_a_plan_that_contradicts_itself_is_kept_as_a_draft_and_not_locked(
    was, becomes, told, client_as, world, clock
):
    clock("2027-03-01 11:50")
    lead = client_as("commercial_lead")
    base = f"/partnerships/{world.partnership.ref}/tender/"
    lead.post(f"{base}start/", {"title": "Fleet of cars", "like": "custody"})
    text = PLAN.replace(was, becomes)
    assert text != PLAN
    refused = lead.post(f"{base}1/plan/draft/", {"text": text, "revision": 1})

    assert refused.status_code == 422
    for words in told:
        assert words in words_of(refused)
    locked = lead.post(f"{base}1/plan/lock/", {"revision": 2, "sure": "on"})
    assert locked.status_code == 422
    assert told[0].lower() in words_of(locked).lower()


def test_a_mark_without_a_reason_and_one_of_a_bidder_in_conflict(tender_at, client_as, page):
    tender_at("opened")
    silent = client_as("evaluator").post(page("marking/care/a/"), a_mark(reason=" "))
    assert silent.status_code == 422
    assert "Say why" in words_of(silent)
    conflicted = client_as("contract_evaluator").post(page("marking/care/b/"), a_mark())
    assert conflicted.status_code == 404
    assert _recorded("score") == 0


def test_a_mark_after_the_lock(tender_at, client_as, page):
    tender_at("moderation")
    before = _recorded("score")
    late = client_as("evaluator").post(
        page("marking/care/a/"), a_mark("5", change_reason="I read page 9")
    )

    assert late.status_code in (404, 409, 422)
    assert "locked" in words_of(late)
    assert _recorded("score") == before


def test_one_officer_with_both_keys(tender_at, client_as, page, world, monkeypatch):
    """Not twice the same officer, not by the other's passphrase, and nobody is appointed twice."""
    monkeypatch.setattr(price_keys, "WORK", 4)
    tender_at("quality_locked")
    for name in WORDS:
        key_made(client_as(name), page, name)
    received(client_as("commercial_lead"), page, "a")
    first = client_as("finance_officer")
    opened(first, page, "finance_officer")
    opened(first, page, "finance_officer")
    assert "it waits for" in words_of(first.get(page("prices/")))
    stolen = first.post(page("prices/open/"), {"passphrase": WORDS["finance_partner"]})
    assert "does not open it" in words_of(stolen)
    assert _recorded("price") == 0
    holder = Membership.objects.get(user=world.people["finance_officer"]).pk
    twice = client_as("commercial_lead").post(
        page("people/"), {"seat": "officer", "holder": holder}
    )
    assert "is price officer of this tender already" in words_of(twice)


def test_a_bid_replaced_after_its_receipt_waits_for_a_decision(tender_at, client_as, page):
    tender_at("received")
    lead = client_as("commercial_lead")
    file = SimpleUploadedFile("bid-a-quality.txt", b"another")
    sent = {"file": file, "received_at": "2026-11-23 11:00", "no_price": "on"}
    refused = lead.post(page("bids/a/"), sent)
    assert refused.status_code == 422
    assert "is recorded already" in words_of(refused)

    file = SimpleUploadedFile("bid-a-quality.txt", b"another")
    more = {"file": file, "replaces": "r-a", "change_reason": "The bidder sent another"}
    done = lead.post(page("bids/a/"), {**sent, **more}, follow=True)
    text = words_of(done)
    assert "A file of it was replaced after its receipt" in text
    assert "To decide" in text
    assert "86a64c0762b8739b34b2c8c33a2514d926b9d2799351e42fc025f82d1ea53c94" in text  # the first


def test_a_price_in_another_currency(tender_at, client_as, page, monkeypatch):
    monkeypatch.setattr(price_keys, "WORK", 4)
    tender_at("quality_locked")
    for name in WORDS:
        key_made(client_as(name), page, name)
    received(client_as("commercial_lead"), page, "a", sheet("5", "EUR"))
    opened(client_as("finance_officer"), page, "finance_officer")
    second = client_as("finance_partner")
    opened(second, page, "finance_partner")

    told = words_of(second.get(page("prices/")))
    assert "It is in EUR, and prices are asked in GBP: ask the bidder for the price in GBP" in told
    assert _recorded("price") == 0


def test_a_plan_changed_after_bids_were_opened(tender_at, client_as, page):
    tender_at("opened")
    lead = client_as("commercial_lead")
    shown = words_of(lead.get(page("plan/")))
    assert "so it cannot change" in shown
    number = Event.objects.count()
    refused = lead.post(page("plan/draft/"), {"text": PLAN, "revision": 0})
    assert refused.status_code == 422
    assert "the plan that was locked cannot change" in words_of(refused)
    assert "Fleet of cars" in words_of(refused)  # what was typed is not lost
    for words in (shown, words_of(refused)):
        assert "section 31" in words
        assert "section 55" in words
    locked = lead.post(page("plan/lock/"), {"revision": 1, "sure": "on", "reason": "Better"})
    assert locked.status_code == 422
    assert Event.objects.count() == number
