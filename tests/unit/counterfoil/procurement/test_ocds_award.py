"""Awards and contracts in a release; test_ocds.py holds them against the schema."""

from __future__ import annotations

from counterfoil.procurement.ocds_award import awards_of, contracts_of, statistics_of
from counterfoil.procurement.plan import Supplier
from counterfoil.procurement.timetable import timetable
from tests.fixtures.procurement_plans import a_plan

TWO = (Supplier(name="Bidder A", lot="1"), Supplier(name="Bidder B", lot="2"))


def test_each_supplier_has_an_award_and_a_contract_of_its_own():
    made = timetable(a_plan(suppliers=TWO))

    awards = awards_of(made, "UK7", {"id": "n"})
    assert [one["relatedLots"] for one in awards] == [["1"], ["2"]]
    assert [one["awardID"] for one in contracts_of(made)] == ["1", "2"]


def test_before_a_choice_there_is_one_award_without_supplier():
    (award,) = awards_of(timetable(a_plan()), "UK5", {"id": "n"})

    assert "suppliers" not in award


def test_only_counts_that_are_known_are_told():
    assert statistics_of(a_plan(tenders_received=0)) == [{"id": "1", "measure": "bids", "value": 0}]
