"""Who may enter, certify and bank what, each refusal with its rule."""

from __future__ import annotations

from collections.abc import Iterable

from counterfoil.access import Capability, Refusal, separation
from counterfoil.outcomes.benefits import Benefit
from counterfoil.outcomes.claim_checks import same_person
from counterfoil.outcomes.claims import Banking, Certification, Claim
from counterfoil_web.outcomes.models import OutcomeRow, PlanDraft
from counterfoil_web.partnerships.store import Seen

BY_ITS_CLAIM = (Certification.kind, Banking.kind)
"""Written on the page of the claim by finance, never entered as a record."""

AGREER_IS_NOT_AUTHOR = Refusal(
    rule="plan-agreer-is-not-author",
    sentence="You wrote part of this plan, so you cannot agree it.",
    mend="Ask a chief finance officer who wrote none of it.",
)
CERTIFIER_IS_NOT_CLAIMANT = Refusal(
    rule="certifier-is-not-claimant",
    sentence="You made this claim, so you cannot certify it.",
    mend="Ask a chief finance officer who did not make it.",
)
NOT_ENTERED = Refusal(
    rule="certified-on-the-claim",
    sentence="Certifications and bankings are not entered as records.",
    mend="Open the claim: finance certifies and banks it there.",
)


def entry_refusal(seen: Seen, kind: str) -> Refusal | None:
    """Why records of a kind may not be entered; None when they may."""
    refusal = seen.refusal(Capability.RECORD_FIGURES)
    return NOT_ENTERED if refusal is None and kind in BY_ITS_CLAIM else refusal


def certify_refusal(
    seen: Seen, benefit: Benefit, claim: Claim, entered_by: int | None
) -> Refusal | None:
    """Why who acts may not certify or bank a claim; None when nothing is against it.

    entered_by: the id of who entered the claim. An owner or claimant is a name or an office, so
    both of who acts are held against it.
    """
    refusal = seen.refusal(Capability.CERTIFY_BENEFIT)
    if refusal is not None:
        return refusal
    names = list(names_of(seen))
    if any(same_person(name, benefit.owner) for name in names):
        return separation.CERTIFIER_IS_NOT_BENEFIT_OWNER.refusal()
    own = entered_by == seen.acting.user.pk
    if own or any(same_person(name, claim.claimant) for name in names):
        return CERTIFIER_IS_NOT_CLAIMANT
    return None


def agree_refusal(seen: Seen, draft: PlanDraft) -> Refusal | None:
    """Why who acts may not agree the plan; None when they may."""
    refusal = seen.refusal(Capability.CERTIFY_BENEFIT)
    if refusal is not None:
        return refusal
    wrote = {*draft.authors, str(draft.proposed_by_id)}
    return AGREER_IS_NOT_AUTHOR if str(seen.acting.user.pk) in wrote else None


def names_of(seen: Seen) -> Iterable[str]:
    """The names by which who acts may stand in a record: their own, and those of their offices."""
    yield from (seen.acting.user.name, seen.acting.user.email)
    yield from (role.label for role in seen.acting.roles)


def may_correct(seen: Seen, row: OutcomeRow, later: bool) -> bool:
    """Whether who acts may put a record right: where they may enter it, and nobody did so yet."""
    return not later and entry_refusal(seen, row.kind) is None
