"""Present values of every option for many trials at once, in compiled code.

One pass per trial. Lines that share a driver, growth, index and schedule share the yearly weights
(discount × volume × growth × price), and lines that are constant over their years need only the
running sums of those weights, so that a delay costs two look-ups. The answer equals
`flows.line_flows` for the same inputs; a test holds them together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

from counterfoil.appraisal.model import NONE, Model

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled:
    """A model as the flat arrays the kernel reads."""

    arrays: tuple[Any, ...]
    options: int


def compile_model(model: Model, *, with_cash: bool) -> Compiled:
    """Flatten a model. with_cash: also add up the public bodies' undiscounted cash."""
    weights, line_weight = _weight_groups(model)
    order = len(model.lines)
    starts, ends, is_window = _windows(model)
    bands = _flat_bands(model)
    parts = [part for line in model.lines for part in line.share_of]
    part_ends = np.cumsum([len(line.share_of) for line in model.lines]).astype(np.int64)
    lines = model.lines
    arrays = (
        model.years,
        model.years_since_base,
        np.array([driver.level for driver in model.drivers], dtype=np.int64),
        np.array([driver.growth for driver in model.drivers], dtype=np.int64),
        _table([driver.profile for driver in model.drivers], model.years),
        _table([index.path.known for index in model.indices], model.years),
        _table([index.path.steps for index in model.indices], model.years),
        np.array([index.rates for index in model.indices], dtype=np.int64),
        model.general,
        *bands,
        *weights,
        np.vstack([model.discount, model.discount_health]),
        np.array([line.option for line in lines], dtype=np.int64),
        np.array([line.level for line in lines], dtype=np.int64),
        np.array([line.delay for line in lines], dtype=np.int64),
        np.array([line.delay_months for line in lines]),
        np.array([line.sign * line.in_social_view for line in lines], dtype=np.float64),
        np.array([line.sign * line.vat * line.public_share for line in lines]),
        np.array([line.bias for line in lines]),
        line_weight,
        starts,
        ends,
        is_window,
        _table([line.pattern for line in lines], model.years),
        part_ends,
        np.array(parts, dtype=np.int64),
        order,
        with_cash,
    )
    return Compiled(arrays=arrays, options=len(model.case.options))


def present_values(
    compiled: Compiled,
    values: FloatArray,
    rows: IntArray,
    constants: FloatArray,
    trials: range,
) -> tuple[FloatArray, FloatArray]:
    """NPV and public cash of each option in some of the trials, shapes (options, len(trials)).

    values: drawn inputs, shape (rows, all trials). rows: the row of each input, -1 for those that
    stay at constants[input]. Releases the interpreter lock, so threads may share the trials.
    """
    npv = np.zeros((compiled.options, len(trials)))
    cash = np.zeros((compiled.options, len(trials)))
    _run(values, rows, constants, trials.start, npv, cash, *compiled.arrays)
    return npv, cash


def compile_kernels() -> None:
    """Compile the kernel once, on nothing, and keep it on disk, so that no user waits for it."""
    whole, real = np.zeros(0, dtype=np.int64), np.zeros(0)
    table = np.zeros((0, 1))
    weights = (whole, whole, real, whole, whole)
    lines = (whole, whole, whole, real, real, real, real, whole, whole, whole)
    arrays = (
        *(1, real, whole, whole, table, table, table, np.zeros((0, 1), dtype=np.int64), 0),
        *(whole, real, real, real),
        *weights,
        np.zeros((2, 1)),
        *lines,
        np.zeros(0, dtype=np.bool_),
        *(table, whole, whole, 0, False),
    )
    nothing = Compiled(arrays=arrays, options=0)
    present_values(nothing, np.zeros((1, 1)), whole, real, range(1))


def _weight_groups(model: Model) -> tuple[tuple[IntArray | FloatArray, ...], IntArray]:
    """Distinct (driver, bands, growth, index, health), and the group of each line."""
    groups: dict[tuple[int, int, float, int, bool], int] = {}
    line_weight = []
    for line in model.lines:
        if line.share_of:
            line_weight.append(NONE)
            continue
        key = (line.driver, line.bands, line.growth, line.index, line.health)
        line_weight.append(groups.setdefault(key, len(groups)))
    keys = list(groups)
    columns = (
        np.array([key[0] for key in keys], dtype=np.int64),
        np.array([key[1] for key in keys], dtype=np.int64),
        np.array([key[2] for key in keys], dtype=np.float64),
        np.array([key[3] for key in keys], dtype=np.int64),
        np.array([key[4] for key in keys], dtype=np.int64),
    )
    return columns, np.array(line_weight, dtype=np.int64)


def _windows(model: Model) -> tuple[IntArray, IntArray, NDArray[np.bool_]]:
    """First and last year of each pattern that is 1 on one stretch of years and 0 outside."""
    starts = np.zeros(len(model.lines), dtype=np.int64)
    ends = np.zeros(len(model.lines), dtype=np.int64)
    is_window = np.zeros(len(model.lines), dtype=np.bool_)
    for place, line in enumerate(model.lines):
        on = np.flatnonzero(line.pattern)
        whole = on.size > 0 and on[-1] - on[0] + 1 == on.size
        if whole and np.all(line.pattern[on] == 1.0):
            starts[place], ends[place], is_window[place] = on[0], on[-1], True
    return starts, ends, is_window


def _flat_bands(model: Model) -> tuple[IntArray, FloatArray, FloatArray, FloatArray]:
    """Ends of each table in the flat list, then above, up to and rate of each band."""
    bands = [band for table in model.bands for band in table.bands]
    ends = np.cumsum([len(table.bands) for table in model.bands]).astype(np.int64)
    tops = [np.inf if band.up_to is None else band.up_to for band in bands]
    return (
        ends,
        np.array([band.above for band in bands], dtype=np.float64),
        np.array(tops, dtype=np.float64),
        np.array([band.rate_gbp for band in bands], dtype=np.float64),
    )


def _table(rows: list[Any], years: int) -> FloatArray:
    return np.array(rows, dtype=np.float64).reshape(len(rows), years)


@njit(cache=True, nogil=True)
def _value(values, rows, constants, number, trial):  # type: ignore[no-untyped-def]
    row = rows[number]
    if row < 0:
        return constants[number]
    return values[row, trial]


@njit(cache=True, nogil=True)
def _banded(units, first, last, above, up_to, rate):  # type: ignore[no-untyped-def]
    cost = 0.0
    for band in range(first, last):
        top = min(units, up_to[band])
        if top > above[band]:
            cost += (top - above[band]) * rate[band]
    return cost


@njit(cache=True, nogil=True)
def _stretch(running, years, start, end, months):  # type: ignore[no-untyped-def]
    """Weight of a pattern that is 1 from start to end, delayed by months."""
    late = months / 12.0
    whole = int(late)
    part = late - whole
    a = min(years, start + whole)
    b = min(years, end + whole + 1)
    now = running[a] - running[b]
    if part == 0.0:
        return now
    after = running[min(years, a + 1)] - running[min(years, b + 1)]
    return (1.0 - part) * now + part * after


@njit(cache=True, nogil=True)
def _shaped(weight, pattern, years, months):  # type: ignore[no-untyped-def]
    """Weight of any pattern, delayed by months."""
    late = months / 12.0
    whole = int(late)
    part = late - whole
    total = 0.0
    for t in range(whole, years):
        shape = (1.0 - part) * pattern[t - whole]
        if t - whole - 1 >= 0:
            shape += part * pattern[t - whole - 1]
        total += shape * weight[t]
    return total


@njit(cache=True, nogil=True)
def _run(  # type: ignore[no-untyped-def]  # noqa: C901
    values, rows, constants, first_trial, npv, cash,
    years, since_base,
    driver_level, driver_growth, driver_profile,
    known, steps, rate_inputs, general,
    band_ends, band_above, band_up_to, band_rate,
    weight_driver, weight_bands, weight_growth, weight_index, weight_health, discount,
    line_option, line_level, line_delay, line_months, line_social, line_public, line_bias,
    line_weight, line_start, line_end, line_is_window, line_pattern, part_ends, parts,
    lines, with_cash,
):  # fmt: skip
    drivers, indices, groups = len(driver_level), len(known), len(weight_driver)
    volume = np.empty((drivers, years))
    price = np.empty((indices, years))
    weight = np.zeros((groups, years))
    money = np.zeros((groups, years))
    running = np.zeros((groups, years + 1))
    purse = np.zeros((groups, years + 1))
    growth = np.empty((groups, years))
    for g in range(groups):
        for t in range(years):
            growth[g, t] = (1.0 + weight_growth[g]) ** since_base[t]
    present = np.zeros(lines)
    spent = np.zeros(lines)
    for place in range(npv.shape[1]):
        k = first_trial + place
        for d in range(drivers):
            level = _value(values, rows, constants, driver_level[d], k)
            pace = 1.0
            if driver_growth[d] >= 0:
                pace += _value(values, rows, constants, driver_growth[d], k)
            grown = level
            for t in range(years):
                volume[d, t] = grown * driver_profile[d, t]
                grown *= pace
        for i in range(indices):
            rate = _value(values, rows, constants, rate_inputs[i, 0], k)
            grown = (1.0 + rate) ** steps[i, 0]
            price[i, 0] = known[i, 0] * grown
            for t in range(1, years):
                rate = _value(values, rows, constants, rate_inputs[i, t], k)
                stride = steps[i, t] - steps[i, t - 1]
                if stride == 1.0:
                    grown *= 1.0 + rate
                elif stride != 0.0:
                    grown *= (1.0 + rate) ** stride
                price[i, t] = known[i, t] * grown
        for g in range(groups):
            index, driver, table = weight_index[g], weight_driver[g], weight_bands[g]
            for t in range(years - 1, -1, -1):
                amount = growth[g, t]
                if driver >= 0:
                    units = volume[driver, t]
                    if table >= 0:
                        first = 0 if table == 0 else band_ends[table - 1]
                        units = _banded(
                            units, first, band_ends[table], band_above, band_up_to, band_rate
                        )
                    amount *= units
                real = amount
                if index != general:
                    real *= price[index, t] / price[general, t]
                weight[g, t] = real * discount[weight_health[g], t]
                running[g, t] = running[g, t + 1] + weight[g, t]
                if with_cash:
                    money[g, t] = amount * price[index, t]
                    purse[g, t] = purse[g, t + 1] + money[g, t]
        for line in range(lines):
            factor = _value(values, rows, constants, line_level[line], k) * line_bias[line]
            group = line_weight[line]
            if group < 0:
                first = 0 if line == 0 else part_ends[line - 1]
                whole_present, whole_spent = 0.0, 0.0
                for part in range(first, part_ends[line]):
                    whole_present += present[parts[part]]
                    whole_spent += spent[parts[part]]
                present[line] = factor * whole_present
                spent[line] = factor * whole_spent
            else:
                months = line_months[line]
                if line_delay[line] >= 0:
                    months += _value(values, rows, constants, line_delay[line], k)
                months = max(0.0, months)
                start, end = line_start[line], line_end[line]
                if line_is_window[line]:
                    present[line] = factor * _stretch(running[group], years, start, end, months)
                    if with_cash:
                        spent[line] = factor * _stretch(purse[group], years, start, end, months)
                else:
                    shape = line_pattern[line]
                    present[line] = factor * _shaped(weight[group], shape, years, months)
                    if with_cash:
                        spent[line] = factor * _shaped(money[group], shape, years, months)
            npv[line_option[line], place] += line_social[line] * present[line]
            cash[line_option[line], place] += line_public[line] * spent[line]
