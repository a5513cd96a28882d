"""From the typed business case to rows, blank where a value is what a blank cell stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from counterfoil.appraisal.amounts import (
    AMOUNT_KINDS,
    Amount,
    DriverBands,
    DriverRate,
    Flat,
    OneOff,
    Ramp,
    ShareOf,
    YearList,
)
from counterfoil.appraisal.business_case import (
    BandTable,
    BusinessCase,
    Driver,
    Line,
    OptimismBias,
    PriceIndex,
    Profile,
    Risk,
    Uncertainty,
)
from counterfoil.appraisal.evidence import Evidence
from counterfoil.casefile.case_fields import NARRATIVE_PARTS
from counterfoil.casefile.columns import month_names, year_names
from counterfoil.casefile.read_bands import band_key
from counterfoil.casefile.rows import Value, WrittenCase, WrittenRow
from counterfoil.casefile.shares_text import write_ids, write_pairs, write_shares
from counterfoil.casefile.uncertainty_text import write_uncertain
from counterfoil.quantities.distribution_text import write_distribution
from counterfoil.quantities.distributions import Distribution
from counterfoil.quantities.years import FinancialYear

Stated = str | float | bool | FinancialYear | Distribution | None
"""What a record states in one column, before it is made the value of a cell."""


def case_rows(case: BusinessCase) -> WrittenCase:
    """The case as rows, unchecked; `written_case` checks that they read back as the same."""
    most_months = max((len(profile.months) for profile in case.profiles), default=0)
    years = year_names(case.first_year, case.years)
    months = month_names(case.first_year, most_months)
    tables = {
        "bodies": [_row(x.id, id=x.id, title=x.title, kind=x.kind.value) for x in case.bodies],
        "indices": [_index(item) for item in case.indices],
        "delays": [
            _row(
                x.id,
                id=x.id,
                title=x.title,
                months=x.months,
                uncertainty=x.uncertainty,
                correlation_group=x.correlation_group,
                **_evidence(x.evidence),
            )
            for x in case.delays
        ],
        "correlations": [
            _row(
                x.id,
                id=x.id,
                title=x.title,
                correlation=x.correlation,
                pairs=write_pairs(x.pairs),
            )
            for x in case.correlations
        ],
        "options": [
            _row(
                x.id,
                id=x.id,
                title=x.title,
                role=x.role.value,
                description=x.description,
                guaranteed_saving_gbp=x.guaranteed_saving_gbp,
                **_evidence(x.evidence),
            )
            for x in case.options
        ],
        "objectives": [
            _row(
                x.id,
                id=x.id,
                title=x.title,
                weight=x.weight,
                critical=x.critical or None,
                argument=x.argument,
            )
            for x in case.objectives
        ],
        "sources": [
            _row(
                x.id,
                id=x.id,
                title=x.title,
                url=x.url,
                date=x.date,
                confidence=x.confidence.value,
            )
            for x in case.sources
        ],
        "scores": [
            _row(
                f"{x.objective}/{x.option}",
                objective=x.objective,
                option=x.option,
                score=x.score,
                reason=x.reason,
            )
            for x in case.scores
        ],
        "baseline": [
            _row(
                x.id,
                id=x.id,
                title=x.title,
                cost_gbp=x.cost_gbp,
                as_at=x.as_at,
                volume=x.volume,
                unit=x.unit,
                headcount_fte=x.headcount_fte,
                quality=x.quality,
                signed_by=x.signed_by,
                signed_on=x.signed_on,
                **_evidence(x.evidence),
            )
            for x in case.baseline
        ],
        "drivers": [_driver(item) for item in case.drivers],
        "profiles": [_profile(item, years, months) for item in case.profiles],
        "bands": [row for item in case.bands for row in _bands(item)],
        "lines": [_line(item) for item in case.lines],
        "risks": [_risk(item) for item in case.risks],
        "budgets": [
            _row(
                x.id,
                id=x.id,
                title=x.title,
                body=x.body,
                **dict(zip(years, x.amounts_gbp, strict=False)),
                **_evidence(x.evidence),
            )
            for x in case.budgets
        ],
    }
    return WrittenCase(
        fields=_fields(case),
        tables={name: tuple(rows) for name, rows in tables.items()},
        years=years,
        months=months,
    )


def _fields(case: BusinessCase) -> Mapping[str, Value]:
    in_order = dict.fromkeys((*NARRATIVE_PARTS, *sorted(case.narrative)))
    parts = {f"narrative.{part}": case.narrative.get(part, "") for part in in_order}
    editions = {f"editions.{name}": edition for name, edition in sorted(case.editions.items())}
    stated: dict[str, Stated] = {
        "id": case.id,
        "title": case.title,
        "kind": case.kind.value,
        "stage": case.stage.value,
        "author": case.author,
        "version": case.version,
        "purpose": case.purpose,
        "first_year": case.first_year,
        "years": case.years,
        "price_base": case.price_base,
        "general_inflation": case.general_inflation,
        "discount_schedule": case.discount_schedule,
        "monthly_detail": case.monthly_detail,
        "simulation.trials": case.simulation.trials,
        "simulation.seed": case.simulation.seed,
        **parts,
        **editions,
    }
    return _values(stated)


def _row(_key: str, **stated: Stated) -> WrittenRow:
    return WrittenRow(_key, _values(stated))


def _values(stated: Mapping[str, Stated]) -> dict[str, Value]:
    """The values that are not blank, as they stand in cells."""
    values: dict[str, Value] = {}
    for column, value in stated.items():
        if value is None or value == "":
            continue
        if isinstance(value, Distribution):
            values[column] = write_distribution(value)
        elif isinstance(value, FinancialYear):
            values[column] = str(value)
        elif isinstance(value, str | bool):
            values[column] = value
        else:
            values[column] = float(value)
    return values


def _unless(word: str, usual: str) -> str:
    return "" if word == usual else str(word)


def _evidence(evidence: Evidence) -> dict[str, Stated]:
    return {
        "basis": evidence.basis.value,
        "sources": write_ids(evidence.sources),
        "note": evidence.note,
    }


def _uncertainty(uncertainty: Uncertainty | None) -> dict[str, Stated]:
    if uncertainty is None:
        return {}
    return {
        "uncertainty": write_uncertain(uncertainty),
        "uncertainty_of": "factor" if uncertainty.of_factor else "amount",
    }


def _index(item: PriceIndex) -> WrittenRow:
    return _row(
        item.id,
        id=item.id,
        title=item.title,
        series=item.series,
        rate=item.rate,
        uncertainty=item.uncertainty,
        each_year=item.each_year or None,
        correlation_group=item.correlation_group,
        **_evidence(item.evidence),
    )


def _driver(item: Driver) -> WrittenRow:
    return _row(
        item.id,
        id=item.id,
        title=item.title,
        unit=item.unit,
        value=item.value,
        growth=item.growth or None,
        profile=item.profile,
        **_uncertainty(item.uncertainty),
        growth_uncertainty=item.growth_uncertainty,
        correlation_group=item.correlation_group,
        **_evidence(item.evidence),
    )


def _profile(item: Profile, years: Iterable[str], months: Iterable[str]) -> WrittenRow:
    return _row(
        item.id,
        id=item.id,
        title=item.title,
        **dict(zip(years, item.values, strict=False)),
        **dict(zip(months, item.months, strict=False)),
        **_evidence(item.evidence),
    )


def _bands(item: BandTable) -> Iterable[WrittenRow]:
    for number, band in enumerate(item.bands.bands, start=1):
        once: dict[str, Stated] = {}
        if number == 1:
            once = {"title": item.title, "unit": item.unit, **_evidence(item.evidence)}
        yield _row(
            band_key(item.id, number),
            table=item.id,
            above=band.above,
            up_to=band.up_to,
            rate_gbp=band.rate_gbp,
            **once,
        )


def _line(item: Line) -> WrittenRow:
    return _row(
        item.key,
        option=item.option,
        id=item.id,
        title=item.title,
        heading=item.heading.value,
        body=write_shares(item.shares),
        amount_kind=AMOUNT_KINDS[type(item.amount)],
        **_amount(item.amount),
        nature=None if item.nature is None else item.nature.value,
        commitment=None if item.commitment is None else item.commitment.value,
        real_growth=item.real_growth or None,
        index=item.index,
        delay=item.delay,
        delay_months=item.delay_months or None,
        vat=_unless(item.vat, "none"),
        transfer=item.transfer or None,
        health=item.health or None,
        **_optimism_bias(item.optimism_bias),
        **_uncertainty(item.uncertainty),
        correlation_group=item.correlation_group,
        **_evidence(item.evidence),
    )


def _optimism_bias(bias: OptimismBias | None) -> dict[str, Stated]:
    if bias is None:
        return {}
    return {
        "ob_bound": bias.bound,
        "ob_upper": bias.upper,
        "ob_mitigation": bias.mitigation,
        "ob_reason": bias.reason,
    }


def _amount(amount: Amount) -> dict[str, Stated]:
    match amount:
        case Flat():
            return {"amount": amount.gbp, "start": amount.start, "end": amount.end}
        case YearList():
            return {"profile": amount.profile}
        case Ramp():
            return {
                "amount": amount.gbp_first,
                "amount_last": amount.gbp_last,
                "start": amount.start,
                "end": amount.end,
            }
        case OneOff():
            return {"amount": amount.gbp, "start": amount.year}
        case DriverRate():
            return {
                "driver": amount.driver,
                "amount": amount.gbp_per_unit,
                "per": amount.unit,
                "start": amount.start,
                "end": amount.end,
            }
        case DriverBands():
            return {
                "driver": amount.driver,
                "bands": amount.bands,
                "per": amount.unit,
                "start": amount.start,
                "end": amount.end,
            }
        case ShareOf():
            return {"amount": amount.share, "of_lines": write_ids(amount.lines)}


def _risk(item: Risk) -> WrittenRow:
    return _row(
        item.key,
        option=item.option,
        id=item.id,
        title=item.title,
        body=item.body,
        chance=item.chance,
        impact=item.impact,
        start=item.start,
        end=item.end,
        response=item.response,
        correlation_group=item.correlation_group,
        **_evidence(item.evidence),
    )
