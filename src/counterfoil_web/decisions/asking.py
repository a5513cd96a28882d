"""Asking the legal bodies for a decision, and taking back what was asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from counterfoil.access import (
    Capability,
    DecisionKind,
    OrganisationKind,
    Participation,
)
from counterfoil.errors import InvalidValue
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.appraisals.models import Version
from counterfoil_web.decisions.gates import ON_A_CASE
from counterfoil_web.decisions.models import Decision
from counterfoil_web.decisions.store import (
    OPEN,
    PARTS,
    address,
    locked,
    settled,
)
from counterfoil_web.partnerships.models import Access, Partnership
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.records import log


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """What is asked for: the decision, the versions it is to be taken on, and by when."""

    gate: str
    kind: DecisionKind
    title: str
    asked: str
    recommendation: str
    value_gbp: Decimal
    versions: Sequence[Version]
    due: date | None


def deciding_bodies(partnership: Partnership, day: date) -> list[dict[str, Any]]:
    """The legal bodies that take part in a partnership on a day: each decides for itself."""
    rows = (
        Access.objects.filter(
            partnership=partnership, part__in=PARTS, revoked_at=None, starts__lte=day
        )
        .exclude(ends__lt=day)
        .select_related("organisation")
        .order_by("pk")
    )
    order = {part.value: at for at, part in enumerate(PARTS)}
    return [
        {
            "organisation": row.organisation_id,
            "name": row.organisation.name,
            "kind": (
                OrganisationKind.POLICING_BODY
                if row.part == Participation.POLICING_BODY
                else OrganisationKind.FORCE
            ).value,
        }
        for row in sorted(rows, key=lambda row: order[row.part])
    ]


@transaction.atomic
def propose(seen: Seen, proposal: Proposal) -> Decision:
    """Ask the legal bodies for a decision.

    Raises: Refused without the capability; InvalidValue when the partnership lacks a force or a
    policing body, a decision on a case names no version of this partnership, or the same is
    asked for already.
    """
    seen.require(Capability.PROPOSE_DECISION)
    bodies = deciding_bodies(seen.partnership, seen.acting.today)
    _check_bodies(bodies)
    if proposal.kind in ON_A_CASE and not proposal.versions:
        raise InvalidValue(
            what="it names no version of the business case",
            where="the decision",
            mend="choose the version it is to be taken on",
        )
    number = _next_number(seen.partnership)
    _check_not_asked_already(seen.partnership, proposal)
    decision = Decision.objects.create(
        partnership=seen.partnership,
        number=number,
        gate=proposal.gate,
        kind=proposal.kind.value,
        title=proposal.title,
        asked=proposal.asked,
        recommendation=proposal.recommendation,
        value_gbp=proposal.value_gbp,
        bodies=bodies,
        due=proposal.due,
        proposed_by=seen.acting.user,
    )
    decision.versions.set(proposal.versions)
    log.write(
        seen.acting,
        "decision-proposed",
        record=address(decision),
        partnership=seen.partnership,
        after={
            "gate": proposal.gate,
            "kind": proposal.kind.value,
            "asked": proposal.asked,
            "value_gbp": str(proposal.value_gbp),
            "versions": [
                {"number": one.number, "fingerprint": one.fingerprint} for one in proposal.versions
            ],
            "bodies": bodies,
        },
    )
    return decision


@transaction.atomic
def withdraw(seen: Seen, number: int, reason: str) -> Decision:
    """Take back what was asked, before it is decided. Raises: Refused, InvalidValue, Http404."""
    seen.require(Capability.PROPOSE_DECISION)
    decision = locked(seen, number)
    if decision.state not in OPEN:
        raise Refused(settled(decision))
    if not reason.strip():
        raise InvalidValue(
            what="it gives no reason", where="the withdrawal", mend="say why it is withdrawn"
        )
    before = decision.state
    decision.state = Decision.State.WITHDRAWN
    decision.closing_reason = reason.strip()
    decision.decided_at = timezone.now()
    decision.save()
    log.write(
        seen.acting,
        "decision-withdrawn",
        record=address(decision),
        partnership=decision.partnership,
        before={"state": before},
        after={"state": decision.state},
        reason=decision.closing_reason,
    )
    return decision


def _next_number(partnership: Partnership) -> int:
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    last = Decision.objects.filter(partnership=partnership).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _check_not_asked_already(partnership: Partnership, proposal: Proposal) -> None:
    """A form sent twice asks for one decision. Called under the lock on the partnership."""
    same = Decision.objects.filter(
        partnership=partnership,
        gate=proposal.gate,
        kind=proposal.kind.value,
        asked=proposal.asked,
        state__in=OPEN,
    ).prefetch_related("versions")
    wanted = {version.pk for version in proposal.versions}
    for decision in same:
        if {version.pk for version in decision.versions.all()} == wanted:
            raise InvalidValue(
                what=f"the same is asked for already, as decision {decision.number}",
                where="the decision",
                mend="follow that one under “Decisions”, or withdraw it first",
            )


def _check_bodies(bodies: Sequence[dict[str, Any]]) -> None:
    present = {body["kind"] for body in bodies}
    missing = [
        kind.label.lower()
        for kind in (OrganisationKind.FORCE, OrganisationKind.POLICING_BODY)
        if kind.value not in present
    ]
    if missing:
        raise InvalidValue(
            what=f"no {' and no '.join(missing)} takes part in the partnership",
            where="the decision",
            mend="add it to the partnership: each legal body decides for itself",
        )
