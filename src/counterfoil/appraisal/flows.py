"""Yearly flows of every line for one set of input values: the deterministic arithmetic.

The simulation's kernel computes the same present values in one pass; a test holds them together.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from counterfoil.appraisal.model import NONE, LineModel, Model

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flows:
    """Unsigned pounds by line and year, shapes (lines, years); cash is before VAT."""

    real_gbp: FloatArray
    cash_gbp: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the lines share: volumes (drivers, years) and price factors (indices, years)."""

    volumes: FloatArray
    prices: FloatArray


def surroundings(model: Model, values: FloatArray) -> Surroundings:
    """Volumes and price factors for one set of input values, shape (inputs,)."""
    t = np.arange(model.years)
    volumes = np.empty((len(model.drivers), model.years))
    for place, driver in enumerate(model.drivers):
        growth = 0.0 if driver.growth == NONE else values[driver.growth]
        volumes[place] = values[driver.level] * (1 + growth) ** t * driver.profile
    prices = np.empty((len(model.indices), model.years))
    for place, index in enumerate(model.indices):
        prices[place] = index.path.factors(values[index.rates])
    return Surroundings(volumes=volumes, prices=prices)


def line_flows(model: Model, values: FloatArray) -> Flows:
    """Every line's yearly flow for one set of input values, shape (inputs,)."""
    around = surroundings(model, values)
    real = np.empty((len(model.lines), model.years))
    cash = np.empty_like(real)
    for place, line in enumerate(model.lines):
        if line.share_of:
            factor = values[line.level] * line.bias
            parts = list(line.share_of)
            real[place] = factor * real[parts].sum(axis=0)
            cash[place] = factor * cash[parts].sum(axis=0)
            continue
        stated = base_prices(model, line, values, around)
        cash[place] = stated * around.prices[line.index]
        real[place] = cash[place] / around.prices[model.general]
    return Flows(real_gbp=real, cash_gbp=cash)


def base_prices(
    model: Model, line: LineModel, values: FloatArray, around: Surroundings
) -> FloatArray:
    """level × delayed pattern × volume × real growth × bias, pounds at the price base."""
    shape = delayed(line.pattern, delay_months(line, values))
    stated: FloatArray = float(values[line.level]) * line.bias * shape
    if line.driver != NONE:
        stated *= volume(model, line, around)
    if line.growth:
        stated *= (1 + line.growth) ** model.years_since_base
    return stated


def volume(model: Model, line: LineModel, around: Surroundings) -> FloatArray:
    """Units of the driver, or their banded cost, or 1; shape (years,)."""
    if line.driver == NONE:
        return np.ones(model.years)
    units: FloatArray = around.volumes[line.driver]
    if line.bands == NONE:
        return units
    bands = model.bands[line.bands]
    return np.array([bands.cost_gbp(float(count)) for count in units])


def delay_months(line: LineModel, values: FloatArray) -> float:
    """The line's own delay plus the named one, never below nought."""
    named = 0.0 if line.delay == NONE else float(values[line.delay])
    return max(0.0, named + line.delay_months)


def delayed(pattern: FloatArray, months: float) -> FloatArray:
    """A pattern moved later by months, each year split pro rata; what leaves the term is lost.

    s[t] = (1 - f) p[t-n] + f p[t-n-1], where months / 12 = n + f.

    >>> delayed(np.array([120_000.0, 120_000.0]), 7).round(2).tolist()
    [50000.0, 120000.0]
    """
    if months == 0:
        return pattern
    years = len(pattern)
    whole = min(math.floor(months / 12), years)
    part = months / 12 - math.floor(months / 12)
    later = np.zeros(years + 1 + whole)
    later[whole + 1 :] = pattern
    return (1 - part) * later[1 : years + 1] + part * later[:years]


def discounting(model: Model) -> FloatArray:
    """The discount factor of every line and year, nought outside the social view."""
    rows = [
        (model.discount_health if line.health else model.discount) * line.in_social_view
        for line in model.lines
    ]
    return np.array(rows).reshape(len(model.lines), model.years)


def option_npvs(model: Model, values: FloatArray) -> FloatArray:
    """Net present value of each option for one set of input values, shape (options,)."""
    present = (line_flows(model, values).real_gbp * discounting(model)).sum(axis=1)
    totals = np.zeros(len(model.case.options))
    for place, line in enumerate(model.lines):
        totals[line.option] += line.sign * present[place]
    return totals
