"""Marks and their reasons: each evaluator's own, the consensus beside them, nothing overwritten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import ClassVar

from counterfoil.tender.bids import TenderRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration(TenderRecord):
    """What an evaluator declares of interests in a bidder, before seeing the bids.

    bidder: whom it is about; blank for all. conflict: whether there is one, which takes away the
    right to mark that bidder. what: the interest, or that there is none.
    """

    kind: ClassVar[str] = "declaration"
    evaluator: str
    conflict: bool
    what: str
    declared_at: datetime
    bidder: str = ""

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind, self.evaluator, self.bidder)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score(TenderRecord):
    """An evaluator's own mark of one answer, with its reason."""

    kind: ClassVar[str] = "score"
    evaluator: str
    bid: str
    criterion: str
    mark: Fraction
    reason: str
    scored_at: datetime

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind, self.evaluator, self.bid, self.criterion)


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission(TenderRecord):
    """That an evaluator handed in all marks of a criterion; until then nobody else sees them."""

    kind: ClassVar[str] = "submission"
    evaluator: str
    criterion: str
    submitted_at: datetime
    lot: str = ""

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind, self.evaluator, self.criterion, self.lot)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModerationOpened(TenderRecord):
    """That moderation of a criterion began; from then individual marks are locked for ever."""

    kind: ClassVar[str] = "moderation"
    criterion: str
    opened_at: datetime
    opened_by: str
    lot: str = ""

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind, self.criterion, self.lot)


@dataclass(frozen=True, slots=True, kw_only=True)
class Consensus(TenderRecord):
    """The mark agreed for one answer, with a reason of its own.

    present: who was there, separated by ; . considered: what was weighed, evidence by page.
    """

    kind: ClassVar[str] = "consensus"
    bid: str
    criterion: str
    mark: Fraction
    reason: str
    present: str
    considered: str
    agreed_at: datetime

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind, self.bid, self.criterion)

    @property
    def people(self) -> tuple[str, ...]:
        """Who was present, each by id or office."""
        return tuple(one.strip() for one in self.present.split(";") if one.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityLocked(TenderRecord):
    """That quality is settled in a lot: no consensus changes after, and prices may be opened."""

    kind: ClassVar[str] = "quality_locked"
    locked_at: datetime
    locked_by: str
    lot: str = ""

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind, self.lot)


@dataclass(frozen=True, slots=True, kw_only=True)
class LotsDrawn(TenderRecord):
    """The place that a bid drew where the tie rule came to drawing lots: 1 goes first."""

    kind: ClassVar[str] = "drawn"
    bid: str
    place: int
    drawn_by: str
    witness: str

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind, self.bid)
