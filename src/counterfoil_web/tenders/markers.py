"""An evaluator at work in a tender: what they may see and mark, and what they have written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.http import Http404, HttpRequest

from counterfoil.access import Refusal
from counterfoil.tender.bids import Bid
from counterfoil.tender.dossier import Dossier
from counterfoil.tender.marking import (
    Answered,
    AnswerToMark,
    CriterionWork,
    Gate,
    bids_withheld,
    every_answer,
    gate,
    marking_work,
)
from counterfoil.tender.plan import Evaluator, Leaf, Plan
from counterfoil.tenderfile.marking_words import Written
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.tenders.kinds import SeatKind
from counterfoil_web.tenders.marking_models import MarkDraft
from counterfoil_web.tenders.marking_store import drafts_of
from counterfoil_web.tenders.pages import Opened, seated

_NOT_IN_PLAN = Refusal(
    rule="holds-a-part-in-the-tender",
    sentence="The plan of this tender has no evaluator for the part that you were given.",
    mend="Ask the commercial lead to give you the part of an evaluator of the plan.",
)


@dataclass(frozen=True)
class Marker:
    """A tender as one of its evaluators may see it."""

    one: Opened
    evaluator: Evaluator

    @property
    def id(self) -> str:
        """The evaluator's id in the plan, which records name."""
        return self.evaluator.id

    @cached_property
    def dossier(self) -> Dossier:
        """The plan with its records."""
        return self.one.dossier

    @cached_property
    def plan(self) -> Plan:
        """The plan that counts."""
        return self.dossier.plan

    @cached_property
    def gate(self) -> Gate:
        """What keeps them from marking."""
        return gate(self.dossier, self.id)

    @cached_property
    def work(self) -> tuple[CriterionWork, ...]:
        """All that they mark."""
        return self.one.competition.made(
            f"work {self.id}", lambda: marking_work(self.dossier, self.id)
        )

    @cached_property
    def answers(self) -> dict[Answered, AnswerToMark]:
        """Every answer that they mark, in order."""
        return self.one.competition.made(
            f"answers {self.id}", lambda: {one.name: one for one in every_answer(self.work)}
        )

    @cached_property
    def withheld(self) -> int:
        """How many bids a declared conflict keeps from them."""
        return len(bids_withheld(self.dossier, self.id))

    @cached_property
    def drafts(self) -> dict[Answered, MarkDraft]:
        """What they have written and not recorded yet."""
        return drafts_of(self.one.tender, self.one.acting.user)

    @property
    def written(self) -> dict[Answered, Written]:
        """The same as the library reads it."""
        return {name: Written(one.mark, one.reason) for name, one in self.drafts.items()}

    def answer(self, bid: str, criterion: str) -> AnswerToMark:
        """One answer. Raises: Http404 for one that is not theirs to see."""
        found = self.answers.get((bid, criterion))
        if found is None:
            raise Http404("There is no such answer for you to mark.")
        return found

    def leaf(self, criterion: str) -> Leaf:
        """A criterion. Raises: Http404."""
        found = self.plan.leaf(criterion)
        if found is None:
            raise Http404("There is no such criterion.")
        return found


def marker(request: HttpRequest, ref: str, number: int) -> Marker:
    """The tender for one of its evaluators. Raises: Http404, Refused."""
    one = seated(request, ref, number, SeatKind.EVALUATOR)
    seat = one.seat(SeatKind.EVALUATOR)
    found = one.dossier.plan.evaluator(seat.evaluator_id) if seat else None
    if found is None:
        raise Refused(_NOT_IN_PLAN)
    return Marker(one, found)


def bid_label(plan: Plan, bid: Bid) -> str:
    """What an evaluator calls a bid: its letter where names are hidden, else the bidder's name."""
    return f"Bid {bid.bidder}" if plan.blind_names else bid.name
