"""Notices owed, their last days counted by hand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from counterfoil.parameters.procurement_notices import notice_kinds
from counterfoil.procurement.notices import (
    RUNNING,
    NoticeState,
    copy_due,
    not_asked_because,
    notices_due,
    owed,
)
from counterfoil.procurement.plan import PlannedStep, Route
from counterfoil.procurement.registers import Published
from counterfoil.procurement.timetable import timetable
from tests.fixtures.procurement_plans import CUSTODY, a_plan
from tests.fixtures.running_contracts import SIGNED, plan

ON = date(2026, 11, 2)


def due(plan, *records, on=ON):
    return {one.kind.code: one for one in notices_due(timetable(plan), records, on)}


def signed_on(day, **changes):
    """A plan whose contract is entered into on a day."""
    steps = (*a_plan().steps, PlannedStep(id="sign", done_on=day))
    return a_plan(steps=steps, **changes)


@pytest.mark.parametrize(
    ("changes", "details", "copy"),
    [
        ({}, date(2026, 12, 1), date(2027, 1, 30)),
        ({"codes": (CUSTODY,)}, date(2027, 3, 1), date(2027, 4, 30)),
    ],
)
def test_details_and_copy_are_counted_from_the_day_the_contract_is_entered(changes, details, copy):
    plan = signed_on(date(2026, 11, 2), gross_gbp=Fraction(6_000_000), **changes)

    assert due(plan)["UK7"].by == details
    assert copy_due(timetable(plan)) == copy


def test_a_copy_is_not_owed_at_five_million_itself():
    assert copy_due(timetable(a_plan(gross_gbp=Fraction(5_000_000)))) is None


def test_an_open_competition_owes_a_tender_notice_an_award_notice_and_details():
    found = due(a_plan())

    owed = [code for code, one in found.items() if one.state is NoticeState.DUE]
    assert owed == ["UK4", "UK6", "UK7", "UK8", "UK17"]
    assert found["UK6"].by == date(2026, 12, 7)
    assert found["UK7"].by == date(2027, 1, 15)  # 17 December to 15 January: 15 + 15 days
    assert found["UK8"].by == date(2027, 4, 29)  # the quarter of 16 January ends on 31 March
    assert found["UK17"].by == date(2027, 4, 29)
    assert found["UK9"].why == (
        "the contract is not over £5 million; a breach under section 71(5) still calls for it"
    )
    assert found["UK12"].state is NoticeState.WHEN


def test_light_touch_leaves_out_performance_and_change():
    found = due(a_plan(codes=(CUSTODY,), gross_gbp=Fraction(9_000_000)))

    assert found["UK9"].why == "it is a light touch contract"
    assert found["UK10"].state is NoticeState.NOT_NEEDED


def test_indicators_are_reported_within_a_year_of_the_start():
    found = due(a_plan(gross_gbp=Fraction(9_000_000)))

    assert found["UK9"].by == date(2028, 1, 15)


def test_a_pipeline_notice_is_due_by_26_may():
    plan = a_plan(pipeline_authority=True, gross_gbp=Fraction(3_000_000))

    assert due(plan)["UK1"].by == date(2026, 5, 26)
    assert due(plan)["UK1"].state is NoticeState.LATE
    assert due(a_plan(pipeline_authority=True))["UK1"].state is NoticeState.NOT_NEEDED


def test_a_direct_award_opens_with_a_transparency_notice():
    found = due(a_plan(route=Route.DIRECT_AWARD, ground="exclusive-rights"))

    assert found["UK4"].state is NoticeState.NOT_NEEDED
    assert found["UK5"].state is NoticeState.DUE
    chosen = due(a_plan(route=Route.DIRECT_AWARD, ground="user-choice"))
    assert {chosen[code].state for code in ("UK5", "UK6")} == {NoticeState.NOT_NEEDED}


def test_below_the_threshold_only_two_are_owed():
    small = due(a_plan(gross_gbp=Fraction(100_000)))
    hidden = due(a_plan(gross_gbp=Fraction(100_000), advertised=False))

    states = {code for code, one in small.items() if one.state is not NoticeState.NOT_NEEDED}
    assert states == {"UK4", "UK7"}
    assert hidden["UK4"].why == "the contract is not advertised"


def test_nothing_of_the_act_is_owed_under_the_earlier_law():
    found = due(a_plan(begun_on=date(2025, 1, 1)))

    assert {one.state for one in found.values()} == {NoticeState.NOT_NEEDED}


def test_what_is_published_is_said_and_whether_it_was_late():
    notice = Published(id="n1", entered_on=ON, notice="UK4", published_on=ON)
    late = Published(
        id="n2", entered_on=ON, notice="UK6", published_on=date(2026, 12, 8), number="1-2026"
    )
    found = due(a_plan(), notice, late, on=date(2026, 12, 9))

    assert found["UK4"].state is NoticeState.PUBLISHED
    assert found["UK6"].state is NoticeState.PUBLISHED_LATE
    assert due(a_plan(), late)["UK6"].state is NoticeState.DUE  # as seen on the earlier day


def test_once_it_is_entered_into_each_time_of_a_running_contract_stands_apart():
    found = due(plan(), SIGNED, on=date(2026, 11, 22))

    states = {code: found[code].state for code in RUNNING}
    assert set(states.values()) == {NoticeState.WHEN}
    assert found["UK11"].by is None
    light = due(a_plan(codes=(CUSTODY,), gross_gbp=Fraction(6_000_000)), SIGNED)
    assert light["UK10"].why == "a light touch contract is modified without a notice"


def test_promptness_is_not_told_of_a_concession_nor_the_end_of_a_user_choice():
    # s.69(6)(d) of the Act as enacted, and what UK11 does not apply to
    assert due(plan(concession=True))["UK17"].state is NoticeState.NOT_NEEDED
    choice = plan(route=Route.DIRECT_AWARD, ground="user-choice")
    assert due(choice)["UK11"].why == "it is a user choice contract"


def test_a_notice_that_is_owed_without_a_day_is_due():
    one = owed(notice_kinds()["UK9"], "at the end", None, None, ON)
    assert (one.state, one.by) == (NoticeState.DUE, None)


def test_why_the_act_does_not_ask_is_blank_where_it_may():
    assert not_asked_because(timetable(plan()), "UK8") == ""
    assert not_asked_because(timetable(plan(concession=True)), "UK8") == "it is a concession"


def test_a_contract_that_ends_is_told_within_thirty_days():
    found = due(a_plan(contract_end=date(2026, 10, 31)))

    assert found["UK11"].by == date(2026, 11, 29)
