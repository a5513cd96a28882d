"""When a price may be known: no record of one slips in before."""

from __future__ import annotations

from decimal import Decimal

import pytest

from counterfoil.errors import BadInput
from counterfoil.tender.bids import Price
from counterfoil_web.tenders import price_keys
from counterfoil_web.tenders.models import TenderRow
from counterfoil_web.tenders.price_rules import quality_is_locked, too_early, unopened
from counterfoil_web.tenders.records_store import add_records
from tests.fixtures.tenders import DAY
from tests.web.tenders.example import dossier_until
from tests.web.tenders.prices import WORDS, key_made, received

pytestmark = pytest.mark.django_db
PRICE = Price(id="p-1", entered_on=DAY, source="letter", bid="a", amount_gbp=Decimal(11))


def test_quality_is_locked_lot_by_lot():
    assert not quality_is_locked(dossier_until("agreed"), "")
    assert quality_is_locked(dossier_until("quality_locked"), "")
    assert "Quality of lot north" in too_early("north").sentence
    assert list(unopened(dossier_until("quality_locked"), "")) == ["d"]


def test_no_price_is_entered_before_quality_is_locked(tender_at, opened_by):
    tender_at("agreed")
    with opened_by("commercial_lead") as one:
        with pytest.raises(BadInput) as caught:
            add_records(one.seen, one.tender, [PRICE])
        assert any("quality is not locked" in each.what for each in caught.value.problems)
        assert not TenderRow.objects.filter(kind="price").exists()


def test_a_sealed_price_is_not_entered_past_the_officers(
    tender_at, opened_by, client_as, page, monkeypatch
):
    monkeypatch.setattr(price_keys, "WORK", 4)
    tender_at("quality_locked")
    for name in WORDS:
        key_made(client_as(name), page, name)
    received(client_as("commercial_lead"), page, "a")
    with opened_by("commercial_lead") as one:
        with pytest.raises(BadInput) as caught:
            add_records(one.seen, one.tender, [PRICE])
        (problem,) = caught.value.problems
        assert problem.what == "the price of bid a is sealed, and two officers have not opened it"


def test_a_price_that_was_never_sealed_is_entered_once_quality_is_locked(tender_at, opened_by):
    tender_at("quality_locked")
    with opened_by("commercial_lead") as one:
        add_records(one.seen, one.tender, [PRICE])
        assert TenderRow.objects.get(kind="price").fields["amount_gbp"] == "11"
