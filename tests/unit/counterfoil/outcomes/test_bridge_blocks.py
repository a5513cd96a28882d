"""Blocks added up, and followed back to the line and month."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from counterfoil.outcomes.bridge_blocks import Block, block_of, difference, sets_of
from counterfoil.outcomes.bridge_causes import Cause
from counterfoil.quantities.years import FinancialYear, Month

MAY = Month(2026, 5)


def test_blocks_of_pounds_and_of_pence_add_up():
    """A charge of 100 × £10 that becomes 110 × £12, as a cost: −£110 and −£210; and £0.50 back."""
    values = {0: -1000, 1: -1100, 2: -1200, 3: -1320}
    charge = Block("charge", "Charge", MAY, (Cause.VOLUME, Cause.PRICE), tuple(values.values()))
    back = Block("measure", "Measure", MAY, (Cause.DEDUCTIONS,), (0, 50), 100)

    found = difference([charge, back])

    assert (found.promised_gbp, found.delivered_gbp) == (Decimal(-1000), Decimal("-1319.50"))
    told = {part.cause: part.gbp for part in found.parts if part.exact}
    assert told == {
        Cause.VOLUME: Decimal(-110),
        Cause.PRICE: Decimal(-210),
        Cause.DEDUCTIONS: Decimal("0.50"),
    }
    assert [(one.cause, one.line, one.gbp) for one in found.details][-1] == (
        Cause.DEDUCTIONS,
        "measure",
        Decimal("0.50"),
    )


def test_a_block_that_nothing_moves_has_no_details():
    found = difference([Block("line", "Line", FinancialYear(2026), (), (Fraction(1, 3),))])
    assert (found.promised, found.delivered, found.details) == (Fraction(1, 3),) * 2 + ((),)


def test_a_block_is_worked_out_for_every_set_of_its_causes():
    asked = []
    block_of("line", "Line", MAY, (Cause.VOLUME, Cause.PRICE), lambda one: asked.append(one) or 0)
    assert tuple(asked) == sets_of((Cause.VOLUME, Cause.PRICE))
    assert len(set(asked)) == 4
