"""Sealing and opening, past the pages: what is kept, and what a race or a stranger meets."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.http import Http404

from counterfoil.errors import InvalidValue
from counterfoil.tender import sealing
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.tenders import price_keys, price_store
from counterfoil_web.tenders.models import SealedPrice, TenderRow
from tests.web.tenders.prices import AMOUNTS, WORDS, sheet

pytestmark = pytest.mark.django_db
CAME = datetime.fromisoformat("2026-11-23 10:00")


@pytest.fixture(autouse=True)
def _quick_keys(monkeypatch):
    monkeypatch.setattr(price_keys, "WORK", 4)


@pytest.fixture
def sealed(tender_at, opened_by):
    """The price of a, sealed at a stage."""

    def made(stage):
        tender_at(stage)
        for username, words in WORDS.items():
            with opened_by(username) as one:
                price_keys.make_officer_key(one.seen, one.tender, words)
        with opened_by("commercial_lead") as one:
            return price_store.seal_price(
                one.seen, one.tender, "a", "prices.csv", sheet(AMOUNTS["a"]), CAME
            )

    return made


def test_what_is_kept_is_the_sealed_file_and_its_commitment(sealed, opened_by):
    receipt = sealed("opened")
    with opened_by("commercial_lead") as one:
        row = price_store.sealed_for(one.tender, "a")
        record = TenderRow.objects.filter(kind="receipt").latest("pk")
        with pytest.raises(Http404):
            price_store.sealed_for(one.tender, "b")
    held = sealing.read_sealed(row.text, "a")
    assert held.commitment == row.commitment == receipt.commitment
    assert held.about == (f"tender/{row.partnership.ref}/1", "", "a", "prices.csv")
    assert record.fields["sha256"] == row.sealed_sha256 == receipt.sealed_sha256
    assert receipt.file_sha256 not in f"{row.text} {record.fields}"


def test_no_officer_opens_before_quality_is_locked_nor_another_lot(sealed, opened_by):
    sealed("agreed")
    with opened_by("finance_officer") as one:
        with pytest.raises(Refused, match="Quality is not locked"):
            price_store.release_or_open(one.seen, one.tender, "", WORDS["finance_officer"])
        with pytest.raises(Http404):
            price_store.release_or_open(one.seen, one.tender, "north", WORDS["finance_officer"])


def test_one_officer_releases_and_the_other_opens(sealed, opened_by):
    sealed("quality_locked")
    with opened_by("finance_officer") as one:
        found = price_store.release_or_open(one.seen, one.tender, "", WORDS["finance_officer"])
        assert (found.released, found.opened) == (["a"], [])
        with pytest.raises(InvalidValue, match="two officers have not opened it"):
            price_store.plain_file(one.seen, one.tender, "a", WORDS["finance_officer"])
    with opened_by("finance_partner") as one:
        found = price_store.release_or_open(one.seen, one.tender, "", WORDS["finance_partner"])
        assert (found.released, found.opened, found.trouble) == ([], ["a"], {})
        again = price_store.release_or_open(one.seen, one.tender, "", WORDS["finance_partner"])
        assert (again.opened, again.waiting) == ([], [])
        assert one.tender.rows.get(kind="price").fields["amount_gbp"] == AMOUNTS["a"]
        content = price_store.plain_file(one.seen, one.tender, "a", WORDS["finance_partner"])
    assert content == sheet(AMOUNTS["a"])


def test_a_changed_sealed_file_does_not_open(sealed, opened_by, monkeypatch):
    sealed("quality_locked")
    with opened_by("finance_officer") as one:
        price_store.release_or_open(one.seen, one.tender, "", WORDS["finance_officer"])
    read = sealing.read_sealed

    def changed(text, where):
        held = read(text, where)
        return sealing.Sealed(
            about=held.about,
            shares=held.shares,
            box=held.box[:-1] + bytes([held.box[-1] ^ 1]),
            commitment=held.commitment,
        )

    monkeypatch.setattr(sealing, "read_sealed", changed)
    with opened_by("finance_partner") as one:
        with pytest.raises(InvalidValue, match="changed since it was sealed"):
            price_store.release_or_open(one.seen, one.tender, "", WORDS["finance_partner"])
        assert SealedPrice.objects.get().releases.count() == 1  # nothing half done
        assert not TenderRow.objects.filter(kind="price").exists()
