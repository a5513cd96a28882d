"""Pictures, tables and sentences of the plan, by hand from the timetable's own test."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from counterfoil.procurement.changes import plan_changes
from counterfoil.procurement.clarifications import clarifications
from counterfoil.procurement.contract_occasions import contract_notices, occasions
from counterfoil.procurement.notices import notices_due
from counterfoil.procurement.plan import PlannedStep, Tendering
from counterfoil.procurement.registers import Answer, Participant, Published, Question, Release
from counterfoil.procurement.route_choices import route_choices
from counterfoil.procurement.timetable import timetable
from counterfoil_web.procurements.presenters import (
    WIDTH,
    change_rows,
    clarification_cells,
    notice_cells,
    notice_rows,
    route_words,
    running_rows,
    step_cells,
    step_rows,
    thresholds_of,
    value_of,
)
from tests.fixtures.procurement_plans import a_plan
from tests.fixtures.running_contracts import paid, running
from tests.unit.counterfoil.procurement.test_clarifications import NINE

DAY = date(2027, 1, 20)


def test_what_is_still_to_be_published_is_listed_first():
    told = Published(
        id="p", entered_on=DAY, notice="UK8", published_on=DAY, number="1-2027", about="2026-q4"
    )
    one = running(
        told, paid("1", date(2026, 10, 5), date(2026, 11, 5)), paid("2", DAY, date(2027, 2, 1))
    )
    found = contract_notices(one, occasions(one, date(2027, 3, 1)), date(2027, 3, 1))
    listed = [(each.about.id, each.row.words) for each in running_rows(found)]

    assert listed[0] == ("2027-q1", "Due")  # by 29 April, as is UK17's half-year
    assert listed[-1] == ("2026-q4", "Published")
    cells = list(notice_cells([], found))
    assert cells[-1][:4] == (
        "UK8",
        "Contract payment notice: Payments of October to December 2026",
        "Published",
        "2027-01-29",
    )


def rows(**changes):
    return {one.timed.step.id: one for one in step_rows(timetable(a_plan(**changes)))}


def test_bars_go_from_what_is_waited_for_to_the_day():
    """2 November to 16 January are 75 days: 27 November is at 25 ÷ 75, 7 December at 35 ÷ 75."""
    found = rows()
    assert (found["tenders"].left, found["tenders"].width) == (0, 333)
    assert (found["assessment"].left, found["assessment"].width) == (333, 467 - 333)
    assert found["start"].left + found["start"].width == WIDTH
    assert found["tenders"].waits == "Publish the tender notice"
    assert found["tenders"].slack_words == ""


def test_how_far_a_step_may_slip():
    late = rows(contract_start=date(2027, 1, 15))["start"]
    assert (late.is_late, late.slack_words) == (True, "1 day too late")
    early = rows(contract_start=date(2027, 1, 18))["start"]
    assert (early.is_late, early.slack_words) == (False, "2 days")
    assert rows(contract_start=date(2027, 1, 16))["start"].slack_words == "None"


def test_a_done_step_is_a_mark_on_its_day():
    done = (*a_plan().steps, PlannedStep(id="tenders", done_on=date(2026, 11, 27)))
    found = rows(steps=done)["tenders"]
    assert (found.left, found.width) == (333, 6)


def test_steps_and_notices_as_rows_of_a_file():
    made = timetable(a_plan())
    cells = {row[0]: row for row in step_cells(made)}
    assert cells["Publish the contract award notice (UK6)"][1] == "2026-12-07"
    assert cells["Last day of the standstill"][4:] == (
        "Publish the contract award notice",
        "yes",
        "",
    )
    due = notices_due(made, (), date(2026, 11, 1))
    told = {row[0]: row for row in notice_cells(due)}
    assert told["UK7"][2:4] == ("Due", "2027-01-15")
    assert {row.colour for row in notice_rows(due) if row.words == "Due"} == {"blue"}


def test_what_all_may_read_does_not_say_who_asked():
    on = NINE.date()
    records = [
        Participant(id="p", entered_on=on, supplier="Alder", joined_on=on),
        Question(
            id="q1", entered_on=on, asked_by="Alder", asked_at=NINE, text="Alder: when?",
            as_released="When?",
        ),
        Answer(id="a1", entered_on=on, question="q1", answered_on=on, text="Then."),
        Question(id="q2", entered_on=on, asked_by="Alder", asked_at=NINE, text="Where?"),
        Answer(id="a2", entered_on=on, question="q2", answered_on=on, text="There."),
        Release(id="r1", entered_on=on, question="q1", supplier="Alder", released_at=NINE),
    ]  # fmt: skip
    assert list(clarification_cells(clarifications(records))) == [
        ("1", "When?", "Then.", "2026-11-05", "2026-11-05 09:00")
    ]


def test_changes_in_words():
    before = a_plan()
    after = replace(before, gross_gbp=Fraction(2), steps=(PlannedStep(id="prepare", days=3),))
    told = {one.field: (one.before, one.after) for one in change_rows(
        plan_changes(before, after), timetable(before)
    )}  # fmt: skip
    assert told["Estimated value with VAT"] == ("£1,200,000.00", "£2.00")
    assert told["Prepare the specification and the documents: how long it takes"] == ("0", "3")
    assert told["Assess tenders: how long it takes"] == ("10", "–")


def test_values_in_words():
    assert value_of(True) == "Yes"
    assert value_of(a_plan().codes) == "72000000"
    assert value_of(a_plan().route) == "Open"
    assert "urgent: Yes" in value_of(Tendering(urgent=True))


def test_routes_and_thresholds_in_words():
    found = {one.route.value: route_words(one) for one in route_choices(a_plan())}
    assert found["open"] == "At least 25 days for tenders; a standstill."
    assert found["framework_call_off"] == (
        "No mandatory standstill: it is a call-off under a framework."
    )
    row = {"kind": "light_touch", "authority": "any", "amount_gbp": 663540}
    assert thresholds_of([row]) == [("Light touch", "Any", "£663,540")]
