"""Drafts say what the plan says and name what is still to be written."""

from __future__ import annotations

from datetime import date

import pytest

from counterfoil.errors import InvalidValue
from counterfoil.procurement.notice_drafts import DRAFTED, notice_draft
from counterfoil.procurement.plan import AwardCriterion, CriterionKind, Route, Supplier
from counterfoil.procurement.registers import Engagement
from counterfoil.procurement.timetable import timetable
from tests.fixtures.procurement_plans import CUSTODY, a_plan


def parts(plan, code, records=()):
    return {one.heading: one for one in notice_draft(timetable(plan), code, records).parts}


def test_a_bare_plan_is_told_everything_that_a_tender_notice_lacks():
    draft = notice_draft(timetable(a_plan(conflicts_prepared_on=None)), "UK4")

    assert [one.heading for one in draft.missing] == [
        "Authority’s identifier",
        "How to send a tender",
        "Why there are no lots",
        "Award criteria",
        "Contract ends",
        "Known risks",
        "Conflicts assessment",
    ]


def test_a_tender_notice_says_when_tenders_close_and_what_they_are_judged_by():
    weights = (
        AwardCriterion(name="Care", kind=CriterionKind.QUALITY, weight=60),
        AwardCriterion(name="Price", kind=CriterionKind.PRICE, weight=40),
    )
    found = parts(a_plan(criteria=weights), "UK4")

    assert found["Tenders close"].text == "27 November 2026 at 12:00"
    assert found["Award criteria"].text == "Care 60%; Price 40%"
    assert found["Conflicts assessment"].text == "Prepared on 2 November 2026."


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "Mandatory: its last day is 16 December 2026."),
        ({"codes": (CUSTODY,)}, "None: it is a light touch contract."),
        ({"codes": (CUSTODY,), "standstill_days": 8}, "Voluntary: its last day is"),
    ],
)
def test_an_award_notice_says_whether_the_standstill_is_mandatory(changes, told):
    assert parts(a_plan(**changes), "UK6")["Standstill"].text.startswith(told)


def test_a_direct_award_says_its_ground_and_its_supplier():
    plan = a_plan(
        route=Route.DIRECT_AWARD,
        ground="exclusive-rights",
        suppliers=(Supplier(name="Bidder A", gross_gbp=1_000),),
    )
    found = parts(plan, "UK5")

    assert "Schedule 5 para 5" in found["Justification of the direct award"].text
    assert found["Supplier"].text == "Bidder A, £1,000.00 with tax"
    assert found["Why it applies"].missing == "write ground_reason"


def test_an_engagement_notice_is_written_from_the_log():
    log = Engagement(
        id="e1",
        entered_on=date(2026, 10, 1),
        held_on=date(2026, 10, 1),
        supplier="Bidder A",
        about="How beds are staffed",
    )

    told = parts(a_plan(), "UK2", (log,))["Preliminary market engagement"].text
    assert told == "1 October 2026: How beds are staffed"
    assert "Bidder A" not in told


def test_every_notice_of_the_procurement_has_a_draft_and_no_other():
    for code in DRAFTED:
        assert notice_draft(timetable(a_plan()), code).parts
    with pytest.raises(InvalidValue, match="no draft of UK9"):
        notice_draft(timetable(a_plan()), "UK9")
