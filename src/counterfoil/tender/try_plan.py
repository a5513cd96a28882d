"""A plan tried before it is locked: what its formula rewards, and what it may upset."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from counterfoil.contract.lines import to_pence
from counterfoil.errors import NoAnswer
from counterfoil.tender.award import Entry, Ranking, rank
from counterfoil.tender.plan import WHOLE, Plan
from counterfoil.tender.price_marks import line_of, price_shares
from counterfoil.tender.price_model import FORMULA_WORDS, Formula, FormulaWords, PriceModel
from counterfoil.tender.reversals import Reversal, reversals

_ONE, _HALF = Fraction(1), Fraction(1, 2)
_STEPS = tuple(Fraction(percent, 100) for percent in (60, 70, 80, 90, 100, 110, 120, 130, 140))
_GAPS = tuple(Fraction(percent, 100) for percent in (20, 10, 5, 2, 1))
_LOW = Fraction(7, 10)
_USUAL_QUALITY = 70


@dataclass(frozen=True, slots=True, kw_only=True)
class Reward:
    """What a price earns, and what the formula pays there for one more point of quality.

    share: of the price's weight; None where the formula gives no points. gbp_per_point: by how
    much a bidder at this price may raise it for one more of the hundred points of quality and
    stand as before; None where a pound more or less earns nothing.
    """

    price_gbp: Fraction
    share: Fraction | None
    gbp_per_point: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterExample:
    """Three made-up bids of which the loser's withdrawal changes the winner."""

    entries: tuple[Entry, ...]
    reversal: Reversal


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What came of trying a plan.

    ranking: of the dummy bids. reversals: among them. saturates: in words. counter_example: made up
    for the plan where the formula lets one be.
    """

    words: FormulaWords | None
    ranking: Ranking
    reversals: tuple[Reversal, ...]
    rewards: tuple[Reward, ...]
    saturates: tuple[str, ...]
    counter_example: CounterExample | None

    @property
    def warns(self) -> bool:
        """Whether a loser's withdrawal can change the winner."""
        return bool(self.reversals) or self.counter_example is not None


def try_plan(plan: Plan, entries: Sequence[Entry] = ()) -> Trial:
    """Run a plan on dummy bids; with none given, on three made up around the estimate.

    Raises: NoAnswer when there are neither bids nor an estimate to make them around.
    """
    held = tuple(entries) or dummy_bids(plan)
    model = plan.price
    return Trial(
        words=None if model is None else FORMULA_WORDS[model.formula],
        ranking=rank(plan, held),
        reversals=reversals(plan, held),
        rewards=() if model is None else tuple(_rewards(plan, model, held)),
        saturates=() if model is None else tuple(_saturates(model, held)),
        counter_example=counter_example(plan, _middle(plan, held)),
    )


def dummy_bids(plan: Plan) -> tuple[Entry, ...]:
    """A good and dear bid, a middling one at the estimate, and one cheap and just good enough."""
    estimate = None if plan.price is None else _estimate(plan)
    made = ((Fraction(9, 10), Fraction(6, 5)), (Fraction(7, 10), _ONE), (_HALF, _LOW))
    names = ("good and dear", "middling", "plain and cheap")
    return tuple(
        Entry(
            bid=name,
            marks=_marks(plan, share),
            price_gbp=None if estimate is None else estimate * times,
        )
        for name, (share, times) in zip(names, made, strict=True)
    )


def counter_example(plan: Plan, price_gbp: Fraction | None) -> CounterExample | None:
    """Three bids of which the loser's withdrawal changes the winner; None when none was found.

    One bid at the price, one dearer and better by just so much that the third, cheap and poor,
    decides between them. Quality may take any value here, between marks too.
    """
    model, leaf = plan.price, plan.priced
    if model is None or leaf is None or price_gbp is None or not model.formula.is_relative:
        return None
    weight = plan.quality_points
    for gap in _GAPS:
        for times in (_LOW, 1 / _LOW):
            near = {"A": price_gbp, "B": price_gbp * (1 + gap)}
            alone = price_shares(model, near)
            beside = price_shares(model, {**near, "C": price_gbp * times})
            without = (alone["A"] - alone["B"]) * leaf.points
            with_it = (beside["A"] - beside["B"]) * leaf.points
            if without == with_it:
                continue
            better = (without + with_it) / 2 / weight
            found = _try_three(plan, near, price_gbp * times, better)
            if found is not None:
                return found
    return None


def _try_three(
    plan: Plan, near: dict[str, Fraction], third: Fraction, better: Fraction
) -> CounterExample | None:
    """B is better than A by a share of quality; C is as poor as the plan lets it be."""
    least = _least(plan)
    top = min(_ONE, max(Fraction(9, 10), least + better))
    if not 0 < better <= top - least:
        return None
    entries = (
        Entry(bid="A", marks=_marks(plan, top - better), price_gbp=near["A"]),
        Entry(bid="B", marks=_marks(plan, top), price_gbp=near["B"]),
        Entry(bid="C", marks=_marks(plan, least), price_gbp=third),
    )
    found = next((one for one in reversals(plan, entries) if one.without == "C"), None)
    return None if found is None else CounterExample(entries=entries, reversal=found)


def _least(plan: Plan) -> Fraction:
    """The lowest share of quality with which a bid passes the thresholds."""
    minimums = [plan.scale.share(one.criterion.minimum or plan.scale.lowest) for one in plan.marked]
    overall = (plan.minimum_quality or Fraction(0)) / WHOLE
    return max([*minimums, overall])


def _marks(plan: Plan, share: Fraction) -> dict[str, Fraction]:
    return {leaf.id: plan.scale.highest * share for leaf in plan.marked}


def _middle(plan: Plan, entries: Sequence[Entry]) -> Fraction | None:
    """The estimate, or the middle one of the prices tried."""
    if plan.price is not None and plan.price.estimate_gbp:
        return plan.price.estimate_gbp
    prices = sorted(one.price_gbp for one in entries if one.price_gbp is not None)
    return prices[len(prices) // 2] if prices else None


def _estimate(plan: Plan) -> Fraction:
    lots = [one.estimate_gbp for one in plan.lots if one.estimate_gbp]
    found = (plan.price.estimate_gbp if plan.price else None) or (lots[0] if lots else None)
    if found is None:
        raise NoAnswer(
            what="there are no bids to try, and no estimate to make them around",
            where="plan.yaml, price",
            mend="give estimate_gbp, or dummy bids",
        )
    return found


def _rewards(plan: Plan, model: PriceModel, entries: Sequence[Entry]) -> Iterator[Reward]:
    middle = _middle(plan, entries)
    prices = [one.price_gbp for one in entries if one.price_gbp is not None]
    if middle is None or not prices:
        return
    for step in _STEPS:
        yield reward_at(plan, model, middle * step, prices)


def reward_at(
    plan: Plan, model: PriceModel, price_gbp: Fraction, others_gbp: Sequence[Fraction]
) -> Reward:
    """What a price earns beside others', and what one more point of quality is worth there.

    The worth is that of a small change, the lowest price and the mean held. With w and q the points
    for price and quality, lowest L, mean M, ceiling K and price for full marks F, it is q/100 times
    P² ÷ (w × L), (K − F) ÷ w or M ÷ w; without points for price, P ÷ 70 (at 70 points of quality),
    or what a point was said to be worth.
    """
    leaf = plan.priced
    if not model.formula.has_points or leaf is None:
        return Reward(price_gbp=price_gbp, share=None, gbp_per_point=_worth(model, price_gbp))
    point = plan.quality_points / WHOLE / leaf.points
    if model.formula is Formula.LINEAR_TO_MEAN:
        mean = sum(others_gbp, Fraction(0)) / len(others_gbp)
        share = max(Fraction(0), min(_ONE, _HALF + (mean - price_gbp) / mean))
        worth = point * mean
    elif model.formula is Formula.LINEAR_TO_CEILING:
        share = price_shares(model, {"": price_gbp})[""]
        full, ceiling = line_of(model)
        worth = point * (ceiling - full)
    else:
        lowest = min([price_gbp, *others_gbp])
        share = lowest / price_gbp
        worth = point * price_gbp**2 / lowest
    inside = 0 < share < 1
    return Reward(price_gbp=price_gbp, share=share, gbp_per_point=worth if inside else None)


def _worth(model: PriceModel, price_gbp: Fraction) -> Fraction | None:
    if model.formula is Formula.MONETISED_QUALITY:
        return model.gbp_per_quality_point
    return price_gbp / _USUAL_QUALITY


def _saturates(model: PriceModel, entries: Sequence[Entry]) -> Iterator[str]:
    if model.formula is Formula.LINEAR_TO_CEILING:
        full, ceiling = line_of(model)
        yield f"from {_pounds(ceiling)} up a price earns nothing, and a pound more costs nothing"
        if full:
            yield f"from {_pounds(full)} down a price earns all, and a pound less earns nothing"
    elif model.formula is Formula.LINEAR_TO_MEAN:
        prices = [one.price_gbp for one in entries if one.price_gbp is not None]
        if prices:
            mean = sum(prices, Fraction(0)) / len(prices)
            yield f"from {_pounds(mean * Fraction(3, 2))} up a price earns nothing"
            yield f"from {_pounds(mean / 2)} down a price earns all"
    elif model.formula is Formula.LOWEST_OVER_PRICE:
        yield "a price of twice the lowest still earns half the points; none earns nothing"
        yield "below the others a lower price earns no more: it takes points from them"


def _pounds(amount: Fraction) -> str:
    pence = to_pence(amount)
    return f"£{pence:,.0f}" if pence == int(pence) else f"£{pence:,.2f}"
