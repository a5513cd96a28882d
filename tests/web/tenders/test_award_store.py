"""What is recorded on the way to an award, and work that is kept until the record changes."""

from __future__ import annotations

from datetime import date

import pytest

from counterfoil.tender.acceptability import Acceptability, Neighbourhood
from counterfoil.tender.scores import LotsDrawn
from counterfoil.tender.summary_lines import Supplier, criteria_place
from counterfoil_web.tenders import award_store
from counterfoil_web.tenders.award_answers import award_of
from counterfoil_web.tenders.store import competition_of

pytestmark = pytest.mark.django_db
SUPPLIER = {
    "name": "Bidder A",
    "postal_address": "1 Example Street",
    "email": "bids@bidder.example",
    "identifier": "ILLUSTRATIVE-1",
}


def test_a_publication_is_put_right_by_a_later_one(tender, opened_by):
    with opened_by("commercial_lead") as one:
        for where in ("notice 1", "notice 2"):
            values = {"where": where, "published_on": date(2026, 10, 1)}
            award_store.record_publication(one.seen, one.tender, values)
        assert criteria_place(competition_of(one.tender).dossier) == "notice 2"


def test_a_supplier_and_lots_are_recorded(tender, opened_by):
    with opened_by("commercial_lead") as one:
        award_store.record_supplier(one.seen, one.tender, "A", SUPPLIER)
        award_store.record_lots(one.seen, one.tender, {"a": 2, "b": 1}, "auditor")
        dossier = competition_of(one.tender).dossier
    assert [each.name for each in dossier.of(Supplier) if each.bidder == "A"] == ["Bidder A"]
    assert {each.bid: each.place for each in dossier.of(LotsDrawn)} == {"a": 2, "b": 1}


def test_ranks_are_kept_until_a_record_is_added(tender, opened_by):
    ranks = Acceptability(
        bids=("a", "b"),
        counts=((3, 1), (1, 3)),
        neighbourhood=Neighbourhood(share=0.1, weightings=4),
    )
    with opened_by("commercial_lead") as one:
        held = one.competition
        award = award_of(one.seen, held, "")
        assert award_store.kept_ranks(one.tender, held, award) is None
        award_store.keep_ranks(one.seen, one.tender, held, award, ranks)
        assert award_store.kept_ranks(one.tender, held, award) == ranks
        award_store.record_supplier(one.seen, one.tender, "A", SUPPLIER)
        anew = competition_of(one.tender)
        award = award_of(one.seen, anew, "")
        assert award_store.kept_ranks(one.tender, anew, award) is None
