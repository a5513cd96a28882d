"""Cash month by month for the first two years, adding up to each year's cash."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from counterfoil.appraisal.amounts import YearList
from counterfoil.appraisal.flows import Flows, delay_months
from counterfoil.appraisal.model import LineModel, Model

FloatArray = NDArray[np.float64]
MOST_YEARS = 2


def monthly_public_cash(model: Model, flows: Flows, option: int) -> tuple[float, ...]:
    """Net cash of the public bodies in each of the first 24 months (or fewer), April first.

    Empty unless the case asks for monthly detail. A year's cash falls evenly over the months in
    which the line is running, or as its profile's months say.
    """
    if not model.case.monthly_detail:
        return ()
    years = min(MOST_YEARS, model.years)
    months = [_line_months(model, flows, place, years) for place in range(len(model.lines))]
    total = np.zeros(12 * years)
    for line, cash in zip(model.lines, months, strict=True):
        if line.option == option:
            total += line.sign * line.vat * line.public_share * cash
    return tuple(total.tolist())


def _line_months(model: Model, flows: Flows, place: int, years: int) -> FloatArray:
    line = model.lines[place]
    if line.share_of:
        factor = model.central[line.level] * line.bias
        parts = [_line_months(model, flows, part, years) for part in line.share_of]
        summed: FloatArray = factor * np.sum(parts, axis=0)
        return summed
    shape = _stated_months(model, line, years)
    if shape is None:
        shape = spread_months(line.pattern, delay_months(line, model.central), years)
    cash = np.zeros(12 * years)
    for year in range(years):
        months = slice(12 * year, 12 * year + 12)
        total = shape[months].sum()
        if total != 0:
            cash[months] = flows.cash_gbp[place, year] * shape[months] / total
    return cash


def spread_months(pattern: FloatArray, months: float, years: int) -> FloatArray:
    """A yearly pattern, spread evenly over months and moved later by `months`.

    >>> spread_months(np.array([12.0, 12.0]), 7, 1).tolist()
    [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0, 1.0]
    """
    even = np.repeat(pattern / 12, 12)
    whole = math.floor(months)
    part = months - whole
    late = np.zeros((2, len(even)))
    for row, moved in enumerate((whole, whole + 1)):
        if moved < len(even):
            late[row, moved:] = even[: len(even) - moved]
    shifted: FloatArray = (1 - part) * late[0] + part * late[1]
    return shifted[: 12 * years]


def _stated_months(model: Model, line: LineModel, years: int) -> FloatArray | None:
    """The months of the line's profile, when it has them for all the years shown."""
    record = next((item for item in model.case.lines if item.key == line.key), None)
    if record is None or not isinstance(record.amount, YearList):
        return None
    name = record.amount.profile
    profile = next(item for item in model.case.profiles if item.id == name)
    if not profile.months:
        return None
    stated = list(profile.months[: 12 * years])
    for year in range(len(stated) // 12, years):
        stated.extend([profile.values[year] / 12] * 12)
    return np.array(stated, dtype=np.float64)
