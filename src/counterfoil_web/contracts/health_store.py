"""The supplier's accounts by year, the bands set for a contract, and the note on its group."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from counterfoil.access import Capability
from counterfoil.performance.financial_health import (
    DEFAULT_BANDS,
    Accounts,
    Band,
    MetricResult,
    financial_health,
)
from counterfoil_web.contracts.models import Contract, PerformanceSetting, SupplierAccounts
from counterfoil_web.contracts.store import OF_CONTRACT
from counterfoil_web.partnerships.kept_queries import QueryOfOne
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.records import log

FIGURES = tuple(one.name for one in fields(Accounts) if one.name not in ("year_end", "source"))
Kind = PerformanceSetting.Kind


@dataclass(frozen=True)
class Year:
    """A year's accounts with what each metric says."""

    row: SupplierAccounts
    metrics: tuple[MetricResult, ...]


def years_of(contract: Contract, bands: Mapping[str, Band]) -> tuple[Year, ...]:
    """The years in order; of two entries of a year the later stands. One query."""
    rows = _accounts_of.of(contract.partnership_id, contract=contract.pk)
    standing = {row.year_end: row for row in rows}
    return tuple(
        Year(row, financial_health(_accounts(row), bands)) for _, row in sorted(standing.items())
    )


def settings_of(contract: Contract) -> dict[str, PerformanceSetting]:
    """The last setting of each kind. One query."""
    rows = _settings.of(contract.partnership_id, contract=contract.pk)
    return {row.kind: row for row in rows}


_accounts_of = QueryOfOne(
    lambda: (
        SupplierAccounts.objects.filter(**OF_CONTRACT).select_related("entered_by").order_by("pk")
    )
)
_settings = QueryOfOne(
    lambda: PerformanceSetting.objects.filter(**OF_CONTRACT).select_related("set_by").order_by("pk")
)


def bands_of(setting: PerformanceSetting | None) -> dict[str, Band]:
    """The bands that an authority set, the default for those it did not."""
    found = dict(DEFAULT_BANDS)
    for name, edges in (setting.values if setting else {}).items():
        if name in found:
            low, high = Decimal(edges["low"]), Decimal(edges["high"])
            found[name] = Band(low=low, high=high, higher_is_better=found[name].higher_is_better)
    return found


@transaction.atomic
def keep_accounts(
    seen: Seen,
    contract: Contract,
    *,
    year_end: date,
    figures: Mapping[str, Decimal | None],
    source: str,
) -> SupplierAccounts:
    """Keep a year's figures. Raises: Refused."""
    seen.require(Capability.RECORD_FIGURES)
    texts = {name: f"{value:f}" for name, value in figures.items() if value is not None}
    row = SupplierAccounts.objects.create(
        partnership=contract.partnership,
        contract=contract,
        year_end=year_end,
        figures=texts,
        source=source,
        entered_by=seen.acting.user,
    )
    log.write(
        seen.acting,
        "supplier-accounts",
        record=f"health/{contract.partnership.ref}/{contract.key}/{year_end}",
        partnership=contract.partnership,
        after=texts,
        reason=source,
    )
    return row


@transaction.atomic
def keep_setting(
    seen: Seen, contract: Contract, kind: str, values: Mapping[str, Any], reason: str
) -> PerformanceSetting:
    """Set bands, or the note on the group, in place of what stood. Raises: Refused."""
    seen.require(Capability.RECORD_FIGURES)
    before = settings_of(contract).get(kind)
    row = PerformanceSetting.objects.create(
        partnership=contract.partnership,
        contract=contract,
        kind=kind,
        values=dict(values),
        reason=reason,
        set_by=seen.acting.user,
    )
    log.write(
        seen.acting,
        "performance-setting",
        record=f"setting/{contract.partnership.ref}/{contract.key}/{kind}",
        partnership=contract.partnership,
        before=before.values if before else None,
        after=dict(values),
        reason=reason,
    )
    return row


def _accounts(row: SupplierAccounts) -> Accounts:
    held = {name: Decimal(text) for name, text in row.figures.items() if name in FIGURES}
    return Accounts(year_end=str(row.year_end), source=row.source, **held)
