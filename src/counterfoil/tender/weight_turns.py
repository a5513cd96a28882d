"""The smallest change of one weight that changes the winner, exactly.

A criterion's weight is changed and the others beside it share what is left in their own
proportions; everything else stays. Each total is then a straight line in the weight, so the point
at which another bid draws level is found by one division. Where the plan asks for a least quality,
bids may come in or fall as the weight moves: between those points the same bids are ranked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from counterfoil.tender.award import Entry
from counterfoil.tender.contest import Contest
from counterfoil.tender.plan import WHOLE, Criterion

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

    def slope(self, means: Worths) -> Fraction:
        """By how much a total rises for each point of the criterion's weight."""
        own, rest = means[self.criterion.id], WHOLE - self.criterion.weight
        # (own − mean of the others) × points ÷ 100, the others being the parent less its own part.
        return self.points * (own - means[self.parent]) / rest


@dataclass(frozen=True, slots=True)
class _Line:
    """A total as the weight moves: what it is now, and by how much it rises for a point."""

    now: Fraction
    slope: Fraction

    def at(self, moved: Fraction) -> Fraction:
        return self.now + self.slope * moved

    def crosses_nought(self, way: int) -> Fraction:
        """How far one way the weight goes until it is nought; below nought if never."""
        return -self.now / (self.slope * way) if self.slope else Fraction(-1)


@dataclass(frozen=True, slots=True)
class _Summed:
    """A total as it is, with what a point of every criterion of the tree is worth on average."""

    now: Fraction
    means: Worths

    def line(self, node: _Node) -> _Line:
        return _Line(self.now, node.slope(self.means))


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
    """The contest with what is worked out once for all weights."""

    def __init__(self, contest: Contest) -> None:
        self.contest = contest
        self.winner = contest.winner
        self.qualities = {
            one.bid: self._quality(one) for one in contest.entries if contest.meets_minimums(one)
        }
        self._held: dict[frozenset[str], dict[str, _Summed]] = {}

    def turn(self, node: _Node, *, below: bool) -> WeightTurn | None:
        """The first point on one side at which the winner changes."""
        weight, way = node.criterion.weight, -1 if below else 1
        end = weight if below else WHOLE - weight
        if end <= 0:
            return None
        qualities = {bid: held.line(node) for bid, held in self.qualities.items()}
        crossings = {line.crosses_nought(way) for line in qualities.values()}
        stops = sorted(one for one in crossings if 0 < one < end)
        for start, stop in zip((_NOUGHT, *stops), (*stops, end), strict=True):
            middle = way * (start + stop) / 2
            ranked = frozenset(bid for bid, line in qualities.items() if line.at(middle) >= 0)
            lines = {bid: held.line(node) for bid, held in self._totals(ranked).items()}
            met = _first(lines, self.winner, way, start, stop)
            if met is not None:
                return WeightTurn(
                    criterion=node.criterion.id,
                    title=node.criterion.title,
                    weight=weight,
                    at=weight + way * met[0],
                    below=below,
                    instead=met[1],
                )
        return None

    def _quality(self, entry: Entry) -> _Summed:
        """How far a bid is above the least quality; nought or more is enough."""
        contest = self.contest
        criteria = contest.plan.criteria
        if contest.plan.minimum_quality is None:
            return _Summed(Fraction(int(contest.has_quality(entry)) - 1), means_of(criteria, {}))
        above = contest.quality_above_least(entry.bid)
        now = sum((leaf.points * above[leaf.id] for leaf in contest.plan.marked), _NOUGHT)
        return _Summed(now, means_of(criteria, above))

    def _totals(self, ranked: frozenset[str]) -> dict[str, _Summed]:
        if ranked not in self._held:
            held, criteria = self.contest.totals(ranked), self.contest.plan.criteria
            self._held[ranked] = {
                bid: _Summed(total, means_of(criteria, dict(zip(held.criteria, row, strict=True))))
                for bid, total, row in zip(held.bids, held.totals, held.worth, strict=True)
            }
        return self._held[ranked]


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
    lines: Mapping[str, _Line], winner: str, way: int, start: Fraction, stop: Fraction
) -> tuple[Fraction, str] | None:
    """How far the weight goes until another bid is ahead, and which; None if none is by `stop`."""
    if not lines:
        return start, ""

    def ahead(bid: str, gone: Fraction) -> tuple[Fraction, Fraction, bool]:
        """Its total there, then a little further on; the winner keeps what is equal throughout."""
        line = lines[bid]
        return line.at(way * gone), line.slope * way, bid == winner

    leader = max(lines, key=lambda bid: ahead(bid, start))
    if leader != winner:
        return start, leader
    own = lines[winner]
    meets = {
        bid: (own.at(way * start) - line.at(way * start)) / (way * (line.slope - own.slope)) + start
        for bid, line in lines.items()
        if way * line.slope > way * own.slope
    }
    within = [gone for gone in meets.values() if gone < stop]
    if not within:
        return None
    gone = min(within)
    level = [bid for bid, met in meets.items() if met == gone]
    return gone, max(level, key=lambda bid: lines[bid].slope * way)
