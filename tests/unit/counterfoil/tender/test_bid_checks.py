"""Bids late, replaced, priced in two currencies, over their words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from counterfoil.errors import Severity
from counterfoil.tender.bid_checks import bid_faults, blank, choose, dossier_faults
from counterfoil.tender.bids import (
    Answer,
    BidDecision,
    ConditionResult,
    Irregularity,
    Price,
    Rate,
    Receipt,
    Trouble,
    receipt_of,
)
from counterfoil.tender.dossier import Dossier
from counterfoil.tender.plan import Lot
from tests.fixtures.tenders import DAY, a_dossier, a_plan, at, bid, leaf, price, price_leaf

A_RECEIPT = receipt_of("r1", b"abc", bid="a", file="method.docx", received_at=at(11, 23))
COMMON = {"entered_on": DAY, "bid": "a"}


def register(trouble: Trouble, of: str = "a") -> Irregularity:
    return Irregularity(
        id=f"i-{of}",
        entered_on=DAY,
        bid=of,
        trouble=trouble,
        what="As it says",
        decision=BidDecision.TAKEN,
        reason="The portal was down",
        decided_by="commercial lead",
    )


@pytest.mark.parametrize(
    ("record", "what"),
    [
        (price("x", 5), "there is no bid x"),
        (bid("d", lot="north"), "there is no lot north"),
        (Receipt(id="r", file="f", received_at=at(9), size=-1, sha256="abc", **COMMON), "no finge"),
        (
            ConditionResult(
                id="c", condition="insured", met=True, reason="", decided_by="", **COMMON
            ),
            "there is no condition insured",
        ),
        (Answer(id="n", criterion="price", words=3, **COMMON), "no criterion price to answer"),
        (Price(id="p", amount_gbp=Decimal(0), **COMMON), "the price is not above 0"),
        (
            Price(id="p", amount_gbp=Decimal(5), currency="EUR", **COMMON),
            "it is in EUR, and prices are asked in GBP",
        ),
        (Rate(id="t", charge="service", rate_gbp=Fraction(-1), **COMMON), "the rate is below 0"),
        (Rate(id="t", charge="service", rate_gbp=Fraction(1), **COMMON), "judges totals"),
    ],
)
def test_a_record_that_is_wrong_is_told_with_the_mend(record, what):
    found = [one for one in bid_faults(record, a_dossier()) if one[2] is Severity.ERROR]

    assert any(what in one[0] and one[1] for one in found), found


def test_words_over_the_limit_are_told_with_what_the_plan_says():
    plan = a_plan(criteria=(leaf("care", 60, word_limit=3), price_leaf(40)))
    held = Dossier(plan=plan, records=(bid("a"),))
    (found,) = bid_faults(Answer(id="n", criterion="care", text="a b c d", **COMMON), held)

    assert found[0] == "it has 4 words, and the limit is 3"
    assert "read the first 3 words alone" in found[1]
    assert found[2] is Severity.WARNING


def test_a_late_bid_needs_a_decision_in_the_register():
    late = bid("d", received_at=at(13, 23))

    (found,) = dossier_faults(a_dossier(late))
    assert "came in at 2026-11-23 13:00, after 2026-11-23 12:00" in found[1]
    assert list(dossier_faults(a_dossier(late, register(Trouble.LATE, "d")))) == []


def test_a_file_that_came_in_late_makes_the_bid_late():
    late = receipt_of("r2", b"x", bid="a", file="annex.docx", received_at=at(14, 23))

    assert [one[0] for one in dossier_faults(a_dossier(late))] == ["a"]


def test_a_file_replaced_after_its_receipt_needs_a_decision():
    again = receipt_of("r2", b"abd", bid="a", file="method.docx", received_at=at(11, 23))
    again = replace(again, supersedes="r1", change_reason="Sent again")

    (found,) = dossier_faults(a_dossier(A_RECEIPT, again))
    assert "was replaced after its receipt" in found[1]
    decided = a_dossier(A_RECEIPT, again, register(Trouble.ALTERED))
    assert list(dossier_faults(decided)) == []


def test_a_bid_priced_in_two_currencies():
    held = a_dossier(Rate(id="t", charge="service", rate_gbp=Fraction(1), currency="EUR", **COMMON))

    (found,) = dossier_faults(held)
    assert found[1] == "bid a is priced in EUR and GBP"


def test_mends_name_what_there_is():
    assert choose(["b", "a"]) == "use one of a, b"
    assert choose([]) == "there is none to name yet"
    assert list(blank("reason", "said")) == []


def test_a_bid_is_put_right_in_name_and_time_but_not_made_another():
    def again(**more):
        right = replace(bid("a"), id="a-2", supersedes="a", change_reason="Misspelt", **more)
        held = a_dossier(right)
        return [what for what, _, _ in bid_faults(right, held)]

    assert again(name="Bidder A Ltd", received_at=at(10, 23)) == []
    assert again(bidder="x") == ["it makes a bid of a one of x, and records name it as a’s"]
    new = replace(bid("d"), id="d-2", bidder="x", supersedes="d", change_reason="Typed wrong")
    assert list(bid_faults(new, a_dossier(bid("d"), new))) == []
    plan = a_plan(lots=(Lot(id="north", title="North"), Lot(id="south", title="South")))
    lots = [bid("d", lot="north"), price("d", 5), replace(bid("d", lot="south"), id="d-2")]
    lots[2] = replace(lots[2], supersedes="d", change_reason="The other lot")
    (fault,) = bid_faults(lots[2], Dossier(plan=plan, records=tuple(lots)))
    assert fault[0] == "it moves the bid to lot south, and records name it as one for lot north"


def test_what_names_a_later_version_of_a_bid_is_told_its_own_id():
    right = replace(bid("a"), id="a-2", supersedes="a", change_reason="Misspelt")
    (fault,) = bid_faults(price("a-2", 5), a_dossier(right))

    assert fault[:2] == ("there is no bid a-2", "name it a, as it was first entered")
