"""What is told of pairs of several forces."""

from __future__ import annotations

from fractions import Fraction

from counterfoil.outcomes.offered_pairs import ComparedPairs
from counterfoil.partnership_kind import PartnershipKind
from counterfoil_web.outcomes.pair_presenters import compared_rows


def test_a_group_is_told_in_shares_and_a_hidden_one_says_why():
    told = ComparedPairs(
        forces=6,
        quartiles=(Fraction(1, 2), Fraction(3, 4), Fraction(19, 20)),
        ratio_of_sums=None,
        why_not="one force has over half of the pounds promised",
    )
    hidden = ComparedPairs(forces=None, quartiles=None, ratio_of_sums=None, why_not="too few")
    first, second = compared_rows([(PartnershipKind.CUSTODY, told), (None, hidden)])

    assert (first.forces, first.quarter, first.half, first.three_quarters) == (
        *("6", "50%", "75%"),
        "95%",
    )
    assert (first.in_all, first.why_not) == ("", told.why_not)
    assert (second.title, second.forces, second.half) == ("All kinds together", "", "")
