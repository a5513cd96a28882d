"""The evaluation plan: what bids are judged on, by whom and how, fixed before any is opened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from counterfoil.tender.price_model import PriceModel

WHOLE = Fraction(100)
"""What the weights under one parent come to."""


class Stage(StrEnum):
    """The three steps of judging a bid, in order."""

    CONDITIONS = "conditions"
    THRESHOLDS = "thresholds"
    SCORED = "scored"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """A part of what is bought for which bids are ranked by themselves."""

    id: str
    title: str
    estimate_gbp: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A condition of participation: met or not, without a mark. lot: blank for all."""

    id: str
    title: str
    evidence: str = ""
    lot: str = ""


class BeyondLimit(StrEnum):
    """What becomes of words beyond the limit of an answer."""

    NOT_READ = "not_read"
    ASK = "ask"


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One branch of the tree of criteria, or a leaf that is marked.

    weight: points of its parent's 100. priced: a leaf whose points come from the price.
    minimum: a bid with a lower consensus mark is out. word_limit: of the answer; None for none.
    """

    id: str
    title: str
    weight: Fraction
    question: str = ""
    criteria: tuple[Criterion, ...] = ()
    priced: bool = False
    minimum: Fraction | None = None
    word_limit: int | None = None
    beyond_limit: BeyondLimit = BeyondLimit.NOT_READ


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What a mark means, or each mark from `mark` up to `up_to`."""

    mark: Fraction
    label: str
    meaning: str
    up_to: Fraction | None = None

    @property
    def last(self) -> Fraction:
        """The highest mark that it describes."""
        return self.mark if self.up_to is None else self.up_to


@dataclass(frozen=True, kw_only=True)
class Scale:
    """The marks that may be given: from the first anchor to the last, `step` apart.

    >>> scale = Scale(anchors=tuple(Anchor(mark=Fraction(m), label=str(m), meaning="so good")
    ...                             for m in range(6)))
    >>> scale.holds(Fraction(3)), scale.holds(Fraction(7, 2)), scale.share(Fraction(4))
    (True, False, Fraction(4, 5))
    """

    anchors: tuple[Anchor, ...]
    step: Fraction = Fraction(1)

    @cached_property
    def lowest(self) -> Fraction:
        """The lowest mark."""
        return min(one.mark for one in self.anchors)

    @cached_property
    def highest(self) -> Fraction:
        """The highest mark."""
        return max(one.last for one in self.anchors)

    def holds(self, mark: Fraction) -> bool:
        """Whether it is a mark of the scale."""
        held = self._held.get(mark)
        if held is None:
            steps = (mark - self.lowest) / self.step
            held = self.lowest <= mark <= self.highest and steps.denominator == 1
            self._held[mark] = held
        return held

    def share(self, mark: Fraction) -> Fraction:
        """The share of a criterion's points that a mark earns: the mark over the highest."""
        held = self._shares.get(mark)
        if held is None:
            held = self._shares[mark] = mark / self.highest
        return held

    def height(self, mark: Fraction) -> Fraction:
        """How far up the scale a mark is: 0 for the lowest, 1 for the highest."""
        held = self._heights.get(mark)
        if held is None:
            held = (mark - self.lowest) / (self.highest - self.lowest)
            self._heights[mark] = held
        return held

    def anchor(self, mark: Fraction) -> Anchor | None:
        """The anchor that describes a mark."""
        if mark not in self._described:
            found = (one for one in self.anchors if one.mark <= mark <= one.last)
            self._described[mark] = next(found, None)
        return self._described[mark]

    @cached_property
    def _held(self) -> dict[Fraction, bool]:
        return {}

    @cached_property
    def _shares(self) -> dict[Fraction, Fraction]:
        return {}

    @cached_property
    def _heights(self) -> dict[Fraction, Fraction]:
        return {}

    @cached_property
    def _described(self) -> dict[Fraction, Anchor | None]:
        return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """A criterion that an evaluator marks, with all under it. lot: blank for all."""

    criterion: str
    lot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluator:
    """Who marks what. role: the office or expertise; the id is what records name."""

    id: str
    role: str
    marks: tuple[Marks, ...]


class TieBy(StrEnum):
    """What may decide between bids that come out equal."""

    QUALITY = "quality"
    PRICE = "price"
    CRITERION = "criterion"
    DRAWING_LOTS = "drawing_lots"


@dataclass(frozen=True, slots=True, kw_only=True)
class TieStep:
    """One step of the tie rule. criterion: whose points decide, for that kind of step alone."""

    by: TieBy
    criterion: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DivergenceRule:
    """When evaluators' marks of one answer are to be talked over.

    marks_apart: the distance from lowest to highest at which they are. across_minimum: also when
    some are below the criterion's minimum and some are not.
    """

    marks_apart: Fraction
    across_minimum: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class LowBidRule:
    """When a price is asked about as abnormally low; a blank test is not made.

    Percentages below the should-cost estimate, below the mean of the other bids, and below the
    next lowest.
    """

    should_cost_gbp: Fraction | None = None
    below_should_cost_percent: Fraction | None = None
    below_mean_percent: Fraction | None = None
    below_next_percent: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """What bidders are told after the award. The law asks for scores and reasons in any case."""

    scores: bool = True
    reasons: bool = True
    winners_name: bool = True
    prices: bool = False
    other: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """What evaluators' work is reckoned from."""

    expected_bids: int = 5
    words_an_answer: int = 1_000
    words_a_minute: int = 200
    minutes_to_mark: int = 15
    hours_most: Fraction = Fraction(75)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A criterion without others under it, and its points of the whole hundred.

    path: the ids from the top down, its own last.
    """

    criterion: Criterion
    points: Fraction
    path: tuple[str, ...]

    @property
    def id(self) -> str:
        """The id of the criterion."""
        return self.criterion.id


@dataclass(frozen=True, kw_only=True)
class Plan:
    """An evaluation plan.

    price: None when the price is fixed and bids compete on quality alone. minimum_quality: of the
    hundred points of quality alone, below which a bid is out. blind_names: whether evaluators see
    ids in place of bidders' names. illustrative: what is made up in it; blank when nothing is.
    """

    id: str
    title: str
    authority: str
    bids_due: datetime
    scale: Scale
    criteria: tuple[Criterion, ...]
    evaluators: tuple[Evaluator, ...]
    divergence: DivergenceRule | None = None
    ties: tuple[TieStep, ...] = ()
    price: PriceModel | None = None
    lots: tuple[Lot, ...] = ()
    conditions: tuple[Condition, ...] = ()
    minimum_quality: Fraction | None = None
    low_bids: LowBidRule | None = None
    disclosure: Disclosure = field(default_factory=Disclosure)
    pace: Pace = field(default_factory=Pace)
    currency: str = "GBP"
    blind_names: bool = True
    illustrative: str = ""

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """The leaves in order, the priced one among them; their points come to 100."""
        return tuple(_leaves(self.criteria, Fraction(100), ()))

    @cached_property
    def marked(self) -> tuple[Leaf, ...]:
        """The leaves that evaluators mark."""
        return tuple(one for one in self.leaves if not one.criterion.priced)

    @property
    def priced(self) -> Leaf | None:
        """The leaf whose points come from the price; None where price has no weight."""
        return next((one for one in self.leaves if one.criterion.priced), None)

    @property
    def quality_points(self) -> Fraction:
        """The points of the whole hundred that are for quality."""
        return sum((one.points for one in self.marked), Fraction(0))

    def leaf(self, name: str) -> Leaf | None:
        """The leaf of that id."""
        return self._by_id.get(name)

    @cached_property
    def _by_id(self) -> dict[str, Leaf]:
        return {one.id: one for one in self.leaves}

    def evaluator(self, name: str) -> Evaluator | None:
        """The evaluator of that id."""
        return next((one for one in self.evaluators if one.id == name), None)

    def marks_of(self, evaluator: Evaluator, lot: str = "") -> tuple[Leaf, ...]:
        """The leaves that an evaluator marks in a lot, each once."""
        return tuple(self._marked_by(evaluator, lot).values())

    def is_marked_by(self, evaluator: Evaluator, leaf: str, lot: str = "") -> bool:
        """Whether an evaluator marks a leaf in a lot."""
        return leaf in self._marked_by(evaluator, lot)

    def evaluators_of(self, leaf: str, lot: str = "") -> tuple[Evaluator, ...]:
        """Who marks a leaf in a lot."""
        return tuple(one for one in self.evaluators if self.is_marked_by(one, leaf, lot))

    def _marked_by(self, evaluator: Evaluator, lot: str) -> dict[str, Leaf]:
        held = self._asked.get((evaluator.id, lot))
        if held is None:
            named = {one.criterion for one in evaluator.marks if one.lot in ("", lot)}
            held = {one.id: one for one in self.marked if named.intersection(one.path)}
            self._asked[evaluator.id, lot] = held
        return held

    @cached_property
    def _asked(self) -> dict[tuple[str, str], dict[str, Leaf]]:
        return {}

    def conditions_of(self, lot: str) -> tuple[Condition, ...]:
        """The conditions of participation in a lot."""
        return tuple(one for one in self.conditions if one.lot in ("", lot))

    def with_criteria(self, criteria: tuple[Criterion, ...]) -> Plan:
        """The same plan with another tree, such as one with a weight changed."""
        return replace(self, criteria=criteria)


def every_criterion(criteria: tuple[Criterion, ...]) -> Iterator[Criterion]:
    """Every criterion of a tree, parents before children."""
    for one in criteria:
        yield one
        yield from every_criterion(one.criteria)


def _leaves(
    criteria: tuple[Criterion, ...], points: Fraction, above: tuple[str, ...]
) -> Iterator[Leaf]:
    for one in criteria:
        own, path = points * one.weight / WHOLE, (*above, one.id)
        if one.criteria:
            yield from _leaves(one.criteria, own, path)
        else:
            yield Leaf(one, own, path)
