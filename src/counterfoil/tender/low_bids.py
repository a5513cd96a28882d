"""Prices that look too low: found by the plan's tests, asked about, and decided on.

No price is left out by a sum. The Procurement Act 2023, section 19, lets an authority disregard a
tender whose price is abnormally low only after it has told the supplier so and given it a
reasonable chance to show that it can perform the contract at that price; if it shows that, the
tender stays in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from counterfoil.errors import Problem, Severity
from counterfoil.tender.bids import TenderRecord
from counterfoil.tender.dossier import Dossier
from counterfoil.tender.plan import WHOLE, LowBidRule

Fault = tuple[str, str, str, Severity]
_ERROR = Severity.ERROR


class LowBidTest(StrEnum):
    """What a price is held against."""

    SHOULD_COST = "should_cost"
    MEAN_OF_OTHERS = "mean_of_others"
    NEXT_LOWEST = "next_lowest"


@dataclass(frozen=True, slots=True, kw_only=True)
class LowBid:
    """A price that a test of the plan finds low.

    against_gbp: what it was held against. below_percent: how far below; the plan's limit is
    `limit_percent`.
    """

    bid: str
    test: LowBidTest
    price_gbp: Fraction
    against_gbp: Fraction
    below_percent: Fraction
    limit_percent: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceQuestion(TenderRecord):
    """That a bidder was told that its price looks too low, and asked to show that it can perform.

    asked: what was asked, in words. answer_by: until when it may answer.
    """

    kind: ClassVar[str] = "price_question"
    bid: str
    asked: str
    asked_at: datetime
    asked_by: str
    answer_by: datetime

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind, self.bid)


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceAnswer(TenderRecord):
    """What the bidder answered, in words or by naming the document."""

    kind: ClassVar[str] = "price_answer"
    bid: str
    answer: str
    answered_at: datetime

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind, self.bid)


class PriceVerdict(StrEnum):
    """What was decided on a price that looked too low."""

    STAYS_IN = "stays_in"
    DISREGARDED = "disregarded"


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceDecision(TenderRecord):
    """What was decided on a price that looked too low, and why.

    shown: whether the bidder showed that it can perform the contract at that price.
    """

    kind: ClassVar[str] = "price_decision"
    bid: str
    verdict: PriceVerdict
    shown: bool
    reason: str
    decided_at: datetime
    decided_by: str

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind, self.bid)


def low_bids(rule: LowBidRule | None, prices_gbp: Mapping[str, Fraction]) -> tuple[LowBid, ...]:
    """The prices that the plan's tests find low, each test that finds one.

    Lower by the limit exactly is not yet low. The mean is of the other bids, so that a price does
    not pull down what it is held against.

    >>> rule = LowBidRule(below_mean_percent=Fraction(15))
    >>> prices = {"a": Fraction(84), "b": Fraction(95), "c": Fraction(105)}
    >>> [(one.bid, one.below_percent) for one in low_bids(rule, prices)]
    [('a', Fraction(16, 1))]
    """
    if rule is None:
        return ()
    return tuple(
        LowBid(
            bid=bid,
            test=test,
            price_gbp=price,
            against_gbp=against,
            below_percent=below,
            limit_percent=limit,
        )
        for bid, price in prices_gbp.items()
        for test, against, limit in _tests(rule, bid, prices_gbp)
        if (below := (against - price) / against * WHOLE) > limit
    )


def undecided(dossier: Dossier, prices_gbp: Mapping[str, Fraction]) -> tuple[Problem, ...]:
    """The low prices on which nothing was decided: an award waits for each.

    prices_gbp: those that count.
    """
    decided = {one.bid for one in dossier.of(PriceDecision)}
    found = {one.bid for one in low_bids(dossier.plan.low_bids, prices_gbp)}
    return tuple(
        Problem(
            what="its price looks too low, and nothing was decided on it",
            where=f"bid {bid}",
            mend="ask the bidder to show that it can perform at that price, then decide",
        )
        for bid in sorted(found - decided)
    )


def decision_faults(dossier: Dossier) -> Iterator[Fault]:
    """Decisions on low prices that the Act does not allow, or that have no reason.

    Each as the record's id, what, the mend and how much it matters.
    """
    asked = {one.bid: one for one in dossier.of(PriceQuestion)}
    answered = {one.bid: one for one in dossier.of(PriceAnswer)}
    for one in dossier.of(PriceDecision):
        if one.verdict is PriceVerdict.DISREGARDED:
            for what, mend in _disregarded(one, asked.get(one.bid), answered.get(one.bid)):
                yield one.id, what, mend, _ERROR
        if not one.reason.strip():
            yield one.id, "the decision on its price has no reason", "say why, in words", _ERROR


def disregarded(dossier: Dossier) -> dict[str, PriceDecision]:
    """The bids left out for a price that is abnormally low, with that decision."""
    return {
        one.bid: one for one in dossier.of(PriceDecision) if one.verdict is PriceVerdict.DISREGARDED
    }


def _tests(
    rule: LowBidRule, bid: str, prices_gbp: Mapping[str, Fraction]
) -> Iterator[tuple[LowBidTest, Fraction, Fraction]]:
    """Each test that is made: what it is, what the price is held against, the plan's limit."""
    others = [price for name, price in prices_gbp.items() if name != bid]
    if rule.below_should_cost_percent is not None and rule.should_cost_gbp:
        yield LowBidTest.SHOULD_COST, rule.should_cost_gbp, rule.below_should_cost_percent
    if rule.below_mean_percent is not None and others:
        mean = sum(others, Fraction(0)) / len(others)
        yield LowBidTest.MEAN_OF_OTHERS, mean, rule.below_mean_percent
    if rule.below_next_percent is not None and others:
        # Only the lowest has a next lowest above it; those above it are below none.
        yield LowBidTest.NEXT_LOWEST, min(others), rule.below_next_percent


def _disregarded(
    decision: PriceDecision, question: PriceQuestion | None, answer: PriceAnswer | None
) -> Iterator[tuple[str, str]]:
    """What was wrong with leaving a bid out, and the mend."""
    if question is None or question.asked_at > decision.decided_at:
        what = "it was left out before the bidder was told that its price looks too low"
        yield what, "take the bid back in, or record what was done"
    elif answer is None and decision.decided_at < question.answer_by:
        what = f"it was left out before the bidder had until {question.answer_by:%d %B %Y %H:%M}"
        yield what, "wait for the answer, or for the time to pass"
    elif answer is not None and answer.answered_at > decision.decided_at:
        what = "it was left out before the bidder's answer came, and the answer was not weighed"
        yield what, "weigh the answer, and decide anew"
    if decision.shown:
        what = "it was left out although the bidder showed that it can perform at its price"
        yield what, "take the bid back in: section 19 of the Act keeps it"
