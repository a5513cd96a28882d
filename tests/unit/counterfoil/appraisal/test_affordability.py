from __future__ import annotations

import pytest

from counterfoil.appraisal.amounts import Flat, OneOff, YearList
from counterfoil.appraisal.appraise import appraise
from counterfoil.appraisal.business_case import (
    Body,
    BodyKind,
    BudgetLine,
    Heading,
    Nature,
    PriceIndex,
    Profile,
    Vat,
)
from counterfoil.quantities.distributions import Fixed
from tests.fixtures.small_cases import FIRST, FORCE, benefit, cost, risk, small_case

BOARD = Body(id="board", title="Policing body", kind=BodyKind.POLICING_BODY)
FIRM = Body(id="firm", title="Supplier", kind=BodyKind.SUPPLIER)


def views(*lines, **changes):
    case = small_case(*lines, **{"years": 3, "bodies": (FORCE, BOARD, FIRM), **changes})
    answer = appraise(case, simulate=False)
    return {
        view.body: {option.option: option for option in view.options}
        for view in answer.affordability
    }


def test_each_body_bears_its_share_in_cash_and_undiscounted():
    found = views(
        cost("partner", "a", 1_000, shares=(("force", 0.6), ("board", 0.3), ("firm", 0.1))),
        indices=(PriceIndex(id="held", title="Prices", rate=0.1),),
    )

    assert set(found) == {"force", "board"}
    assert found["force"]["partner"].net_cash_gbp == pytest.approx([-600, -660, -726])
    assert found["board"]["partner"].net_cash_gbp == pytest.approx([-300, -330, -363])


def test_irrecoverable_vat_and_transfers_are_cash():
    found = views(
        cost("partner", "a", 1_000, vat=Vat.IRRECOVERABLE),
        cost("partner", "b", 1_000, vat=Vat.RECOVERABLE),
        cost("partner", "c", 50, transfer=True),
    )

    assert found["force"]["partner"].net_cash_gbp == pytest.approx([-2_250] * 3)


def test_only_cash_releasing_benefits_and_income_help_a_budget():
    found = views(
        *(
            benefit("partner", nature.value.replace("_", "-"), 10.0**power, nature=nature)
            for power, nature in enumerate(Nature)
        ),
        cost("partner", "grant", 0.5, heading=Heading.INCOME),
    )

    assert found["force"]["partner"].net_cash_gbp == pytest.approx([1.5] * 3)


def test_effects_are_against_the_counterfactual_and_the_worst_year_is_named():
    profiles = (
        Profile(id="now", title="Now", values=(1_000.0, 2_000.0, 1_000.0)),
        Profile(id="then", title="Then", values=(900.0, 1_500.0, 1_200.0)),
    )
    found = views(
        cost("now", "a", YearList(profile="now")),
        cost("partner", "a", YearList(profile="then")),
        profiles=profiles,
    )["force"]["partner"]

    # Year 1 costs most; year 2 is the worst beside carrying on as now.
    assert found.against_counterfactual_gbp == pytest.approx([100, 500, -200])
    assert found.first_year_effect_gbp == pytest.approx(100)
    assert (found.worst_year, found.worst_year_effect_gbp) == (2, pytest.approx(-200))


def test_headroom_is_what_the_budget_lines_leave():
    budgets = (
        BudgetLine(id="b1", title="B", body="force", amounts_gbp=(700.0, 700.0, 0.0)),
        BudgetLine(id="b2", title="B", body="force", amounts_gbp=(300.0, 300.0, 300.0)),
    )
    found = views(
        cost("partner", "a", 1_000),
        benefit("partner", "b", OneOff(gbp=50.0, year=FIRST + 1)),
        cost("partner", "c", Flat(gbp=1.0), shares=(("board", 1.0),)),
        budgets=budgets,
    )

    assert found["force"]["partner"].headroom_gbp == pytest.approx([0, 50, -700])
    assert found["board"]["partner"].headroom_gbp is None


def test_a_body_with_a_budget_and_nothing_else_is_shown():
    budget = BudgetLine(id="b", title="B", body="board", amounts_gbp=(5.0, 5.0, 5.0))
    found = views(cost("partner", "a", 1), budgets=(budget,))

    assert found["board"]["partner"].net_cash_gbp == (0.0, 0.0, 0.0)
    assert found["board"]["partner"].headroom_gbp == (5.0, 5.0, 5.0)


def test_a_risk_falls_on_its_bodys_budget():
    late = risk("partner", "late", chance=0.2, impact=Fixed(value=100.0), start=FIRST + 1)
    found = views(cost("partner", "a", 1), risks=(late,))

    assert found["force"]["partner"].net_cash_gbp == pytest.approx([-1, -21, -1])
