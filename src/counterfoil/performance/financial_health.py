"""A supplier's financial health: the published metrics against bands that may be edited.

Cabinet Office, Assessing and monitoring the economic and financial standing of suppliers (2024).
The bands below are recalled and not confirmed: every page says so until an authority sets its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from counterfoil.citation import Citation, Confidence

SOURCE = Citation(
    title=(
        "Cabinet Office, Assessing and monitoring the economic and financial standing of suppliers"
    ),
    url=(
        "https://gov.uk/government/publications/the-sourcing-and-consultancy-playbooks/"
        "assessing-and-monitoring-the-economic-and-financial-standing-of-suppliers-guidance-note-html"
    ),
    date="2024-04-23",
)
CONFIDENCE = Confidence.RECALLED


class Risk(StrEnum):
    """What a metric says of the risk; a reason to ask, never a verdict on its own."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounts:
    """One year's figures from a supplier's accounts, in pounds; None for what was not found."""

    year_end: str
    revenue: Decimal | None = None
    operating_profit: Decimal | None = None
    ebitda: Decimal | None = None
    free_cash_flow: Decimal | None = None
    net_debt: Decimal | None = None
    pension_deficit: Decimal | None = None
    ebit: Decimal | None = None
    net_interest: Decimal | None = None
    current_assets: Decimal | None = None
    inventories: Decimal | None = None
    current_liabilities: Decimal | None = None
    net_assets: Decimal | None = None
    group_exposure: Decimal | None = None
    gross_assets: Decimal | None = None
    yearly_contract_value: Decimal | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Above `low` is low risk, below `high` high risk; reversed where lower is better."""

    low: Decimal
    high: Decimal
    higher_is_better: bool = True

    def risk(self, value: Decimal) -> Risk:
        """The risk of a value by this band."""
        if self.higher_is_better:
            return Risk.LOW if value > self.low else Risk.HIGH if value < self.high else Risk.MEDIUM
        return Risk.LOW if value < self.low else Risk.HIGH if value > self.high else Risk.MEDIUM


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricResult:
    """One metric of one year: its value, its risk by the band, and how it was worked out."""

    id: str
    title: str
    definition: str
    value: Decimal | None
    risk: Risk
    note: str = ""


def _band(low: str, high: str, higher: bool = True) -> Band:
    return Band(low=Decimal(low), high=Decimal(high), higher_is_better=higher)


DEFAULT_BANDS: Mapping[str, Band] = {
    "turnover_ratio": _band("2.0", "2.0"),
    "operating_margin": _band("0.10", "0.05"),
    "free_cash_flow_to_net_debt": _band("0.15", "0.05"),
    "net_debt_to_ebitda": _band("2.5", "3.5", higher=False),
    "net_debt_and_pension_to_ebitda": _band("3.5", "5", higher=False),
    "interest_cover": _band("4.5", "3"),
    "acid_ratio": _band("1", "0.8"),
    "net_asset_value": _band("0", "0"),
    "group_exposure": _band("0.25", "0.50", higher=False),
}
_NAMES = {
    "turnover_ratio": ("Turnover ratio", "revenue ÷ yearly contract value"),
    "operating_margin": ("Operating margin", "operating profit ÷ revenue"),
    "free_cash_flow_to_net_debt": ("Free cash flow to net debt", "free cash flow ÷ net debt"),
    "net_debt_to_ebitda": ("Net debt to EBITDA", "net debt ÷ EBITDA"),
    "net_debt_and_pension_to_ebitda": (
        "Net debt and pension deficit to EBITDA",
        "(net debt + pension deficit) ÷ EBITDA",
    ),
    "interest_cover": ("Net interest paid cover", "EBIT ÷ net interest paid"),
    "acid_ratio": ("Acid ratio", "(current assets − inventories) ÷ current liabilities"),
    "net_asset_value": ("Net asset value", "net assets"),
    "group_exposure": ("Group exposure ratio", "group exposure ÷ gross assets"),
}
_Measured = tuple[Decimal | None, Risk | None, str]


def financial_health(
    accounts: Accounts, bands: Mapping[str, Band] = DEFAULT_BANDS
) -> tuple[MetricResult, ...]:
    """Every metric of a year. A figure that is missing makes its metric unknown.

    Net cash in place of net debt is low risk; a loss, or no earnings to carry debt, is high risk.
    """
    found = []
    for name, (title, definition) in _NAMES.items():
        value, fixed, note = _MEASURES[name](accounts)
        if fixed is not None:
            risk = fixed
        else:
            risk = Risk.UNKNOWN if value is None else bands[name].risk(value)
        found.append(
            MetricResult(
                id=name, title=title, definition=definition, value=value, risk=risk, note=note
            )
        )
    return tuple(found)


def _ratio(top: Decimal | None, bottom: Decimal | None) -> _Measured:
    if top is None or bottom is None:
        return None, None, "a figure is missing"
    if bottom == 0:
        return None, None, "divided by nought"
    return top / bottom, None, ""


def _debt_ratio(debt: Decimal | None, earnings: Decimal | None) -> _Measured:
    if debt is None or earnings is None:
        return None, None, "a figure is missing"
    if debt <= 0:
        return None, Risk.LOW, "it has net cash, not net debt"
    if earnings <= 0:
        return None, Risk.HIGH, "there are no earnings to carry the debt"
    return debt / earnings, None, ""


def _cash_to_debt(one: Accounts) -> _Measured:
    if one.net_debt is not None and one.net_debt <= 0:
        return None, Risk.LOW, "it has net cash, not net debt"
    return _ratio(one.free_cash_flow, one.net_debt)


def _with_pension(one: Accounts) -> _Measured:
    if one.net_debt is None or one.pension_deficit is None:
        return None, None, "a figure is missing"
    return _debt_ratio(one.net_debt + one.pension_deficit, one.ebitda)


def _cover(one: Accounts) -> _Measured:
    if one.net_interest is not None and one.net_interest <= 0:
        return None, Risk.LOW, "it pays no net interest"
    return _ratio(one.ebit, one.net_interest)


def _acid(one: Accounts) -> _Measured:
    if one.current_assets is None or one.inventories is None:
        return None, None, "a figure is missing"
    return _ratio(one.current_assets - one.inventories, one.current_liabilities)


def _net_assets(one: Accounts) -> _Measured:
    if one.net_assets is None:
        return None, None, "a figure is missing"
    return one.net_assets, Risk.LOW if one.net_assets > 0 else Risk.HIGH, ""


_MEASURES: dict[str, Callable[[Accounts], _Measured]] = {
    "turnover_ratio": lambda one: _ratio(one.revenue, one.yearly_contract_value),
    "operating_margin": lambda one: _ratio(one.operating_profit, one.revenue),
    "free_cash_flow_to_net_debt": _cash_to_debt,
    "net_debt_to_ebitda": lambda one: _debt_ratio(one.net_debt, one.ebitda),
    "net_debt_and_pension_to_ebitda": _with_pension,
    "interest_cover": _cover,
    "acid_ratio": _acid,
    "net_asset_value": _net_assets,
    "group_exposure": lambda one: _ratio(one.group_exposure, one.gross_assets),
}
