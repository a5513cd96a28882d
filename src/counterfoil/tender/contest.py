"""Bids of a lot as they were ranked, for asking what would have changed the winner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property

from counterfoil.errors import NoAnswer
from counterfoil.tender.award import Entry, Ranking, rank
from counterfoil.tender.plan import WHOLE, Plan
from counterfoil.tender.weighted_totals import WeightedTotals, totals_of

_NOUGHT = Fraction(0)


@dataclass(frozen=True, kw_only=True)
class Contest:
    """A plan with the bids that were judged by it. drawn: places drawn by lot.

    The bids that fell before they were marked are not among the entries; those that fell at the
    thresholds are, since another mark or weight may have let them through.
    """

    plan: Plan
    entries: tuple[Entry, ...]
    drawn: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def ranking(self) -> Ranking:
        """The order of the bids."""
        return rank(self.plan, self.entries, drawn=self.drawn)

    @cached_property
    def winner(self) -> str:
        """The bid that won. Raises: NoAnswer where none won outright."""
        if self.ranking.winner is None:
            raise NoAnswer(
                what="no bid wins outright, so nothing can be said of what would change the winner",
                where="the award",
                mend="part the bids by the tie rule first, or look at why all fell",
            )
        return self.ranking.winner

    @cached_property
    def by_bid(self) -> dict[str, Entry]:
        """The entries by their bid."""
        return {one.bid: one for one in self.entries}

    @cached_property
    def ranked(self) -> frozenset[str]:
        """The bids that are ranked."""
        return frozenset(one.bid for one in self.ranking.placed)

    def totals(self, bids: Iterable[str]) -> WeightedTotals:
        """The weighted totals if just these were ranked."""
        held = frozenset(bids)
        if held not in self._totals:
            self._totals[held] = totals_of(
                self.plan, [one for one in self.entries if one.bid in held]
            )
        return self._totals[held]

    @cached_property
    def _totals(self) -> dict[frozenset[str], WeightedTotals]:
        return {}

    def quality_above_least(self, bid: str) -> dict[str, Fraction]:
        """For each marked leaf, what a point of it brings a bid above the least quality.

        Times the points and added up it is from nought for a bid that has enough: 100 × its points
        of quality, less the least of all such points.
        """
        least, marks = self.plan.minimum_quality or _NOUGHT, self.by_bid[bid].marks
        return {
            leaf.id: WHOLE * self.plan.scale.share(marks[leaf.id]) - least
            for leaf in self.plan.marked
        }

    def meets_minimums(self, entry: Entry) -> bool:
        """Whether no mark is below the minimum of its criterion."""
        return all(
            leaf.criterion.minimum is None or entry.marks[leaf.id] >= leaf.criterion.minimum
            for leaf in self.plan.marked
        )

    def has_quality(self, entry: Entry) -> bool:
        """Whether its points of quality reach the least, and are some where price divides them."""
        share = sum(
            (
                leaf.points * self.plan.scale.share(entry.marks[leaf.id])
                for leaf in self.plan.marked
            ),
            _NOUGHT,
        )
        model = self.plan.price
        if model is not None and not model.formula.has_points and share == 0:
            return False
        least = self.plan.minimum_quality
        return least is None or share * WHOLE >= least * self.plan.quality_points

    def with_mark(self, bid: str, criterion: str, mark: Fraction) -> Contest:
        """The same contest with another mark."""
        changed = with_mark(self.by_bid[bid], criterion, mark)
        entries = tuple(changed if one.bid == bid else one for one in self.entries)
        return replace(self, entries=entries)

    def marks_of_the_scale(self) -> Iterator[Fraction]:
        """Every mark that may be given, the lowest first."""
        mark = self.plan.scale.lowest
        while mark <= self.plan.scale.highest:
            yield mark
            mark += self.plan.scale.step


def with_mark(entry: Entry, criterion: str, mark: Fraction) -> Entry:
    """The same bid with another mark."""
    return replace(entry, marks={**entry.marks, criterion: mark})
