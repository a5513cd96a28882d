"""Least periods and the standstill, against sections 51 and 54."""

from __future__ import annotations

import pytest

from counterfoil.procurement.coverage import coverage
from counterfoil.procurement.periods import (
    ground_of,
    participation_period,
    standstill_is_mandatory,
    tendering_period,
)
from counterfoil.procurement.plan import AuthorityKind, Route, Tendering
from tests.fixtures.procurement_plans import CUSTODY, a_plan


def test_a_central_authority_has_no_shorter_period_for_suppliers_it_chose():
    plan = a_plan(
        authority_kind=AuthorityKind.CENTRAL, tendering=Tendering(preselected=True, agreed_days=3)
    )

    assert tendering_period(plan, coverage(plan)).days == 25


@pytest.mark.parametrize(("urgent", "days"), [(False, 25), (True, 10)])
def test_requests_to_take_part(urgent, days):
    plan = a_plan(tendering=Tendering(urgent=urgent))

    assert participation_period(plan, coverage(plan)).days == days


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({}, ""),
        ({"codes": (CUSTODY,)}, "it is a light touch contract"),
        ({"route": Route.FRAMEWORK_CALL_OFF}, "it is a call-off under a framework"),
        (
            {"route": Route.DIRECT_AWARD, "ground": "urgency"},
            "the direct award is for extreme and unavoidable urgency",
        ),
        ({"route": Route.DIRECT_AWARD, "ground": "exclusive-rights"}, ""),
        (
            {"tendering": Tendering(dynamic_market=True)},
            "it is awarded by reference to a dynamic market",
        ),
    ],
)
def test_the_standstill_is_mandatory_unless_section_51_leaves_it_out(changes, why):
    plan = a_plan(**changes)

    assert standstill_is_mandatory(plan, coverage(plan)) == (not why, why)


def test_only_a_direct_award_has_a_ground():
    assert ground_of(a_plan(ground="urgency")) is None
    assert ground_of(a_plan(route=Route.DIRECT_AWARD, ground="none such")) is None
