"""The steps by which a line comes to its figure in one year."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from counterfoil.appraisal.amounts import Ramp, YearList, level_unit
from counterfoil.appraisal.business_case import Driver, Line, Risk
from counterfoil.appraisal.evidence import Evidence, Source
from counterfoil.appraisal.flows import Flows, Surroundings, delay_months, delayed, volume
from counterfoil.appraisal.model import NONE, LineModel, Model, bias_bounds, line_bias
from counterfoil.appraisal.working import Working, stated
from counterfoil.citation import Confidence
from counterfoil.parameters.catalogue import edition
from counterfoil.parameters.discount_rates import health_schedule
from counterfoil.quantities.distribution_text import write_distribution

FloatArray = NDArray[np.float64]


def line_year_working(
    model: Model,
    flows: Flows,
    around: Surroundings,
    factors: FloatArray,
    place: int,
    t: int,
) -> Working:
    """A line's present value in year t: real pounds × discount factor, with all below it."""
    line, year = model.lines[place], model.case.first_year + t
    real = _real(model, flows, around, place, t)
    factor = float(factors[place, t])
    note = "" if line.in_social_view else "a transfer: left out of the social view"
    return Working(
        label=f"{line_title(model, place)} in {year}: present value",
        record=line.key,
        value=line.sign * real.value * factor,
        unit="£",
        formula=f"{'+' if line.sign > 0 else '−'} real pounds × discount factor",
        inputs=(real, _discount_factor(model, line, factor, t)),
        note=note,
    )


def _real(model: Model, flows: Flows, around: Surroundings, place: int, t: int) -> Working:
    line, case = model.lines[place], model.case
    year = case.first_year + t
    value = float(flows.real_gbp[place, t])
    if line.share_of:
        return _share(model, flows, around, place, t)
    cash = _cash(model, flows, around, place, t)
    general = _price(model, around, model.general, t, "general inflation factor")
    return Working(
        label=f"{line_title(model, place)} in {year}: real pounds, prices of {case.price_base}",
        record=line.key,
        value=value,
        unit="£",
        formula="cash ÷ general inflation factor",
        inputs=(cash, general),
    )


def _share(model: Model, flows: Flows, around: Surroundings, place: int, t: int) -> Working:
    line, case = model.lines[place], model.case
    record = _record(model, line)
    parts = [_real(model, flows, around, part, t) for part in line.share_of]
    share = stated(case, "share", float(model.central[line.level]), "share", record.evidence)
    return Working(
        label=f"{line_title(model, place)} in {case.first_year + t}: real pounds, "
        f"prices of {case.price_base}",
        record=line.key,
        value=float(flows.real_gbp[place, t]),
        unit="£",
        formula="share × optimism bias factor × sum of the lines it is a share of",
        inputs=(share, *_bias(model, line), *parts),
    )


def _cash(model: Model, flows: Flows, around: Surroundings, place: int, t: int) -> Working:
    line, case = model.lines[place], model.case
    value = float(flows.cash_gbp[place, t])
    note = ""
    if line.vat != 1.0:
        note = f"with irrecoverable VAT, £{value * line.vat:,.2f} in the public purse view"
    return Working(
        label=f"{line_title(model, place)} in {case.first_year + t}: cash",
        record=line.key,
        value=value,
        unit="£",
        formula="pounds at the price base × price index factor",
        inputs=(
            _at_price_base(model, around, place, t),
            _price(model, around, line.index, t, "price index factor"),
        ),
        note=note,
    )


def _at_price_base(model: Model, around: Surroundings, place: int, t: int) -> Working:
    line, case = model.lines[place], model.case
    steps = [_level(model, line), _timing(model, line, t)]
    if line.driver != NONE:
        steps.append(_volume(model, line, around, t))
    if line.growth:
        since = model.years_since_base[t]
        growth = stated(
            case, "real growth", line.growth, "a year, as a share", _record(model, line).evidence
        )
        steps.append(
            Working(
                label="real growth factor",
                value=(1 + line.growth) ** since,
                unit="factor",
                formula=f"(1 + real growth) ^ {since:g} years since {case.price_base}",
                inputs=(growth,),
            )
        )
    steps.extend(_bias(model, line))
    return Working(
        label=f"{line_title(model, place)}: pounds at the price base",
        record=line.key,
        value=math.prod(step.value for step in steps),
        unit="£",
        formula=" × ".join(step.label for step in steps),
        inputs=tuple(steps),
    )


def _level(model: Model, line: LineModel) -> Working:
    record, case = _record(model, line), model.case
    value = float(model.central[line.level])
    if isinstance(record, Risk):
        chance = stated(case, "chance", record.chance, "share", record.evidence)
        impact = stated(case, "mean impact", record.impact.mean, "£", record.evidence)
        impact = replace(impact, formula=f"mean of {write_distribution(record.impact)}")
        return Working(
            label="expected cost",
            value=value,
            unit="£",
            formula="chance × mean impact",
            inputs=(chance, impact),
        )
    unit = level_unit(record.amount)
    evidence = record.evidence
    if isinstance(record.amount, YearList | Ramp):
        evidence = Evidence(basis=evidence.basis, sources=evidence.sources)
    return stated(
        case, "amount" if unit != "factor" else "factor on the profile", value, unit, evidence
    )


def _timing(model: Model, line: LineModel, t: int) -> Working:
    record, case = _record(model, line), model.case
    months = delay_months(line, model.central)
    value = float(delayed(line.pattern, months)[t])
    of_pounds = isinstance(record, Line) and isinstance(record.amount, YearList | Ramp)
    label = "pounds of the year" if of_pounds else "share of the year in which it runs"
    inputs = []
    if of_pounds and isinstance(record, Line):
        evidence = record.evidence
        if isinstance(record.amount, YearList):
            name = record.amount.profile
            evidence = next(item for item in case.profiles if item.id == name).evidence
        inputs.append(stated(case, "stated for the year", float(line.pattern[t]), "£", evidence))
    formula = "1 while it runs, 0 before and after" if not of_pounds else "as stated by year"
    if months:
        whole, part = divmod(months, 12)
        formula = (
            f"{1 - part / 12:.4g} × the pattern of {_ago(whole)} + {part / 12:.4g} × the pattern "
            f"of {_ago(whole + 1)}"
        )
        inputs.append(_delay(model, line, months))
    return Working(
        label=label,
        value=value,
        unit="£" if of_pounds else "share",
        formula=formula,
        inputs=tuple(inputs),
    )


def _ago(years: float) -> str:
    if years == 0:
        return "the same year"
    return "the year before" if years == 1 else f"{years:g} years before"


def _delay(model: Model, line: LineModel, months: float) -> Working:
    record, case = _record(model, line), model.case
    named = next(
        (d for d in case.delays if isinstance(record, Line) and d.id == record.delay), None
    )
    parts = []
    if named is not None:
        parts.append(stated(case, named.title, named.months, "months", named.evidence))
    if line.delay_months:
        parts.append(
            stated(case, "the line's own delay", line.delay_months, "months", record.evidence)
        )
    return Working(
        label="start delay", value=months, unit="months", formula="sum", inputs=tuple(parts)
    )


def _volume(model: Model, line: LineModel, around: Surroundings, t: int) -> Working:
    case = model.case
    driver = next(item for item in case.drivers if item.id == model.drivers[line.driver].id)
    units = _driver_volume(model, driver, float(around.volumes[line.driver, t]), t)
    if line.bands == NONE:
        return units
    table = case.bands[line.bands]
    text = "; ".join(
        f"{band.above:g} to {'no end' if band.up_to is None else f'{band.up_to:g}'} at "
        f"£{band.rate_gbp:g}"
        for band in table.bands.bands
    )
    count = float(len(table.bands.bands))
    rates = stated(case, table.title, count, f"bands, £ per {table.unit}", table.evidence)
    return Working(
        label="banded cost of the volume",
        value=float(volume(model, line, around)[t]),
        unit="£",
        formula=f"each unit at the rate of the band it falls in: {text}",
        inputs=(units, replace(rates, formula=text)),
    )


def _driver_volume(model: Model, driver: Driver, value: float, t: int) -> Working:
    case = model.case
    first = stated(case, driver.title, driver.value, driver.unit, driver.evidence)
    inputs, formula = [first], f"first year's value × (1 + {driver.growth:g}) ^ {t}"
    if driver.profile:
        profile = next(item for item in case.profiles if item.id == driver.profile)
        inputs.append(stated(case, profile.title, profile.values[t], driver.unit, profile.evidence))
        formula = "factor × the profile's value for the year"
    return Working(
        label=f"volume of {driver.id}",
        value=value,
        unit=driver.unit,
        formula=formula,
        inputs=tuple(inputs),
    )


def _bias(model: Model, line: LineModel) -> tuple[Working, ...]:
    record, case = _record(model, line), model.case
    if isinstance(record, Risk) or record.optimism_bias is None:
        return ()
    stated_bias = record.optimism_bias
    upper, lower = bias_bounds(case, stated_bias)
    applied = line_bias(case, record)
    sources: tuple[Source, ...] = ()
    if stated_bias.bound:
        sources = (_edition_source(case.editions, "optimism_bias"),)
    inside = Working(
        label="optimism bias applied",
        value=applied,
        unit="share",
        formula=f"max({lower:g}, {upper:g} × (1 − {stated_bias.mitigation:g}))",
        sources=sources,
        note=stated_bias.reason,
    )
    sign = "−" if record.heading.is_benefit else "+"
    return (
        Working(
            label="optimism bias factor",
            value=line.bias,
            unit="factor",
            formula=f"1 {sign} optimism bias applied",
            inputs=(inside,),
        ),
    )


def _price(model: Model, around: Surroundings, index: int, t: int, label: str) -> Working:
    case, record, path = model.case, model.case.indices[index], model.indices[index].path
    year = case.first_year + t
    years = "year" if abs(path.steps[t]) == 1 else "years"
    formula = f"(1 + {record.rate or 0:g}) ^ {path.steps[t]:g} {years} since {case.price_base}"
    sources: list[Source] = []
    if record.series:
        formula = f"published level of {year} ÷ level of {case.price_base}"
        if path.steps[t]:
            formula = (
                f"last published level ÷ level of {case.price_base}, then "
                f"(1 + {record.rate or 0:g}) ^ {path.steps[t]:g}"
            )
        sources.append(_edition_source(case.editions, record.series))
    own = stated(case, record.title, 0.0, "", record.evidence)
    named = {one.url for one in sources}
    return Working(
        label=f"{label} ({record.id})",
        value=float(around.prices[index, t]),
        unit="factor",
        formula=formula,
        sources=(*sources, *(one for one in own.sources if one.url not in named)),
        basis=own.basis,
        note=own.note,
    )


def _discount_factor(model: Model, line: LineModel, factor: float, t: int) -> Working:
    schedule, editions = model.case.discount_schedule, model.case.editions
    if line.health:
        schedule = health_schedule(editions["discount_rates"], schedule)
    formula = "1: year 0 is not discounted"
    if t:
        formula = f"product of 1 / (1 + rate) over years 1 to {t}, {schedule} schedule"
    return Working(
        label=f"discount factor of year {t}",
        value=factor,
        unit="factor",
        formula=formula,
        sources=(_edition_source(editions, "discount_rates"),),
    )


def _edition_source(editions: object, parameter: str) -> Source:
    """The published source of a parameter edition, as a source of the case."""
    assert isinstance(editions, dict)
    chosen = edition(parameter, editions[parameter])
    return Source(
        id=f"{parameter} {chosen.id}",
        title=chosen.source.title,
        url=chosen.source.url or "",
        date=chosen.source.date or "",
        confidence=Confidence(chosen.confidence.value),
    )


def line_title(model: Model, place: int) -> str:
    """What the line or risk is called."""
    return _record(model, model.lines[place]).title


def _record(model: Model, line: LineModel) -> Line | Risk:
    records: list[Line | Risk] = [*model.case.lines, *model.case.risks]
    return next(record for record in records if record.key == line.key)
