"""Decision notices: the draft from the record, what is withheld, and publication."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from counterfoil.access import Capability, Refusal
from counterfoil.gates import NoticeFacts, WithheldPart, notice_paragraphs
from counterfoil.gates.state import Outcome
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.decisions.models import Decision
from counterfoil_web.decisions.store import PAST, address, decision_for
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.records import log

Sections = list[tuple[str, list[str]]]


def notice_facts(decision: Decision, withheld: Iterable[WithheldPart] = ()) -> NoticeFacts:
    """What the record says, for a notice."""
    acts = list(decision.acts.all())
    return NoticeFacts(
        title=decision.title,
        reference=f"{decision.partnership.ref}/{decision.number}",
        partnership=decision.partnership.title,
        asked=decision.asked,
        recommendation=decision.recommendation,
        value_gbp=decision.value_gbp or None,
        versions=tuple(
            f"Business case, version {version.number}: {version.title}"
            for version in decision.versions.all()
        ),
        taken=tuple(
            (
                act.organisation.name,
                act.office,
                PAST[Outcome(act.outcome)],
                timezone.localdate(act.at),
            )
            for act in acts
        ),
        conditions=tuple(condition.text for act in acts for condition in act.conditions.all()),
        reasons=tuple(act.reason for act in acts if act.reason),
        withheld=tuple(withheld),
    )


def draft_notice(decision: Decision, withheld: Iterable[WithheldPart] = ()) -> Sections:
    """The sections of the notice as the record has them now."""
    return [
        (heading, list(paragraphs))
        for heading, paragraphs in notice_paragraphs(notice_facts(decision, withheld))
    ]


@transaction.atomic
def publish(seen: Seen, number: int, withheld: list[WithheldPart]) -> Decision:
    """Keep the notice as published. What is withheld stays in the record, apart from the notice.

    Raises: Refused when the decision is not taken yet or is published already; Http404.
    """
    seen.require(Capability.PUBLISH_DECISION)
    Decision.objects.select_for_update().filter(partnership=seen.partnership, number=number).first()
    decision = decision_for(seen, number)
    refusal = why_not_published(decision)
    if refusal is not None:
        raise Refused(refusal)
    sections = draft_notice(decision, withheld)
    decision.notice = sections
    decision.withheld = [_row(part) for part in withheld]
    decision.published_at = timezone.now()
    decision.published_by = seen.acting.user
    decision.save()
    log.write(
        seen.acting,
        "decision-published",
        record=address(decision),
        partnership=decision.partnership,
        after={"notice": sections, "withheld": decision.withheld},
    )
    return decision


def why_not_published(decision: Decision) -> Refusal | None:
    """Why the notice cannot be published now; None when it can."""
    if decision.published_at is not None:
        return Refusal(
            rule="published-once",
            sentence="The notice of this decision is published already.",
            mend="A correction is a new decision that refers to this one.",
        )
    if decision.state not in (Decision.State.APPROVED, Decision.State.REFUSED):
        return Refusal(
            rule="decided-before-published",
            sentence="The decision has not been taken yet.",
            mend="Publish it when every body has decided.",
        )
    return None


def _row(part: WithheldPart) -> dict[str, Any]:
    return {"section": part.section, "exemption": part.exemption}
