"""Decisions: every query, in the shapes that pages need."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404

from counterfoil.access import (
    Grain,
    Participation,
    Refusal,
)
from counterfoil.gates import (
    BodyAct,
    Outcome,
)
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.appraisals.models import Version
from counterfoil_web.decisions.models import Act, Condition, Decision
from counterfoil_web.partnerships.models import Access
from counterfoil_web.partnerships.store import Seen

PARTS = (Participation.LEAD_FORCE, Participation.PARTNER_FORCE, Participation.POLICING_BODY)
"""The parts that decide, in the order in which pages show them."""
OPEN = (Decision.State.WAITING, Decision.State.DEFERRED)
"""The states in which a decision can still be taken or withdrawn."""
PAST = {Outcome.APPROVE: "approved", Outcome.REFUSE: "refused", Outcome.DEFER: "deferred"}


def decisions_of(seen: Seen) -> list[Decision]:
    """The decisions of a partnership that the person sees, the latest first."""
    rows = Decision.objects.filter(partnership=seen.partnership)
    return list(with_acts(rows if sees_all(seen) else rows.exclude(published_at=None)))


def decision_for(seen: Seen, number: int) -> Decision:
    """One decision with its acts and versions.

    Raises: Http404, also when it is not published and the person sees only what is.
    """
    found = with_acts(Decision.objects.filter(partnership=seen.partnership, number=number)).first()
    if found is None or not (found.published_at or sees_all(seen)):
        raise Http404("There is no such decision.")
    return found


def with_acts(rows: QuerySet[Decision]) -> QuerySet[Decision]:
    """The rows with who asked, each body's acts with their conditions, and the versions."""
    acts = Act.objects.select_related("by", "organisation").prefetch_related(
        Prefetch("conditions", queryset=Condition.objects.select_related("met_by"))
    )
    versions = Version.objects.defer("document").order_by("number")
    return rows.select_related("partnership", "proposed_by", "published_by").prefetch_related(
        Prefetch("acts", queryset=acts), Prefetch("versions", queryset=versions)
    )


def visible_decisions(acting: Acting) -> QuerySet[Decision]:
    """Every decision that the organisation may see, the latest first.

    Who takes part, or may read everything, sees all; others within the scope see what is published.
    """
    full = (
        Access.objects.filter(
            Q(ends=None) | Q(ends__gte=acting.today),
            Q(part__in=PARTS) | Q(grain=Grain.FULL_READ),
            organisation_id=acting.organisation.pk,
            starts__lte=acting.today,
            revoked_at=None,
        )
        .order_by()
        .values("partnership_id")
    )
    return Decision.objects.filter(
        Q(partnership__in=full) | Q(published_at__isnull=False)
    ).select_related("partnership")


def sees_all(seen: Seen) -> bool:
    """Whether the person sees decisions that are not published."""
    return seen.standing.reads is Grain.FULL_READ


def condition_for(seen: Seen, number: int, condition_id: int) -> Condition:
    """A condition of a decision of this partnership. Raises: Http404."""
    found = (
        Condition.objects.filter(
            pk=condition_id,
            act__decision__partnership=seen.partnership,
            act__decision__number=number,
        )
        .select_related("act")
        .first()
    )
    if found is None:
        raise Http404("There is no such condition.")
    return found


def body_ids(decision: Decision) -> list[str]:
    """The ids of the bodies that must decide, as text."""
    return [str(body["organisation"]) for body in decision.bodies]


def body_acts(acts: Iterable[Act]) -> list[BodyAct]:
    """The acts as the library's values, in order."""
    return [BodyAct(body=str(act.organisation_id), outcome=Outcome(act.outcome)) for act in acts]


def address(decision: Decision) -> str:
    """What names the decision in the log."""
    return f"decision/{decision.partnership.ref}/{decision.number}"


def locked(seen: Seen, number: int) -> Decision:
    """The decision, held so that two who act at once take turns."""
    found = (
        Decision.objects.select_for_update()
        .filter(partnership=seen.partnership, number=number)
        .first()
    )
    if found is None:
        raise Http404("There is no such decision.")
    found.partnership = seen.partnership
    return found


def settled(decision: Decision) -> Refusal:
    """What to say to whoever would act on a decision that is closed."""
    return Refusal(
        rule="a-decision-is-taken-once",
        sentence=f"This decision is {decision.get_state_display().lower()}.",
        mend="If it must be taken again, ask for a new decision.",
    )
