"""How sure we are of a saving: a grade from six stated questions, each with what answers it.

High: every question is answered yes. Medium: the counterfactual was tested, most of what is claimed
is certified, and at most two questions are not answered yes. Low: at least two are. None: fewer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from counterfoil.contract.lines import number_text
from counterfoil.outcomes.claims import Certifier
from counterfoil.outcomes.ledger import Ledger
from counterfoil.outcomes.net_saving import NetSaving
from counterfoil.outcomes.records import HowKnown
from counterfoil.outcomes.totals import ClaimStanding, Register

MOST_CERTIFIED = Fraction(3, 4)
HALF = Fraction(1, 2)
LEAST_MISSING = Fraction(1, 20)
_MOST_UNANSWERED = 2
_LEAST_ANSWERED = 2
_AUDIT = (Certifier.INTERNAL_AUDIT, Certifier.EXTERNAL_AUDIT)


class Question(StrEnum):
    """What is asked of a saving before it is believed."""

    BASELINE = "baseline"
    MEASURED = "measured"
    VERIFIED = "verified"
    COUNTERFACTUAL = "counterfactual"
    CERTIFIED = "certified"
    RECORDED = "recorded"

    @property
    def words(self) -> str:
        """The question with its rule."""
        return _ASKED[self]


_ASKED = {
    Question.BASELINE: "Is the baseline of every benefit in cash signed and dated?",
    Question.MEASURED: "Is at least half of what is claimed measured, and not estimated?",
    Question.VERIFIED: "Is at least half of what is certified certified by an auditor?",
    Question.COUNTERFACTUAL: "Was carrying on tested against the volumes that happened?",
    Question.CERTIFIED: "Is at least three quarters of the cash claimed certified?",
    Question.RECORDED: "Is at most a twentieth of the cost only promised, nothing being recorded?",
}


class Grade(StrEnum):
    """How sure we are, in a word."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Answer:
    """One question: whether the answer is yes, and what it rests on."""

    question: Question
    is_yes: bool
    because: str


@dataclass(frozen=True, slots=True)
class Confidence:
    """The grade and the answers behind it."""

    grade: Grade
    answers: tuple[Answer, ...]

    @property
    def unanswered(self) -> tuple[Answer, ...]:
        """The questions that are not answered yes."""
        return tuple(one for one in self.answers if not one.is_yes)


def confidence(ledger: Ledger, held: Register, net: NetSaving) -> Confidence:
    """The grade of a partnership's savings on what is known of them."""
    answers = (
        _baseline(held),
        _measured([one for one in held.claims if one.benefit.is_cash]),
        _verified([one for one in held.claims if one.benefit.is_cash and one.counts]),
        _counterfactual(net),
        _certified(held),
        _recorded(ledger, net),
    )
    return Confidence(grade_of(answers), answers)


def grade_of(answers: Iterable[Answer]) -> Grade:
    """The grade by the rule that stands at the head of this module."""
    yes = {one.question for one in answers if one.is_yes}
    if len(yes) == len(Question):
        return Grade.HIGH
    tested = {Question.COUNTERFACTUAL, Question.CERTIFIED} <= yes
    if tested and len(Question) - len(yes) <= _MOST_UNANSWERED:
        return Grade.MEDIUM
    return Grade.LOW if len(yes) >= _LEAST_ANSWERED else Grade.NONE


def _baseline(held: Register) -> Answer:
    benefits = [one.benefit for one in held.benefits if one.benefit.is_cash]
    signed = [one for one in benefits if one.baseline is not None and one.baseline.is_signed]
    because = f"{len(signed)} of {len(benefits)} benefits in cash have one"
    return Answer(Question.BASELINE, bool(benefits) and len(signed) == len(benefits), because)


def _measured(claims: list[ClaimStanding]) -> Answer:
    whole = sum((one.claim.amount for one in claims), Fraction(0))
    counted = sum(
        (one.claim.amount for one in claims if one.claim.how_known is HowKnown.MEASURED),
        Fraction(0),
    )
    return _share(Question.MEASURED, counted, whole, HALF, "of what is claimed is measured")


def _verified(claims: list[ClaimStanding]) -> Answer:
    whole = sum((one.counts for one in claims), Fraction(0))
    audited = sum(
        (one.counts for one in claims if one.certification and one.certification.office in _AUDIT),
        Fraction(0),
    )
    return _share(Question.VERIFIED, audited, whole, HALF, "of what is certified is by an auditor")


def _counterfactual(net: NetSaving) -> Answer:
    moves = net.counterfactual.moves_at_all
    known = net.total_cash.moved_gbp is not None
    if not moves:
        because = "nothing in it moves with a volume, so that nothing was tested"
    elif not known:
        because = "volumes are missing for some of the months"
    else:
        because = "it was worked out again at the volumes recorded"
    return Answer(Question.COUNTERFACTUAL, moves and known, because)


def _certified(held: Register) -> Answer:
    cash = held.cash
    told = "of the cash claimed is certified"
    return _share(Question.CERTIFIED, cash.certified_gbp, cash.claimed_gbp, MOST_CERTIFIED, told)


def _recorded(ledger: Ledger, net: NetSaving) -> Answer:
    share = net.promised_share
    of = "with statements of the contract" if ledger.contract else "without a contract kept here"
    because = f"{_percent(share)} of the cost is only promised, {of}"
    return Answer(Question.RECORDED, share <= LEAST_MISSING, because)


def _share(
    question: Question, part: Fraction, whole: Fraction, least: Fraction, told: str
) -> Answer:
    if not whole:
        return Answer(question, False, "there is nothing of the kind")
    return Answer(question, part / whole >= least, f"{_percent(part / whole)} {told}")


def _percent(share: Fraction) -> str:
    return f"{number_text(Fraction(round(share * 1000), 10))}%"
