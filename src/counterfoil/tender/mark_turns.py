"""The smallest change of one consensus mark that changes the winner.

Only marks of the scale count. The winner's marks are lowered and the others' raised, each alone,
with everything else as it was: prices, thresholds and the tie rule included. A bid that fell for
one mark is among the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from counterfoil.tender.contest import Contest, with_mark
from counterfoil.tender.plan import Leaf
from counterfoil.tender.weighted_totals import worth_of_a_share


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


class _Board:
    """The contest with what is worked out once for all marks."""

    def __init__(self, contest: Contest) -> None:
        self.contest = contest
        self.winner = contest.winner
        self.scale = tuple(contest.marks_of_the_scale())

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
        contest = self.contest
        ranked = contest.ranked - {bid}
        entry = contest.by_bid[bid]
        if self._passes(bid, leaf, mark):
            ranked |= {bid}
        if not ranked:
            return ""
        held = contest.totals(ranked)
        totals = dict(zip(held.bids, held.totals, strict=True))
        if bid in totals:
            scale = contest.plan.scale
            rise = scale.share(mark) - scale.share(entry.marks[leaf.id])
            totals[bid] += leaf.points * rise * worth_of_a_share(contest.plan, entry)
        most = max(totals.values())
        first = [name for name, total in totals.items() if total == most]
        if len(first) == 1:
            return first[0]
        return contest.with_mark(bid, leaf.id, mark).ranking.winner or ""

    def _passes(self, bid: str, leaf: Leaf, mark: Fraction) -> bool:
        """Whether a bid gets over the thresholds with another mark."""
        contest, plan = self.contest, self.contest.plan
        free = leaf.criterion.minimum is None and plan.minimum_quality is None
        if free and bid in contest.ranked and (plan.price is None or plan.price.formula.has_points):
            return True
        changed = with_mark(contest.by_bid[bid], leaf.id, mark)
        return contest.meets_minimums(changed) and contest.has_quality(changed)
