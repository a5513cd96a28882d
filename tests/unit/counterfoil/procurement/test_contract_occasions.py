"""When a running contract calls for a notice, and by when. Days are counted by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from counterfoil.errors import InvalidValue
from counterfoil.performance.breaches import BreachStep, Step
from counterfoil.performance.modifications import Route
from counterfoil.performance.ratings import Rating
from counterfoil.procurement.contract_occasions import (
    contract_notices,
    occasion_named,
    occasions,
)
from counterfoil.procurement.contract_registers import Breach, CameOf, Ended, Ending
from counterfoil.procurement.notices import NoticeState
from counterfoil.procurement.registers import Published
from counterfoil.procurement.running_contract import NotedBreach, RunningContract
from counterfoil.procurement.timetable import timetable
from tests.fixtures.running_contracts import (
    assessment,
    change,
    changes,
    invoice,
    light_plan,
    paid,
    plan,
    running,
)

ON = date(2027, 5, 3)
BREACH = Breach(
    id="b1",
    entered_on=date(2027, 2, 12),
    applies_from=date(2027, 2, 10),
    came_of=CameOf.SETTLEMENT,
    decided_on=date(2027, 2, 10),
    obligation="Calls answered",
    nature="None was.",
)
ENDED = Ended(
    id="e",
    entered_on=date(2031, 9, 30),
    ended_on=date(2031, 9, 30),
    how=Ending.EXPIRED,
    reason="Its term was over.",
)


def times(one, code, on=ON):
    return {each.id: each.by for each in occasions(one, on) if each.code == code}


def test_the_published_vector_of_the_payment_notice():
    # Browne Jacobson, February 2026: for 1 April to 30 June the first is due by 29 July. A
    # quarter with nothing over £30,000 has none, and one still to come is not listed.
    one = running(
        paid("1", date(2027, 4, 6), date(2027, 6, 1)),
        paid("2", date(2027, 7, 6), date(2027, 8, 1), "30000"),
        paid("3", date(2027, 10, 6), date(2027, 11, 1)),
    )
    assert times(one, "UK8", date(2027, 9, 1)) == {"2027-q2": date(2027, 7, 29)}


def test_a_large_invoice_of_which_nobody_said_is_not_forgotten():
    # £25,000 and 20% of tax are £30,000, which is not more than £30,000
    one = running(
        invoices=(
            invoice("A", date(2027, 2, 1), "25000.01"),
            invoice("B", date(2026, 11, 2), "25000"),
        )
    )
    assert times(one, "UK8") == {"2027-q1": date(2027, 4, 29)}


def test_payments_of_a_procurement_begun_before_april_2026_are_not_published():
    earlier = plan(begins_on=date(2026, 3, 31), conflicts_prepared_on=date(2026, 3, 31))
    one = running(paid("1", date(2027, 1, 4), date(2027, 1, 20)), of=earlier)
    assert times(one, "UK8") == {}


def test_indicators_are_told_within_twelve_months_of_the_last_time():
    rated = assessment(*[Rating.GOOD] * 3)
    assert times(running(), "UK9") == {"kpi-1": date(2027, 9, 30)}
    assert times(running(assessments=(rated,)), "UK9") == {
        "kpi-1": date(2027, 9, 30),
        "kpi-2": date(2028, 9, 1),
    }


def test_at_the_end_they_are_told_again_and_the_act_names_no_day():
    one = running(ENDED, assessments=(assessment(*[Rating.GOOD] * 3),))
    found = contract_notices(one, occasions(one, ENDED.ended_on), ENDED.ended_on)
    (last,) = (due for each, due in found if each.id == "kpi-2")
    assert (last.by, last.state) == (None, NoticeState.DUE)


def test_a_breach_is_told_within_thirty_days_whatever_the_value():
    # 10 to 28 February are 19 days, and 11 more are 11 March
    assert times(running(BREACH), "UK9")["event-b1"] == date(2027, 3, 11)
    assert "event-b1" not in times(running(BREACH, of=light_plan()), "UK9")


def test_a_breach_that_ended_the_contract_is_told_in_the_termination_notice():
    whole = replace(BREACH, came_of=CameOf.ENDED)
    ended = replace(ENDED, how=Ending.TERMINATED, by_breach="b1")
    one = running(whole, ended)
    (last,) = (each for each in occasions(one, ON) if each.code == "UK11")
    assert "event-b1" not in times(one, "UK9")
    assert (last.case, last.breach) == ("breach", whole)


def test_a_breach_put_right_keeps_its_name():
    later = replace(BREACH, id="b2", supersedes="b1", nature="None was, for a week.")
    ended = replace(ENDED, by_breach="b1")
    one = running(BREACH, later, ended)
    assert "event-b1" in times(one, "UK9")
    assert next(each for each in occasions(one, ON) if each.code == "UK11").breach == later


def test_an_escalated_breach_of_the_contracts_own_register_is_asked_about():
    steps = tuple(
        BreachStep(step=step, on=date(2027, 1, day), by="manager", note="n")
        for step, day in ((Step.RECORDED, 4), (Step.NOTIFIED, 5), (Step.ESCALATED, 11))
    )
    noted = NotedBreach(number=3, title="Calls", clause="Schedule 3", steps=steps)
    # 30 days beginning with 11 January: 21 in January, 9 in February
    assert times(running(breaches=(noted,)), "UK9")["breach-3"] == date(2027, 2, 9)
    told = replace(BREACH, breach="3")
    assert "breach-3" not in times(running(told, breaches=(noted,)), "UK9")


def test_changes_of_more_than_ten_per_cent_have_a_notice_before_they_are_made():
    # 10% of £12m is £1.2m exactly, which needs none; a transfer needs one whatever it is worth
    made = changes(
        change("000001", 1_200_000),
        change("000002", 1_900_000, agreed_on=date(2028, 6, 1)),
        change("000003", 0, agreed_on=date(2029, 6, 1), route=Route.RESTRUCTURING),
    )
    assert times(running(changes=made), "UK10") == {
        "change-2": date(2028, 6, 1),
        "change-3": date(2029, 6, 1),
    }
    assert times(running(changes=made, of=light_plan()), "UK10") == {}


def test_the_end_is_told_within_thirty_days_also_when_nobody_entered_it():
    # thirty days beginning with 30 September are that day and 29 of October
    assert times(running(), "UK11") == {"end": date(2031, 10, 29)}
    early = replace(ENDED, ended_on=date(2027, 4, 1))
    assert times(running(early), "UK11") == {"end": date(2027, 4, 30)}


def test_promptness_is_told_by_half_years_with_anything_in_them():
    one = running(paid("1", date(2027, 1, 4), date(2027, 1, 20)))
    assert times(one, "UK17") == {"2027-03": date(2027, 4, 29)}
    assert times(running(of=plan(concession=True)), "UK17") == {}


def test_a_row_of_the_register_names_its_time_or_there_is_one_alone():
    def state(about, *more):
        told = Published(
            id="p",
            entered_on=date(2027, 5, 1),
            notice="UK8",
            published_on=date(2027, 5, 1),
            about=about,
        )
        one = running(told, paid("1", date(2027, 1, 4), date(2027, 1, 20)), *more)
        found = contract_notices(one, occasions(one, ON), ON)
        return {each.id: due.state.value for each, due in found if each.code == "UK8"}

    second = paid("2", date(2027, 4, 4), date(2027, 4, 20))
    assert state("") == {"2027-q1": "published_late"}  # due by 29 April
    assert state("", second) == {"2027-q1": "late", "2027-q2": "due"}
    assert state("2027-q1", second) == {"2027-q1": "published_late", "2027-q2": "due"}


def test_nothing_is_owed_before_the_contract_is_there():
    assert occasions(RunningContract(made=timetable(plan())), ON) == ()


def test_a_time_is_found_by_its_name_and_others_are_named():
    one = running(paid("1", date(2027, 1, 4), date(2027, 1, 20)))
    assert occasion_named(one, "UK8", "", ON).id == "2027-q1"
    with pytest.raises(InvalidValue, match="2027-q9 is none") as fault:
        occasion_named(one, "UK8", "2027-q9", ON)
    assert "2027-q1" in fault.value.mend
    with pytest.raises(InvalidValue, match="has no UK10 to draft"):
        occasion_named(one, "UK10", "", ON)
