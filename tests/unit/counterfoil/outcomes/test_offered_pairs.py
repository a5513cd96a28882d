"""Promised and delivered as a pair, and pairs compared without telling on any force."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from counterfoil.outcomes.offered_pairs import (
    OfferedPair,
    compared,
    compared_by_kind,
    offered_pair,
)
from counterfoil.partnership_kind import PartnershipKind
from tests.fixtures.small_outcomes import a_certification, a_claim, the_benefit, the_ledger


def pair(force: str, certified: int, promised: int = 100) -> OfferedPair:
    return OfferedPair(
        force=force,
        kind=PartnershipKind.CUSTODY,
        promised_gbp=Fraction(promised),
        claimed_gbp=Fraction(certified),
        certified_gbp=Fraction(certified),
        years=1,
    )


def test_the_pair_is_what_was_promised_and_certified_over_the_same_years():
    # £12,000 promised for 2026-27, £10,000 claimed, £8,000 certified. 2027-28 is not over.
    found = offered_pair(the_ledger(the_benefit(), a_claim(), a_certification()), "Example Police")

    assert found is not None
    assert (found.promised_gbp, found.claimed_gbp, found.certified_gbp) == (12_000, 10_000, 8_000)
    assert (found.years, found.ratio) == (1, Fraction(2, 3))
    assert found.reading.value == 8_000 / 12_000


def test_what_nobody_certified_is_no_pair():
    assert offered_pair(the_ledger(the_benefit(), a_claim()), "Example Police") is None


def test_four_forces_are_too_few_to_tell_anything():
    found = compared([pair(name, 80) for name in "abcd"] + [pair("a", 10)])

    assert (found.forces, found.quartiles, found.ratio_of_sums) == (None, None, None)
    assert "fewer than 5 forces" in found.why_not


def test_five_forces_are_told_by_quartiles_rounded_and_never_by_their_ends():
    # 0.11, 0.52, 0.68, 0.93, 1.7: quartiles 0.52, 0.68, 0.93, to twentieths 0.5, 0.7, 0.95. The sum
    # is 3.94 of 5 = 0.788: 0.8.
    found = compared(
        pair(name, one) for name, one in zip("abcde", (170, 52, 68, 93, 11), strict=True)
    )

    assert found.forces == 5
    assert found.quartiles == (Fraction(1, 2), Fraction(7, 10), Fraction(19, 20))
    assert found.ratio_of_sums == Fraction(4, 5)


def test_quartiles_between_two_forces_lie_on_the_straight_line():
    # Six forces: the first quartile is a quarter of the way from the second to the third: 0.2 +
    # 0.25 × 0.2 = 0.25.
    ratios = (10, 20, 40, 50, 60, 70)
    found = compared(pair(name, one) for name, one in zip("abcdef", ratios, strict=True))

    assert found.quartiles is not None
    assert found.quartiles[0] == Fraction(1, 4)


def test_a_force_with_over_half_of_the_pounds_hides_the_ratio_of_sums():
    pairs = [pair(name, 80) for name in "abcd"]
    found = compared([*pairs, pair("e", 300, promised=401)])

    assert found.quartiles is not None
    assert found.ratio_of_sums is None
    assert "over half" in found.why_not


def test_a_force_with_several_partnerships_counts_once():
    pairs = [pair(name, 80) for name in "abcd"]

    assert compared([*pairs, pair("d", 20)]).forces is None


def test_made_up_figures_are_never_compared_with_real_ones():
    ledger = the_ledger(the_benefit(), a_claim(), a_certification(), illustrative="All of it.")
    made_up = offered_pair(ledger, "e")

    assert made_up is not None
    assert made_up.illustrative
    assert compared([*(pair(name, 80) for name in "abcd"), made_up]).forces is None


def test_a_kind_is_told_only_where_the_rest_cannot_be_told_from_it():
    """Five of custody and five of advice are told apart; with four of advice only all nine."""
    custody = [pair(name, 80) for name in "abcde"]
    advice = [replace(pair(name, 60), kind=PartnershipKind.CONSULTANCY) for name in "fghij"]

    assert [kind for kind, _ in compared_by_kind(custody)] == [None, PartnershipKind.CUSTODY]
    both = compared_by_kind(custody + advice)
    assert [kind for kind, _ in both] == [
        None,
        PartnershipKind.CUSTODY,
        PartnershipKind.CONSULTANCY,
    ]
    assert both[0][1].forces == 10
    few = compared_by_kind(custody + advice[:4])
    assert [(kind, one.forces) for kind, one in few] == [(None, 9)]
