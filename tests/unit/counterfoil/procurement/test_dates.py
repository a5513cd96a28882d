"""The days of a procurement for calendars, from the timetable that is tested by hand."""

from __future__ import annotations

from datetime import date

from counterfoil.access.roles import Role
from counterfoil.procurement.dates import procurement_dates
from counterfoil.procurement.plan import PlannedStep
from counterfoil.procurement.registers import Published
from counterfoil.procurement.timetable import timetable
from tests.fixtures.procurement_plans import a_plan
from tests.fixtures.running_contracts import SIGNED, paid, plan

TODAY = date(2026, 11, 1)


def found(plan, on=TODAY, records=()):
    return {one.id: one for one in procurement_dates(timetable(plan), records, on)}


def test_every_step_and_the_notices_after_it():
    dates = found(a_plan(standstill_days=8))

    assert dates["procurement/step/standstill"].on == date(2026, 12, 16)
    assert dates["procurement/step/standstill"].clause == "Procurement Act 2023, s.51"
    assert "drives the start" in dates["procurement/step/standstill"].note
    assert dates["procurement/step/award"].title == "Publish the contract award notice (UK6)"
    # 30 days beginning with 17 December: 15 of December, and 15 January is the last
    assert dates["procurement/notice/UK7"].on == date(2027, 1, 15)
    assert "procurement/notice/UK4" not in dates  # it is the step of its day
    assert {one.owner for one in dates.values()} == {Role.COMMERCIAL_LEAD}
    days = [one.on for one in procurement_dates(timetable(a_plan()), (), TODAY)]
    assert days == sorted(days)


def test_what_is_done_or_published_is_no_date():
    done = PlannedStep(id="tenders", done_on=date(2026, 11, 27))
    dates = found(a_plan(steps=(*a_plan().steps, done)))
    assert "procurement/step/tenders" not in dates

    sent = Published(id="p", entered_on=TODAY, notice="UK4", published_on=TODAY)
    assert "procurement/step/notice" not in found(a_plan(), records=(sent,))


def test_days_of_others_pass_by_themselves():
    dates = found(a_plan(), on=date(2026, 12, 20))
    assert "procurement/step/tenders" not in dates
    assert "procurement/step/standstill" not in dates
    assert "procurement/step/assessment" in dates


def test_once_it_is_entered_into_the_registers_call_for_the_notices():
    on = date(2027, 2, 1)
    paid_out = paid("1", date(2027, 1, 4), date(2027, 1, 20))
    before = found(plan(), on=on)
    dates = found(plan(contract_end=date(2031, 9, 30)), on=on, records=(SIGNED, paid_out))

    assert "procurement/notice/UK8" in before
    assert "procurement/notice/UK8" not in dates
    quarter = dates["procurement/notice/UK8/2027-q1"]
    assert quarter.on == date(2027, 4, 29)
    assert quarter.title.endswith("is due: Payments of January to March 2027")
    assert dates["procurement/notice/UK11/end"].on == date(2031, 10, 29)
