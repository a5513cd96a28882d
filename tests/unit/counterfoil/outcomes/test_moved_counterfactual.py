"""Carrying on as promised and at the volumes that happened, worked out by hand."""

from __future__ import annotations

from fractions import Fraction

from counterfoil.appraisal.evidence import Basis
from counterfoil.outcomes.document import CounterfactualMove
from counterfoil.outcomes.moved_counterfactual import counterfactual
from tests.fixtures.small_outcomes import APRIL, FIRST, SECOND, the_benefit, the_ledger

F = Fraction

YEAR = tuple(APRIL + step for step in range(12))
MOVE = CounterfactualMove(
    line="now/building",
    driver="detentions",
    share=F(1, 2),
    basis=Basis.ASSUMED,
    reason="Half of the building is heated when it is full",
)


def test_what_is_priced_by_a_volume_moves_wholly_with_it():
    """1,080 × £100 + £20,000 = £128,000, where 1,000 × £100 + £20,000 = £120,000 was promised."""
    found = counterfactual(the_ledger(), YEAR)

    assert found.option == "now"
    assert (found.original_gbp, found.moved_gbp) == ({FIRST: 120_000}, {FIRST: 128_000})
    assert [(one.promised, one.observed) for one in found.volumes] == [(1_000, 1_080)]


def test_a_flat_line_moves_by_the_share_that_is_stated_with_a_reason():
    """£20,000 × (1 + ½ × 8%) = £20,800 on top of £108,000."""
    found = counterfactual(the_ledger(the_benefit(), moves=(MOVE,)), YEAR)

    assert found.moved_gbp == {FIRST: 128_800}
    moved = next(one for one in found.lines if one.line == "now/building")
    assert (moved.original_gbp, moved.moved_gbp) == (20_000, 20_800)
    assert (moved.reason, moved.basis) == (MOVE.reason, Basis.ASSUMED)


def test_part_of_a_year_counts_month_for_month():
    found = counterfactual(the_ledger(), YEAR[:3])

    assert (found.original_gbp, found.moved_gbp) == ({FIRST: 30_000}, {FIRST: 32_000})


def test_a_year_whose_volumes_end_early_is_not_moved_and_says_so():
    found = counterfactual(the_ledger(), (*YEAR, YEAR[-1] + 1))

    assert found.moved_gbp == {FIRST: 128_000, SECOND: None}
    assert found.original_gbp[SECOND] == 10_000
    assert "missing for 1 of 13 months" in found.problems[0].what


def test_without_volumes_nothing_moves_and_both_are_the_same():
    found = counterfactual(the_ledger(with_contract=False), YEAR)

    assert not found.moves_at_all
    assert found.moved_gbp == found.original_gbp
    assert found.problems == ()
