"""The same pound twice: caught, with both sides, and never where months or places differ."""

from __future__ import annotations

from fractions import Fraction

import pytest

from counterfoil.outcomes.claims import ClaimElsewhere
from counterfoil.outcomes.doubles import SamePlace, doubles
from counterfoil.quantities.years import Month
from tests.fixtures.small_outcomes import APRIL, ENTERED, MARCH, a_claim, the_benefit, the_ledger

F = Fraction

OTHER = the_benefit(id="other", title="Another saving", budget_line="fleet")


def found(*records):
    return doubles(the_ledger(the_benefit(), OTHER, *records))


@pytest.mark.parametrize(
    ("first", "second", "why", "what"),
    [
        ({"budget_line": "fleet"}, {}, SamePlace.BUDGET_LINE, "fleet"),
        ({"post": "Sergeant 12"}, {"post": "Sergeant 12"}, SamePlace.POST, "Sergeant 12"),
        ({"volume": "fewer calls"}, {"volume": "fewer calls"}, SamePlace.VOLUME, "fewer calls"),
        ({}, {"benefit": "saving", "claimant": "Supplier"}, SamePlace.BENEFIT, "saving"),
    ],
)
def test_two_claims_on_one_place_are_listed_with_both_sides(first, second, why, what):
    second = {"benefit": "other", **second}

    (pair,) = found(a_claim("one", 10_000, **first), a_claim("two", 4_000, **second))

    assert (pair.why, pair.what) == (why, what)
    assert (pair.one.claim, pair.other.claim) == ("one", "two")
    assert pair.at_stake == 4_000


def test_only_the_months_that_both_are_about_are_at_stake():
    """Three of twelve months of £10,000 are £2,500; three of six of £4,000 are £2,000."""
    later = a_claim(
        "two",
        4_000,
        benefit="other",
        budget_line="custody",
        from_month=Month(2027, 1),
        to_month=Month(2027, 6),
    )

    (pair,) = found(a_claim("one"), later)

    assert (pair.from_month, pair.to_month) == (Month(2027, 1), MARCH)
    assert pair.at_stake == 2_000
    assert "at most £2,000 counted twice" in pair.sentence


def test_claims_of_other_months_or_other_places_are_not_listed():
    after = a_claim("two", from_month=MARCH + 1, to_month=MARCH + 12)
    elsewhere = a_claim("three", benefit="other")

    assert found(a_claim("one"), after, elsewhere) == ()


def test_a_claim_of_another_force_on_the_same_post_is_listed():
    theirs = ClaimElsewhere(
        id="theirs",
        entered_on=ENTERED,
        partnership="Shared custody",
        force="The neighbour",
        title="A sergeant fewer",
        amount_gbp=F(60_000),
        post="Sergeant 12",
        from_month=APRIL,
        to_month=MARCH,
    )

    (pair,) = found(a_claim("one", post="Sergeant 12"), theirs)

    assert pair.why is SamePlace.ELSEWHERE
    assert (pair.other.whose, pair.at_stake) == ("Shared custody, The neighbour", 10_000)


def test_what_a_claimant_says_of_another_is_listed_though_the_other_is_not_seen():
    (pair,) = found(a_claim("one", also_claimed_by="Regional unit"))

    assert (pair.other.claim, pair.other.whose) == ("not seen", "Regional unit")


def test_a_superseded_claim_doubles_nothing():
    newer = a_claim("two", 9_000, supersedes="one")

    assert found(a_claim("one"), newer) == ()
