from __future__ import annotations

import math

import pytest

from counterfoil.appraisal.amounts import ShareOf
from counterfoil.appraisal.appraise import appraise
from counterfoil.appraisal.business_case import Body, BodyKind, BudgetLine, Nature, PriceIndex, Vat
from counterfoil.appraisal.figure_working import figure_working
from counterfoil.errors import InvalidValue
from tests.fixtures.small_cases import FORCE, benefit, cost, small_case

PCC = Body(id="pcc", title="The policing body", kind=BodyKind.POLICING_BODY)
CASE = small_case(
    cost("now", "service", 100.0, shares=(("force", 1.0),)),
    cost("in-house", "service", 100.0, shares=(("force", 1.0),)),
    cost(
        "partner",
        "charge",
        80.0,
        shares=(("force", 0.75), ("pcc", 0.25)),
        vat=Vat.IRRECOVERABLE,
    ),
    benefit("partner", "time", 30.0, nature=Nature.NON_CASH_RELEASING, shares=(("force", 1.0),)),
    years=2,
    bodies=(FORCE, PCC),
    budgets=(BudgetLine(id="plan", title="Plan", body="force", amounts_gbp=(90.0, 95.0)),),
)
ANSWER = appraise(CASE, simulate=False)


def opened(address):
    return figure_working(CASE, ANSWER, address)


def test_cash_is_each_lines_share_with_vat():
    # 80 with 20% VAT is 96, of which the force bears three quarters.
    found = opened("cash/force/partner/2027-28")

    assert found.value == pytest.approx(-72)
    (charge,) = found.inputs
    assert [one.value for one in charge.inputs] == pytest.approx([-96, 0.75])
    assert opened("cash/pcc/partner/2026-27").value == pytest.approx(-24)


def test_the_change_is_against_the_counterfactual():
    found = opened("effect/force/partner/2026-27")

    assert found.value == pytest.approx(-72 + 100)
    assert [one.value for one in found.inputs] == pytest.approx([-72, -100])


def test_room_is_the_budget_less_what_is_spent():
    found = opened("headroom/force/partner/2027-28")

    assert found.value == pytest.approx(95 - 72)
    assert found.inputs[0].inputs[0].label == "Plan"


@pytest.mark.parametrize(
    "address",
    ["headroom/pcc/partner/2026-27", "cash/force/nobody/2026-27", "effect/force/partner/2028-29"],
)
def test_what_is_not_there_is_refused(address):
    with pytest.raises(InvalidValue):
        opened(address)


def test_a_line_in_a_year_is_its_cash_with_vat_and_its_real_pounds():
    real, cash = (
        opened("line-real/partner/charge/2027-28"),
        opened("line-cash/partner/charge/2027-28"),
    )

    assert (real.value, cash.value) == (pytest.approx(-80), pytest.approx(-96))
    assert math.prod(one.value for one in cash.inputs) == pytest.approx(96)
    assert cash.formula == "− cash × VAT factor"
    saved = opened("line-cash/partner/time/2026-27")
    assert (saved.value, saved.formula) == (30, "+ cash")


def test_a_share_of_lines_is_brought_to_cash_by_general_inflation():
    rising = PriceIndex(id="rising", title="Rising", rate=0.1)
    case = small_case(
        cost("now", "a", 100.0),
        cost("in-house", "a", 100.0),
        cost("partner", "a", 100.0),
        cost("partner", "b", ShareOf(share=0.2, lines=("a",))),
        years=2,
        indices=(rising,),
        general_inflation="rising",
    )
    found = figure_working(case, appraise(case, simulate=False), "line-cash/partner/b/2027-28")

    assert found.value == pytest.approx(-100 * 0.2 * 1.1)
    assert [one.value for one in found.inputs] == pytest.approx([20, 1.1])
