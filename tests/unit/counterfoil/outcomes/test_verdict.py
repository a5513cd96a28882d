"""The verdict: the same figures as the bridge and the net saving, and evidence or none."""

from __future__ import annotations

from dataclasses import replace

from counterfoil.outcomes.verdict import Virtue, verdict
from tests.fixtures.small_ledgers import BAD_MAY, CASE, VOLUMES, ledger


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


def test_a_guarantee_is_told():
    options = tuple(
        replace(one, guaranteed_saving_gbp=500_000.0) if one.id == "partner" else one
        for one in CASE.options
    )
    found = verdict(ledger(*VOLUMES, *BAD_MAY, case=replace(CASE, options=options)))
    assert found.guaranteed_gbp == 500_000
