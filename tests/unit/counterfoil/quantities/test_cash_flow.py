from __future__ import annotations

import math
from typing import Any

import pytest

from counterfoil.errors import InvalidValue
from counterfoil.quantities.cash_flow import CashFlow, PriceBasis
from counterfoil.quantities.years import FinancialYear

YEAR = FinancialYear(2026)


def flow(**changes: Any) -> CashFlow:
    fields: dict[str, Any] = {
        "first_year": YEAR,
        "basis": PriceBasis.NOMINAL,
        "whose": "force",
        "amounts_gbp": (-100.0, 60.0),
    }
    return CashFlow(**{**fields, **changes})


@pytest.mark.parametrize(
    "changes",
    [
        {"amounts_gbp": ()},
        {"amounts_gbp": (math.nan,)},
        {"amounts_gbp": (1.0, -math.inf)},
        {"basis": PriceBasis.REAL},
        {"price_base_year": YEAR},
        {"whose": ""},
    ],
    ids=["no amounts", "not a number", "infinite", "real, no base", "nominal, a base", "nobody's"],
)
def test_a_wrong_cash_flow_cannot_be_built(changes):
    with pytest.raises(InvalidValue):
        flow(**changes)


def test_its_last_year_and_total_follow():
    assert flow().last_year == FinancialYear(2027)
    assert flow(amounts_gbp=(0.1,) * 10).total_gbp == 1.0


def test_like_is_added_to_like_year_by_year():
    assert flow().plus(flow(amounts_gbp=(1.0, 2.0))).amounts_gbp == (-99.0, 62.0)


@pytest.mark.parametrize(
    "changes",
    [
        {"first_year": FinancialYear(2027)},
        {"amounts_gbp": (1.0,)},
        {"basis": PriceBasis.REAL, "price_base_year": YEAR},
        {"whose": "policing body"},
    ],
    ids=["other years", "fewer years", "other prices", "another's"],
)
def test_unlike_flows_are_not_added(changes):
    with pytest.raises(InvalidValue):
        flow().plus(flow(**changes))
