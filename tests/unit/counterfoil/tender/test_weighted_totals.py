"""Every formula's totals put bids in the order of the award itself."""

from __future__ import annotations

from fractions import Fraction

import pytest

from counterfoil.errors import InvalidValue
from counterfoil.tender.award import rank
from counterfoil.tender.price_model import Formula, PriceModel
from counterfoil.tender.weighted_totals import WeightedTotals, totals_of
from tests.fixtures.tenders import TOTALS, a_plan, entry, leaf

F = Fraction
BIDS = (
    entry("a", TOTALS["a"], care=4, staff=3),
    entry("b", TOTALS["b"], care=4, staff=4),
    entry("c", TOTALS["c"], care=2, staff=2),
)


@pytest.mark.parametrize("formula", Formula)
def test_the_order_is_the_awards(formula):
    model = PriceModel(
        formula=formula,
        ceiling_gbp=F(20_000_000),
        gbp_per_quality_point=F(400_000),
    )
    more = {} if formula.has_points else {"criteria": (leaf("care", 60), leaf("staff", 40))}
    plan = a_plan(price=model, **more)
    found = totals_of(plan, BIDS)
    order = sorted(zip(found.totals, found.bids, strict=True), reverse=True)
    ranking = rank(plan, BIDS)

    assert [bid for _, bid in order] == [one.bid for one in ranking.placed]
    for total, bid in order:
        result = ranking.place(bid).result
        # A figure goes lowest first: quality over price is a hundredth of its inverse.
        if formula is Formula.PRICE_PER_QUALITY_POINT:
            assert total == 1 / result
        else:
            assert total == (result if formula.has_points else -result)


def test_without_a_price_quality_is_all():
    plan = a_plan(criteria=(leaf("care", 60), leaf("staff", 40)), price=None, low_bids=None)

    assert totals_of(plan, [entry("a", care=4, staff=3)]).totals == (72,)


def test_other_weights_give_other_totals():
    found = totals_of(a_plan(), BIDS)

    assert found.totals == (F("75.2"), 73, 64)
    assert found.totals_at((F(0), F(0), F(100))) == (80, F("62.5"), 100)


def test_a_worth_that_is_missing_is_refused():
    with pytest.raises(InvalidValue, match="no worth"):
        WeightedTotals(bids=("a",), criteria=("x", "y"), weights=(F(50), F(50)), worth=((F(1),),))
