"""Where a tender stands, step by step, and whose move it is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from counterfoil.tender.bid_checks import undecided
from counterfoil.tender.bids import Bid, ConditionResult, Price
from counterfoil.tender.dossier import Dossier
from counterfoil.tender.entries import fallen
from counterfoil.tender.moderation import marking_progress
from counterfoil.tender.plan import Leaf
from counterfoil.tender.scores import Declaration, ModerationOpened, QualityLocked
from counterfoil_web.govuk.formats import moment
from counterfoil_web.tenders.kinds import SeatKind
from counterfoil_web.tenders.models import Seat
from counterfoil_web.tenders.plan_reading import can_be_locked
from counterfoil_web.tenders.record_words import office_words
from counterfoil_web.tenders.store import Competition

LEAD = "the commercial lead"
EVALUATORS = "the evaluators"
MODERATOR = "the moderator"
OFFICERS = "the two price officers"


class State(StrEnum):
    """How far a step has come."""

    DONE = "done"
    NOW = "now"
    LATER = "later"


@dataclass(frozen=True)
class Step:
    """One step of a tender. place: of its page, under the address of the tender.

    told: what is done of it; whose: whose move it is while it is not done.
    """

    title: str
    state: State
    told: str
    place: str
    whose: str = ""

    @property
    def is_now(self) -> bool:
        """Whether it is this that the tender waits for."""
        return self.state is State.NOW


def steps_of(
    held: Competition,
    seats: Sequence[Seat],
    own: Collection[SeatKind] = (),
    *,
    sealed: Collection[str] = (),
) -> tuple[Step, ...]:
    """Every step in order. own: the parts of the reader, who is led to the pages of that part.

    sealed: the bids whose price came in and is sealed.
    """
    if held.plan is None:
        return (Step("Evaluation plan", State.NOW, "It cannot be read yet", "plan/", LEAD),)
    dossier = held.dossier
    steps = [_plan(held), _people(dossier, seats), _declared(dossier), _received(held, dossier)]
    steps += [_opened(held), *_judged(held, dossier, own)]
    if dossier.plan.price is not None:
        steps.append(_priced(dossier, sealed))
    steps.append(_award(dossier))
    return tuple(steps)


def now_of(steps: Sequence[Step]) -> tuple[Step, ...]:
    """What the tender waits for."""
    return tuple(one for one in steps if one.is_now)


def stands(held: Competition) -> str:
    """Where a tender stands, in one line for a list."""
    if held.plan is None or not held.is_locked:
        return "The plan is being written"
    due = held.plan.bids_due
    if held.opening is None:
        if held.moment < due:
            return f"Locked. Bids are due on {moment(due)}"
        return "Bids are due and not opened yet"
    dossier = held.dossier
    if _quality_is_locked(dossier):
        priced = dossier.plan.price is None or bool(dossier.of(Price))
        return "Prices are opened" if priced else "Quality is locked, prices are not opened"
    moderated = bool(dossier.of(ModerationOpened))
    return "Bids are being moderated" if moderated else "Bids are being marked"


def _plan(held: Competition) -> Step:
    if held.is_locked:
        when = moment(held.locks[-1].locked_at)
        return Step("Evaluation plan", State.DONE, f"Locked on {when}", "plan/", LEAD)
    ready = can_be_locked(held.text)
    told = "A draft, ready to be tried and locked" if ready else "A draft that contradicts itself"
    return Step("Evaluation plan", State.NOW, told, "plan/", LEAD)


def _people(dossier: Dossier, seats: Sequence[Seat]) -> Step:
    kinds = [row.seat for row in seats]
    named = {row.evaluator_id for row in seats if row.seat == SeatKind.EVALUATOR}
    wanted = [one for one in dossier.plan.evaluators if one.id not in named]
    officers = 2 if dossier.plan.price is not None else 0
    short = max(0, officers - kinds.count(SeatKind.OFFICER))
    missing = len(wanted) + short + (SeatKind.MODERATOR not in kinds)
    told = f"{len(seats)} parts given" + (f", {missing} still to give" if missing else "")
    return Step("People", State.NOW if missing else State.DONE, told, "people/", LEAD)


def _declared(dossier: Dossier) -> Step:
    by = {one.evaluator for one in dossier.of(Declaration)}
    every = [one.id for one in dossier.plan.evaluators]
    made = sum(name in by for name in every)
    conflicts = len({(name, bidder) for name, bidder in dossier.conflicts})
    told = f"{made} of {len(every)} evaluators declared"
    if conflicts:
        told += f", {conflicts} conflict{'' if conflicts == 1 else 's'}"
    state = State.DONE if made == len(every) else State.NOW
    return Step("Interests declared", state, told, "interests/", EVALUATORS)


def _received(held: Competition, dossier: Dossier) -> Step:
    count, waiting = len(dossier.bids), undecided(dossier)
    due = dossier.plan.bids_due
    told = f"{count} bid{'' if count == 1 else 's'}, due on {moment(due)}"
    if waiting:
        told += f". On {len(waiting)} late or altered nothing is decided"
    past = held.moment >= due
    done = past and bool(count) and not waiting
    state = State.DONE if done else State.NOW if held.is_locked else State.LATER
    return Step("Bids received", state, told, "bids/", LEAD)


def _opened(held: Competition) -> Step:
    opening = held.opening
    if opening is not None:
        told = f"Opened on {moment(opening.opened_at)} before {office_words(opening.witness)}"
        return Step("Bids opened", State.DONE, told, "bids/")
    plan = held.plan
    due = plan is not None and held.is_locked and held.moment >= plan.bids_due
    told = "They may be opened now, before a witness" if due else "Not before they are due"
    return Step("Bids opened", State.NOW if due else State.LATER, told, "bids/open/", LEAD)


def _judged(held: Competition, dossier: Dossier, own: Collection[SeatKind]) -> list[Step]:
    """Conditions, marking and moderation."""
    marking = "marking/" if SeatKind.EVALUATOR in own else "records/submission/"
    moderation = "moderation/" if SeatKind.MODERATOR in own else "records/consensus/"
    opened = held.opening is not None
    waits = State.NOW if opened else State.LATER
    inside = _in_the_running(dossier)
    steps = []
    if dossier.plan.conditions:
        held_results = {(one.bid, one.condition) for one in dossier.of(ConditionResult)}
        asked = [(bid.id, one.id) for bid in inside for one in dossier.plan.conditions_of(bid.lot)]
        made = sum(each in held_results for each in asked)
        state = State.DONE if opened and asked and made == len(asked) else waits
        told = f"{made} of {len(asked)} recorded" if opened else "After bids are opened"
        steps.append(Step("Conditions of participation", state, told, "bids/", LEAD))
    progress = held.made(
        "progress", lambda: [one for lot in dossier.lots for one in marking_progress(dossier, lot)]
    )
    marked, of = sum(one.marked for one in progress), sum(one.of for one in progress)
    state = State.DONE if opened and of and marked == of else waits
    told = f"{marked} of {of} marks given" if opened else "After bids are opened"
    steps.append(Step("Marking", state, told, marking, EVALUATORS))
    leaves: tuple[Leaf, ...] = dossier.plan.marked
    agreed = sum((bid.id, leaf.id) in dossier.consensus for bid in inside for leaf in leaves)
    asked_for = len(inside) * len(leaves)
    locked = _quality_is_locked(dossier)
    told = f"{agreed} of {asked_for} agreed" if opened else "After marking"
    begun = bool(dossier.of(ModerationOpened)) or (opened and bool(of) and marked == of)
    state = State.DONE if locked else State.NOW if begun else State.LATER
    if locked:
        told += ", quality locked"
    steps.append(Step("Moderation", state, told, moderation, MODERATOR))
    return steps


def _priced(dossier: Dossier, sealed: Collection[str]) -> Step:
    """Prices opened; else how many came in, of those of the bids that are in the running."""
    opened = {one.bid for one in dossier.of(Price)}
    missing = {bid.id for bid in _in_the_running(dossier)} - opened
    if opened:
        told = f"{len(opened)} price{'' if len(opened) == 1 else 's'} opened"
        if missing:
            told += f", {len(missing)} not yet"
        state = State.NOW if missing else State.DONE
        return Step("Prices", state, told, "prices/", OFFICERS)
    locked, came_in = _quality_is_locked(dossier), len(missing.intersection(sealed))
    told = f"{came_in} of {len(missing)} received, sealed"
    if not came_in:
        told = f"None of {len(missing)} received yet" if missing else "None received yet"
    elif locked:
        told += ". Two officers may open them now"
    whose = OFFICERS if came_in and locked else LEAD
    return Step("Prices", State.NOW if locked else State.LATER, told, "prices/", whose)


def _award(dossier: Dossier) -> Step:
    ready = _quality_is_locked(dossier) and (dossier.plan.price is None or bool(dossier.of(Price)))
    told = "The bids can be ranked" if ready else "After prices are opened"
    return Step("Award", State.NOW if ready else State.LATER, told, "award/", LEAD)


def _in_the_running(dossier: Dossier) -> list[Bid]:
    """The bids of every lot that did not fall before they were marked."""
    found = []
    for lot in dossier.lots:
        out = {one.bid for one in fallen(dossier, lot)}
        found += [bid for bid in dossier.bids_for(lot) if bid.id not in out]
    return found


def _quality_is_locked(dossier: Dossier) -> bool:
    return {one.lot for one in dossier.of(QualityLocked)} >= set(dossier.lots)
