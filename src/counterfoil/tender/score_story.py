"""The story of one mark: everything on record that led to it, in order of time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction

from counterfoil.tender.bids import Bid, Receipt, TenderRecord
from counterfoil.tender.dossier import Dossier
from counterfoil.tender.plan_lock import BidsOpened, PlanLocked
from counterfoil.tender.scores import (
    Consensus,
    Declaration,
    ModerationOpened,
    QualityLocked,
    Score,
    Submission,
)


class Happened(StrEnum):
    """What a step of the story is."""

    PLAN_LOCKED = "plan_locked"
    RECEIVED = "received"
    FILE = "file"
    OPENED = "opened"
    DECLARED = "declared"
    MARKED = "marked"
    HANDED_IN = "handed_in"
    MODERATION = "moderation"
    AGREED = "agreed"
    QUALITY_LOCKED = "quality_locked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One record of the story. who: by id or office. words: its reason, or what was declared.

    counts: whether it stands and counts towards the mark; a mark since changed, or of somebody with
    a conflict, does not. change: why it took the place of one before.
    """

    at: datetime
    what: Happened
    record: str
    who: str = ""
    mark: Fraction | None = None
    words: str = ""
    change: str = ""
    counts: bool = True


def score_story(dossier: Dossier, bid: str, criterion: str) -> tuple[Step, ...]:
    """Every step that led to the mark of one answer, those since changed among them."""
    held = dossier.bids.get(bid)
    if held is None:
        return ()
    known = [one for one in dossier.records if dossier.on is None or one.entered_on <= dossier.on]
    gone = {one.supersedes for one in known if one.supersedes}
    steps = [
        step
        for one in known
        if getattr(one, "criterion", criterion) == criterion
        for step in _steps(one, dossier, held, criterion, stands=one.id not in gone)
    ]
    return tuple(sorted(steps, key=lambda step: (step.at, _ORDER.index(step.what))))


def points_earned(dossier: Dossier, bid: str, criterion: str) -> Fraction | None:
    """The points of the hundred that the agreed mark earns; None before one is agreed."""
    leaf, agreed = dossier.plan.leaf(criterion), dossier.consensus.get((bid, criterion))
    if leaf is None or agreed is None:
        return None
    return leaf.points * dossier.plan.scale.share(agreed.mark)


_ORDER = tuple(Happened)


def _steps(
    one: TenderRecord, dossier: Dossier, bid: Bid, criterion: str, *, stands: bool
) -> Iterator[Step]:
    match one:
        case Score() | Consensus() if (one.bid, one.criterion) == (bid.id, criterion):
            yield _mark(one, dossier, stands=stands)
        case Submission() | ModerationOpened() if (one.criterion, one.lot) == (criterion, bid.lot):
            yield _of_criterion(one, stands=stands)
        case PlanLocked() | BidsOpened() | QualityLocked() | Bid() | Receipt():
            yield from _of_tender(one, dossier, bid, stands=stands)
        case Declaration() if one.bidder in ("", bid.bidder) and _marks(
            dossier, one, bid, criterion
        ):
            yield Step(
                at=one.declared_at,
                what=Happened.DECLARED,
                record=one.id,
                who=one.evaluator,
                words=one.what,
                change=one.change_reason,
                counts=not one.conflict and stands,
            )


def _mark(one: Score | Consensus, dossier: Dossier, *, stands: bool) -> Step:
    if isinstance(one, Score):
        counts = stands and not dossier.is_conflicted(one.evaluator, one.bid)
        at, what, who = one.scored_at, Happened.MARKED, one.evaluator
    else:
        counts, at, what, who = stands, one.agreed_at, Happened.AGREED, one.present
    return Step(
        at=at,
        what=what,
        record=one.id,
        who=who,
        mark=one.mark,
        words=one.reason,
        change=one.change_reason,
        counts=counts,
    )


def _of_criterion(one: Submission | ModerationOpened, *, stands: bool) -> Step:
    if isinstance(one, Submission):
        at, what, who = one.submitted_at, Happened.HANDED_IN, one.evaluator
    else:
        at, what, who = one.opened_at, Happened.MODERATION, one.opened_by
    return Step(at=at, what=what, record=one.id, who=who, counts=stands)


def _of_tender(
    one: PlanLocked | BidsOpened | QualityLocked | Bid | Receipt,
    dossier: Dossier,
    bid: Bid,
    *,
    stands: bool,
) -> Iterator[Step]:
    at, what, who, words = bid.received_at, Happened.RECEIVED, "", ""
    match one:
        case PlanLocked():
            at, what, who = one.locked_at, Happened.PLAN_LOCKED, one.locked_by
            words = one.fingerprint
        case BidsOpened():
            at, what, who = one.opened_at, Happened.OPENED, f"{one.opened_by}; {one.witness}"
        case QualityLocked() if one.lot == bid.lot:
            at, what, who = one.locked_at, Happened.QUALITY_LOCKED, one.locked_by
        case Bid() if dossier.first_ids.get(one.id) == bid.id:
            at = one.received_at
        case Receipt() if one.bid == bid.id:
            at, what, who, words = one.received_at, Happened.FILE, one.file, one.sha256
        case _:
            return
    yield Step(
        at=at,
        what=what,
        record=one.id,
        who=who,
        words=words,
        change=one.change_reason,
        counts=stands,
    )


def _marks(dossier: Dossier, one: Declaration, bid: Bid, criterion: str) -> bool:
    """Whether who declares it marks the criterion."""
    evaluator = dossier.plan.evaluator(one.evaluator)
    return evaluator is not None and dossier.plan.is_marked_by(evaluator, criterion, bid.lot)
