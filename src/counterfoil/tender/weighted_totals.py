"""The totals by which bids are ranked, in the one form that every price formula comes to.

Each is a sum of weights × worths, the highest first. Where price earns points, the worth of a bid
on a criterion is the share of the points that it earns, and the priced criterion is one among the
others. Where price per quality point decides, the worth is that share over the price; where quality
is turned into money, it is what the share is worth, and the price is taken off as the fixed part.
All is exact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from counterfoil.errors import InvalidValue
from counterfoil.tender.award import Entry
from counterfoil.tender.plan import Plan
from counterfoil.tender.price_marks import price_shares
from counterfoil.tender.price_model import Formula

_NOUGHT = Fraction(0)


@dataclass(frozen=True, kw_only=True)
class WeightedTotals:
    """The bids of a lot that are ranked, and what makes up each one's total.

    bids: ids. criteria, weights: ids of the leaves and their points. worth: for each bid, what a
    point of each criterion is worth to it. fixed: what its total has besides.
    """

    bids: tuple[str, ...]
    criteria: tuple[str, ...]
    weights: tuple[Fraction, ...]
    worth: tuple[tuple[Fraction, ...], ...]
    fixed: tuple[Fraction, ...] = ()

    def __post_init__(self) -> None:
        fixed = self.fixed or (_NOUGHT,) * len(self.bids)
        object.__setattr__(self, "fixed", fixed)
        wide = {len(self.weights), len(self.criteria), *map(len, self.worth)}
        if len(wide) != 1 or not len(self.bids) == len(self.worth) == len(fixed):
            raise InvalidValue(
                what="some bid has no worth on some criterion",
                where="the totals of the bids",
                mend="give every bid a worth on every criterion",
            )

    @cached_property
    def totals(self) -> tuple[Fraction, ...]:
        """Each bid's total."""
        return self.totals_at(self.weights)

    def totals_at(self, weights: Sequence[Fraction]) -> tuple[Fraction, ...]:
        """The totals that other weights would give."""
        return tuple(
            fixed + sum((w * each for w, each in zip(weights, worth, strict=True)), _NOUGHT)
            for fixed, worth in zip(self.fixed, self.worth, strict=True)
        )


def totals_of(plan: Plan, entries: Sequence[Entry]) -> WeightedTotals:
    """The weighted totals of bids that are all ranked: those that fell are not among them."""
    model = plan.price
    has_points = model is not None and model.formula.has_points
    prices = {one.bid: one.price_gbp or _NOUGHT for one in entries}
    earned = price_shares(model, prices) if model is not None and has_points else {}
    leaves = plan.leaves if has_points else plan.marked
    return WeightedTotals(
        bids=tuple(prices),
        criteria=tuple(leaf.id for leaf in leaves),
        weights=tuple(leaf.points for leaf in leaves),
        worth=tuple(
            tuple(
                earned.get(one.bid, _NOUGHT) if leaf.criterion.priced else worths[leaf.id]
                for leaf in leaves
            )
            for one, worths in zip(
                entries, (quality_worths(plan, one) for one in entries), strict=True
            )
        ),
        fixed=tuple(fixed_part(plan, one) for one in entries),
    )


def quality_worths(plan: Plan, entry: Entry) -> dict[str, Fraction]:
    """What a point of each marked criterion is worth to a bid."""
    whole = worth_of_a_share(plan, entry)
    return {leaf.id: plan.scale.share(entry.marks[leaf.id]) * whole for leaf in plan.marked}


def fixed_part(plan: Plan, entry: Entry) -> Fraction:
    """What a bid's total has besides: the price taken off, where quality is turned into money."""
    model = plan.price
    if model is not None and model.formula is Formula.MONETISED_QUALITY:
        return -(entry.price_gbp or _NOUGHT)
    return _NOUGHT


def worth_of_a_share(plan: Plan, entry: Entry) -> Fraction:
    """What the whole of one point of quality adds to a bid's total."""
    model = plan.price
    if model is None or model.formula.has_points:
        return Fraction(1)
    if model.formula is Formula.PRICE_PER_QUALITY_POINT:
        return 1 / (entry.price_gbp or Fraction(1))
    return model.gbp_per_quality_point or _NOUGHT
