"""Decisions: every query, in the shapes that pages need."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404
from django_scopes import scopes_disabled

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
from counterfoil_web.accounts.models import Organisation
from counterfoil_web.appraisals.models import Version
from counterfoil_web.decisions.models import Act, Condition, Decision
from counterfoil_web.partnerships.models import Access, Partnership
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.records.prepared_query import PreparedQuery

PARTS = (Participation.LEAD_FORCE, Participation.PARTNER_FORCE, Participation.POLICING_BODY)
"""The parts that decide, in the order in which pages show them."""
OPEN = (Decision.State.WAITING, Decision.State.DEFERRED)
"""The states in which a decision can still be taken or withdrawn."""
PAST = {Outcome.APPROVE: "approved", Outcome.REFUSE: "refused", Outcome.DEFER: "deferred"}


def decisions_of(seen: Seen) -> list[Decision]:
    """The decisions of a partnership that the person sees, the latest first. Two queries."""
    rows = of_partnership(seen.partnership)
    return rows if sees_all(seen) else [row for row in rows if row.published_at]


def of_partnership(partnership: Partnership) -> list[Decision]:
    """Every decision of a partnership with its acts, the latest first. Two queries."""
    rows = _decisions(partnership.pk)
    acts = _acts_of_partnership(partnership.pk)
    for row in rows:
        row.partnership = partnership
        _keep(row, acts=[act for act in acts if act.decision_id == row.pk])
    return rows


def unmet_conditions(partnership: Partnership) -> list[Condition]:
    """The conditions of approved decisions that are not met yet, with their decisions."""
    return list(
        Condition.objects.filter(
            partnership=partnership, met_at=None, act__decision__state=Decision.State.APPROVED
        ).select_related("act__decision")
    )


def decision_for(seen: Seen, number: int) -> Decision:
    """One decision with its acts, their conditions, and its versions. Four queries.

    Raises: Http404, also when it is not published and the person sees only what is.
    """
    found = next(iter(_decision(seen.partnership.pk, number)), None)
    if found is None or not (found.published_at or sees_all(seen)):
        raise Http404("There is no such decision.")
    found.partnership = seen.partnership
    acts, conditions = _acts(found.pk), _conditions(found.pk)
    for act in acts:
        _keep(act, conditions=[one for one in conditions if one.act_id == act.pk])
    _keep(found, acts=acts, versions=_versions(found.pk))
    return found


def _keep(row: Any, **related: list[Any]) -> None:
    """Have `row.acts.all()` give what was read already, as `prefetch_related` leaves it."""
    row._prefetched_objects_cache = {**getattr(row, "_prefetched_objects_cache", {}), **related}


def _prepared(queryset: Callable[..., QuerySet[Any]]) -> PreparedQuery[Any]:
    """For a partnership that the person was found to see, so the scope is not asked once more."""

    @wraps(queryset)
    def unscoped(*values: Any) -> QuerySet[Any]:
        with scopes_disabled():
            return queryset(*values)

    return PreparedQuery(unscoped)


_decisions = _prepared(lambda partnership: Decision.objects.filter(partnership_id=partnership))
_decision = _prepared(
    lambda partnership, number: (
        Decision.objects.filter(partnership_id=partnership)
        .filter(number=number)
        .select_related("proposed_by", "published_by")
    )
)
_acts_of_partnership = _prepared(lambda partnership: Act.objects.filter(partnership_id=partnership))
_acts = _prepared(
    lambda decision: Act.objects.filter(decision_id=decision).select_related("by", "organisation")
)
_conditions = _prepared(
    lambda decision: Condition.objects.filter(act__decision_id=decision).select_related("met_by")
)
_versions = _prepared(
    lambda decision: (
        Version.objects.filter(decisions=decision).defer("document", "summary").order_by("number")
    )
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


def visible_with_acts(acting: Acting) -> QuerySet[Decision]:
    """The same with the acts of each and who did them: for files."""
    acts = Act.objects.select_related("organisation")
    return visible_decisions(acting).prefetch_related(Prefetch("acts", queryset=acts))


def organisations_numbered(numbers: Iterable[int]) -> dict[int, Organisation]:
    """The organisations of these numbers. One query."""
    return Organisation.objects.in_bulk(list(numbers))


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
