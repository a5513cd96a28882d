"""Receipts, and what one bid states."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from counterfoil.errors import InvalidValue
from counterfoil.tender.bids import Answer, Price, check_against_receipt, receipt_of
from tests.fixtures.tenders import DAY, at, bid

ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
"""SHA-256 of abc: NIST FIPS 180-4, example."""


def test_a_receipt_holds_time_size_and_the_published_fingerprint():
    found = receipt_of("r1", b"abc", bid="a", file="method.docx", received_at=at(11, 23))

    assert (found.sha256, found.size, found.entered_on) == (ABC, 3, date(2026, 11, 23))
    check_against_receipt(found, b"abc")


def test_a_file_replaced_after_its_receipt_is_refused():
    found = receipt_of("r1", b"abc", bid="a", file="method.docx", received_at=at(11, 23))

    with pytest.raises(InvalidValue, match="not the file receipted at 23 November 2026 11:00"):
        check_against_receipt(found, b"abd")


def test_words_are_those_stated_or_counted():
    common = {"entered_on": DAY, "bid": "a", "criterion": "care"}

    assert Answer(id="1", text="One two\n three", **common).word_count == 3
    assert Answer(id="2", document="a.docx", words=950, **common).word_count == 950


def test_a_bid_has_one_price_and_a_bidder_one_bid_for_a_lot():
    one = Price(id="p", entered_on=DAY, bid="a", amount_gbp=Decimal(1))
    other = Price(id="q", entered_on=DAY, bid="a", amount_gbp=Decimal(2), currency="EUR")

    assert one.fact == other.fact
    assert bid("a", lot="north").fact != bid("a", lot="south").fact
