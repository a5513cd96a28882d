"""The next business case, begun from the answer: a draft in the strategy room."""

from __future__ import annotations

from counterfoil.access import Capability
from counterfoil.casefile.case_text import text_of_case
from counterfoil.errors import InvalidValue
from counterfoil_web.appraisals.models import Draft
from counterfoil_web.appraisals.store import open_draft, open_draft_from
from counterfoil_web.outcomes.next_answers import next_of
from counterfoil_web.outcomes.store import Outcomes
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.records import log


def why_not_begun(seen: Seen, held: Outcomes) -> str:
    """Why no draft can be begun now, in words; blank when one can. One query."""
    answer, trouble = next_of(held)
    if trouble is not None:
        return trouble.what
    if answer is None or answer.what_next is None:
        return "" if answer is None else answer.why_not.get("what_next", "")
    if open_draft(seen.partnership) is not None:
        return "a draft of the business case is open already; submit it first"
    return ""


def begin(seen: Seen, held: Outcomes) -> Draft:
    """Open a draft of the case made for the next decision: the signed model with the record in it.

    Raises: Refused; InvalidValue when no route is appraised, or another draft is open.
    """
    seen.require(Capability.EDIT_CASE)
    answer, trouble = next_of(held)
    found = None if answer is None else answer.what_next
    if found is None:
        raise InvalidValue(
            what="no route is appraised yet" if trouble is None else trouble.what,
            where="what next",
            mend="agree the choices of the next decision in the plan of the outcomes first",
        )
    draft = open_draft_from(
        seen.acting,
        seen.partnership,
        text_of_case(found.case),
        source=f"what next, on the record of {held.document.as_at.isoformat()}",
        based_on=held.plan.version,
    )
    log.write(
        seen.acting,
        "next-case-begun",
        record=f"outcomes/{seen.partnership.ref}/what-next",
        partnership=seen.partnership,
        after={"draft": draft.pk, "plan": held.plan.number, "as at": str(held.document.as_at)},
    )
    return draft
