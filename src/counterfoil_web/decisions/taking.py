"""Taking a decision for a legal body, and meeting its conditions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone

from counterfoil.access import (
    Capability,
    DecisionKind,
    OrganisationKind,
    Refusal,
    entitled,
    separation,
)
from counterfoil.errors import InvalidValue
from counterfoil.gates import (
    DecisionState,
    Outcome,
    VersionFacts,
    awaited,
    decision_state,
    obstacles,
)
from counterfoil.guide.readiness import Checklist
from counterfoil.quantities.years import day_in_words
from counterfoil_web.accounts.acting import Acting, Refused
from counterfoil_web.appraisals.baseline_store import baseline_state
from counterfoil_web.appraisals.models import Version
from counterfoil_web.decisions.gates import ON_A_CASE, stage_after
from counterfoil_web.decisions.models import Act, Condition, Decision
from counterfoil_web.decisions.schemes import scheme_for
from counterfoil_web.decisions.store import (
    OPEN,
    PAST,
    address,
    body_acts,
    body_ids,
    condition_for,
    locked,
    settled,
)
from counterfoil_web.partnerships.checklists import checklist_for
from counterfoil_web.partnerships.partnership_store import move_to_stage
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.records import log
from counterfoil_web.results.review_store import review_state

_DECIDES = {
    OrganisationKind.FORCE: Capability.APPROVE_FOR_FORCE,
    OrganisationKind.POLICING_BODY: Capability.APPROVE_FOR_POLICING_BODY,
}


@transaction.atomic
def take(
    seen: Seen,
    number: int,
    outcome: Outcome,
    *,
    reason: str = "",
    conditions: Iterable[str] = (),
) -> Decision:
    """Decide for the legal body that the person acts for.

    Raises: Refused, naming the rule, when the person is not entitled, is the proposer, has acted
    for another body, or something stands in the way of approval; Http404 without the decision.
    """
    decision = locked(seen, number)
    refusal = why_not(seen, decision, outcome)
    if refusal is not None:
        raise Refused(refusal)
    if outcome is not Outcome.APPROVE and not reason.strip():
        raise InvalidValue(
            what="it gives no reason", where="the decision", mend="say why it is not approved"
        )
    before = decision.state
    act = Act.objects.create(
        partnership=decision.partnership,
        decision=decision,
        organisation=seen.acting.organisation,
        by=seen.acting.user,
        office=_office(seen.acting, decision),
        outcome=outcome.value,
        reason=reason.strip(),
        scheme=_scheme_words(seen.acting),
    )
    wanted = [text.strip() for text in conditions if text.strip()]
    for text in wanted if outcome is Outcome.APPROVE else ():
        Condition.objects.create(partnership=decision.partnership, act=act, text=text)
    _settle(decision)
    log.write(
        seen.acting,
        f"decision-{PAST[outcome]}",
        record=address(decision),
        partnership=decision.partnership,
        before={"state": before},
        after={
            "state": decision.state,
            "office": act.office,
            "scheme": act.scheme,
            "conditions": wanted,
            "versions": [
                {"number": one.number, "fingerprint": one.fingerprint}
                for one in decision.versions.all()
            ],
        },
        reason=act.reason,
    )
    if decision.state == Decision.State.APPROVED:
        move_to_stage(seen, stage_after(decision.gate, DecisionKind(decision.kind)))
    return decision


@transaction.atomic
def meet_condition(seen: Seen, number: int, condition_id: int, evidence: str) -> Condition:
    """Record how a condition was met. Raises: Refused, InvalidValue, Http404."""
    seen.require(Capability.PROPOSE_DECISION)
    decision = locked(seen, number)
    condition = condition_for(seen, number, condition_id)
    if condition.met_at is not None:
        raise Refused(
            Refusal(
                rule="condition-is-met-once",
                sentence="It is already recorded how this condition was met.",
                mend="If that was wrong, say so in the conditions of the next decision.",
            )
        )
    if not evidence.strip():
        raise InvalidValue(
            what="there is no evidence", where="the condition", mend="say how it was met"
        )
    condition.met_at = timezone.now()
    condition.met_by = seen.acting.user
    condition.evidence = evidence.strip()
    condition.save()
    log.write(
        seen.acting,
        "condition-met",
        record=f"{address(decision)}/condition/{condition.pk}",
        partnership=decision.partnership,
        after={"condition": condition.text, "evidence": condition.evidence},
    )
    return condition


def require_decider(seen: Seen) -> None:
    """Refuse whoever decides for no legal body of the partnership. Raises: Refused."""
    kind = seen.acting.organisation_kind
    seen.require(_DECIDES.get(kind, Capability.APPROVE_FOR_FORCE))


def stands_already(seen: Seen, number: int, outcome: Outcome) -> bool:
    """Whether the person has decided just so for the body: a form that was sent twice."""
    acts = Act.objects.filter(
        decision__partnership=seen.partnership,
        decision__number=number,
        organisation=seen.acting.organisation,
    )
    last = acts.order_by("-at", "-pk").values_list("by_id", "outcome").first()
    return last == (seen.acting.user.pk, outcome.value)


def why_not(seen: Seen, decision: Decision, outcome: Outcome) -> Refusal | None:
    """The first rule that keeps the person from this outcome; None when they may take it."""
    acting = seen.acting
    capability = _DECIDES.get(acting.organisation_kind, Capability.APPROVE_FOR_FORCE)
    refusal = seen.refusal(capability)
    if refusal is not None:
        return refusal
    if decision.state not in OPEN:
        return settled(decision)
    acts = list(decision.acts.all())
    if str(acting.organisation.pk) not in awaited(body_ids(decision), body_acts(acts)):
        return Refusal(
            rule="a-body-decides-once",
            sentence=f"{acting.organisation} is not waited for in this decision.",
            mend="See who has decided already; a decision is not taken twice.",
        )
    return (
        separation.approver_is_not_proposer(
            approver=acting.user.pk, proposer=decision.proposed_by_id
        )
        or separation.one_person_one_body(
            approver=acting.user.pk,
            approvers_for_other_bodies=[
                act.by_id for act in acts if act.organisation_id != acting.organisation.pk
            ],
        )
        or entitled(
            DecisionKind(decision.kind),
            value_gbp=decision.value_gbp,
            on=acting.today,
            scheme=scheme_for(acting.organisation, acting.today),
            roles=acting.roles,
            organisation_kind=acting.organisation_kind,
        )
        or (
            next(iter(standing_in_the_way(decision, acting.today)), None)
            if outcome is Outcome.APPROVE
            else None
        )
    )


def standing_in_the_way(
    decision: Decision, today: date, checklist: Checklist | None = None
) -> tuple[Refusal, ...]:
    """Everything that must be mended before anybody may approve.

    checklist: of the gate, where it is at hand already.
    """
    kind = DecisionKind(decision.kind)
    asked = checklist or checklist_for(decision.partnership, decision.gate, today)
    return obstacles(
        versions=[version_facts(version) for version in decision.versions.all()],
        unanswered=[item.question.id for item in asked.missing],
        needs_version=kind in ON_A_CASE,
    )


def version_facts(version: Version) -> VersionFacts:
    """What matters of a version at a gate: its review, and the signatures under its baseline."""

    baseline = baseline_state(version)
    return VersionFacts(
        number=version.number,
        reviewed=review_state(version).reviewed,
        has_baseline=bool(baseline.services),
        unsigned_services=tuple(
            service.title for service in baseline.services if not service.signed
        ),
    )


def _settle(decision: Decision) -> None:
    state = decision_state(body_ids(decision), body_acts(decision.acts.all()))
    decision.state = Decision.State(state.value)
    settled = (DecisionState.APPROVED, DecisionState.REFUSED)
    decision.decided_at = timezone.now() if state in settled else None
    decision.save()


def _office(acting: Acting, decision: Decision) -> str:
    """The office in which the person decides: the one the scheme names, of those they hold."""
    scheme = scheme_for(acting.organisation, acting.today)
    band = scheme.band_for(
        acting.organisation_kind, DecisionKind(decision.kind), decision.value_gbp
    )
    return next(role.label for role in band.taken_by if role in acting.roles)


def _scheme_words(acting: Acting) -> str:
    scheme = scheme_for(acting.organisation, acting.today)
    start = day_in_words(scheme.valid_from)
    return f"{scheme.title}, in force from {start} ({scheme.basis})"[:300]
