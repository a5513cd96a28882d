"""The published metrics by hand, and their edges."""

from decimal import Decimal

import pytest

from counterfoil.citation import Confidence
from counterfoil.performance.financial_health import (
    CONFIDENCE,
    Accounts,
    Risk,
    financial_health,
)

D = Decimal
GOOD = Accounts(
    year_end="2026-03-31",
    revenue=D(1000),
    operating_profit=D(110),
    ebitda=D(150),
    free_cash_flow=D(60),
    net_debt=D(300),
    pension_deficit=D(150),
    ebit=D(120),
    net_interest=D(20),
    current_assets=D(500),
    inventories=D(50),
    current_liabilities=D(400),
    net_assets=D(700),
    group_exposure=D(100),
    gross_assets=D(2000),
    yearly_contract_value=D(100),
)


def health(**changed):
    fields = {name: getattr(GOOD, name) for name in Accounts.__dataclass_fields__}
    return {one.id: one for one in financial_health(Accounts(**{**fields, **changed}))}


def test_every_metric_by_hand():
    found = health()
    assert {name: (one.value, one.risk) for name, one in found.items()} == {
        "turnover_ratio": (D(10), Risk.LOW),
        "operating_margin": (D("0.11"), Risk.LOW),
        "free_cash_flow_to_net_debt": (D("0.2"), Risk.LOW),
        "net_debt_to_ebitda": (D(2), Risk.LOW),
        "net_debt_and_pension_to_ebitda": (D(3), Risk.LOW),
        "interest_cover": (D(6), Risk.LOW),
        "acid_ratio": (D("1.125"), Risk.LOW),
        "net_asset_value": (D(700), Risk.LOW),
        "group_exposure": (D("0.05"), Risk.LOW),
    }


@pytest.mark.parametrize(
    ("profit", "risk"),
    [(101, Risk.LOW), (100, Risk.MEDIUM), (50, Risk.MEDIUM), (49, Risk.HIGH), (-5, Risk.HIGH)],
)
def test_bands_of_the_operating_margin(profit, risk):
    """Above 10% low, 5% to 10% medium, below 5% high."""
    assert health(operating_profit=D(profit))["operating_margin"].risk is risk


def test_lower_is_better_for_debt():
    assert health(net_debt=D(450))["net_debt_to_ebitda"].risk is Risk.MEDIUM
    assert health(net_debt=D(600))["net_debt_to_ebitda"].risk is Risk.HIGH


def test_net_cash_is_low_risk_and_a_loss_is_high():
    cash = health(net_debt=D(-10))
    assert cash["net_debt_to_ebitda"].risk is Risk.LOW
    assert cash["free_cash_flow_to_net_debt"].risk is Risk.LOW
    assert health(ebitda=D(-1))["net_debt_to_ebitda"].risk is Risk.HIGH
    assert health(net_interest=D(0))["interest_cover"].risk is Risk.LOW
    assert health(net_assets=D(0))["net_asset_value"].risk is Risk.HIGH


@pytest.mark.parametrize("missing", ["revenue", "ebitda", "pension_deficit", "net_assets"])
def test_a_missing_figure_makes_its_metrics_unknown(missing):
    found = health(**{missing: None})
    assert any(one.risk is Risk.UNKNOWN and one.note for one in found.values())


def test_nothing_is_divided_by_nought():
    assert health(current_liabilities=D(0))["acid_ratio"].risk is Risk.UNKNOWN


def test_the_bands_are_said_to_be_recalled():
    assert CONFIDENCE is Confidence.RECALLED
