"""A loser's withdrawal that changes the winner."""

from __future__ import annotations

from fractions import Fraction

from counterfoil.tender.price_model import Formula, PriceModel
from counterfoil.tender.reversals import reversals
from tests.fixtures.tenders import entry, flat_plan

F = Fraction
BIDS = (
    entry("A", 11_000_000, quality=80),
    entry("B", 13_000_000, quality=92),
    entry("C", 8_000_000, quality=20),
)


def test_a_low_and_poor_bid_decides_between_the_two_others():
    """With C: A 40 + 50 × 8/11 = 76.36…, B 46 + 50 × 8/13 = 76.77: B wins.

    Without C: A 40 + 50 = 90, B 46 + 50 × 11/13 = 88.31: A wins.
    """
    plan = flat_plan(PriceModel(formula=Formula.LOWEST_OVER_PRICE), quality=50, price=50)
    (found,) = reversals(plan, BIDS)

    assert (found.without, found.winner, found.winner_then) == ("C", "B", "A")
    assert found.before.place("A").result == 40 + F(400, 11)
    assert found.before.place("B").result == 46 + F(400, 13)
    assert found.after.place("A").result == 90
    assert found.after.place("B").result == 46 + F(550, 13)
    assert found.sentence == "B wins; had C not bid, A would win"


def test_an_absolute_formula_does_not_do_this():
    model = PriceModel(formula=Formula.LINEAR_TO_CEILING, ceiling_gbp=F(20_000_000))

    assert reversals(flat_plan(model, quality=50, price=50), BIDS) == ()


def test_bids_tied_for_the_first_place_have_no_winner_to_change():
    plan = flat_plan(quality=100)

    assert reversals(plan, (entry("A", quality=5), entry("B", quality=5))) == ()
