"""Laws of a procurement's timetable, whatever its steps take."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from counterfoil.errors import errors_among
from counterfoil.procurement.plan import PlannedStep, ProcurementPlan, Route
from counterfoil.procurement.steps import Count
from counterfoil.procurement.timetable import timetable
from tests.fixtures.procurement_plans import CUSTODY, TECHNOLOGY, a_plan

OWN = {
    Route.OPEN: ("prepare", "assessment", "start"),
    Route.COMPETITIVE_FLEXIBLE: ("prepare", "selection", "assessment", "start"),
    Route.DIRECT_AWARD: ("prepare", "terms", "start"),
}
DAY = timedelta(days=1)


@st.composite
def plans(draw: st.DrawFn) -> ProcurementPlan:
    """A procurement of any route, its own steps of any length, begun on any day of two years."""
    begins = date(2026, 1, 1) + draw(st.integers(0, 730)) * DAY
    route = draw(st.sampled_from(list(OWN)))
    steps = tuple(
        PlannedStep(id=name, days=draw(st.integers(0, 40)), count=draw(st.sampled_from(Count)))
        for name in OWN[route]
    )
    return a_plan(
        route=route,
        ground="exclusive-rights" if route is Route.DIRECT_AWARD else "",
        begins_on=begins,
        conflicts_prepared_on=begins,
        codes=(draw(st.sampled_from([CUSTODY, TECHNOLOGY])),),
        steps=steps,
    )


@settings(max_examples=20)
@given(plans())
def test_every_step_waits_for_those_before_it_and_the_path_leads_to_the_start(plan):
    made = timetable(plan)
    on = {one.step.id: one.on for one in made.rows}

    for one in made.rows:
        for link in one.step.links:
            if link.after:
                assert one.on >= link.earliest(on[link.after], made.days)
    assert made.critical_path[-1].step.id == "start"
    assert errors_among(made.problems) == ()


@settings(max_examples=20)
@given(plans())
def test_the_earliest_start_can_be_kept_and_the_day_before_cannot(plan):
    start = timetable(plan).on("start")
    assert start is not None
    kept = timetable(replace(plan, contract_start=start))
    missed = timetable(replace(plan, contract_start=start - DAY))

    done = {"conflicts"}
    assert all(one.slack_days >= 0 for one in kept.rows if one.step.id not in done)
    assert "contract_start" not in [one.where for one in kept.problems]
    assert "contract_start" in [one.where for one in missed.problems]


@settings(max_examples=20)
@given(plans(), st.sampled_from(["prepare", "start"]), st.integers(1, 30))
def test_a_longer_step_never_brings_the_start_forward(plan, name, more):
    longer = tuple(
        replace(one, days=one.days + more) if one.id == name else one for one in plan.steps
    )

    assert timetable(replace(plan, steps=longer)).on("start") >= timetable(plan).on("start")
