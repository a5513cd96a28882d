"""The supplier's accounts and what is set for a contract."""

from datetime import date
from decimal import Decimal

import pytest

from counterfoil.performance.financial_health import DEFAULT_BANDS, Risk
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.contracts.health_store import (
    FIGURES,
    Kind,
    bands_of,
    keep_accounts,
    keep_setting,
    settings_of,
    years_of,
)

END = date(2026, 3, 31)


def kept(seen, contract, profit, end=END):
    figures = {"revenue": Decimal(100), "operating_profit": Decimal(profit), "ebit": None}
    return keep_accounts(seen, contract, year_end=end, figures=figures, source="Report")


def margin(year):
    return next(one for one in year.metrics if one.id == "operating_margin")


def test_years_stand_in_order_and_the_later_entry_of_a_year_counts(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        kept(seen, contract, 7)
        kept(seen, contract, 3, date(2025, 3, 31))
        row = kept(seen, contract, 20)
        first, last = years_of(contract, DEFAULT_BANDS)
    assert (margin(first).value, margin(first).risk) == (Decimal("0.03"), Risk.HIGH)
    assert (margin(last).value, margin(last).risk) == (Decimal("0.2"), Risk.LOW)
    assert row.figures == {"revenue": "100", "operating_profit": "20"}
    assert "ebit" in FIGURES


def test_the_last_setting_of_a_kind_stands_and_others_keep_the_default(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        for low in ("1.5", "1.2"):
            edges = {"acid_ratio": {"low": low, "high": "0.9"}, "gone": {"low": "1", "high": "1"}}
            keep_setting(seen, contract, Kind.HEALTH_BANDS, edges, "Board")
        found = bands_of(settings_of(contract)[Kind.HEALTH_BANDS])
    assert (found["acid_ratio"].low, found["acid_ratio"].high) == (Decimal("1.2"), Decimal("0.9"))
    assert found["interest_cover"] == DEFAULT_BANDS["interest_cover"]
    assert bands_of(None) == DEFAULT_BANDS
    assert "gone" not in found


def test_who_may_not(contract_seen_by):
    for username in ("auditor", "supplier_user"):
        with contract_seen_by(username) as (seen, contract):
            with pytest.raises(Refused):
                kept(seen, contract, 7)
            with pytest.raises(Refused):
                keep_setting(seen, contract, Kind.GROUP_NOTE, {"note": "x"}, "")
