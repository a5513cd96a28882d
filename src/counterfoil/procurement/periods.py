"""Which least period a procurement's suppliers must be given, and why."""

from __future__ import annotations

from counterfoil.parameters.direct_award_grounds import Ground, grounds
from counterfoil.parameters.procurement_periods import LeastPeriod, least_period
from counterfoil.procurement.coverage import Coverage
from counterfoil.procurement.plan import AuthorityKind, ProcurementPlan, Route

EDITION = "2025-02"
"""The edition of the least periods in force."""


def participation_period(plan: ProcurementPlan, held: Coverage) -> LeastPeriod:
    """The least period for requests to take part."""
    if held.light_touch:
        return least_period(EDITION, "participation-light-touch")
    if plan.tendering.urgent:
        return least_period(EDITION, "participation-urgent")
    return least_period(EDITION, "participation")


def tendering_period(
    plan: ProcurementPlan, held: Coverage, *, planned_notice: bool = False
) -> LeastPeriod:
    """The least period for tenders: of those that apply, the shortest.

    planned_notice: whether a planned procurement notice was published early enough.
    """
    return least_period(EDITION, _tendering(plan, held, planned_notice=planned_notice))


def _tendering(plan: ProcurementPlan, held: Coverage, *, planned_notice: bool) -> str:
    asked = plan.tendering
    not_central = plan.authority_kind is not AuthorityKind.CENTRAL
    shorter = (
        (held.light_touch, "light-touch"),
        (not_central and asked.preselected and asked.agreed_days is not None, "agreed"),
        (not_central and asked.preselected, "preselected"),
        (planned_notice, "planned-notice"),
        (asked.urgent, "urgent"),
        (asked.dynamic_market, "dynamic-market"),
    )
    for applies, name in shorter:
        if applies:
            return f"tendering-{name}"
    sent = "electronic" if asked.electronic else "paper"
    whole = "complete" if asked.documents_with_notice else "partial"
    return f"tendering-{sent}-{whole}"


def standstill_is_mandatory(plan: ProcurementPlan, held: Coverage) -> tuple[bool, str]:
    """Whether the standstill must be kept, and why not when it need not."""
    ground = ground_of(plan)
    if not held.covered:
        return False, "the contract is below the threshold"
    if held.light_touch:
        return False, "it is a light touch contract"
    if plan.route is Route.FRAMEWORK_CALL_OFF:
        return False, "it is a call-off under a framework"
    if plan.tendering.dynamic_market:
        return False, "it is awarded by reference to a dynamic market"
    if ground is not None and not ground.standstill:
        return False, f"the direct award is for {ground.title[0].lower()}{ground.title[1:]}"
    return True, ""


def ground_of(plan: ProcurementPlan) -> Ground | None:
    """The ground of a direct award; None where there is none, or no such ground."""
    if plan.route is not Route.DIRECT_AWARD:
        return None
    return next((one for one in grounds() if one.id == plan.ground), None)
