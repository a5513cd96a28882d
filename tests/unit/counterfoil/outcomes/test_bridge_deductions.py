"""Deductions: worked out anew only where charges come into them, and right all the same."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from counterfoil.contract.measures import Basis, DeductionBand, Deductions, EarnBack
from counterfoil.contract.records import Waiver
from counterfoil.outcomes.bridge import savings_bridge
from counterfoil.outcomes.bridge_causes import Cause
from counterfoil.quantities.years import Month
from tests.fixtures.contracts import contract_with, per_unit
from tests.fixtures.small_ledgers import ANSWER, BAD_MAY, DAY, VOLUMES, ledger

F = Fraction
POUNDS = replace(ANSWER, basis=Basis.POUNDS, bands=(DeductionBand(beyond=F(9, 10), amount=F(500)),))
WAIVED = Waiver(
    id="w", entered_on=DAY, of="answer", month=Month(2026, 5), reason="-", approved_by="lead"
)


def part(cause: Cause, *records, **terms) -> Decimal:
    contract = contract_with(per_unit(), **terms)
    return savings_bridge(ledger(*VOLUMES, *BAD_MAY, *records, contract=contract)).part(cause).gbp


def test_pounds_do_not_depend_on_volume():
    assert part(Cause.DEDUCTIONS, measures=(POUNDS,)) == 500
    assert part(Cause.VOLUME, measures=(POUNDS,)) == 18_000


def test_a_cap_that_binds_only_at_the_promised_volume_shares_with_volume():
    """A pool of 0.55%: £467.50 of £85,000 promised, £514.25 of £93,500 recorded; £500 due.

    Deductions: (467.50 + 500) / 2 = £483.75; volume has £16.25 more.
    """
    rules = Deductions(pool=F(55, 10_000))
    assert part(Cause.DEDUCTIONS, measures=(POUNDS,), deductions=rules) == Decimal("483.75")
    assert part(Cause.VOLUME, measures=(POUNDS,), deductions=rules) == Decimal("18016.25")


def test_a_waiver_of_all_leaves_both_in_sight():
    assert part(Cause.DEDUCTIONS, WAIVED, measures=(POUNDS,)) == 500
    assert part(Cause.WAIVERS, WAIVED, measures=(POUNDS,)) == -500


def test_what_is_earned_back_counts_against_the_deduction():
    """Half of £500 comes back after two good months; a deduction waived leaves nothing to earn."""
    earned = replace(POUNDS, earn_back=EarnBack(windows=2, share=F(1, 2)))
    assert part(Cause.DEDUCTIONS, measures=(earned,)) == 250
    assert part(Cause.DEDUCTIONS, WAIVED, measures=(earned,)) == 250
    assert part(Cause.WAIVERS, WAIVED, measures=(earned,)) == -250
