"""The smallest change of one weight that changes the winner, exactly.

A criterion's weight is changed and the others beside it share what is left in their own
proportions; everything else stays. Each total is then a straight line in the weight, so the point
at which another bid draws level is found by one division. Where the plan asks for a least quality,
bids may come in or fall as the weight moves: between those points the same bids are ranked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from counterfoil.tender.contest import Contest
from counterfoil.tender.plan import WHOLE, Criterion
from counterfoil.tender.price_marks import price_shares
from counterfoil.tender.weighted_totals import fixed_part, quality_worths

_NOUGHT = Fraction(0)
Worths = Mapping[str, Fraction]


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightTurn:
    """Where a weight changes the winner.

    weight: as it is, in points of its parent's hundred. at: the weight at which the two are level;
    below it (or above, as `below` says) `instead` wins. A blank `instead` means that no bid would
    have enough quality.
    """

    criterion: str
    title: str
    weight: Fraction
    at: Fraction
    below: bool
    instead: str

    @property
    def change(self) -> Fraction:
        """By how many points of its parent's hundred the weight must move."""
        return abs(self.at - self.weight)


@dataclass(frozen=True, slots=True)
class _Node:
    """A criterion that has others beside it.

    parent: the id of what it is part of, blank for the whole. points: the parent's own, of the
    whole hundred.
    """

    criterion: Criterion
    parent: str
    points: Fraction

    @property
    def step(self) -> Fraction:
        """How far along its line a total goes for each point of the criterion's weight.

        A total rises by (own − mean of the others) × points ÷ 100, the others being the parent
        less its own part: by the gain, own − parent's mean, × points ÷ (100 − weight).
        """
        return self.points / (WHOLE - self.criterion.weight)


@dataclass(frozen=True, slots=True)
class _Line:
    """A total as one weight moves one way: what it is now, and its gain for each step.

    Both are whole numbers, in one unit for all lines that are compared.
    """

    now: int
    gain: int

    def at(self, gone: Fraction) -> int:
        """The total after so many steps, times the steps' denominator."""
        return self.now * gone.denominator + self.gain * gone.numerator


@dataclass(frozen=True, slots=True)
class _Summed:
    """A total as it is, with what a point of every criterion of the tree is worth on average."""

    now: int
    means: Mapping[str, int]

    def line(self, node: _Node, way: int) -> _Line:
        return _Line(self.now, way * (self.means[node.criterion.id] - self.means[node.parent]))


def weight_turns(contest: Contest) -> tuple[WeightTurn, ...]:
    """Every weight that alone can change the winner, either way, the smallest change first.

    Raises: NoAnswer where no bid wins outright.
    """
    board = _Board(contest)
    found = [
        turn
        for node in _nodes(contest.plan.criteria, WHOLE)
        for below in (True, False)
        if (turn := board.turn(node, below=below)) is not None
    ]
    return tuple(sorted(found, key=lambda one: one.change))


class _Board:
    """The contest with what is worked out once for all weights.

    qualities: how far each bid is above the least quality. earned: each bid's total without the
    points of the price, and what a point of each criterion is worth without them. priced: the same
    of the price alone, for a bid that earns all of its points.
    """

    def __init__(self, contest: Contest) -> None:
        plan, held = contest.plan, contest.entries
        self.contest = contest
        self.winner = contest.winner
        self.qualities = self._qualities()
        worths = [quality_worths(plan, one) for one in held]
        totals = [
            fixed_part(plan, entry)
            + sum((leaf.points * one[leaf.id] for leaf in plan.marked), _NOUGHT)
            for entry, one in zip(held, worths, strict=True)
        ]
        leaf = plan.priced if plan.price is not None and plan.price.formula.has_points else None
        whole = {leaf.id: Fraction(1)} if leaf else {}
        found = _summed(
            [*(one.bid for one in held), ""],
            [*totals, leaf.points if leaf else _NOUGHT],
            [*worths, whole],
            plan.criteria,
        )
        self.priced = found.pop("")
        self.earned = found
        self._shares: dict[frozenset[str], tuple[dict[str, int], int]] = {}

    def turn(self, node: _Node, *, below: bool) -> WeightTurn | None:
        """The first point on one side at which the winner changes."""
        weight, way = node.criterion.weight, -1 if below else 1
        end = (weight if below else WHOLE - weight) * node.step
        if end <= 0:
            return None
        qualities = {bid: held.line(node, way) for bid, held in self.qualities.items()}
        stops = _stops(qualities.values(), end)
        for start, stop in zip((_NOUGHT, *stops), (*stops, end), strict=True):
            middle = (start + stop) / 2
            ranked = frozenset(bid for bid, line in qualities.items() if line.at(middle) >= 0)
            met = _first(self._lines(node, way, ranked), self.winner, start, stop)
            if met is not None:
                return WeightTurn(
                    criterion=node.criterion.id,
                    title=node.criterion.title,
                    weight=weight,
                    at=weight + way * met[0] / node.step,
                    below=below,
                    instead=met[1],
                )
        return None

    def _qualities(self) -> dict[str, _Summed]:
        """How far each bid is above the least quality; nought or more is enough.

        Those below the minimum of a criterion are not among them: no weight helps them.
        """
        contest = self.contest
        held = [one for one in contest.entries if contest.meets_minimums(one)]
        if contest.plan.minimum_quality is None:
            still = dict.fromkeys(means_of(contest.plan.criteria, {}), 0)
            return {one.bid: _Summed(int(contest.has_quality(one)) - 1, still) for one in held}
        above = [contest.quality_above_least(one.bid) for one in held]
        now = [
            sum((leaf.points * each[leaf.id] for leaf in contest.plan.marked), _NOUGHT)
            for each in above
        ]
        return _summed([one.bid for one in held], now, above, contest.plan.criteria)

    def _lines(self, node: _Node, way: int, ranked: frozenset[str]) -> dict[str, _Line]:
        """The totals if just these were ranked: what the price earns depends on who is."""
        shares, unit = self._earned_by_price(ranked)
        priced, found = self.priced.line(node, way), {}
        for bid, earned in self.earned.items():
            if bid in ranked:
                own, share = earned.line(node, way), shares.get(bid, 0)
                now = own.now * unit + priced.now * share
                found[bid] = _Line(now, own.gain * unit + priced.gain * share)
        return found

    def _earned_by_price(self, ranked: frozenset[str]) -> tuple[dict[str, int], int]:
        """The shares of the price's points, as whole numbers, and what they are parts of."""
        if ranked not in self._shares:
            model, found = self.contest.plan.price, {}
            if model is not None and model.formula.has_points:
                entries = (one for one in self.contest.entries if one.bid in ranked)
                found = price_shares(model, {one.bid: one.price_gbp or _NOUGHT for one in entries})
            unit = lcm(*(one.denominator for one in found.values()))
            whole = {bid: _whole(share, unit) for bid, share in found.items()}
            self._shares[ranked] = whole, unit
        return self._shares[ranked]


def _summed(
    bids: Sequence[str],
    totals: Sequence[Fraction],
    worths: Sequence[Worths],
    criteria: tuple[Criterion, ...],
) -> dict[str, _Summed]:
    """Totals and means of several bids, all in one unit in which they are whole numbers."""
    means = [means_of(criteria, one) for one in worths]
    parts = {total.denominator for total in totals}
    parts.update(mean.denominator for one in means for mean in one.values())
    unit = lcm(*parts)
    return {
        bid: _Summed(_whole(total, unit), {name: _whole(each, unit) for name, each in one.items()})
        for bid, total, one in zip(bids, totals, means, strict=True)
    }


def _whole(value: Fraction, unit: int) -> int:
    return value.numerator * (unit // value.denominator)


def _stops(lines: Iterable[_Line], end: Fraction) -> list[Fraction]:
    """How many steps away lines cross nought, each once, the nearest first, before the end."""
    found = {Fraction(-line.now, line.gain) for line in lines if line.now * line.gain < 0}
    return sorted(one for one in found if one < end)


def means_of(
    criteria: tuple[Criterion, ...], worths: Worths, parent: str = ""
) -> dict[str, Fraction]:
    """What a point of every criterion of a tree is worth, from those of its leaves.

    That of the whole is under the blank id.
    """
    found: dict[str, Fraction] = {}
    for one in criteria:
        if one.criteria:
            found |= means_of(one.criteria, worths, one.id)
        else:
            found[one.id] = worths.get(one.id, _NOUGHT)
    found[parent] = sum((one.weight * found[one.id] for one in criteria), _NOUGHT) / WHOLE
    return found


def _nodes(criteria: tuple[Criterion, ...], points: Fraction, parent: str = "") -> Iterator[_Node]:
    for one in criteria:
        if one.weight != WHOLE:
            yield _Node(one, parent, points)
        yield from _nodes(one.criteria, points * one.weight / WHOLE, one.id)


def _first(
    lines: Mapping[str, _Line], winner: str, start: Fraction, stop: Fraction
) -> tuple[Fraction, str] | None:
    """How many steps until another bid is ahead, and which; None if none is by `stop`."""
    if not lines:
        return start, ""

    def ahead(bid: str) -> tuple[int, int, bool]:
        """Its total at the start, then a little on; the winner keeps what is equal throughout."""
        line = lines[bid]
        return line.at(start), line.gain, bid == winner

    leader = max(lines, key=ahead)
    if leader != winner:
        return start, leader
    own = lines[winner]
    behind, faster, level = 0, 0, ""
    for bid, line in lines.items():
        gap, gain = own.now - line.now, line.gain - own.gain
        if gain <= 0:
            continue
        # It draws level after gap ÷ gain steps; those compared are not worked out, as ratios are
        # many times slower than whole numbers.
        sooner = gap * faster - behind * gain if faster else -1
        if sooner < 0 or (sooner == 0 and gain > faster):
            behind, faster, level = gap, gain, bid
    if not faster or behind * stop.denominator >= stop.numerator * faster:
        return None
    return Fraction(behind, faster), level
