"""A guarantee on the price and one of the net saving are told apart, and never added."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from counterfoil.appraisal.vocabulary import Commitment, Nature
from counterfoil.outcomes.document import StatementLine
from counterfoil.outcomes.guarantees import guarantees
from tests.fixtures.small_cases import benefit
from tests.fixtures.small_ledgers import CASE, VOLUMES, ledger

CREDIT = benefit("partner", "credit", 30_000, title="Credit", commitment=Commitment.GUARANTEED)
MORE = (
    CREDIT,
    benefit("partner", "hope", 5_000, commitment=Commitment.HOPED_FOR),
    benefit(
        "partner", "time", 9_000, nature=Nature.NON_CASH_RELEASING, commitment=Commitment.GUARANTEED
    ),
    benefit("in-house", "credit", 7_000, commitment=Commitment.GUARANTEED),
)


def held(*lines, net=None, billed=()):
    options = tuple(
        replace(one, guaranteed_saving_gbp=net) if one.id == "partner" else one
        for one in CASE.options
    )
    found = ledger(*VOLUMES, case=replace(CASE, options=options, lines=(*CASE.lines, *lines)))
    named = tuple(StatementLine(line=line) for line in billed)
    return replace(found, document=replace(found.document, statement_lines=named))


def test_only_guaranteed_cash_of_the_option_counts_over_every_year():
    """£30,000 in each of five years whose prices stand still: £150,000."""
    found = guarantees(held(*MORE))

    assert found.lines_gbp == Decimal(150_000)
    assert (found.lines, found.titles) == (("partner/credit",), ("Credit",))
    assert found.net_gbp is None
    assert found.lines_name == "Guaranteed by the contract line by line, whole term"


def test_one_that_the_statements_hold_is_a_guarantee_on_the_price_and_says_it_is_no_net_saving():
    found = guarantees(held(*MORE, billed=["partner/credit"]))

    assert found.lines_name == "Guaranteed by the contract in its price, whole term"
    assert found.words == (
        "£150,000.00 is what the contract guarantees on the price over its whole term (Credit). "
        "It is not a net saving: what the public bodies spend themselves comes off it. "
        "The case states no guarantee of a net saving."
    )


def test_both_kinds_stand_beside_each_other():
    found = guarantees(held(CREDIT, net=500_000.0))

    assert (found.net_gbp, found.lines_gbp) == (Decimal(500_000), Decimal(150_000))
    assert "no guarantee of a net saving" not in found.words


def test_nothing_guaranteed_says_nothing():
    found = guarantees(held())

    assert (found.net_gbp, found.lines_gbp, found.words) == (None, None, "")
