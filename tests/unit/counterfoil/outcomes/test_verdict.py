"""The verdict: the same figures as the bridge and the net saving, and evidence or none."""

from __future__ import annotations

from dataclasses import replace

from counterfoil.outcomes.verdict import Virtue, verdict
from counterfoil.reports.public_statement import public_statement
from counterfoil.reports.public_statement_print import public_statement_page
from tests.fixtures.small_ledgers import BAD_MAY, CASE, MET, VOLUMES, ledger


def test_what_was_promised_delivered_and_spent():
    """13,200 people at £85 and a team of £70,000, less 1% of May's £93,500: £1,191,065."""
    found = verdict(ledger(*VOLUMES, *BAD_MAY))

    assert found.promised_gbp == 120_000
    assert found.delivered_gbp == 128_935
    assert found.cost_gbp == 1_191_065
    assert found.guaranteed_gbp is None


def test_each_virtue_has_evidence_or_says_that_there_is_none():
    told = {one.virtue: one.words for one in verdict(ledger(*VOLUMES, *BAD_MAY)).evidence}

    assert "£1,191,065.00" in told[Virtue.ECONOMY]
    assert "at the volumes that happened" in told[Virtue.ECONOMY]
    assert "carrying on was to cost £100.00" in told[Virtue.EFFICIENCY]
    assert "met their target 11 times out of 12" in told[Virtue.EFFECTIVENESS]
    assert told[Virtue.EQUITY] == "No evidence."


def test_volumes_that_end_a_month_early_are_told_by_what_the_sums_then_do():
    """Without March: £85 × 1,100 × 11 and £70,000 were paid; carrying on is the £1,200,000 planned.

    Had March been entered, £93,500 more would be paid and carrying on be £1,320,000: £128,000.
    """
    found = verdict(ledger(*VOLUMES[:11], *MET))
    told = public_statement(found)

    assert found.cost_gbp == 85 * 1_100 * 11 + 70_000
    assert found.delivered_gbp == 1_200_000 - found.cost_gbp
    (warning,) = told.incomplete
    assert "missing for 1 of 12 months, March 2027; " in warning
    assert "the last is February 2027" in warning
    assert "carrying on in the whole of 2026-27 is told as it was promised" in warning
    assert "cannot be relied on" in warning
    assert found.bridge.problems[0] == found.net.counterfactual.problems[0]
    assert warning.replace("'", "&#x27;") in public_statement_page(told)
    assert public_statement(verdict(ledger(*VOLUMES, *MET))).incomplete == ()


def test_a_guarantee_is_told():
    options = tuple(
        replace(one, guaranteed_saving_gbp=500_000.0) if one.id == "partner" else one
        for one in CASE.options
    )
    found = verdict(ledger(*VOLUMES, *BAD_MAY, case=replace(CASE, options=options)))
    assert found.guaranteed_gbp == 500_000
