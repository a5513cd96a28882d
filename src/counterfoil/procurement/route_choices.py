"""The routes beside each other for one procurement: what each asks for, and its earliest start."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from counterfoil.errors import BadInput
from counterfoil.procurement.coverage import coverage
from counterfoil.procurement.periods import (
    ground_of,
    participation_period,
    standstill_is_mandatory,
    tendering_period,
)
from counterfoil.procurement.plan import ProcurementPlan, Route, Tendering
from counterfoil.procurement.route_steps import (
    REQUESTS,
    SIGN,
    STANDSTILL,
    START,
    TENDERS,
    steps_of,
)
from counterfoil.procurement.timetable import Timetable, timetable


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteChoice:
    """A route as it would be with the same times of one's own work.

    notices: the codes of those its steps publish. request_days, tender_days: the least that the law
    gives suppliers, None for no least. sign_on, start_on: the earliest; None when the steps of the
    plan do not fit the route. needs: what must be written before it may be taken.
    """

    route: Route
    is_chosen: bool
    notices: tuple[str, ...] = ()
    request_days: int | None = None
    tender_days: int | None = None
    standstill: bool = False
    why_no_standstill: str = ""
    sign_on: date | None = None
    start_on: date | None = None
    needs: str = ""


def route_choices(plan: ProcurementPlan) -> tuple[RouteChoice, ...]:
    """Every route for a plan. What the plan says of its own route alone is left out of others."""
    return tuple(_choice(plan, one) for one in Route)


def _choice(plan: ProcurementPlan, route: Route) -> RouteChoice:
    chosen = route is plan.route
    tried = plan if chosen else _on(plan, route)
    needs = _needs(tried)
    try:
        made = timetable(tried)
    except BadInput:
        return RouteChoice(route=route, is_chosen=chosen, needs=needs)
    mandatory, why = standstill_is_mandatory(tried, made.coverage)
    return RouteChoice(
        route=route,
        is_chosen=chosen,
        notices=tuple(one.step.notice for one in made.rows if one.step.notice),
        request_days=_least(made, REQUESTS),
        tender_days=_least(made, TENDERS),
        standstill=mandatory or made.row(STANDSTILL) is not None,
        why_no_standstill="" if mandatory else why,
        sign_on=made.on(SIGN),
        start_on=made.on(START),
        needs=needs,
    )


def _on(plan: ProcurementPlan, route: Route) -> ProcurementPlan:
    """The plan by another route: nothing done yet, and nothing that only its own route has."""
    asked = plan.tendering
    if route is not Route.COMPETITIVE_FLEXIBLE:
        asked = replace(asked, preselected=False, agreed_days=None)
    elif plan.route is not Route.COMPETITIVE_FLEXIBLE:
        asked = Tendering(electronic=asked.electronic)
    tried = replace(
        plan,
        route=route,
        tendering=asked,
        ground="" if route is not Route.DIRECT_AWARD else plan.ground,
    )
    elsewhere = _step_ids(plan) - _step_ids(tried)
    steps = (one for one in plan.steps if one.id not in elsewhere)
    return replace(tried, steps=tuple(replace(one, done_on=None, planned_on=None) for one in steps))


def _step_ids(plan: ProcurementPlan) -> set[str]:
    """The steps that a plan's route has of its own."""
    return {one.id for one in steps_of(replace(plan, steps=()), coverage(plan))}


def _needs(plan: ProcurementPlan) -> str:
    if plan.route is Route.DIRECT_AWARD and ground_of(plan) is None:
        return "a ground that the Act gives, and why it applies"
    if plan.route is Route.FRAMEWORK_CALL_OFF and not plan.framework:
        return "a framework that covers it, by its title and number"
    return ""


def _least(made: Timetable, step: str) -> int | None:
    """The least days of a step by law; None when the route has no such step or no least."""
    if made.row(step) is None or not made.coverage.covered:
        return None
    if made.plan.route is Route.FRAMEWORK_CALL_OFF:
        return None
    period = participation_period if step == REQUESTS else tendering_period
    return period(made.plan, made.coverage).days or None
