"""Routes beside each other: by hand, on the calendar of the plan that the tests begin with.

Begun on 2 November 2026, 10 days to assess and 30 from signature to start; each waits for 25 days
of tenders, or none.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from counterfoil.procurement.plan import PlannedStep, Route, Tendering
from counterfoil.procurement.route_choices import route_choices
from tests.fixtures.procurement_plans import CUSTODY, a_plan


def by_route(plan):
    return {one.route: one for one in route_choices(plan)}


def test_a_competition_with_its_least_periods():
    found = by_route(a_plan())
    one, flexible = found[Route.OPEN], found[Route.COMPETITIVE_FLEXIBLE]

    assert (one.is_chosen, one.tender_days, one.request_days) == (True, 25, None)
    assert one.standstill
    assert one.start_on == date(2027, 1, 16)  # as the timetable's own test has it
    assert (flexible.is_chosen, flexible.request_days, flexible.tender_days) == (False, 25, 25)
    # 2 + 25: 27 November; + 25: 22 December; + 10: 1 January; the next working day is Tuesday the
    # 5th, since the 4th is a holiday in Scotland; 8 working days end on the 14th; + 1 + 30
    assert flexible.start_on == date(2027, 2, 14)


def test_a_call_off_and_a_direct_award_say_what_they_need():
    found = by_route(a_plan())
    call_off, direct = found[Route.FRAMEWORK_CALL_OFF], found[Route.DIRECT_AWARD]

    assert call_off.needs.startswith("a framework")
    assert not call_off.standstill
    assert call_off.why_no_standstill == "it is a call-off under a framework"
    assert direct.needs.startswith("a ground")
    assert direct.notices == ("UK5", "UK6")
    assert direct.standstill


def test_light_touch_and_small_contracts_have_no_least_periods():
    for plan in (a_plan(codes=(CUSTODY,)), a_plan(gross_gbp=Fraction(100_000))):
        one = by_route(plan)[Route.OPEN]
        assert (one.tender_days, one.standstill) == (None, False)


def test_what_is_done_counts_for_the_chosen_route_alone():
    late = (*a_plan().steps, PlannedStep(id="notice", done_on=date(2026, 12, 1)))
    found = by_route(a_plan(steps=late))
    assert found[Route.OPEN].start_on > date(2027, 1, 16)
    assert found[Route.COMPETITIVE_FLEXIBLE].start_on == date(2027, 2, 14)


def test_what_one_route_alone_has_is_left_out_of_the_others():
    asked = Tendering(preselected=True, agreed_days=5)
    found = by_route(a_plan(route=Route.COMPETITIVE_FLEXIBLE, tendering=asked))
    assert found[Route.COMPETITIVE_FLEXIBLE].tender_days is None  # as agreed, with no least
    assert found[Route.OPEN].tender_days == 25


def test_steps_that_do_not_fit_a_route_leave_its_days_unknown():
    own = PlannedStep(id="dialogue", title="Talk", after="selection", before="tenders", days=5)
    plan = replace(a_plan(route=Route.COMPETITIVE_FLEXIBLE), steps=(*a_plan().steps, own))
    found = by_route(plan)
    assert found[Route.COMPETITIVE_FLEXIBLE].start_on is not None
    assert found[Route.OPEN].start_on is None  # nothing there to wait for


def test_steps_of_one_route_are_not_taken_for_steps_of_another():
    """The days of requests and selection belong to the flexible procedure alone."""
    own = (PlannedStep(id="requests", days=30), PlannedStep(id="selection", days=14))
    plan = a_plan(route=Route.COMPETITIVE_FLEXIBLE, steps=(*a_plan().steps, *own))
    found = by_route(plan)
    assert found[Route.COMPETITIVE_FLEXIBLE].request_days == 25
    for route in (Route.OPEN, Route.DIRECT_AWARD, Route.FRAMEWORK_CALL_OFF):
        assert found[route].request_days is None
    assert found[Route.DIRECT_AWARD].tender_days is None
    assert found[Route.OPEN].start_on == date(2027, 1, 16)  # as without them
