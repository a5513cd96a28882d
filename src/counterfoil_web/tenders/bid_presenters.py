"""Bids in rows and words: what came in, whether it is in order, what is still to be recorded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from counterfoil.tender.bid_checks import undecided
from counterfoil.tender.bids import (
    Answer,
    Bid,
    ConditionResult,
    Irregularity,
    Receipt,
    TenderRecord,
)
from counterfoil.tender.dossier import Dossier
from counterfoil.tender.entries import fallen
from counterfoil_web.tenders.models import BidFile
from counterfoil_web.tenders.record_words import office_words, value_words


@dataclass(frozen=True)
class BidRow:
    """A bid in the list of bids. state: in words, with the colour of its tag."""

    bid: Bid
    files: int
    state: str
    colour: str
    why: str
    answers: str
    conditions: str


@dataclass(frozen=True)
class FileRow:
    """A file of a bid: its receipt, and where it is kept; kept None where only the receipt is."""

    receipt: Receipt
    kept: BidFile | None
    superseded_by: str
    is_late: bool


@dataclass(frozen=True)
class ConditionRow:
    """A condition of participation, and what was recorded of a bid; None while nothing was.

    decided_by: in words.
    """

    id: str
    title: str
    evidence: str
    result: ConditionResult | None
    decided_by: str = ""


@dataclass(frozen=True)
class AnswerRow:
    """A criterion, and what a bid answers; None while nothing is recorded."""

    id: str
    title: str
    question: str
    limit: int | None
    answer: Answer | None

    @property
    def over(self) -> int:
        """By how many words it is beyond the limit."""
        if self.answer is None or self.limit is None:
            return 0
        return max(0, self.answer.word_count - self.limit)


def bid_rows(dossier: Dossier) -> list[BidRow]:
    """Every bid, by lot and in the order entered."""
    waiting = undecided(dossier)
    out = {one.bid: one.reason for lot in dossier.lots for one in fallen(dossier, lot)}
    receipts = [one.bid for one in dossier.of(Receipt)]
    answers = [one.bid for one in dossier.of(Answer)]
    results = [one.bid for one in dossier.of(ConditionResult)]
    marked = len(dossier.plan.marked)
    rows = []
    for bid in dossier.bids.values():
        state, colour, why = state_of(bid.id, waiting, out)
        asked = len(dossier.plan.conditions_of(bid.lot))
        rows.append(
            BidRow(
                bid=bid,
                files=receipts.count(bid.id),
                state=state,
                colour=colour,
                why=why,
                answers=f"{answers.count(bid.id)} of {marked}",
                conditions=f"{results.count(bid.id)} of {asked}" if asked else "–",
            )
        )
    return rows


def state_of(bid: str, waiting: dict[str, str], out: dict[str, str]) -> tuple[str, str, str]:
    """Whether a bid is in the competition, the colour of that, and why not."""
    if bid in waiting:
        return "To decide", "yellow", waiting[bid]
    if bid in out:
        return "Out", "grey", out[bid]
    return "In", "green", ""


def bid_state(dossier: Dossier, bid: Bid) -> tuple[str, str, str]:
    """The same of one bid."""
    out = {one.bid: one.reason for one in fallen(dossier, bid.lot)}
    return state_of(bid.id, undecided(dossier), out)


def file_rows(dossier: Dossier, bid: str, kept: Sequence[BidFile]) -> list[FileRow]:
    """The files of a bid, those whose place another took among them."""
    held = {one.receipt: one for one in kept}
    every = [one for one in dossier.records if isinstance(one, Receipt) and one.bid == bid]
    later = {one.supersedes: one.id for one in every if one.supersedes}
    due = dossier.plan.bids_due
    return [
        FileRow(one, held.get(one.id), later.get(one.id, ""), one.received_at > due)
        for one in every
    ]


def latest_key(dossier: Dossier, bid: str) -> str:
    """The record of a bid that counts now, by the id under which the bid was first entered."""
    gone = {one.supersedes for one in dossier.records}
    first = dossier.first_ids
    return next(name for name in first if first[name] == bid and name not in gone)


def earlier_of(dossier: Dossier, bid: str) -> list[tuple[Bid, TenderRecord]]:
    """What was recorded of a bid before, each with the record that counts in its place."""
    of_bid = [one for one in dossier.records if dossier.first_ids.get(one.id) == bid]
    later = {one.supersedes: one for one in of_bid if one.supersedes}
    return [(one, later[one.id]) for one in of_bid if isinstance(one, Bid) and one.id in later]


def condition_rows(dossier: Dossier, bid: Bid) -> list[ConditionRow]:
    """The conditions that a bid has to meet."""
    held = {one.condition: one for one in dossier.of(ConditionResult) if one.bid == bid.id}
    return [
        ConditionRow(one.id, one.title, one.evidence, result, _by(result))
        for one in dossier.plan.conditions_of(bid.lot)
        for result in [held.get(one.id)]
    ]


def answer_rows(dossier: Dossier, bid: str) -> list[AnswerRow]:
    """The criteria that are marked, with the bid's answers."""
    held = {one.criterion: one for one in dossier.of(Answer) if one.bid == bid}
    return [
        AnswerRow(
            leaf.id,
            leaf.criterion.title,
            leaf.criterion.question,
            leaf.criterion.word_limit,
            held.get(leaf.id),
        )
        for leaf in dossier.plan.marked
    ]


def irregularity_rows(dossier: Dossier, bid: str = "") -> list[tuple[Irregularity, str, str, str]]:
    """The register of late and partial bids, of one or of all; in words besides.

    After each: what was out of order, the decision and who decided.
    """
    return [
        (one, value_words(one.trouble.value), value_words(one.decision.value), _by(one))
        for one in dossier.of(Irregularity)
        if bid in ("", one.bid)
    ]


def _by(one: ConditionResult | Irregularity | None) -> str:
    return "" if one is None else office_words(one.decided_by)


def is_late(received_at: datetime, dossier: Dossier) -> bool:
    """Whether something came in after bids were due."""
    return received_at > dossier.plan.bids_due
