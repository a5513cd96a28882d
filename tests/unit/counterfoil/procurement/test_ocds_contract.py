"""Releases of a running contract's notices against the schema with the extension for the UK."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from counterfoil.errors import InvalidValue
from counterfoil.performance.modifications import Route
from counterfoil.performance.ratings import Rating
from counterfoil.procurement.contract_occasions import occasions
from counterfoil.procurement.contract_registers import Breach, CameOf, Ended, Ending
from counterfoil.procurement.ocds_contract import IN_DATA, ocds_contract_release
from counterfoil.procurement.registers import Published
from tests.fixtures.ocds_schema import release_validator
from tests.fixtures.running_contracts import (
    assessment,
    change,
    changes,
    invoice,
    paid,
    plan,
    running,
)

ON = date(2027, 12, 1)
DATED = datetime(2027, 12, 1, 12, 0)  # noqa: DTZ001 London's, as the module takes it
BREACH = Breach(
    id="b1",
    entered_on=ON,
    applies_from=date(2027, 2, 10),
    came_of=CameOf.SETTLEMENT,
    decided_on=date(2027, 2, 10),
    unimproved_on=date(2027, 1, 4),
    obligation="Calls answered",
    nature="None was.",
)
FULL = running(
    paid("1", date(2027, 1, 4), date(2027, 1, 20), "50000.25"),
    BREACH,
    replace(BREACH, id="b2", applies_from=ON, came_of=CameOf.PARTLY_ENDED),
    Ended(
        id="e",
        entered_on=ON,
        ended_on=date(2027, 11, 1),
        how=Ending.SET_ASIDE,
        reason="By order of the court.",
        by_breach="b1",
    ),
    Published(
        id="p",
        entered_on=ON,
        notice="UK10",
        published_on=date(2027, 5, 4),
        number="099999-2027",
        address="https://notices.example/099999-2027",
        about="change-1",
    ),
    assessments=(assessment(Rating.GOOD, Rating.APPROACHING, Rating.OTHER),),
    changes=changes(change("1", 1_500_000, days=200, route=Route.PROVIDED_FOR)),
)
BARE = running(
    of=plan(authority_identifier="", ocid="", suppliers=(), codes=(), net_gbp=None),
    invoices=(invoice("A", date(2027, 2, 1), "40000"),),
    changes=changes(change("1", 1_500_000, reason="")),
)


def release(one, code, name=""):
    about = next(each for each in occasions(one, ON) if each.code == code and name in each.id)
    return ocds_contract_release(one, about, DATED)


def contract(one, code, name=""):
    (found,) = release(one, code, name)["contracts"]
    return found


@pytest.mark.parametrize("one", [FULL, BARE], ids=["full", "bare"])
def test_every_notice_is_valid_in_full_and_with_nothing_filled_in(one):
    found = [each for each in occasions(one, ON) if each.code in IN_DATA]
    assert {each.code for each in found} == set(IN_DATA)
    for each in found:
        faults = release_validator().iter_errors(ocds_contract_release(one, each, DATED))
        assert [f"{each.id} {list(f.path)}: {f.message}" for f in faults] == []


def test_the_validator_knows_the_fields_of_performance_and_their_words():
    made = release(FULL, "UK9", "event-b1")
    failure = made["contracts"][0]["implementation"]["performanceFailures"][0]
    failure["penaltyType"] = "a fine"
    assert not release_validator().is_valid(made)
    failure["penaltyType"] = "negotiated"
    assert release_validator().is_valid(made)
    failure["colour"] = "blue"
    assert not release_validator().is_valid(made)


def test_a_payment_is_a_transaction_with_tax():
    (paid_out,) = contract(FULL, "UK8")["implementation"]["transactions"]

    assert paid_out["value"] == {"currency": "GBP", "amountGross": 50_000.25}
    assert paid_out["date"] == "2027-01-20T00:00:00+00:00"
    assert (paid_out["payer"]["id"], paid_out["payee"]["id"]) == (
        "GB-PPON-PXYZ-1234-ABCD",
        "GB-COH-01234567",
    )


def test_ratings_stand_where_the_extension_has_them():
    metrics = contract(FULL, "UK9", "kpi-1")["implementation"]["metrics"]
    codes = [one["observations"][0]["measureClassification"]["id"] for one in metrics]
    assert codes == ["met", "slightlyBelow", "other"]


def test_a_breach_is_a_failure_with_what_came_of_it():
    (told,) = contract(FULL, "UK9", "event-b1")["implementation"]["performanceFailures"]
    assert (told["penaltyType"], told["penaltyDate"][:10]) == ("negotiated", "2027-02-10")
    assert told["decisionDate"][:10] == "2027-01-04"
    (partly,) = contract(FULL, "UK9", "event-b2")["implementation"]["performanceFailures"]
    assert partly["partialTermination"].startswith("The contract ended in part")


def test_a_change_is_proposed_with_what_the_contract_becomes():
    made = release(FULL, "UK10")
    (amendment,) = made["contracts"][0]["proposedAmendments"]

    assert (made["tag"], made["id"]) == (["contractAmendment"], "099999-2027")
    assert amendment["value"] == {"currency": "GBP", "amountGross": 13_500_000}
    # 200 days after 30 September 2031: 31 + 30 + 31 + 31 + 29 + 31 = 183, and 17 of April
    assert amendment["period"]["endDate"] == "2032-04-17T23:59:59+01:00"
    assert amendment["standstill"] is False


def test_the_end_says_why_and_when():
    made = contract(FULL, "UK11")

    assert made["status"] == "terminated"
    assert made["period"]["endDate"] == "2027-11-01T23:59:59+00:00"
    assert made["terminationRationaleClassifications"] == [
        {"description": "Set aside. By order of the court."}
    ]


def test_a_draft_says_that_it_is_one():
    assert release(BARE, "UK11")["id"] == "draft-uk11-end"


def test_the_authoritys_own_notice_has_no_place_in_the_data():
    with pytest.raises(InvalidValue, match="no place for UK17"):
        release(FULL, "UK17")
