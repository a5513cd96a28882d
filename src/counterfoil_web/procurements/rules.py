"""Who may write, agree and record what of a procurement, each refusal with its rule."""

from __future__ import annotations

from counterfoil.access import Capability, Refusal
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.procurements.models import ProcurementDraft

WRITES = Capability.EDIT_CASE
"""What whoever writes the plan and keeps its registers may do."""

AGREES = Capability.REVIEW_CASE
"""What whoever agrees a plan that others wrote may do."""

AGREER_IS_NOT_AUTHOR = Refusal(
    rule="procurement-agreer-is-not-author",
    sentence="You wrote part of this plan, so you cannot agree it.",
    mend="Ask a finance officer or finance partner who wrote none of it.",
)


def agree_refusal(seen: Seen, draft: ProcurementDraft) -> Refusal | None:
    """Why who acts may not agree a draft that somebody proposed; None when they may."""
    refusal = seen.refusal(AGREES)
    if refusal is not None:
        return refusal
    wrote = {*draft.authors, str(draft.proposed_by_id)}
    return AGREER_IS_NOT_AUTHOR if str(seen.acting.user.pk) in wrote else None
