"""One evaluator's own work: every answer to mark, in order, and the records that marking makes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from itertools import count

from counterfoil.tender.bids import Bid
from counterfoil.tender.dossier import Dossier
from counterfoil.tender.entries import fallen
from counterfoil.tender.plan_lock import BidsOpened
from counterfoil.tender.scores import Declaration, ModerationOpened, Score, Submission

Answered = tuple[str, str]
"""A bid and a criterion: what one mark is given to."""


class Gate(StrEnum):
    """What keeps an evaluator from marking, in the order in which it is asked."""

    DECLARE = "declare"
    CONFLICTED = "conflicted"
    NOT_OPENED = "not_opened"
    OPEN = "open"


class AnswerState(StrEnum):
    """How far one evaluator is with one answer."""

    TO_MARK = "to_mark"
    MARKED = "marked"
    HANDED_IN = "handed_in"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class AnswerToMark:
    """One answer that an evaluator marks. score: the mark that stands; None before there is one."""

    bid: Bid
    criterion: str
    score: Score | None
    state: AnswerState

    @property
    def name(self) -> Answered:
        """The bid and the criterion."""
        return self.bid.id, self.criterion

    @property
    def is_open(self) -> bool:
        """Whether a mark may still be given or changed."""
        return self.state is not AnswerState.LOCKED


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionWork:
    """An evaluator's answers to one criterion in a lot, and whether they may be handed in."""

    criterion: str
    lot: str
    answers: tuple[AnswerToMark, ...]
    is_handed_in: bool
    is_locked: bool

    @property
    def marked(self) -> int:
        """How many have a mark."""
        return sum(one.score is not None for one in self.answers)

    @property
    def is_complete(self) -> bool:
        """Whether every answer has a mark."""
        return self.marked == len(self.answers)


def gate(dossier: Dossier, evaluator: str) -> Gate:
    """What keeps an evaluator from marking; OPEN when nothing does."""
    if not any(one.evaluator == evaluator for one in dossier.of(Declaration)):
        return Gate.DECLARE
    if (evaluator, "") in dossier.conflicts:
        return Gate.CONFLICTED
    return Gate.OPEN if dossier.of(BidsOpened) else Gate.NOT_OPENED


def bids_to_mark(dossier: Dossier, evaluator: str, lot: str = "") -> tuple[Bid, ...]:
    """The bids that an evaluator may see in a lot: opened, in the running, without a conflict."""
    if gate(dossier, evaluator) is not Gate.OPEN:
        return ()
    gone = {one.bid for one in fallen(dossier, lot)}
    return tuple(
        one
        for one in dossier.bids_for(lot)
        if one.id not in gone and not dossier.is_conflicted(evaluator, one.id)
    )


def bids_withheld(dossier: Dossier, evaluator: str) -> tuple[Bid, ...]:
    """The bids that an evaluator may not see because of a declared conflict."""
    return tuple(one for one in dossier.bids.values() if dossier.is_conflicted(evaluator, one.id))


def marking_work(dossier: Dossier, evaluator: str) -> tuple[CriterionWork, ...]:
    """All that an evaluator marks: lot by lot, criterion by criterion in the plan's order."""
    held = dossier.plan.evaluator(evaluator)
    if held is None:
        return ()
    locked = {(one.criterion, one.lot) for one in dossier.of(ModerationOpened)}
    handed = {
        (one.criterion, one.lot) for one in dossier.of(Submission) if one.evaluator == evaluator
    }
    found = []
    for lot in dossier.lots:
        bids = bids_to_mark(dossier, evaluator, lot)
        for leaf in dossier.plan.marks_of(held, lot) if bids else ():
            where = (leaf.id, lot)
            state = AnswerState.HANDED_IN if where in handed else AnswerState.MARKED
            state = AnswerState.LOCKED if where in locked else state
            found.append(
                CriterionWork(
                    criterion=leaf.id,
                    lot=lot,
                    answers=tuple(_answer(dossier, evaluator, bid, leaf.id, state) for bid in bids),
                    is_handed_in=where in handed,
                    is_locked=where in locked,
                )
            )
    return tuple(found)


def every_answer(work: Iterable[CriterionWork]) -> Iterator[AnswerToMark]:
    """The answers of all criteria, in order."""
    for one in work:
        yield from one.answers


def next_to_mark(
    answers: Iterable[AnswerToMark], after: Answered | None = None
) -> AnswerToMark | None:
    """The first answer without a mark after one, beginning again at the top; None when all have."""
    held = tuple(answers)
    names = [one.name for one in held]
    first = names.index(after) + 1 if after in names else 0
    again = (*held[first:], *held[:first])
    return next((one for one in again if one.score is None and one.is_open), None)


def mark_given(
    dossier: Dossier,
    answered: Answered,
    *,
    evaluator: str,
    mark: Fraction,
    reason: str,
    at: datetime,
    change_reason: str = "",
    source: str = "",
) -> Score:
    """The record of a mark, in the place of the evaluator's earlier one if there is one.

    change_reason: why it takes that one's place. Nothing is checked here: `added_problems` is.
    """
    bid, criterion = answered
    earlier = dossier.scores.get(answered, {}).get(evaluator)
    taken = {one.id for one in dossier.records}
    name, times = f"{evaluator}-{bid}-{criterion}", 0
    for one in dossier.records:
        if isinstance(one, Score) and one.fact == (Score.kind, evaluator, bid, criterion):
            times += 1
    number = next(at for at in count(times + 1) if f"{name}-{at}" not in taken)
    return Score(
        id=f"{name}-{number}",
        entered_on=at.date(),
        entered_by=evaluator,
        source=source,
        supersedes=earlier.id if earlier else "",
        change_reason=change_reason if earlier else "",
        evaluator=evaluator,
        bid=bid,
        criterion=criterion,
        mark=mark,
        reason=reason,
        scored_at=at,
    )


def handed_in(criterion: str, *, evaluator: str, at: datetime, lot: str = "") -> Submission:
    """The record that an evaluator hands in a criterion. Nothing is checked here."""
    parts = (evaluator, criterion, *([lot] if lot else []))
    return Submission(
        id=f"handed-in-{'-'.join(parts)}",
        entered_on=at.date(),
        entered_by=evaluator,
        evaluator=evaluator,
        criterion=criterion,
        lot=lot,
        submitted_at=at,
    )


def _answer(
    dossier: Dossier, evaluator: str, bid: Bid, criterion: str, state: AnswerState
) -> AnswerToMark:
    score = dossier.scores.get((bid.id, criterion), {}).get(evaluator)
    if score is None and state is AnswerState.MARKED:
        state = AnswerState.TO_MARK
    return AnswerToMark(bid, criterion, score, state)
