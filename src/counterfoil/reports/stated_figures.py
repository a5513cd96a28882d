"""Every figure that a case states, with its value in words and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from counterfoil.appraisal.amounts import (
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
    PriceIndex,
)
from counterfoil.appraisal.evidence import Basis, Evidence
from counterfoil.quantities.years import FinancialYear
from counterfoil.reports.distribution_words import uncertainty_words
from counterfoil.reports.wording import (
    listed,
    money,
    number,
    percentage,
    share,
    value_with_unit,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedFigure:
    """One record of the case that states a figure: which, how much, how sure, from where.

    table and key: as in the case folder. option: its id, for a line or a risk. uncertainty: in
    words, blank for a figure held certain.
    """

    table: str
    key: str
    title: str
    value: str
    basis: Basis
    sources: tuple[str, ...]
    note: str
    option: str = ""
    uncertainty: str = ""


_SERIES = {"gdp_deflator": "GDP deflator", "cpi": "CPI"}


def stated_figures(case: BusinessCase) -> tuple[StatedFigure, ...]:
    """All figures of a case: lines and risks by option first, then what they refer to."""
    return tuple(
        figure
        for figures in (
            _lines(case),
            _risks(case),
            _drivers(case),
            _bands(case),
            _profiles(case),
            _delays(case),
            _indices(case),
            _guarantees(case),
            _baseline(case),
            _budgets(case),
        )
        for figure in figures
    )


def counts_by_basis(figures: tuple[StatedFigure, ...]) -> Mapping[Basis, int]:
    """How many figures are published, derived, assumed and illustrative, noughts included."""
    return {basis: sum(figure.basis is basis for figure in figures) for basis in Basis}


def amount_words(amount: Amount, case: BusinessCase) -> str:
    """An amount as a phrase.

    A driver, profile or table is called by its title.
    """
    match amount:
        case Flat():
            return f"{money(amount.gbp)} a year{_span(amount.start, amount.end)}"
        case OneOff():
            return f"{money(amount.gbp)} in {amount.year}"
        case Ramp():
            return (
                f"from {money(amount.gbp_first)} in {amount.start} "
                f"to {money(amount.gbp_last)} in {amount.end}"
            )
        case YearList():
            return f"year by year: {_titles(case)[('profile', amount.profile)]}"
        case DriverRate():
            rate = value_with_unit(amount.gbp_per_unit, f"£ per {amount.unit}")
            driver = _titles(case)[("driver", amount.driver)]
            return f"{rate} × {driver}{_span(amount.start, amount.end)}"
        case DriverBands():
            table = _titles(case)[("bands", amount.bands)]
            driver = _titles(case)[("driver", amount.driver)]
            return f"{driver} priced by {table}{_span(amount.start, amount.end)}"
        case ShareOf():
            return f"{percentage(amount.share)} of {listed(list(amount.lines))}"


def _lines(case: BusinessCase) -> Iterator[StatedFigure]:
    for line in case.lines:
        yield _figure(
            "lines",
            line.key,
            line.title,
            amount_words(line.amount, case),
            line.evidence,
            option=line.option,
            uncertainty=uncertainty_words(line.uncertainty),
        )


def _risks(case: BusinessCase) -> Iterator[StatedFigure]:
    for risk in case.risks:
        expected = f"{share(risk.chance)} chance of {money(risk.impact.mean)} on average"
        yield _figure(
            "risks",
            risk.key,
            risk.title,
            expected + _span(risk.start, risk.end or risk.start),
            risk.evidence,
            option=risk.option,
            uncertainty=uncertainty_words(risk.impact),
        )


def _drivers(case: BusinessCase) -> Iterator[StatedFigure]:
    for driver in case.drivers:
        yield _figure(
            "drivers",
            driver.id,
            driver.title,
            _driver_words(driver, case),
            driver.evidence,
            uncertainty=uncertainty_words(driver.uncertainty),
        )


def _bands(case: BusinessCase) -> Iterator[StatedFigure]:
    for table in case.bands:
        yield _figure("bands", table.id, table.title, _band_words(table), table.evidence)


def _profiles(case: BusinessCase) -> Iterator[StatedFigure]:
    for profile in case.profiles:
        values = f"{number(profile.values[0])} to {number(profile.values[-1])}, year by year"
        yield _figure("profiles", profile.id, profile.title, values, profile.evidence)


def _delays(case: BusinessCase) -> Iterator[StatedFigure]:
    for delay in case.delays:
        yield _figure(
            "delays",
            delay.id,
            delay.title,
            f"{number(delay.months)} months",
            delay.evidence,
            uncertainty=uncertainty_words(delay.uncertainty),
        )


def _indices(case: BusinessCase) -> Iterator[StatedFigure]:
    for index in case.indices:
        yield _figure(
            "indices",
            index.id,
            index.title,
            _index_words(index),
            index.evidence,
            uncertainty=uncertainty_words(index.uncertainty),
        )


def _guarantees(case: BusinessCase) -> Iterator[StatedFigure]:
    for option in case.options:
        if option.guaranteed_saving_gbp is not None:
            value = f"{money(option.guaranteed_saving_gbp)} guaranteed over the term"
            yield _figure(
                "options", option.id, option.title, value, option.evidence, option=option.id
            )


def _baseline(case: BusinessCase) -> Iterator[StatedFigure]:
    for service in case.baseline:
        cost = "cost not known" if service.cost_gbp is None else money(service.cost_gbp)
        value = f"{cost}, {service.as_at}"
        yield _figure("baseline", service.id, service.title, value, service.evidence)


def _budgets(case: BusinessCase) -> Iterator[StatedFigure]:
    for budget in case.budgets:
        value = f"{money(budget.amounts_gbp[0])} in the first year"
        yield _figure("budgets", budget.id, budget.title, value, budget.evidence)


def _figure(
    table: str,
    key: str,
    title: str,
    value: str,
    evidence: Evidence,
    *,
    option: str = "",
    uncertainty: str = "",
) -> StatedFigure:
    return StatedFigure(
        table=table,
        key=key,
        title=title,
        value=value,
        basis=evidence.basis,
        sources=evidence.sources,
        note=evidence.note,
        option=option,
        uncertainty=uncertainty,
    )


def _titles(case: BusinessCase) -> Mapping[tuple[str, str], str]:
    """The titles of what a line refers to, by kind and id."""
    return {
        **{("profile", profile.id): profile.title for profile in case.profiles},
        **{("driver", driver.id): driver.title for driver in case.drivers},
        **{("bands", table.id): table.title for table in case.bands},
    }


def _driver_words(driver: Driver, case: BusinessCase) -> str:
    if driver.profile:
        factor = "" if driver.value == 1 else f" × {number(driver.value)}"
        profile = _titles(case)[("profile", driver.profile)]
        return f"year by year: {profile}{factor}, in {driver.unit}"
    growth = f", growing {percentage(driver.growth)} a year" if driver.growth else ""
    return f"{number(driver.value)} (unit: {driver.unit}){growth}"


def _band_words(table: BandTable) -> str:
    parts = [
        f"{value_with_unit(band.rate_gbp, '£')} above {number(band.above)}"
        for band in table.bands.bands
    ]
    return f"{listed(parts)}, each {table.unit}"


def _index_words(index: PriceIndex) -> str:
    if not index.series:
        return f"{percentage(index.rate or 0.0)} a year"
    after = "" if index.rate is None else f", then {percentage(index.rate)} a year"
    return f"{_SERIES.get(index.series, index.series)}{after}"


def _span(start: FinancialYear | None, end: FinancialYear | None) -> str:
    if start is not None and start == end:
        return f", in {start}"
    since = "" if start is None else f" from {start}"
    until = "" if end is None else f" to {end}"
    return f",{since}{until}" if since or until else ""
