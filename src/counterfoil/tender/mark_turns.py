"""The smallest change of one consensus mark that changes the winner.

Only marks of the scale count. The winner's marks are lowered and the others' raised, each alone,
with everything else as it was: prices, thresholds and the tie rule included. A bid that fell for
one mark is among the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from counterfoil.tender.award import Entry
from counterfoil.tender.contest import Contest
from counterfoil.tender.plan import WHOLE, Leaf, Plan
from counterfoil.tender.weighted_totals import worth_of_a_share

_NOUGHT = Fraction(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkTurn:
    """One consensus mark that would change the winner.

    mark: as it is. to: the nearest mark at which the winner is another. instead: who wins then;
    blank where no bid would win outright.
    """

    bid: str
    criterion: str
    mark: Fraction
    to: Fraction
    instead: str

    @property
    def change(self) -> Fraction:
        """By how much the mark must move."""
        return abs(self.to - self.mark)


def mark_turns(contest: Contest) -> tuple[MarkTurn, ...]:
    """Every mark that alone can change the winner, the smallest change first.

    Raises: NoAnswer where no bid wins outright.
    """
    found = _Board(contest).turns()
    return tuple(sorted(found, key=lambda one: one.change))


@dataclass(frozen=True, slots=True)
class _Others:
    """What a bid is up against: the best total of the others, and whose it is.

    own: the bid's total as it is. best: None where no other is ranked.
    """

    own: Fraction
    best: Fraction | None
    first: tuple[str, ...]


class _Board:
    """The contest with what is worked out once for all marks."""

    def __init__(self, contest: Contest) -> None:
        self.contest = contest
        self.winner = contest.winner
        self.scale = tuple(contest.marks_of_the_scale())
        plan, entries = contest.plan, contest.entries
        self.worths = {one.bid: worth_of_a_share(plan, one) for one in entries}
        self.short = {one.bid: frozenset(_below_minimum(plan, one)) for one in entries}
        self.qualities = {one.bid: _points_of_quality(plan, one) for one in entries}
        least = plan.minimum_quality
        self.least = None if least is None else least * plan.quality_points / WHOLE
        self._held: dict[tuple[str, bool], _Others] = {}

    def turns(self) -> Iterator[MarkTurn]:
        """The nearest turn of each mark that has one."""
        for entry in self.contest.entries:
            own = entry.bid == self.winner
            for leaf in self.contest.plan.marked:
                mark = entry.marks[leaf.id]
                if own:
                    others = [one for one in reversed(self.scale) if one < mark]
                else:
                    others = [one for one in self.scale if one > mark]
                to = self._nearest(entry.bid, leaf, others)
                if to is not None:
                    yield MarkTurn(
                        bid=entry.bid,
                        criterion=leaf.id,
                        mark=mark,
                        to=to,
                        instead=self._winner_with(entry.bid, leaf, to),
                    )

    def _nearest(self, bid: str, leaf: Leaf, marks: list[Fraction]) -> Fraction | None:
        """The first of the marks, nearest first, at which the winner is another.

        Once it is another it stays so further on: the one changed only falls back, or gains.
        """
        if not marks or self._winner_with(bid, leaf, marks[-1]) == self.winner:
            return None
        low, high = 0, len(marks) - 1
        while low < high:
            middle = (low + high) // 2
            if self._winner_with(bid, leaf, marks[middle]) == self.winner:
                low = middle + 1
            else:
                high = middle
        return marks[low]

    def _winner_with(self, bid: str, leaf: Leaf, mark: Fraction) -> str:
        inside = self._passes(bid, leaf, mark)
        found = self._others(bid, inside)
        own = self._own_total(bid, leaf, mark, found.own) if inside else None
        if own is not None and (found.best is None or own > found.best):
            return bid
        if found.best is None:
            return ""
        if own != found.best and len(found.first) == 1:
            return found.first[0]
        return self.contest.with_mark(bid, leaf.id, mark).ranking.winner or ""

    def _own_total(self, bid: str, leaf: Leaf, mark: Fraction, now: Fraction) -> Fraction:
        contest, entry = self.contest, self.contest.by_bid[bid]
        scale = contest.plan.scale
        rise = scale.share(mark) - scale.share(entry.marks[leaf.id])
        return now + leaf.points * rise * self.worths[bid]

    def _others(self, bid: str, inside: bool) -> _Others:
        """What a bid is up against, if it is ranked or is not; the same for all of its marks."""
        if (bid, inside) not in self._held:
            ranked = self.contest.ranked - {bid}
            held = self.contest.totals(ranked | {bid} if inside else ranked)
            totals = dict(zip(held.bids, held.totals, strict=True))
            own = totals.pop(bid, _NOUGHT)
            best = max(totals.values(), default=None)
            first = tuple(name for name, total in totals.items() if total == best)
            self._held[bid, inside] = _Others(own, best, first)
        return self._held[bid, inside]

    def _passes(self, bid: str, leaf: Leaf, mark: Fraction) -> bool:
        """Whether a bid gets over the thresholds with another mark."""
        contest, plan = self.contest, self.contest.plan
        entry, minimum = contest.by_bid[bid], leaf.criterion.minimum
        if self.short[bid] - {leaf.id} or (minimum is not None and mark < minimum):
            return False
        rise = plan.scale.share(mark) - plan.scale.share(entry.marks[leaf.id])
        share = self.qualities[bid] + leaf.points * rise
        if share == 0 and plan.price is not None and not plan.price.formula.has_points:
            return False
        return self.least is None or share >= self.least


def _below_minimum(plan: Plan, entry: Entry) -> Iterator[str]:
    """The criteria in which a bid's mark is below the minimum."""
    for leaf in plan.marked:
        minimum = leaf.criterion.minimum
        if minimum is not None and entry.marks[leaf.id] < minimum:
            yield leaf.id


def _points_of_quality(plan: Plan, entry: Entry) -> Fraction:
    """The points of the whole hundred that a bid earns for quality."""
    earned = (leaf.points * plan.scale.share(entry.marks[leaf.id]) for leaf in plan.marked)
    return sum(earned, _NOUGHT)
