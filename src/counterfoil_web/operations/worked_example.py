"""The example that arrives in the try-out signed, reviewed and waiting for a decision.

Each step is done in the role whose work it is, through the stores that pages use, so that every
rule holds and the log tells it. Its words claim nothing of the real force: they say that it is an
example, and rest on what the case itself shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from counterfoil.access import Capability, DecisionKind
from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.casefile.case_text import text_of_case
from counterfoil.guide import questions_for_gate
from counterfoil.guide.readiness import AnswerState
from counterfoil_web.accounts.acting import Acting, Refused
from counterfoil_web.accounts.scope import organisation_scope
from counterfoil_web.accounts.store import acting_for
from counterfoil_web.accounts.try_out import TryOut
from counterfoil_web.appraisals.baseline_store import sign_service
from counterfoil_web.appraisals.models import Version
from counterfoil_web.appraisals.store import open_draft_from
from counterfoil_web.appraisals.versions_store import submit_draft
from counterfoil_web.decisions.asking import Proposal, propose
from counterfoil_web.operations.worked_example_words import (
    ANSWERED,
    ASKED,
    NOT_YET,
    RECOMMENDATION,
    REVIEW_REMARK,
    REVIEWED,
)
from counterfoil_web.partnerships.answers import AnswerValues, save_answer
from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.partnerships.store import Seen, partnership_for
from counterfoil_web.results.review_store import refusal_to_review, sign_review

WORKED_EXAMPLE = "cleveland-custody-2017"
"""The folder of the case that is carried on to a decision."""

_TIME_TO_DECIDE = timedelta(days=28)


def carry_on(
    partnership: Partnership, case: BusinessCase, try_out: TryOut, *, reason: str
) -> Version:
    """Bring a new partnership's case from its first draft to a decision that waits; version 1.

    reason: why the version is submitted. Nothing here commits: the caller's transaction holds it.
    """
    _draft_and_sign(partnership, case, try_out)
    with _seen(try_out, "commercial_lead", partnership, Capability.SUBMIT_CASE) as seen:
        version = submit_draft(seen.acting, partnership, reason)
    _review(version, try_out)
    with _seen(try_out, "commercial_lead", partnership, Capability.ANSWER_QUESTIONS) as seen:
        _answer(seen)
    with _seen(try_out, "commercial_lead", partnership, Capability.PROPOSE_DECISION) as seen:
        propose(seen, _proposal(seen, case, version))
    return version


def acting_in(try_out: TryOut, person: str) -> Acting:
    """Somebody of the try-out as they act today. Raises: LookupError without a role."""
    acting = acting_for(try_out.people[person], wanted=None, today=timezone.localdate())
    if acting is None:
        raise LookupError(f"{person} of the try-out holds no role")
    return acting


def _draft_and_sign(partnership: Partnership, case: BusinessCase, try_out: TryOut) -> None:
    """The lead opens the draft; the chief finance officer, who typed none of it, signs it."""
    with _seen(try_out, "commercial_lead", partnership, Capability.EDIT_CASE) as seen:
        open_draft_from(
            seen.acting, partnership, text_of_case(case), source="the published figures"
        )
    with _seen(try_out, "finance_officer", partnership, Capability.SIGN_BASELINE) as seen:
        for service in case.baseline:
            sign_service(seen.acting, partnership, service.id)


def _review(version: Version, try_out: TryOut) -> None:
    partnership = version.partnership
    with _seen(try_out, "pcc_finance_officer", partnership, Capability.REVIEW_CASE) as seen:
        refusal = refusal_to_review(seen, version)
        if refusal is not None:
            raise Refused(refusal)
        answers = {
            item: {"answer": reply.value, "remark": remark}
            for item, (reply, remark) in REVIEWED.items()
        }
        sign_review(seen.acting, version, answers, remark=REVIEW_REMARK)


def _answer(seen: Seen) -> None:
    """Every question of the gate: by what the case shows, or not yet."""
    for question in questions_for_gate(seen.partnership.stage, seen.partnership.kind):
        told = ANSWERED.get(question.id)
        if told is None:
            values = AnswerValues(state=AnswerState.NOT_YET, text=NOT_YET)
        else:
            text, evidence = told
            values = AnswerValues(
                state=AnswerState.ANSWERED, text=text, evidence=evidence, owner=seen.acting.user
            )
        save_answer(seen, question.id, values, revision=0)


def _proposal(seen: Seen, case: BusinessCase, version: Version) -> Proposal:
    """The decision of the gate. Its value is what the services cost today, for the whole term."""
    yearly = sum((Decimal(str(one.cost_gbp)) for one in case.baseline), Decimal(0))
    value = (yearly * case.years).quantize(Decimal("0.01"))
    kind = DecisionKind.OUTLINE_CASE
    return Proposal(
        gate=seen.partnership.stage,
        kind=kind,
        title=f"{kind.label} (example)",
        asked=ASKED.format(number=version.number),
        recommendation=RECOMMENDATION.format(
            preferred=version.summary["preferred_title"],
            value=f"£{value:,.0f}",
            yearly=f"£{yearly:,.0f}",
            years=case.years,
        ),
        value_gbp=value,
        versions=[version],
        due=seen.acting.today + _TIME_TO_DECIDE,
    )


@contextmanager
def _seen(
    try_out: TryOut, person: str, partnership: Partnership, capability: Capability
) -> Iterator[Seen]:
    """The partnership as a page would show it to somebody, if they may do this in it."""
    acting = acting_in(try_out, person)
    with organisation_scope(acting.organisation, acting.today):
        yield partnership_for(acting, partnership.ref, capability)
