"""The whole deterministic arithmetic a second time: plain Python, slow, with no arrays.

Written from the rules of the methods pages, year by year and line by line, and not from the
engine. It shares with the engine the document alone: published levels, rates and bounds are read
here from the parameters' own files.
"""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from counterfoil.appraisal.business_case import BusinessCase, Driver, Line, PriceIndex, Risk
from counterfoil.parameters.data_files import DATA_FOLDER

PUBLIC = {"force", "policing_body", "other_public"}


@dataclass
class PlainLine:
    """One line or risk: unsigned pounds by year, and how it is counted."""

    option: str
    sign: int
    real: list[float]
    cash: list[float]
    vat: float
    social: bool
    health: bool
    budget: bool
    shares: list[tuple[str, float]]


@cache
def _edition_file(parameter: str, edition: str) -> Any:
    return yaml.safe_load((DATA_FOLDER / parameter / f"{edition}.yaml").read_text("utf-8"))


@cache
def _levels(series: str, edition: str) -> dict[int, float]:
    """Level by the calendar year in which the financial year starts."""
    if series == "cpi":
        with (DATA_FOLDER / "cpi" / f"{edition}-months.csv").open(encoding="utf-8") as file:
            months = {row["month"]: float(row["index"]) for row in csv.DictReader(file)}
        levels = {}
        for year in range(1980, 2060):
            names = [f"{year}-{m:02d}" for m in range(4, 13)]
            names += [f"{year + 1}-{m:02d}" for m in range(1, 4)]
            if all(name in months for name in names):
                levels[year] = sum(months[name] for name in names) / 12
        return levels
    with (DATA_FOLDER / series / f"{edition}.csv").open(encoding="utf-8") as file:
        years = {int(row["year"]): float(row["index"]) for row in csv.DictReader(file)}
    return {y: 0.75 * years[y] + 0.25 * years[y + 1] for y in years if y + 1 in years}


def _by_id(records: Any, wanted: str) -> Any:
    for record in records:
        if record.id == wanted:
            return record
    raise AssertionError(wanted)


def price_factor(case: BusinessCase, index: PriceIndex, year: int) -> float:
    """Rule 7: from the price base to a year."""
    base = case.price_base.start
    if index.series == "":
        return (1 + index.rate) ** (year - base)
    levels = _levels(index.series, case.editions[index.series])
    last = max(levels)

    def level(y: int) -> float:
        return levels[y] if y <= last else levels[last] * (1 + (index.rate or 0)) ** (y - last)

    return level(year) / level(base)


def discount_factor(case: BusinessCase, t: int, health: bool) -> float:
    """Rule 9: d[0] = 1, d[t] = d[t-1] / (1 + r[t])."""
    schedule = "health" if health else case.discount_schedule
    tables = _edition_file("discount_rates", case.editions["discount_rates"])["tables"]
    rows = next(table["rows"] for table in tables if table["id"] == schedule)
    factor = 1.0
    for year in range(1, t + 1):
        for first, last, rate in rows:
            if first <= year and (last is None or year <= last):
                factor /= 1 + rate
    return factor


def volume(case: BusinessCase, driver: Driver, t: int) -> float:
    """Rule 3."""
    if driver.profile:
        return driver.value * _by_id(case.profiles, driver.profile).values[t]
    return driver.value * (1 + driver.growth) ** t


def banded(bands: Any, units: float) -> float:
    """Marginal bands: the part of the volume inside each, at its rate."""
    cost = 0.0
    for band in bands.bands:
        inside = (units if band.up_to is None else min(units, band.up_to)) - band.above
        if inside > 0:
            cost += inside * band.rate_gbp
    return cost


def stated_pattern(case: BusinessCase, amount: Any, t: int) -> float:
    """Rule 1: the pattern of year t before delay, nought before year 0."""
    if t < 0:
        return 0.0
    year = case.first_year.start + t
    kind = type(amount).__name__
    if kind == "YearList":
        return float(_by_id(case.profiles, amount.profile).values[t])
    if kind == "OneOff":
        return 1.0 if year == amount.year.start else 0.0
    if kind == "Ramp":
        first, last = amount.start.start, amount.end.start
        if year < first:
            return 0.0
        if year >= last:
            return float(amount.gbp_last)
        step = (amount.gbp_last - amount.gbp_first) / (last - first)
        return float(amount.gbp_first + step * (year - first))
    if amount.start is not None and year < amount.start.start:
        return 0.0
    if amount.end is not None and year > amount.end.start:
        return 0.0
    return 1.0


def stated_level(amount: Any) -> float:
    """What chance and switching values act on."""
    kind = type(amount).__name__
    if kind in ("Flat", "OneOff"):
        return float(amount.gbp)
    if kind == "DriverRate":
        return float(amount.gbp_per_unit)
    return float(amount.share) if kind == "ShareOf" else 1.0


def bias_factor(case: BusinessCase, line: Line, biased: bool) -> float:
    """Rule 5."""
    stated = line.optimism_bias
    if stated is None or not biased:
        return 1.0
    upper, lower = stated.upper, 0.0
    if stated.bound:
        kind, cost = stated.bound.rsplit("/", 1)
        table = _edition_file("optimism_bias", case.editions["optimism_bias"])["tables"][0]
        names = [column["name"] for column in table["columns"]]
        row = next(
            dict(zip(names, cells, strict=True)) for cells in table["rows"] if cells[0] == kind
        )
        lower = row[f"{cost}_lower"]
        upper = row[f"{cost}_upper"] if upper is None else upper
    applied = max(lower, upper * (1 - stated.mitigation))
    return 1 - applied if line.heading.value in ("benefit", "income") else 1 + applied


def plain_lines(case: BusinessCase, *, biased: bool = True) -> dict[str, PlainLine]:
    """Every line and risk by key, rules 1 to 8 and 11."""
    found: dict[str, PlainLine] = {}

    def work_out(line: Line) -> PlainLine:
        if line.key not in found:
            found[line.key] = _plain_line(case, line, biased, work_out)
        return found[line.key]

    for line in case.lines:
        work_out(line)
    for risk in case.risks:
        found[risk.key] = _plain_risk(case, risk)
    return found


def _plain_line(case: BusinessCase, line: Line, biased: bool, work_out: Any) -> PlainLine:
    u = bias_factor(case, line, biased)
    real, cash = [], []
    if type(line.amount).__name__ == "ShareOf":
        records = {(item.option, item.id): item for item in case.lines}
        parts = [work_out(records[line.option, name]) for name in line.amount.lines]
        for t in range(case.years):
            real.append(line.amount.share * u * math.fsum(part.real[t] for part in parts))
            cash.append(line.amount.share * u * math.fsum(part.cash[t] for part in parts))
    else:
        general = _by_id(case.indices, case.general_inflation)
        own = _by_id(case.indices, line.index) if line.index else general
        months = line.delay_months
        months += _by_id(case.delays, line.delay).months if line.delay else 0.0
        for t in range(case.years):
            year = case.first_year.start + t
            at_base = (
                stated_level(line.amount)
                * _delayed(case, line.amount, months, t)
                * _volume_or_one(case, line.amount, t)
                * (1 + line.real_growth) ** (year - case.price_base.start)
                * u
            )
            cash.append(at_base * price_factor(case, own, year))
            real.append(cash[-1] / price_factor(case, general, year))
    heading = line.heading.value
    rate = 0.0
    if line.vat.value == "irrecoverable":
        tables = _edition_file("vat_standard_rate", case.editions["vat_standard_rate"])["tables"]
        rate = float(tables[0]["rows"][0][0])
    return PlainLine(
        option=line.option,
        sign=1 if heading in ("benefit", "income") else -1,
        real=real,
        cash=cash,
        vat=1 + rate,
        social=not line.transfer,
        health=line.health,
        budget=heading != "benefit"
        or (line.nature is not None and line.nature.value == "cash_releasing"),
        shares=list(line.shares),
    )


def _delayed(case: BusinessCase, amount: Any, months: float, t: int) -> float:
    """Rule 2."""
    n = math.floor(months / 12)
    f = months / 12 - n
    return (1 - f) * stated_pattern(case, amount, t - n) + f * stated_pattern(
        case, amount, t - n - 1
    )


def _volume_or_one(case: BusinessCase, amount: Any, t: int) -> float:
    kind = type(amount).__name__
    if kind == "DriverRate":
        return volume(case, _by_id(case.drivers, amount.driver), t)
    if kind == "DriverBands":
        units = volume(case, _by_id(case.drivers, amount.driver), t)
        return banded(_by_id(case.bands, amount.bands).bands, units)
    return 1.0


def _plain_risk(case: BusinessCase, risk: Risk) -> PlainLine:
    """Rule 11."""
    general = _by_id(case.indices, case.general_inflation)
    last = risk.start if risk.end is None else risk.end
    real, cash = [], []
    for t in range(case.years):
        year = case.first_year.start + t
        on = risk.start.start <= year <= last.start
        real.append(risk.chance * risk.impact.mean if on else 0.0)
        cash.append(real[-1] * price_factor(case, general, year))
    return PlainLine(
        option=risk.option,
        sign=-1,
        real=real,
        cash=cash,
        vat=1.0,
        social=True,
        health=False,
        budget=True,
        shares=[(risk.body, 1.0)],
    )


def plain_npvs(case: BusinessCase, *, biased: bool = True) -> dict[str, float]:
    """Rules 9 and 12: net present value of each option."""
    npvs = {option.id: 0.0 for option in case.options}
    for line in plain_lines(case, biased=biased).values():
        if line.social:
            for t in range(case.years):
                npvs[line.option] += (
                    line.sign * line.real[t] * discount_factor(case, t, line.health)
                )
    return npvs


def plain_budget(case: BusinessCase, body: str, option: str) -> list[float]:
    """Rule 10: one body's net cash under one option, year by year."""
    total = [0.0] * case.years
    for line in plain_lines(case).values():
        if line.option == option and line.budget:
            share = sum(part for name, part in line.shares if name == body)
            for t in range(case.years):
                total[t] += line.sign * line.vat * share * line.cash[t]
    return total


def preferred(npvs: dict[str, float]) -> str:
    """Rule 12: the highest; of equals the first listed."""
    best = max(round(value, 2) for value in npvs.values())
    return next(name for name, value in npvs.items() if round(value, 2) == best)
