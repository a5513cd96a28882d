"""What each price earns by each formula, exactly."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from counterfoil.errors import InvalidValue
from counterfoil.tender.price_model import Formula, PriceModel

_NOUGHT, _HALF, _ONE = Fraction(0), Fraction(1, 2), Fraction(1)


def price_shares(model: PriceModel, prices_gbp: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """The share of the price's weight that each bid earns, from 0 to 1.

    Raises: InvalidValue for a price that is not above nought, a straight line without a ceiling,
    or a formula that gives no points.

    >>> model = PriceModel(formula=Formula.LOWEST_OVER_PRICE)
    >>> prices = {"A": Fraction(10), "B": Fraction("12.5"), "C": Fraction(16)}
    >>> [40 * one for one in price_shares(model, prices).values()]
    [Fraction(40, 1), Fraction(32, 1), Fraction(25, 1)]
    """
    for bid, price in prices_gbp.items():
        if price <= 0:
            raise InvalidValue(
                what="its price is not above nought",
                where=f"bid {bid}, price",
                mend="ask the bidder; a free bid needs a decision",
            )
    if not prices_gbp:
        return {}
    if model.formula is Formula.LOWEST_OVER_PRICE:
        lowest = min(prices_gbp.values())
        return {bid: lowest / price for bid, price in prices_gbp.items()}
    if model.formula is Formula.LINEAR_TO_CEILING:
        full, ceiling = line_of(model)
        return {bid: _held((ceiling - one) / (ceiling - full)) for bid, one in prices_gbp.items()}
    if model.formula is Formula.LINEAR_TO_MEAN:
        mean = sum(prices_gbp.values(), _NOUGHT) / len(prices_gbp)
        return {bid: _held(_HALF + (mean - one) / mean) for bid, one in prices_gbp.items()}
    raise InvalidValue(
        what=f"{model.formula.value} gives price no points",
        where="price model",
        mend="ask for the figure of each bid",
    )


def bid_figure(model: PriceModel, price_gbp: Fraction, quality: Fraction) -> Fraction:
    """The one figure that has price and quality in it, lowest first.

    quality: of the hundred points of quality. Raises: InvalidValue where there is no such figure.

    >>> model = PriceModel(formula=Formula.MONETISED_QUALITY,
    ...                    gbp_per_quality_point=Fraction(50_000))
    >>> bid_figure(model, Fraction(11_000_000), Fraction(80))
    Fraction(7000000, 1)
    """
    if model.formula is Formula.PRICE_PER_QUALITY_POINT and quality > 0:
        return price_gbp / quality
    if model.formula is Formula.MONETISED_QUALITY and model.gbp_per_quality_point is not None:
        return price_gbp - quality * model.gbp_per_quality_point
    raise InvalidValue(
        what=f"{model.formula.value} has no figure at {float(quality):g} points of quality",
        where="price model",
        mend="give a minimum of quality, or what a point is worth",
    )


def line_of(model: PriceModel) -> tuple[Fraction, Fraction]:
    """The prices at which a straight line to a ceiling earns all and nothing.

    Raises: InvalidValue without a ceiling above the price for full marks.
    """
    full = model.full_marks_gbp or _NOUGHT
    if model.ceiling_gbp is None or model.ceiling_gbp <= full:
        raise InvalidValue(
            what="the straight line has no ceiling above the price for full marks",
            where="price model",
            mend="give ceiling_gbp",
        )
    return full, model.ceiling_gbp


def _held(share: Fraction) -> Fraction:
    return max(_NOUGHT, min(_ONE, share))
