"""The dates of a contract."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from counterfoil.access.roles import Role
from counterfoil.contract.charges import Milestone, MilestoneCharge
from counterfoil.contract.indexation import Indexation
from counterfoil.contract.knowledge import known
from counterfoil.contract.measures import Direction, Measure, MeasureWindow
from counterfoil.contract.obligations import (
    Obligation,
    ObligationKind,
    Repeat,
    due_between,
    obligations,
    overdue,
    to_remind,
)
from counterfoil.contract.records import Acceptance
from counterfoil.contract.terms import BreakPoint, Extension
from counterfoil.errors import InvalidValue
from counterfoil.quantities.years import Month
from tests.fixtures.contracts import F, contract_with, fixed, measured

NOTHING = known([])


def found(contract, kind: ObligationKind, facts=NOTHING, **more):
    return [one for one in obligations(contract, facts, **more) if one.kind is kind]


def own(**more) -> Obligation:
    more = {"first_due": date(2027, 12, 31), **more}
    return Obligation(id="insurance", title="See the policy", owner=Role.CONTRACT_MANAGER, **more)


def test_notices_of_extensions_and_breaks_and_the_end():
    contract = contract_with(
        fixed(),
        extensions=(Extension(months=12, notice_by=date(2027, 9, 30), note="once only"),),
        breaks=(BreakPoint(on=date(2027, 4, 1), notice_by=date(2027, 1, 1)),),
    )
    (notice,) = found(contract, ObligationKind.EXTENSION_NOTICE)
    assert (notice.on, notice.owner, notice.note) == (
        date(2027, 9, 30),
        Role.COMMERCIAL_LEAD,
        "once only",
    )
    assert notice.title == "Last day to give notice of extension by 12 months"
    assert notice.remind_on == date(2027, 7, 2)
    (ending,) = found(contract, ObligationKind.BREAK_NOTICE)
    (point,) = found(contract, ObligationKind.BREAK)
    assert (ending.on, point.on) == (date(2027, 1, 1), date(2027, 4, 1))
    (end,) = found(contract, ObligationKind.END)
    assert end.on == date(2028, 3, 31)


def test_reviews_of_prices_name_the_month_of_the_index():
    cpi = Indexation(
        id="cpi",
        title="Indexation",
        clause="Schedule 7, 9",
        series="CPI",
        base=Month(2026, 1),
        first_review=Month(2026, 10),
        every_months=12,
        lag_months=3,
    )
    reviews = found(contract_with(fixed(), indexations=(cpi,)), ObligationKind.INDEX_REVIEW)
    assert [(one.on, one.clause) for one in reviews] == [
        (date(2026, 10, 1), "Schedule 7, 9"),
        (date(2027, 10, 1), "Schedule 7, 9"),
    ]
    assert reviews[1].title == "Indexation: prices are reviewed on CPI of 2027-07"


def test_months_are_closed_in_twenty_days_and_closed_ones_are_done():
    contract = contract_with(fixed())
    months = found(contract, ObligationKind.CLOSING, closed=[Month(2026, 4)])
    assert len(months) == 23
    assert (months[0].title, months[0].on) == (
        "Close the statement of May 2026",
        date(2026, 6, 20),
    )
    later = replace(contract, accounts_from=Month(2028, 3))
    assert len(found(later, ObligationKind.CLOSING)) == 1


def test_measurements_fall_due_when_their_windows_end():
    calls = Measure(
        id="calls",
        title="Calls",
        clause="Schedule 8, 1",
        direction=Direction.HIGHER,
        target=F(9, 10),
        counts="answered",
        of="all",
        window=MeasureWindow.QUARTER,
    )
    contract = contract_with(fixed(), measures=(calls, replace(calls, id="visits", title="Visits")))
    entered = [measured(name, f"2026-0{month}", 1, 1) for name in ("calls",) for month in (4, 5, 6)]
    due = found(contract, ObligationKind.MEASUREMENT, known(entered))
    assert len(due) == 8
    assert (due[0].on, due[0].note) == (date(2026, 7, 10), "Visits")
    assert (due[1].on, due[1].note, due[1].clause) == (
        date(2026, 10, 10),
        "Calls, Visits",
        "Schedule 8, 1",
    )


def test_milestones_fall_due_until_they_are_accepted():
    stages = tuple(
        Milestone(id=name, title=name.capitalize(), amount_gbp=F(1), due=due)
        for name, due in (("plan", date(2026, 6, 1)), ("report", date(2026, 9, 1)), ("open", None))
    )
    contract = contract_with(
        MilestoneCharge(id="stages", title="Work", clause="Schedule 7", milestones=stages)
    )
    accepted = Acceptance(
        id="a",
        entered_on=date(2026, 6, 2),
        charge="stages",
        milestone="plan",
        accepted_on=date(2026, 6, 2),
    )
    (due,) = found(contract, ObligationKind.MILESTONE, known([accepted]))
    assert (due.id, due.title, due.on) == (
        "milestone/stages/report",
        "Work: Report is due",
        date(2026, 9, 1),
    )


def test_the_statutory_rating_is_told_when_it_is_due():
    contract = contract_with(fixed())
    assert found(contract, ObligationKind.RATING) == []
    (rating,) = found(contract, ObligationKind.RATING, rating_due=date(2027, 3, 31))
    assert (rating.on, rating.clause) == (date(2027, 3, 31), "Procurement Act 2023, s.71")


def test_an_own_obligation_comes_round_by_its_rule_and_keeps_to_the_end_of_months():
    contract = contract_with(fixed())
    monthly = own(repeat=Repeat.MONTHLY, first_due=date(2027, 11, 30), until=date(2028, 2, 29))
    assert [one.on for one in found(contract, ObligationKind.OWN, own=[monthly])] == [
        date(2027, 11, 30),
        date(2027, 12, 30),
        date(2028, 1, 30),
        date(2028, 2, 29),
    ]
    quarterly = own(repeat=Repeat.QUARTERLY)
    assert [one.on for one in found(contract, ObligationKind.OWN, own=[quarterly])] == [
        date(2027, 12, 31),
        date(2028, 3, 31),
    ]
    yearly = own(repeat=Repeat.YEARLY, first_due=date(2026, 4, 1))
    assert len(found(contract, ObligationKind.OWN, own=[yearly])) == 2
    (once,) = found(contract, ObligationKind.OWN, own=[own(first_due=date(2029, 1, 1))])
    assert (once.id, once.on) == ("own/insurance/2029-01-01", date(2029, 1, 1))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"until": date(2027, 1, 1)}, "ends before it is first due"),
        ({"lead_days": -1}, "reminder comes after"),
    ],
)
def test_an_obligation_that_cannot_be_is_refused(wrong, said):
    with pytest.raises(InvalidValue, match=said):
        own(**wrong)
    with pytest.raises(InvalidValue, match="lacks its id"):
        Obligation(id="", title="x", owner=Role.AUDITOR, first_due=date(2027, 1, 1))


def test_dates_come_in_order_each_with_an_id_of_its_own():
    contract = contract_with(
        fixed(), breaks=(BreakPoint(on=date(2027, 4, 1), notice_by=date(2027, 1, 1)),)
    )
    dates = obligations(contract, NOTHING, own=[own(repeat=Repeat.MONTHLY)])
    assert [one.on for one in dates] == sorted(one.on for one in dates)
    assert len({one.id for one in dates}) == len(dates)
    assert dates == obligations(contract, NOTHING, own=[own(repeat=Repeat.MONTHLY)])


def test_dates_are_found_by_day():
    dates = obligations(contract_with(fixed()), NOTHING)
    first = due_between(dates, date(2026, 5, 20), date(2026, 6, 20))
    assert [one.id for one in first] == ["close/2026-04", "close/2026-05"]
    assert overdue(dates, date(2026, 5, 20)) == ()
    assert [one.id for one in overdue(dates, date(2026, 5, 21))] == ["close/2026-04"]
    assert overdue(dates, date(2026, 5, 21), {"close/2026-04"}) == ()
    assert [one.id for one in to_remind(dates, date(2026, 5, 15))] == ["close/2026-04"]
    assert to_remind(dates, date(2026, 5, 14)) == ()
    assert to_remind(dates, date(2026, 5, 15), {"close/2026-04"}) == ()
