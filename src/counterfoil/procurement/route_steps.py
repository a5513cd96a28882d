"""The steps of each route, with the periods that the Act asks for between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from counterfoil.parameters.procurement_periods import LeastPeriod, least_period
from counterfoil.procurement.coverage import Coverage
from counterfoil.procurement.periods import (
    EDITION,
    participation_period,
    standstill_is_mandatory,
    tendering_period,
)
from counterfoil.procurement.plan import PlannedStep, ProcurementPlan, Route
from counterfoil.procurement.steps import BEGIN, Count, Link, Step

NOTICE = "notice"
TRANSPARENCY = "transparency"
INVITATION = "invitation"
REQUESTS = "requests"
TENDERS = "tenders"
AWARD = "award"
STANDSTILL = "standstill"
SIGN = "sign"
START = "start"


def steps_of(
    plan: ProcurementPlan, held: Coverage, *, planned_notice: bool = False
) -> tuple[Step, ...]:
    """The steps of a plan's route, with what its author says of them and the author's own."""
    found = {one.id: one for one in _of_route(plan, held, planned_notice=planned_notice)}
    added = [one for one in plan.steps if one.id not in found]
    for said in plan.steps:
        if said.id in found:
            found[said.id] = _with(found[said.id], said)
    for said in added:
        found[said.id] = _own(said)
    for said in plan.steps:
        for later in said.before.split():
            if later in found:
                links = found[later].links
                link = replace(links[0], after=said.id, least=0, law="")
                if links[0].least:  # the law's days run from its own step alone
                    link = Link(after=said.id)
                found[later] = replace(found[later], links=(*links, link))
    return tuple(found.values())


def _of_route(plan: ProcurementPlan, held: Coverage, *, planned_notice: bool) -> Iterator[Step]:
    last = list(_before(plan, held))
    yield from last
    if plan.route is Route.DIRECT_AWARD:
        opening = _direct(plan, held, [one.id for one in last])
    else:
        opening = _competed(plan, held, [one.id for one in last], planned_notice=planned_notice)
    steps = list(opening)
    yield from steps
    yield from _award(plan, held, steps[-1].id if steps else last[-1].id)


def _before(plan: ProcurementPlan, held: Coverage) -> Iterator[Step]:
    """What is done before the market hears of it."""
    first = (Link(after=BEGIN),)
    yield Step(
        id="prepare", title="Prepare the specification and the documents", links=first, own=True
    )
    if held.covered:
        yield Step(
            id="conflicts",
            title="Prepare the conflicts assessment",
            links=first,
            own=True,
            note="Procurement Act 2023, s.83: before the tender or transparency notice",
            done_on=plan.conflicts_prepared_on,
        )
    if plan.engages and held.covered:
        yield Step(
            id="engagement-notice",
            title="Publish the preliminary market engagement notice",
            links=first,
            notice="UK2",
        )
        yield Step(
            id="engagement",
            title="Ask the market",
            links=(Link(after="engagement-notice"),),
            own=True,
        )


def _competed(
    plan: ProcurementPlan, held: Coverage, before: list[str], *, planned_notice: bool
) -> Iterator[Step]:
    waits = tuple(Link(after=one) for one in before)
    call_off = plan.route is Route.FRAMEWORK_CALL_OFF
    opens = INVITATION
    if not call_off and (held.covered or plan.advertised):
        opens = NOTICE
        yield Step(id=NOTICE, title="Publish the tender notice", links=waits, notice="UK4")
        waits = (Link(after=NOTICE),)
    if plan.route is Route.COMPETITIVE_FLEXIBLE:
        least = _least(held, participation_period(plan, held))
        asked = (_link(NOTICE, least),) if opens == NOTICE else waits
        yield Step(id=REQUESTS, title="Requests to take part close", links=asked)
        yield Step(
            id="selection",
            title="Choose whom to invite to tender",
            links=(Link(after=REQUESTS),),
            own=True,
        )
        waits, opens = (Link(after="selection"),), INVITATION
    if opens == INVITATION:
        yield Step(id=INVITATION, title="Invite tenders", links=waits)
    least = None
    if not call_off:
        least = _least(held, tendering_period(plan, held, planned_notice=planned_notice))
    yield Step(id=TENDERS, title="Tenders close", links=(_link(opens, least),), own=least is None)
    yield Step(id="assessment", title="Assess tenders", links=(Link(after=TENDERS),), own=True)
    if held.covered and not call_off:
        yield Step(
            id="summaries",
            title="Send the assessment summaries",
            links=(Link(after="assessment"),),
            note="Procurement Act 2023, s.50: before the contract award notice",
        )


def _direct(plan: ProcurementPlan, held: Coverage, before: list[str]) -> Iterator[Step]:
    waits = tuple(Link(after=one) for one in before)
    if held.covered and plan.ground != "user-choice":
        yield Step(
            id=TRANSPARENCY, title="Publish the transparency notice", links=waits, notice="UK5"
        )
        waits = (Link(after=TRANSPARENCY),)
    yield Step(id="terms", title="Agree terms with the supplier", links=waits, own=True)


def _award(plan: ProcurementPlan, held: Coverage, last: str) -> Iterator[Step]:
    signed = Link(after=last)
    if held.covered:
        yield Step(
            id=AWARD,
            title="Publish the contract award notice",
            links=(Link(after=last),),
            notice="UK6",
        )
        signed = Link(after=AWARD)
        least = _standstill(plan, held)
        if least is not None:
            link = Link(
                after=AWARD,
                days=plan.standstill_days or least.days,
                count=Count.WORKING_FROM,
                least=least.days,
                law=least.law,
            )
            yield Step(id=STANDSTILL, title="Last day of the standstill", links=(link,))
            signed = Link(after=STANDSTILL, days=1, least=1, law=least.law)
    yield Step(id=SIGN, title="Enter into the contract", links=(signed,))
    yield Step(id=START, title="The contract starts", links=(Link(after=SIGN),), own=True)


def _standstill(plan: ProcurementPlan, held: Coverage) -> LeastPeriod | None:
    mandatory, _ = standstill_is_mandatory(plan, held)
    if mandatory:
        return least_period(EDITION, "standstill")
    return least_period(EDITION, "voluntary-standstill") if plan.standstill_days else None


def _least(held: Coverage, period: LeastPeriod) -> LeastPeriod | None:
    """A least period binds covered procurements alone."""
    return period if held.covered and period.days else None


def _link(after: str, least: LeastPeriod | None) -> Link:
    if least is None:
        return Link(after=after)
    return Link(after=after, days=least.days, least=least.days, law=least.law)


def _with(step: Step, said: PlannedStep) -> Step:
    """A step of the route with what its author says of it."""
    links = tuple(_longer(one, said) for one in step.links)
    return replace(
        step,
        title=said.title or step.title,
        links=(*links, *_after(said, links)),
        own=step.own and said.days is None,
        planned_on=said.planned_on or step.planned_on,
        done_on=said.done_on or step.done_on,
        note=said.note or step.note,
    )


def _longer(link: Link, said: PlannedStep) -> Link:
    """A link with its author's days; how the law counts its own is not for the author to say."""
    if said.days is None:
        return link
    return replace(link, days=said.days, count=link.count if link.least else said.count)


def _own(said: PlannedStep) -> Step:
    """A step that the author added."""
    return Step(
        id=said.id,
        title=said.title,
        links=tuple(_after(said, ())) or (_first(said),),
        own=said.days is None,
        planned_on=said.planned_on,
        done_on=said.done_on,
        note=said.note,
    )


def _first(said: PlannedStep) -> Link:
    return Link(after=BEGIN, days=said.days or 0, count=said.count)


def _after(said: PlannedStep, links: Iterable[Link]) -> Iterator[Link]:
    there = {one.after for one in links}
    for name in said.after.split():
        if name not in there:
            yield Link(after=name, days=said.days or 0, count=said.count)
