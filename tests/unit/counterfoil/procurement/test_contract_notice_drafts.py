"""Drafts of the notices of a running contract: each field of the law, and what is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from counterfoil.parameters.notice_contents import notice_contents
from counterfoil.performance.modifications import Route
from counterfoil.performance.ratings import Rating
from counterfoil.procurement.contract_notice_drafts import contract_notice_draft
from counterfoil.procurement.contract_occasions import occasions
from counterfoil.procurement.contract_registers import Breach, CameOf, Ended, Ending
from counterfoil.procurement.notices import RUNNING
from tests.fixtures.running_contracts import (
    SIGNED,
    assessment,
    change,
    changes,
    invoice,
    paid,
    plan,
    running,
)

ON = date(2027, 12, 1)
BREACH = Breach(
    id="b1",
    entered_on=ON,
    applies_from=date(2027, 2, 10),
    came_of=CameOf.ENDED,
    obligation="Calls answered (Schedule 3)",
    nature="None was answered for a week; other stations answered them.",
)
ENDED = Ended(
    id="e",
    entered_on=ON,
    ended_on=date(2027, 11, 1),
    how=Ending.TERMINATED,
    reason="Calls were not answered.",
    by_breach="b1",
)
FULL = running(
    paid("1", date(2027, 1, 4), date(2027, 1, 20)),
    replace(BREACH, id="b2", came_of=CameOf.DAMAGES, decided_on=date(2027, 3, 1)),
    BREACH,
    ENDED,
    assessments=(assessment(*[Rating.GOOD] * 3),),
    changes=changes(change("1", 1_500_000, route=Route.PROVIDED_FOR)),
)
BARE = running(
    of=plan(authority_identifier="", ocid="", suppliers=()),
    invoices=(invoice("A", date(2027, 2, 1), "40000"),),
    changes=changes(change("1", 1_500_000, materially_changes_scope=None, reason="")),
)


def draft(one, code, name=""):
    found = next(each for each in occasions(one, ON) if each.code == code and name in each.id)
    return contract_notice_draft(one, found)


def said(one, code, name=""):
    return {part.heading: part.text for part in draft(one, code, name).parts}


def missing(one, code, name=""):
    return {part.heading: part.missing for part in draft(one, code, name).missing}


@pytest.mark.parametrize(
    ("code", "name"),
    [("UK8", ""), ("UK9", "kpi-1"), ("UK9", "event"), ("UK10", ""), ("UK11", "")],
)
def test_with_everything_held_a_notice_is_complete_and_names_the_law_of_each_field(code, name):
    made = draft(FULL, code, name)

    assert made.missing == ()
    laws = {one.law for one in notice_contents(code)}
    assert {part.law for part in made.parts} <= laws
    assert all(part.text and part.law for part in made.parts)


def test_a_notice_is_never_complete_for_one_contract_when_it_is_the_authoritys():
    assert list(missing(FULL, "UK17")) == [
        "The authority’s other public contracts",
        "Approval by the director responsible for finance",
    ]


def test_every_notice_of_a_running_contract_lacks_what_nobody_wrote():
    assert list(missing(BARE, "UK8")) == [
        "Contracting authority",
        "Supplier and its identifier",
        "Payments of more than £30,000, with tax",
    ]
    assert list(missing(BARE, "UK9")) == [
        "Contracting authority",
        "Identifiers of the procurement and the contract",
        "Supplier, its addresses and its identifier",
        "Assessment against the indicators",
        "Time that the assessment is for",
    ]
    assert "Ground on which it is permitted" in missing(BARE, "UK10")
    assert missing(BARE, "UK11")["Day on which it ended"] == (
        "enter its end in the register; the terms run to 30 September 2031"
    )


def test_an_unsigned_contract_lacks_its_number_and_addresses():
    one = replace(FULL, records=FULL.records[1:])
    lacks = missing(one, "UK8")

    assert lacks["Contract and its identifier"].startswith("write number")
    assert "authority_contact" in lacks["Contracting authority"]


def test_who_it_is_with_stands_as_the_law_asks():
    told = said(FULL, "UK9", "kpi-1")

    assert told["Contracting authority"] == (
        "Example Police, PXYZ-1234-ABCD, 2 Example Street, buyer@force.example"
    )
    assert told["Identifiers of the procurement and the contract"] == (
        "Procurement ocds-h6vhtk-0a1b2c; Contract CON-1"
    )
    assert told["Supplier, its addresses and its identifier"] == (
        f"Supplier, GB-COH-01234567, {SIGNED.supplier_contact}"
    )


def test_the_end_says_why_when_and_with_its_changes_the_value():
    told = said(FULL, "UK11")

    assert told["Why the contract ended"] == (
        "It was terminated by a party. Calls were not answered."
    )
    assert told["Day on which it ended"] == "1 November 2027"
    assert told["Estimated value of the contract"] == "£13,500,000.00 with tax, with its changes"
    assert told["What came of it and when"].startswith("The whole contract ended")
    expired = replace(ENDED, how=Ending.EXPIRED, by_breach="")
    assert "What came of it and when" not in said(running(expired), "UK11")


def test_what_was_not_read_is_marked_in_the_draft():
    assert [one.heading for one in draft(FULL, "UK8").recalled] == [
        "Contracting authority",
        "Contract and its identifier",
        "Supplier and its identifier",
    ]
    assert draft(FULL, "UK11").recalled == ()


def test_every_field_of_the_law_has_words_here():
    made = {(code, part.law, part.heading) for code in RUNNING for part in _parts(code)}
    asked = {(code, one.law, one.heading) for code in RUNNING for one in notice_contents(code)}
    assert made == asked


def _parts(code):
    for about in occasions(FULL, ON):
        if about.code == code:
            yield from contract_notice_draft(FULL, about).parts
