"""What is wrong with marks, moderation and locks: who may mark what, when, and with which words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from counterfoil.contract.lines import number_text
from counterfoil.errors import Severity
from counterfoil.tender.bid_checks import blank, choose, undecided
from counterfoil.tender.bids import Irregularity, TenderRecord
from counterfoil.tender.dossier import Dossier
from counterfoil.tender.moderation import unagreed
from counterfoil.tender.plan_lock import BidsOpened
from counterfoil.tender.scores import (
    Consensus,
    Declaration,
    LotsDrawn,
    ModerationOpened,
    QualityLocked,
    Score,
    Submission,
)
from counterfoil.tender.wording import wording_faults

Fault = tuple[str, str, Severity]
_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Moments:
    """When things were locked and declared.

    moderated: by (criterion, lot). submitted: by (evaluator, criterion, lot). locked: quality, by
    lot. declared: by evaluator, the first. conflicted: by (evaluator, bidder).
    """

    moderated: dict[tuple[str, str], datetime]
    submitted: dict[tuple[str, str, str], datetime]
    locked: dict[str, datetime]
    opened: datetime | None
    declared: dict[str, datetime]
    conflicted: dict[tuple[str, str], datetime]

    @classmethod
    def of(cls, dossier: Dossier) -> Moments:
        """The moments of a tender."""
        declared: dict[str, datetime] = {}
        for one in dossier.records:
            if isinstance(one, Declaration):
                held = declared.setdefault(one.evaluator, one.declared_at)
                declared[one.evaluator] = min(held, one.declared_at)
        return cls(
            {(one.criterion, one.lot): one.opened_at for one in dossier.of(ModerationOpened)},
            {
                (one.evaluator, one.criterion, one.lot): one.submitted_at
                for one in dossier.of(Submission)
            },
            {one.lot: one.locked_at for one in dossier.of(QualityLocked)},
            next((one.opened_at for one in dossier.of(BidsOpened)), None),
            declared,
            {
                (one.evaluator, one.bidder): one.declared_at
                for one in dossier.of(Declaration)
                if one.conflict
            },
        )


def score_faults(one: TenderRecord, dossier: Dossier, moments: Moments) -> Iterator[Fault]:
    """What is wrong with one record of marking: what, the mend, how much it matters."""
    match one:
        case Score():
            yield from _score(one, dossier, moments)
        case Consensus():
            yield from _consensus(one, dossier, moments)
        case Declaration():
            yield from _evaluator(one.evaluator, dossier)
            yield from blank("what", one.what)
            bidders = {each.bidder for each in dossier.bids.values()}
            if one.bidder and bidders and one.bidder not in bidders:
                yield f"there is no bidder {one.bidder}", choose(bidders), _WARNING
            yield from _taken_back(one, dossier, moments)
        case Submission():
            yield from _evaluator(one.evaluator, dossier)
            yield from _leaf(one.criterion, dossier)
            yield from _unmarked(one, dossier)
        case ModerationOpened():
            yield from _leaf(one.criterion, dossier)
            yield from blank("opened_by", one.opened_by)
            yield from _not_submitted(one, dossier, moments)
        case QualityLocked():
            yield from blank("locked_by", one.locked_by)
            yield from _unagreed(one, dossier)
        case LotsDrawn():
            yield from blank("witness", one.witness)
            if one.place < 1:
                yield "the place drawn is below 1", "write 1 for the first", _ERROR


def _score(one: Score, dossier: Dossier, moments: Moments) -> Iterator[Fault]:
    yield from _evaluator(one.evaluator, dossier)
    yield from _leaf(one.criterion, dossier)
    yield from _mark(one, dossier)
    bid, evaluator = dossier.bids.get(one.bid), dossier.plan.evaluator(one.evaluator)
    lot = bid.lot if bid else ""
    if evaluator is not None and not dossier.plan.is_marked_by(evaluator, one.criterion, lot):
        what = f"{one.evaluator} does not mark {one.criterion}"
        yield what, "leave it out: the plan says who marks what", _ERROR
    if dossier.is_conflicted(one.evaluator, one.bid):
        yield _conflicted(one, dossier, moments)
    elif one.evaluator not in moments.declared:
        what = f"{one.evaluator} has declared nothing of interests in bidders"
        yield what, "enter the declaration first, conflict: no if there is none", _ERROR
    opened = moments.moderated.get((one.criterion, lot))
    if opened is not None and one.scored_at >= opened:
        what = f"moderation opened at {opened:%Y-%m-%d %H:%M}, which locked this mark"
        mend = "leave it as it was; say what changed in the reason of the consensus"
        yield what, mend, _ERROR
    if moments.opened is not None and one.scored_at < moments.opened:
        yield "it was marked before bids were opened", "correct the time", _ERROR


def _conflicted(one: Score, dossier: Dossier, moments: Moments) -> Fault:
    """A mark given after the declaration is refused; an earlier one is kept and does not count."""
    bid = dossier.bids.get(one.bid)
    names = ("", bid.bidder if bid else one.bid)
    since = min(
        moments.conflicted[one.evaluator, name]
        for name in names
        if (one.evaluator, name) in moments.conflicted
    )
    if one.scored_at >= since:
        what = f"{one.evaluator} has declared a conflict of interest with this bidder"
        return what, "leave the mark out and let another evaluator mark the bid", _ERROR
    what = f"it does not count: {one.evaluator} has since declared a conflict with this bidder"
    return what, "let another evaluator mark the bid; this mark is kept", _WARNING


def _consensus(one: Consensus, dossier: Dossier, moments: Moments) -> Iterator[Fault]:
    yield from _leaf(one.criterion, dossier)
    yield from _mark(one, dossier)
    if not one.people:
        yield "nobody is said to have been present", "name them, separated by ;", _ERROR
    yield from blank("considered", one.considered)
    bid = dossier.bids.get(one.bid)
    lot = bid.lot if bid else ""
    opened = moments.moderated.get((one.criterion, lot))
    if opened is None or one.agreed_at < opened:
        yield "moderation of this criterion was not open", "open it first", _ERROR
    locked = moments.locked.get(lot)
    if locked is not None and one.agreed_at >= locked:
        what = f"quality was locked at {locked:%Y-%m-%d %H:%M}, before this was agreed"
        yield what, "leave the consensus as it was: prices may be known by now", _ERROR
    for person in one.people:
        if dossier.is_conflicted(person, one.bid):
            what = f"{person} was present and has declared a conflict with this bidder"
            yield what, "moderate this bid again without them", _ERROR
    held = dossier.scores.get((one.bid, one.criterion), {})
    if any(each.reason.strip() == one.reason.strip() for each in held.values() if len(held) > 1):
        what = "its reason is one evaluator's own, word for word"
        yield what, "write why the evaluators together came to this mark", _WARNING


def _mark(one: Score | Consensus, dossier: Dossier) -> Iterator[Fault]:
    scale = dossier.plan.scale
    yield from blank("reason", one.reason)
    if not scale.holds(one.mark):
        what = f"{number_text(one.mark)} is no mark of the scale"
        span = f"{number_text(scale.lowest)} to {number_text(scale.highest)}"
        yield what, f"give a mark from {span} in steps of {number_text(scale.step)}", _ERROR
        return
    for what, mend in wording_faults(scale, one.mark, one.reason):
        yield what, mend, _WARNING


def _evaluator(name: str, dossier: Dossier) -> Iterator[Fault]:
    if dossier.plan.evaluator(name) is None:
        names = [one.id for one in dossier.plan.evaluators]
        yield f"there is no evaluator {name}", choose(names), _ERROR


def _taken_back(one: Declaration, dossier: Dossier, moments: Moments) -> Iterator[Fault]:
    """Marks set aside by a conflict may count again only while no others are known."""
    before = next((each for each in dossier.records if each.id == one.supersedes), None)
    if one.conflict or not isinstance(before, Declaration) or not before.conflict:
        return
    open_ = set()
    for each in dossier.of(Score):
        bid = dossier.bids.get(each.bid)
        if each.evaluator != one.evaluator or bid is None or before.bidder not in ("", bid.bidder):
            continue
        opened = moments.moderated.get((each.criterion, bid.lot))
        if opened is not None and opened <= one.declared_at and each.scored_at < one.declared_at:
            open_.add(each.criterion)
    if open_:
        names = [leaf.id for leaf in dossier.plan.marked if leaf.id in open_]
        what = (
            f"moderation of {' and '.join(names)} is open, and marks of {one.evaluator} that were "
            "set aside would count again"
        )
        mend = "leave the conflict as it is: those marks stay on record and do not count"
        yield what, mend, _ERROR


def _leaf(name: str, dossier: Dossier) -> Iterator[Fault]:
    leaf = dossier.plan.leaf(name)
    if leaf is None or leaf.criterion.priced:
        names = [one.id for one in dossier.plan.marked]
        yield f"there is no criterion {name} to mark", choose(names), _ERROR


def _unmarked(one: Submission, dossier: Dossier) -> Iterator[Fault]:
    missing = [
        bid.id
        for bid in dossier.bids_for(one.lot)
        if one.evaluator not in dossier.scores.get((bid.id, one.criterion), {})
        and not dossier.is_conflicted(one.evaluator, bid.id)
        and not dossier.was_conflicted(one.evaluator, bid.id, one.submitted_at)
        and bid.id not in dossier.excluded
    ]
    if not missing:
        return
    troubled = {*undecided(dossier), *(each.bid for each in dossier.of(Irregularity))}
    what = f"{one.evaluator} handed in {one.criterion} with no mark for {', '.join(missing)}"
    severity = _WARNING if troubled.issuperset(missing) else _ERROR
    yield what, "mark every bid before handing in", severity


def _unagreed(one: QualityLocked, dossier: Dossier) -> Iterator[Fault]:
    waiting = undecided(dossier)
    missing = [where for where in unagreed(dossier, one.lot) if where[0] not in waiting]
    if missing:
        listed = ", ".join(f"bid {bid} in {criterion}" for bid, criterion in missing[:_MOST_NAMED])
        more = len(missing) - _MOST_NAMED
        what = f"there is no consensus for {listed}" + (f" and {more} more" if more > 0 else "")
        yield what, "agree every mark first: none can be agreed after the lock", _ERROR


def _not_submitted(one: ModerationOpened, dossier: Dossier, moments: Moments) -> Iterator[Fault]:
    for evaluator in dossier.plan.evaluators_of(one.criterion, one.lot):
        if (evaluator.id, "") in dossier.conflicts:
            continue
        when = moments.submitted.get((evaluator.id, one.criterion, one.lot))
        if when is None or when > one.opened_at:
            what = f"{evaluator.id} had not handed in the marks of {one.criterion}"
            yield what, "let every evaluator hand in before moderation opens", _ERROR
            continue
        owed = [
            bid.id
            for bid in dossier.bids_for(one.lot)
            if evaluator.id not in dossier.scores.get((bid.id, one.criterion), {})
            and not dossier.is_conflicted(evaluator.id, bid.id)
            and dossier.was_conflicted(evaluator.id, bid.id, when)
        ]
        if owed:
            what = (
                f"{evaluator.id} has not marked {', '.join(owed)} in {one.criterion} since the "
                "conflict was settled"
            )
            yield what, "say in the reason of the consensus who marked and who did not", _WARNING
