"""Figures beside the contract: spent on a line, spent on nothing promised, certified by nobody."""

from __future__ import annotations

from dataclasses import replace

from counterfoil.appraisal.business_case import Heading
from counterfoil.outcomes.bridge import savings_bridge
from counterfoil.outcomes.bridge_causes import Cause
from counterfoil.quantities.years import Month
from tests.fixtures.small_cases import benefit, cost
from tests.fixtures.small_ledgers import CASE, MET, SPENT, VOLUMES, ledger


def test_a_cost_that_no_line_promised_is_told_from_nought():
    extra = replace(SPENT, id="move", case_line="", heading=Heading.TRANSITION, title="Moving in")
    found = savings_bridge(ledger(*VOLUMES, *MET, outcomes=(SPENT, extra)))
    assert found.part(Cause.TRANSITION).gbp == -70_000
    assert [one.line for one in found.lines_behind(Cause.TRANSITION)] == ["record/move"]


def test_a_benefit_that_nobody_certified_came_to_nought():
    case = replace(CASE, lines=(*CASE.lines, benefit("partner", "discount", 24_000)))
    found = savings_bridge(ledger(*VOLUMES, *MET, case=case))
    assert found.promised_gbp == 120_000 + 24_000
    assert found.part(Cause.BENEFITS).gbp == -24_000


def test_a_bill_for_a_charge_beside_the_statements_is_not_lost():
    bill = replace(SPENT, id="bill", case_line="partner/charge", heading=Heading.CHARGE)
    found = savings_bridge(ledger(*VOLUMES, *MET, outcomes=(SPENT, bill)))
    assert found.part(Cause.SIGNED).gbp == -70_000


def test_leaving_is_not_promised_beside_what_is_recorded_of_it():
    """£8,000 a year was promised for leaving; £20,000 is recorded of the month after this year."""
    case = replace(CASE, lines=(*CASE.lines, cost("partner", "exit", 8_000, heading=Heading.EXIT)))
    april = Month(2027, 4)
    fee = replace(
        SPENT,
        id="fee",
        case_line="partner/exit",
        heading=Heading.EXIT,
        from_month=april,
        to_month=april,
        amount_gbp=20_000,
    )
    without = savings_bridge(ledger(*VOLUMES, *MET), last=Month(2027, 3))
    found = savings_bridge(
        ledger(*VOLUMES, *MET, case=case, outcomes=(SPENT, fee)), last=Month(2027, 3)
    )
    assert found.promised_gbp == without.promised_gbp - 8_000
    assert found.delivered_gbp == without.delivered_gbp
