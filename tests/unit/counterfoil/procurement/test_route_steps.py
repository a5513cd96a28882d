"""The steps of a route, and what its author says of them."""

from __future__ import annotations

from counterfoil.procurement.coverage import coverage
from counterfoil.procurement.plan import PlannedStep
from counterfoil.procurement.route_steps import steps_of
from counterfoil.procurement.steps import Count
from tests.fixtures.procurement_plans import CUSTODY, a_plan


def steps(plan):
    return {one.id: one for one in steps_of(plan, coverage(plan))}


def test_the_market_is_asked_before_the_tender_notice():
    found = steps(a_plan(engages=True))

    assert found["engagement-notice"].notice == "UK2"
    assert {link.after for link in found["notice"].links} >= {"engagement", "conflicts"}


def test_how_the_law_counts_is_not_for_the_author_to_say():
    found = steps(a_plan(steps=(PlannedStep(id="tenders", days=30, count=Count.WORKING_DAYS),)))

    (link,) = found["tenders"].links
    assert (link.days, link.count, link.least) == (30, Count.DAYS, 25)


def test_how_long_the_authors_own_work_takes_is():
    found = steps(a_plan(steps=(PlannedStep(id="assessment", days=15, count=Count.WORKING_DAYS),)))

    (link,) = found["assessment"].links
    assert (link.days, link.count) == (15, Count.WORKING_DAYS)
    assert not found["assessment"].own


def test_the_period_of_the_law_runs_from_its_own_step_alone():
    visits = PlannedStep(id="visits", title="Visits", after="notice", before="tenders", days=5)
    found = steps(a_plan(steps=(visits,)))

    assert [(one.after, one.days) for one in found["tenders"].links] == [
        ("notice", 25),
        ("visits", 0),
    ]


def test_a_voluntary_standstill_is_a_step_of_a_light_touch_contract():
    assert "standstill" not in steps(a_plan(codes=(CUSTODY,)))
    assert steps(a_plan(codes=(CUSTODY,), standstill_days=8))["standstill"].links[0].least == 8
