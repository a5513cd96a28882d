"""From marks and prices to an order of bids: points, figures, who is out, and ties by their rule.

Exact throughout: nothing is rounded before bids are compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import groupby

from counterfoil.contract.lines import number_text
from counterfoil.tender.plan import WHOLE, Plan, Stage, TieBy, TieStep
from counterfoil.tender.price_marks import bid_figure, price_shares

_NOUGHT = Fraction(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What one bid is judged on: a mark for each leaf by id, and the price that counts."""

    bid: str
    marks: Mapping[str, Fraction]
    price_gbp: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Out:
    """A bid that is not ranked, at which stage it fell and why."""

    bid: str
    stage: Stage
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A bid in its place.

    points: of each leaf, of the whole hundred. quality: of the hundred points of quality alone.
    price_points: None where the formula gives none. result: total points, highest first, or the
    figure of price and quality, lowest first. decided_by: the step of the tie rule, if one did.
    """

    bid: str
    rank: int
    result: Fraction
    points: Mapping[str, Fraction]
    quality: Fraction
    price_gbp: Fraction | None
    price_points: Fraction | None
    decided_by: TieStep | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Bids that came out equal, and the step that parted them; None while they are not parted."""

    bids: tuple[str, ...]
    result: Fraction
    decided_by: TieStep | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """The bids of a lot in order. highest_first: whether a higher result is better."""

    lot: str
    placed: tuple[Placed, ...]
    out: tuple[Out, ...]
    ties: tuple[Tie, ...]
    highest_first: bool

    @property
    def winner(self) -> str | None:
        """The bid that comes first; None when there is none, or the first place is tied."""
        first = [one.bid for one in self.placed if one.rank == 1]
        return first[0] if len(first) == 1 else None

    def place(self, bid: str) -> Placed | None:
        """The bid in its place; None when it is out."""
        return next((one for one in self.placed if one.bid == bid), None)


@dataclass(frozen=True, slots=True)
class Judged:
    """A bid with the points of each marked leaf. below: why it falls at the thresholds."""

    entry: Entry
    points: Mapping[str, Fraction]
    total: Fraction
    quality: Fraction
    below: str


@dataclass(slots=True)
class _Standing:
    judged: Judged
    points: dict[str, Fraction]
    price_points: Fraction | None = None
    result: Fraction = _NOUGHT
    decided_by: TieStep | None = field(default=None)


def rank(
    plan: Plan,
    entries: Iterable[Entry],
    *,
    lot: str = "",
    drawn: Mapping[str, int] | None = None,
    out: Iterable[Out] = (),
) -> Ranking:
    """The order of bids under a plan.

    Each leaf earns its points × mark ÷ the highest mark; the priced leaf its points × the share of
    the formula, reckoned among the bids that pass the thresholds. drawn: places drawn by lot. out:
    bids that fell before. Raises: InvalidValue for a price that the formula cannot take.
    """
    return ranked(plan, [judged(plan, one) for one in entries], lot=lot, drawn=drawn, out=out)


def ranked(
    plan: Plan,
    bids: Iterable[Judged],
    *,
    lot: str = "",
    drawn: Mapping[str, int] | None = None,
    out: Iterable[Out] = (),
) -> Ranking:
    """The order of bids whose quality is worked out already, as `rank` gives it."""
    held, fallen = [], list(out)
    for one in bids:
        if one.below:
            fallen.append(Out(bid=one.entry.bid, stage=Stage.THRESHOLDS, reason=one.below))
        else:
            held.append(_Standing(one, dict(one.points)))
    _add_prices(plan, held)
    highest_first = plan.price is None or plan.price.formula.has_points
    held.sort(key=lambda one: -one.result if highest_first else one.result)
    placed: list[Placed] = []
    ties: list[Tie] = []
    for result, equals in groupby(held, key=lambda one: one.result):
        for group in _parted(plan.ties, tuple(equals), drawn or {}, ties, result):
            place = len(placed) + 1
            placed.extend(_placed(one, place) for one in group)
    return Ranking(
        lot=lot,
        placed=tuple(placed),
        out=tuple(fallen),
        ties=tuple(ties),
        highest_first=highest_first,
    )


def judged(plan: Plan, entry: Entry) -> Judged:
    """A bid's points for quality, and whether it passes the thresholds."""
    points = {leaf.id: leaf.points * plan.scale.share(entry.marks[leaf.id]) for leaf in plan.marked}
    total = sum(points.values(), _NOUGHT)
    quality = total / plan.quality_points * WHOLE
    return Judged(entry, points, total, quality, _below(plan, entry, quality))


def _below(plan: Plan, entry: Entry, quality: Fraction) -> str:
    """Why a bid falls at the thresholds; blank when it does not."""
    for leaf in plan.marked:
        minimum, mark = leaf.criterion.minimum, entry.marks[leaf.id]
        if minimum is not None and mark < minimum:
            return f"{number_text(mark)} for {leaf.id}, below the minimum of {number_text(minimum)}"
    least = plan.minimum_quality
    if least is not None and quality < least:
        return (
            f"{number_text(quality, 2)} points of quality, below the minimum of "
            f"{number_text(least, 2)}"
        )
    if plan.price is not None and not plan.price.formula.has_points and quality == 0:
        return "no points of quality"
    return ""


def _add_prices(plan: Plan, held: Sequence[_Standing]) -> None:
    """What each bid comes to with its price."""
    model = plan.price
    prices = {one.judged.entry.bid: one.judged.entry.price_gbp or _NOUGHT for one in held}
    leaf = plan.priced
    if model is not None and model.formula.has_points:
        points = leaf.points if leaf else _NOUGHT
        shares = price_shares(model, prices)
        for one in held:
            one.price_points = points * shares[one.judged.entry.bid]
            one.result = one.judged.total + one.price_points
            if leaf:
                one.points[leaf.id] = one.price_points
        return
    for one in held:
        one.result = one.judged.total
        if model is not None:
            one.result = bid_figure(model, prices[one.judged.entry.bid], one.judged.quality)


def _parted(
    steps: Sequence[TieStep],
    group: tuple[_Standing, ...],
    drawn: Mapping[str, int],
    ties: list[Tie],
    result: Fraction,
) -> list[tuple[_Standing, ...]]:
    """The bids of one result in groups, best first, each of one bid where the rule parts them."""
    if len(group) == 1:
        return [group]
    names = tuple(sorted(one.judged.entry.bid for one in group))
    for place, step in enumerate(steps):
        if step.by is TieBy.DRAWING_LOTS and not set(names) <= set(drawn):
            continue  # lots are yet to be drawn
        keys = {one.judged.entry.bid: _key(step, one, drawn) for one in group}
        if len(set(keys.values())) == 1:
            continue
        ordered = sorted(group, key=lambda one: keys[one.judged.entry.bid])
        for one in group:
            one.decided_by = step
        ties.append(Tie(bids=names, result=result, decided_by=step))
        found = []
        for _, equals in groupby(ordered, key=lambda one: keys[one.judged.entry.bid]):
            found.extend(_parted(steps[place + 1 :], tuple(equals), drawn, ties, result))
        return found
    ties.append(Tie(bids=names, result=result, decided_by=None))
    return [tuple(sorted(group, key=lambda one: one.judged.entry.bid))]


def _key(step: TieStep, one: _Standing, drawn: Mapping[str, int]) -> Fraction:
    """What a step compares, lowest first."""
    if step.by is TieBy.QUALITY:
        return -one.judged.quality
    if step.by is TieBy.PRICE:
        return one.judged.entry.price_gbp or _NOUGHT
    if step.by is TieBy.CRITERION:
        return -one.points[step.criterion]
    return Fraction(drawn[one.judged.entry.bid])


def _placed(one: _Standing, place: int) -> Placed:
    return Placed(
        bid=one.judged.entry.bid,
        rank=place,
        result=one.result,
        points=one.points,
        quality=one.judged.quality,
        price_gbp=one.judged.entry.price_gbp,
        price_points=one.price_points,
        decided_by=one.decided_by,
    )
