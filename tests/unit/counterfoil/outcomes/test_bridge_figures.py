"""Figures beside the contract: spent on a line, spent on nothing promised, certified by nobody."""

from __future__ import annotations

from dataclasses import replace

from counterfoil.appraisal.business_case import Heading
from counterfoil.outcomes.bridge import savings_bridge
from counterfoil.outcomes.bridge_causes import Cause
from tests.fixtures.small_cases import benefit
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
