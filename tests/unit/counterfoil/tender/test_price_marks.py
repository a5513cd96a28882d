"""What prices earn, with sums by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from counterfoil.errors import InvalidValue
from counterfoil.tender.price_marks import bid_figure, line_of, price_shares
from counterfoil.tender.price_model import Formula, PriceModel

F = Fraction
LOWEST = PriceModel(formula=Formula.LOWEST_OVER_PRICE)
MEAN = PriceModel(formula=Formula.LINEAR_TO_MEAN)
LINE = PriceModel(formula=Formula.LINEAR_TO_CEILING, full_marks_gbp=F(8), ceiling_gbp=F(16))


def test_lowest_over_price_of_forty():
    """10.0, 12.5 and 16.0 million pounds: 40, 40 × 10/12.5 and 40 × 10/16."""
    prices = {"a": F(10_000_000), "b": F(12_500_000), "c": F(16_000_000)}

    assert [40 * one for one in price_shares(LOWEST, prices).values()] == [40, 32, 25]


def test_the_published_vector_of_lowest_over_price():
    """Shakespeare Martineau, Evaluating price in tenders: 100 and 105 at 40 give 40 and 38.0952."""
    found = price_shares(LOWEST, {"a": F(100), "b": F(105)})

    assert 40 * found["a"] == 40
    assert round(float(40 * found["b"]), 4) == 38.0952


@pytest.mark.parametrize(("price", "share"), [(6, 1), (8, 1), (10, F(3, 4)), (16, 0), (20, 0)])
def test_a_line_from_full_marks_at_8_to_a_ceiling_of_16(price, share):
    assert price_shares(LINE, {"a": F(price)}) == {"a": share}


def test_a_line_through_the_mean_gains_one_in_a_hundred_for_each_in_a_hundred():
    """The mean of 90, 100 and 110 is 100: 60%, 50% and 40%. Of 10 and 190, 140% held to 100%."""
    assert list(price_shares(MEAN, {"a": F(90), "b": F(100), "c": F(110)}).values()) == [
        F(3, 5),
        F(1, 2),
        F(2, 5),
    ]
    assert list(price_shares(MEAN, {"a": F(10), "b": F(190)}).values()) == [1, 0]


def test_price_per_point_and_quality_as_money():
    """11m at 80 points: £137,500 a point; at £50,000 a point 11m − 4m."""
    per_point = PriceModel(formula=Formula.PRICE_PER_QUALITY_POINT)
    money = PriceModel(formula=Formula.MONETISED_QUALITY, gbp_per_quality_point=F(50_000))

    assert bid_figure(per_point, F(11_000_000), F(80)) == 137_500
    assert bid_figure(money, F(11_000_000), F(80)) == 7_000_000
    with pytest.raises(InvalidValue, match="at 0 points of quality"):
        bid_figure(per_point, F(1), F(0))


def test_what_a_formula_cannot_take_is_refused():
    assert price_shares(LOWEST, {}) == {}
    with pytest.raises(InvalidValue, match="not above nought"):
        price_shares(LOWEST, {"a": F(0)})
    with pytest.raises(InvalidValue, match="gives price no points"):
        price_shares(PriceModel(formula=Formula.MONETISED_QUALITY), {"a": F(1)})
    with pytest.raises(InvalidValue, match="has no ceiling"):
        line_of(PriceModel(formula=Formula.LINEAR_TO_CEILING))
