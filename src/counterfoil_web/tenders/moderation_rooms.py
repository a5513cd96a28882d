"""Who may look into moderation, and what of it they may see."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property

from django.http import Http404, HttpRequest

from counterfoil.access import Capability
from counterfoil.access.separation import EVALUATOR_HAS_NO_CONFLICT
from counterfoil.reports.wording import sentence_case
from counterfoil.tender.bids import Bid
from counterfoil.tender.dossier import Dossier
from counterfoil.tender.entries import fallen
from counterfoil.tender.moderation import ModeratedAnswer, moderated_answers
from counterfoil.tender.plan import Leaf, Plan
from counterfoil.tender.scores import ModerationOpened, QualityLocked
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.records.kept_in_memory import KeptInMemory
from counterfoil_web.tenders.kinds import SeatKind
from counterfoil_web.tenders.markers import bid_label
from counterfoil_web.tenders.pages import Opened, no_seat, opened

Place = tuple[str, str]
"""A criterion and a lot."""
_ANSWERS: KeptInMemory[tuple[ModeratedAnswer, ...]] = KeptInMemory(
    60_000, lambda held: len(held) + 1
)


@dataclass(frozen=True)
class Room:
    """Moderation as somebody may see it. evaluator: their id in the plan, where they mark."""

    one: Opened
    evaluator: str
    moderates: bool

    @property
    def dossier(self) -> Dossier:
        """The plan with its records."""
        return self.one.dossier

    @property
    def plan(self) -> Plan:
        """The plan that counts."""
        return self.dossier.plan

    @cached_property
    def opened(self) -> dict[Place, ModerationOpened]:
        """The criteria of which moderation has opened, by criterion and lot."""
        return {(one.criterion, one.lot): one for one in self.dossier.of(ModerationOpened)}

    @cached_property
    def locked(self) -> dict[str, QualityLocked]:
        """The lots in which quality is locked."""
        return {one.lot: one for one in self.dossier.of(QualityLocked)}

    def may_see(self, bid: str) -> bool:
        """Whether no conflict of their own keeps a bid from them."""
        return not self.evaluator or not self.dossier.is_conflicted(self.evaluator, bid)

    def answers(self, criterion: str, lot: str) -> tuple[ModeratedAnswer, ...]:
        """The marks of a criterion side by side, where moderation of it has opened; else none."""
        if (criterion, lot) not in self.opened:
            return ()
        held = _ANSWERS.made(
            self._rests_on(criterion, lot),
            lambda: moderated_answers(self.dossier, lot, criterion),
        )
        return tuple(one for one in held if self.may_see(one.bid))

    def answer(self, criterion: str, bid: Bid) -> ModeratedAnswer:
        """The marks of one answer. Raises: Http404 where they are not to be seen."""
        held = self.answers(criterion, bid.lot)
        found = next((one for one in held if one.bid == bid.id), None)
        if found is None:
            raise Http404("There are no marks of this answer to see.")
        return found

    def bid(self, name: str) -> Bid:
        """One of the bids. Raises: Http404."""
        found = self.dossier.bids.get(name)
        if found is None or not self.may_see(name):
            raise Http404("There is no such bid.")
        return found

    def leaf(self, criterion: str) -> Leaf:
        """A criterion that is marked. Raises: Http404."""
        found = self.plan.leaf(criterion)
        if found is None or found.criterion.priced:
            raise Http404("There is no such criterion.")
        return found

    def label(self, bid: Bid) -> str:
        """What the bid is called here."""
        return bid_label(self.plan, bid)

    def roles(self, people: Iterable[str]) -> list[str]:
        """Who was present, evaluators by their office."""
        return [sentence_case(self.role(one)) for one in people]

    def role(self, evaluator: str) -> str:
        """The office of an evaluator."""
        found = self.plan.evaluator(evaluator)
        return found.role if found else evaluator

    def _rests_on(self, criterion: str, lot: str) -> Hashable:
        """All that the marks of an opened criterion depend on: they are locked for ever."""
        held, dossier = self.one.competition, self.dossier
        states = held.made(
            "consensus of each criterion",
            lambda: {
                leaf.id: tuple(
                    one.id for where, one in dossier.consensus.items() if where[1] == leaf.id
                )
                for leaf in dossier.plan.marked
            },
        )
        others = held.made("marks rest on", lambda: _others(dossier))
        opened_at = self.opened[criterion, lot].opened_at
        return (self.one.tender.pk, criterion, lot, opened_at, states[criterion], others)


def room(request: HttpRequest, ref: str, number: int) -> Room:
    """Moderation for its moderator, an evaluator, or who may read individual marks.

    Raises: Http404, Refused.
    """
    one = opened(request, ref, number, Capability.VIEW_SUMMARY)
    seat, moderator = one.seat(SeatKind.EVALUATOR), one.seat(SeatKind.MODERATOR)
    moderates = bool(moderator) and one.seen.may(Capability.MODERATE_SCORES)
    marks = seat is not None and one.seen.may(Capability.SCORE_BIDS)
    if not moderates and not marks:
        one.seen.require(Capability.VIEW_INDIVIDUAL_SCORES)
    evaluator = seat.evaluator_id if seat is not None else ""
    if evaluator and (evaluator, "") in one.dossier.conflicts:
        raise Refused(EVALUATOR_HAS_NO_CONFLICT.refusal())
    return Room(one, evaluator, moderates)


def moderated_by(request: HttpRequest, ref: str, number: int) -> Room:
    """Moderation for its moderator alone. Raises: Http404, Refused."""
    held = room(request, ref, number)
    if not held.moderates:
        held.one.seen.require(Capability.MODERATE_SCORES)
        raise Refused(no_seat(SeatKind.MODERATOR))
    return held


def _others(dossier: Dossier) -> Hashable:
    """Which bids are in the running, and who may not mark which."""
    gone = tuple(one.bid for lot in dossier.lots for one in fallen(dossier, lot))
    return (gone, tuple(sorted(dossier.conflicts)), tuple(dossier.bids))
