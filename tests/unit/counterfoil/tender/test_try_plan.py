"""What a formula rewards, where it saturates, and the counter-example found."""

from __future__ import annotations

from fractions import Fraction

import pytest

from counterfoil.errors import NoAnswer
from counterfoil.tender.award import rank
from counterfoil.tender.price_marks import price_shares
from counterfoil.tender.price_model import Formula, PriceModel
from counterfoil.tender.try_plan import counter_example, dummy_bids, reward_at, try_plan
from tests.fixtures.tenders import a_plan, entry, flat_plan

F = Fraction
M = 1_000_000
LOWEST = PriceModel(formula=Formula.LOWEST_OVER_PRICE, estimate_gbp=F(12 * M))
LINE = PriceModel(formula=Formula.LINEAR_TO_CEILING, full_marks_gbp=F(8 * M), ceiling_gbp=F(16 * M))
MEAN = PriceModel(formula=Formula.LINEAR_TO_MEAN, estimate_gbp=F(12 * M))


def test_lowest_over_price_pays_more_for_quality_the_dearer_the_bid():
    """60 quality, 40 price, lowest £10m. At £20m a point of quality is 0.6 of the hundred.

    d points ÷ d price = 40 × 10m ÷ (20m)² = 1 in a million pounds: £600,000. At £12.5m 2.56 in a
    million: £234,375.
    """
    plan = flat_plan(LOWEST, quality=60, price=40)
    others = [F(10 * M)]

    assert reward_at(plan, LOWEST, F(20 * M), others).gbp_per_point == 600_000
    assert reward_at(plan, LOWEST, F(12_500_000), others).gbp_per_point == 234_375
    assert reward_at(plan, LOWEST, F(9 * M), others).gbp_per_point is None


@pytest.mark.parametrize("model", [LOWEST, LINE, MEAN])
def test_the_worth_of_a_point_leaves_the_bid_where_it_stood(model):
    """A second method: raise the price by the worth of a thousandth of a point of quality.

    The change of points must be that thousandth, to one in ten thousand of it. The mean is held by
    reckoning its share by hand.
    """
    plan = flat_plan(model, quality=60, price=40)
    price, others = F(12 * M), [F(10 * M), F(14 * M)]
    worth = reward_at(plan, model, price, others).gbp_per_point
    step = worth / 1000

    def share(amount: Fraction) -> Fraction:
        if model is MEAN:
            return F(1, 2) + (F(12 * M) - amount) / F(12 * M)
        return price_shares(model, {"x": amount, "l": F(10 * M), "h": F(14 * M)})["x"]

    lost = 40 * (share(price) - share(price + step))
    assert abs(lost / (F(6, 10) / 1000) - 1) < F(1, 1000)


def test_a_straight_line_is_worth_the_same_inside_and_nothing_beyond():
    """0.6 × (16m − 8m) ÷ 40 = £120,000 a point."""
    plan = flat_plan(LINE, quality=60, price=40)

    assert [
        reward_at(plan, LINE, F(price * M), [F(10 * M)]).gbp_per_point for price in (7, 9, 15, 16)
    ] == [None, 120_000, 120_000, None]


def test_figures_without_points():
    money = PriceModel(formula=Formula.MONETISED_QUALITY, gbp_per_quality_point=F(50_000))
    per_point = PriceModel(formula=Formula.PRICE_PER_QUALITY_POINT)

    assert reward_at(flat_plan(money, quality=100), money, F(7 * M), []).gbp_per_point == 50_000
    assert (
        reward_at(flat_plan(per_point, quality=100), per_point, F(7 * M), []).gbp_per_point
        == 100_000
    )


@pytest.mark.parametrize("model", [LOWEST, MEAN])
def test_a_relative_formula_has_a_counter_example_that_holds(model):
    plan = flat_plan(model, quality=50, price=50)
    found = counter_example(plan, F(12 * M))

    assert found is not None
    with_c = rank(plan, found.entries)
    without_c = rank(plan, found.entries[:2])
    assert with_c.winner == found.reversal.winner
    assert without_c.winner == found.reversal.winner_then
    assert with_c.winner != without_c.winner
    assert with_c.winner in ("A", "B")


def test_the_sum_of_the_issue_is_warned_of():
    plan = flat_plan(LOWEST, quality=50, price=50)
    tried = try_plan(
        plan,
        [
            entry("A", 11 * M, quality=80),
            entry("B", 13 * M, quality=92),
            entry("C", 8 * M, quality=20),
        ],
    )

    assert tried.warns
    assert [one.sentence for one in tried.reversals] == ["B wins; had C not bid, A would win"]
    assert tried.ranking.winner == "B"


def test_an_absolute_formula_is_not_warned_of_and_says_where_it_saturates():
    plan = flat_plan(LINE, quality=60, price=40)
    tried = try_plan(plan, [entry("A", 10 * M, quality=80), entry("B", 12 * M, quality=90)])

    assert not tried.warns
    assert any("from £16,000,000 up a price earns nothing" in one for one in tried.saturates)
    assert any("from £8,000,000 down a price earns all" in one for one in tried.saturates)
    assert len(tried.rewards) == 9


def test_dummies_are_made_around_the_estimate_or_asked_for():
    made = dummy_bids(a_plan())

    assert [one.price_gbp for one in made] == [F("14.4") * M, 12 * M, F("8.4") * M]
    assert made[0].marks == {"care": F("4.5"), "staff": F("4.5")}
    assert try_plan(flat_plan(quality=100)).rewards == ()
    with pytest.raises(NoAnswer, match="no estimate"):
        try_plan(flat_plan(LINE, quality=60, price=40))
