"""Timetables worked out on a calendar by hand."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest

from counterfoil.errors import BadInput, Severity, errors_among
from counterfoil.procurement.plan import PlannedStep, Route, Tendering
from counterfoil.procurement.timetable import timetable
from tests.fixtures.procurement_plans import CUSTODY, a_plan


def with_steps(*steps, **changes):
    return a_plan(steps=(*a_plan().steps, *steps), **changes)


def test_an_open_competition_from_the_first_day_to_the_start():
    made = timetable(a_plan())

    assert {one.step.id: one.on.isoformat() for one in made.rows} == {
        "prepare": "2026-11-02",
        "conflicts": "2026-11-02",
        "notice": "2026-11-02",
        "tenders": "2026-11-27",  # 2 + 25
        "assessment": "2026-12-07",
        "summaries": "2026-12-07",
        "award": "2026-12-07",
        "standstill": "2026-12-16",  # 7 to 11, 14, 15 and 16 December
        "sign": "2026-12-17",
        "start": "2027-01-16",  # 14 left in December and 16
    }
    assert errors_among(made.problems) == ()


@pytest.mark.parametrize(
    ("award", "last", "sign"),
    [
        (date(2026, 11, 23), date(2026, 12, 3), date(2026, 12, 4)),
        # As Find a Tender published it: notice 094477-2026 of 6 October 2026.
        (date(2026, 10, 6), date(2026, 10, 15), date(2026, 10, 16)),
        (date(2026, 12, 18), date(2026, 12, 31), date(2027, 1, 1)),
        (date(2026, 12, 30), date(2027, 1, 12), date(2027, 1, 13)),
    ],
)
def test_the_contract_is_entered_into_after_the_standstill(award, last, sign):
    plan = a_plan(begins_on=award, steps=(PlannedStep(id="tenders", days=25, done_on=award),))
    made = timetable(plan)

    assert (made.on("award"), made.on("standstill"), made.on("sign")) == (award, last, sign)


def test_a_standstill_over_christmas_names_the_days_left_out():
    made = timetable(with_steps(PlannedStep(id="award", planned_on=date(2026, 12, 18))))

    told = [one.what for one in made.problems if one.where == "steps, standstill"]
    assert told == [
        "the standstill, 2026-12-18 to 2026-12-31, leaves out 2026-12-25 (Christmas Day), "
        "2026-12-28 (Boxing Day)"
    ]


def test_a_flexible_procedure_has_a_period_to_ask_and_one_to_tender():
    plan = with_steps(PlannedStep(id="selection", days=14), route=Route.COMPETITIVE_FLEXIBLE)
    made = timetable(plan)

    assert made.on("requests") == date(2026, 11, 27)
    assert made.on("invitation") == date(2026, 12, 11)
    assert made.on("tenders") == date(2027, 1, 5)  # 20 left in December and 5


def test_custody_is_light_touch_with_no_least_period_and_no_standstill():
    made = timetable(a_plan(codes=(CUSTODY,)))

    assert made.coverage.light_touch
    assert made.on("tenders") == made.on("notice") == date(2026, 11, 2)
    assert made.row("standstill") is None


def test_a_standstill_promised_must_be_eight_working_days():
    made = timetable(a_plan(codes=(CUSTODY,), standstill_days=5))

    (fault,) = errors_among(made.problems)
    assert fault.where == "steps, standstill"
    assert "the least is 8 working days" in fault.what
    assert timetable(a_plan(codes=(CUSTODY,), standstill_days=10)).on("sign") == date(2026, 11, 26)


def test_a_period_shorter_than_the_law_is_refused_and_said_with_its_law():
    made = timetable(with_steps(PlannedStep(id="tenders", days=20)))

    (fault,) = errors_among(made.problems)
    assert fault.what == (
        "it is given 20 days, and the least is 25 days (Procurement Act 2023, s.54)"
    )
    assert made.on("tenders") == date(2026, 11, 27)


def test_a_step_done_too_soon_is_told():
    made = timetable(with_steps(PlannedStep(id="tenders", done_on=date(2026, 11, 20))))

    (fault,) = [one for one in made.problems if one.where == "steps, tenders"]
    assert "the law allows 2026-11-27 at the earliest: 25 days" in fault.what


def test_a_contract_entered_into_within_the_standstill_is_told():
    steps = (
        PlannedStep(id="award", done_on=date(2026, 11, 23)),
        PlannedStep(id="sign", done_on=date(2026, 12, 3)),
    )
    made = timetable(with_steps(*steps))

    (fault,) = [one for one in made.problems if one.where == "steps, sign"]
    assert "the law allows 2026-12-04 at the earliest" in fault.what
    assert fault.severity is Severity.WARNING  # what was done is a fact; the plan can be read


def test_a_planned_notice_of_forty_days_before_leaves_ten_days_to_tender():
    made = timetable(a_plan(planned_notice_on=date(2026, 9, 23)))  # 40 days before 2 November

    assert made.on("tenders") == date(2026, 11, 12)
    late = timetable(a_plan(planned_notice_on=date(2026, 9, 24)))
    assert late.on("tenders") == date(2026, 11, 27)


@pytest.mark.parametrize(
    ("asked", "days"),
    [
        (Tendering(documents_with_notice=False), 30),
        (Tendering(electronic=False), 30),
        (Tendering(electronic=False, documents_with_notice=False), 35),
        (Tendering(urgent=True, urgency_reason="Cells are closed."), 10),
        (Tendering(preselected=True), 10),
        (Tendering(preselected=True, agreed_days=4), 0),
    ],
)
def test_the_least_period_is_that_of_how_tenders_are_asked_for(asked, days):
    made = timetable(a_plan(tendering=asked))

    assert made.on("tenders") - made.on("notice") == timedelta(days=days)


def test_a_direct_award_has_a_transparency_notice_and_a_standstill():
    plan = a_plan(route=Route.DIRECT_AWARD, ground="exclusive-rights")
    made = timetable(plan)

    assert [one.step.notice for one in made.rows if one.step.notice] == ["UK5", "UK6"]
    assert made.row("standstill") is not None
    assert timetable(a_plan(route=Route.DIRECT_AWARD, ground="urgency")).row("standstill") is None


def test_a_call_off_has_no_tender_notice_and_no_mandatory_standstill():
    made = timetable(a_plan(route=Route.FRAMEWORK_CALL_OFF, framework="RM1"))

    assert [one.step.id for one in made.rows] == [
        "prepare", "conflicts", "invitation", "tenders", "assessment", "award", "sign", "start",
    ]  # fmt: skip


def test_below_the_threshold_no_period_binds():
    made = timetable(a_plan(gross_gbp=Fraction(100_000)))

    assert made.on("tenders") == made.on("notice")
    assert made.row("conflicts") is None


def test_a_step_added_between_two_others_holds_up_what_waits_for_it():
    made = timetable(
        with_steps(
            PlannedStep(
                id="visits", title="Site visits", after="notice", before="assessment", days=40
            )
        )
    )

    assert made.on("assessment") == date(2026, 12, 22)  # 12 December and 10: after the visits too
    assert [one.step.id for one in made.critical_path] == [
        "prepare", "notice", "visits", "assessment", "summaries", "award", "standstill", "sign",
        "start",
    ]  # fmt: skip


def test_the_latest_days_count_back_from_the_wanted_start():
    made = timetable(a_plan(contract_start=date(2027, 1, 30)))

    assert made.row("sign").latest == date(2026, 12, 31)  # 30 days before
    assert made.row("standstill").latest == date(2026, 12, 30)
    assert made.row("award").latest == date(2026, 12, 17)  # 17 18 21-24 29 30, less 25 and 28
    assert made.row("notice").latest == date(2026, 11, 12)  # 35 days before
    assert made.row("notice").slack_days == 10


def test_a_start_that_cannot_be_kept_says_by_when_it_had_to_begin():
    made = timetable(a_plan(contract_start=date(2027, 1, 10)))

    (fault,) = [one for one in made.problems if one.where == "contract_start"]
    assert "can start on 2027-01-16 at the earliest" in fault.what


def test_a_step_without_a_time_is_asked_for():
    made = timetable(a_plan(steps=()))

    told = [one.where for one in made.problems if one.what.startswith("nothing says")]
    assert all(one.severity is Severity.WARNING for one in made.problems)
    assert told == ["steps, prepare", "steps, assessment", "steps, start"]


def test_steps_in_a_circle_and_steps_that_are_not_there_are_refused():
    with pytest.raises(BadInput) as caught:
        timetable(with_steps(PlannedStep(id="a", title="A", after="nowhere", days=1)))
    assert "waits for nowhere" in caught.value.problems[0].what

    with pytest.raises(BadInput) as caught:
        timetable(
            with_steps(
                PlannedStep(id="a", title="A", after="b", days=1),
                PlannedStep(id="b", title="B", after="a", days=1),
            )
        )
    assert "wait for each other" in caught.value.problems[0].what
