"""Separation of duties: what one person may not both do.

Each rule takes lasting ids of people and gives a refusal or None. Ids are compared as text, so 7
and "7" are one person.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from counterfoil.access.refusals import Refusal

PersonId = int | str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeparationRule:
    """A rule in words, as the reference page lists it."""

    rule: str
    says: str
    sentence: str
    mend: str

    def refusal(self) -> Refusal:
        """The refusal that the rule gives."""
        return Refusal(rule=self.rule, sentence=self.sentence, mend=self.mend)


REVIEWER_IS_NOT_AUTHOR = SeparationRule(
    rule="reviewer-is-not-author",
    says="Who wrote any part of a case does not review it.",
    sentence="You wrote part of this version, so you cannot review it.",
    mend="Ask another officer who may review to do it.",
)
APPROVER_IS_NOT_PROPOSER = SeparationRule(
    rule="approver-is-not-proposer",
    says="Who proposes a decision does not take it.",
    sentence="You proposed this decision, so you cannot take it.",
    mend="Ask another officer who is entitled under the scheme of consent.",
)
CHALLENGER_IS_NOT_OWNER = SeparationRule(
    rule="challenger-is-not-owner",
    says="Who owns an answer does not challenge it, nor close a challenge to it.",
    sentence="You own this answer, so you cannot be the one who challenges it.",
    mend="Ask somebody else to challenge it, or hand the answer to another owner.",
)
CERTIFIER_IS_NOT_BENEFIT_OWNER = SeparationRule(
    rule="certifier-is-not-benefit-owner",
    says="Who owns a benefit does not certify that it was delivered.",
    sentence="You own this benefit, so you cannot certify that it was delivered.",
    mend="Ask a chief finance officer who does not own it.",
)
EVALUATOR_HAS_NO_CONFLICT = SeparationRule(
    rule="evaluator-has-no-conflict",
    says="Who declared a conflict of interest takes no part in the evaluation.",
    sentence="You declared a conflict of interest, so you cannot take part in this evaluation.",
    mend="Ask the commercial lead to name another evaluator.",
)
SETTLER_IS_NOT_DECLARER = SeparationRule(
    rule="settler-is-not-declarer",
    says="Who declared a conflict of interest does not settle that there is none.",
    sentence="You declared this conflict, so you cannot settle it.",
    mend="Ask another commercial lead to look at it and decide.",
)
TWO_OFFICERS_OPEN_PRICES = SeparationRule(
    rule="two-officers-open-prices",
    says="Bid prices are opened by two different officers.",
    sentence="You are already the first of the two officers who open the prices.",
    mend="Ask a second officer to confirm the opening.",
)
ONE_PERSON_ONE_BODY = SeparationRule(
    rule="one-person-one-body",
    says="One person does not approve for both the force and the policing body.",
    sentence="You have already approved this for the other legal body.",
    mend="Ask another officer of this body who is entitled to approve.",
)
CLOSER_IS_NOT_PROPOSER = SeparationRule(
    rule="closer-is-not-proposer",
    says="Who proposes that a month is closed does not close it.",
    sentence="You proposed this month, so you cannot close it.",
    mend="Ask a finance officer who did not propose it.",
)
AGREER_IS_NOT_AUTHOR = SeparationRule(
    rule="agreer-is-not-author",
    says="Who wrote any part of contract terms does not agree them.",
    sentence="You wrote part of these terms, so you cannot agree them.",
    mend="Ask a finance officer who wrote none of them.",
)
WAIVER_APPROVER_IS_NOT_ASKER = SeparationRule(
    rule="waiver-approver-is-not-asker",
    says="Who asks for a deduction to be waived does not approve it.",
    sentence="You asked for this waiver, so you cannot approve it.",
    mend="Ask a chief finance officer who did not ask for it.",
)
SEPARATION_RULES: tuple[SeparationRule, ...] = (
    REVIEWER_IS_NOT_AUTHOR,
    APPROVER_IS_NOT_PROPOSER,
    CHALLENGER_IS_NOT_OWNER,
    CERTIFIER_IS_NOT_BENEFIT_OWNER,
    EVALUATOR_HAS_NO_CONFLICT,
    SETTLER_IS_NOT_DECLARER,
    TWO_OFFICERS_OPEN_PRICES,
    ONE_PERSON_ONE_BODY,
    CLOSER_IS_NOT_PROPOSER,
    AGREER_IS_NOT_AUTHOR,
    WAIVER_APPROVER_IS_NOT_ASKER,
)


def reviewer_is_not_author(*, reviewer: PersonId, authors: Iterable[PersonId]) -> Refusal | None:
    """authors: everybody who changed the case since the last approved version.

    >>> reviewer_is_not_author(reviewer=7, authors=[5, 7]).rule
    'reviewer-is-not-author'
    >>> reviewer_is_not_author(reviewer=7, authors=[5, 6])
    """
    return _unless_apart(REVIEWER_IS_NOT_AUTHOR, reviewer, authors)


def approver_is_not_proposer(*, approver: PersonId, proposer: PersonId) -> Refusal | None:
    """Refuses when the approver is the proposer."""
    return _unless_apart(APPROVER_IS_NOT_PROPOSER, approver, [proposer])


def challenger_is_not_owner(*, challenger: PersonId, owners: Iterable[PersonId]) -> Refusal | None:
    """owners: who owns the answer, and who wrote its words where that is another."""
    return _unless_apart(CHALLENGER_IS_NOT_OWNER, challenger, owners)


def certifier_is_not_benefit_owner(*, certifier: PersonId, owner: PersonId) -> Refusal | None:
    """Refuses when the certifier is the owner of the benefit."""
    return _unless_apart(CERTIFIER_IS_NOT_BENEFIT_OWNER, certifier, [owner])


def evaluator_has_no_conflict(
    *, evaluator: PersonId, conflicted: Iterable[PersonId]
) -> Refusal | None:
    """conflicted: everybody who declared a conflict in this procurement."""
    return _unless_apart(EVALUATOR_HAS_NO_CONFLICT, evaluator, conflicted)


def settler_is_not_declarer(*, settler: PersonId, declarers: Iterable[PersonId]) -> Refusal | None:
    """declarers: who declared the conflict, and for whom it was declared."""
    return _unless_apart(SETTLER_IS_NOT_DECLARER, settler, declarers)


def two_officers_open_prices(*, second: PersonId, first: PersonId) -> Refusal | None:
    """Refuses when the second officer is the first."""
    return _unless_apart(TWO_OFFICERS_OPEN_PRICES, second, [first])


def one_person_one_body(
    *, approver: PersonId, approvers_for_other_bodies: Iterable[PersonId]
) -> Refusal | None:
    """approvers_for_other_bodies: who approved the same thing for another legal body."""
    return _unless_apart(ONE_PERSON_ONE_BODY, approver, approvers_for_other_bodies)


def closer_is_not_proposer(*, closer: PersonId, proposer: PersonId) -> Refusal | None:
    """Refuses when who closes a month is who proposed it."""
    return _unless_apart(CLOSER_IS_NOT_PROPOSER, closer, [proposer])


def agreer_is_not_author(*, agreer: PersonId, authors: Iterable[PersonId]) -> Refusal | None:
    """authors: everybody who changed the draft since the terms last agreed."""
    return _unless_apart(AGREER_IS_NOT_AUTHOR, agreer, authors)


def waiver_approver_is_not_asker(*, approver: PersonId, asker: PersonId) -> Refusal | None:
    """Refuses when who approves a waiver is who asked for it."""
    return _unless_apart(WAIVER_APPROVER_IS_NOT_ASKER, approver, [asker])


def _unless_apart(
    rule: SeparationRule, person: PersonId, others: Iterable[PersonId]
) -> Refusal | None:
    return rule.refusal() if str(person) in {str(other) for other in others} else None
