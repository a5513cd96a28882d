"""Bids, files and decisions entered; nothing said of a bid before it is opened."""

from datetime import datetime

import pytest
from django_scopes import scopes_disabled

from counterfoil.errors import BadInput, InvalidValue
from counterfoil.tender.bids import Receipt
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.registers.entries import Entry
from counterfoil_web.tenders.entry_store import Upload, enter, open_bids, take_in
from counterfoil_web.tenders.models import BidFile
from counterfoil_web.tenders.store import competition_of

pytestmark = pytest.mark.django_db
_BID = {"bidder": "F", "name": "Bidder F", "received_at": "2026-11-23 11:59"}
_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
"""SHA-256 of abc, FIPS 180-2, appendix B.1."""


def _upload(name="method.txt", content=b"abc", at="2026-11-23 11:59", **more):
    return Upload(name=name, content=content, received_at=datetime.fromisoformat(at), **more)


def test_a_file_is_kept_byte_for_byte_with_its_fingerprint(tender_at, opened_by, clock):
    clock("2026-11-23 12:05")
    tender_at("declared")
    with opened_by("commercial_lead") as one:
        row, _ = enter(one.seen, one.tender, Entry("bid", _BID))
        kept, receipt = take_in(one.seen, one.tender, row.key, _upload())
    with scopes_disabled():
        held = BidFile.objects.get(pk=kept.pk)
    assert (row.key, receipt.sha256, held.sha256, receipt.size) == ("f", _ABC, _ABC, 3)
    assert bytes(held.content) == b"abc"


def test_a_bid_replaced_after_its_receipt_waits_for_a_decision(tender_at, opened_by, clock):
    clock("2026-11-23 12:05")
    tender_at("declared")
    with opened_by("commercial_lead") as one:
        enter(one.seen, one.tender, Entry("bid", _BID))
        _, first = take_in(one.seen, one.tender, "f", _upload())
        with pytest.raises(BadInput) as told:
            take_in(one.seen, one.tender, "f", _upload(content=b"abd"))
        assert "is recorded already" in told.value.problems[0].what
        again = _upload(content=b"abd", supersedes=first.id, change_reason="A page was missing")
        take_in(one.seen, one.tender, "f", again)
        held = competition_of(one.tender)
        words = [each.what for each in held.problems]
        assert "a file of it was replaced after its receipt" in words
        assert len([each for each in held.dossier.records if isinstance(each, Receipt)]) == 2


def test_no_bid_is_opened_before_it_is_due_nor_twice(tender_at, opened_by, clock):
    tender_at("received")
    clock("2026-11-23 11:59")
    with opened_by("commercial_lead") as one:
        # what is on record was entered at 18:00 of the day: the clock of the record goes on
        assert competition_of(one.tender).moment > datetime.fromisoformat("2026-11-23 18:00")
    with opened_by("commercial_lead") as one:
        open_bids(one.seen, one.tender, "Legal adviser")
        assert competition_of(one.tender).opening.witness == "Legal adviser"
        with pytest.raises(BadInput):
            open_bids(one.seen, one.tender, "Legal adviser")


def test_opening_early_is_refused(tender_at, opened_by, clock):
    tender_at("declared")
    clock("2026-11-23 11:59")
    with (
        opened_by("commercial_lead") as one,
        pytest.raises(InvalidValue, match="bids are due at 2026-11-23 12:00"),
    ):
        open_bids(one.seen, one.tender, "Legal adviser")


def test_answers_wait_for_the_opening(tender_at, opened_by):
    tender_at("received")
    entry = Entry("answer", {"bid": "a", "criterion": "care", "text": "We check every hour."})
    with opened_by("commercial_lead") as one:
        with pytest.raises(Refused, match="before they are opened"):
            enter(one.seen, one.tender, entry)
        open_bids(one.seen, one.tender, "Legal adviser")
        row, warnings = enter(one.seen, one.tender, entry)
    assert (row.key, warnings) == ("answer-a-care", ())


def test_who_decided_is_who_enters_it(tender, opened_by):
    texts = {"bid": "a", "trouble": "partial", "what": "x", "decision": "taken", "reason": "y"}
    with opened_by("commercial_lead") as one:
        row, _ = enter(one.seen, one.tender, Entry("irregularity", texts))
        assert row.fields["decided_by"] == "Commercial lead"
    with opened_by("finance_officer") as one, pytest.raises(Refused):
        enter(one.seen, one.tender, Entry("irregularity", texts))
