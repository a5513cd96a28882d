"""Present values of every option for many trials at once, in compiled code.

Trials go through in tiles small enough for the processor's nearest memory. Lines that share a
driver, growth, index and schedule share the yearly weights (discount × volume × growth × price),
and lines that are constant over their years need only what is left of the sum of those weights
from each year on, so that a delay costs two look-ups. The answer equals `flows.line_flows` for the
same inputs; a test holds them together. No trial's answer depends on its neighbours in the tile.
"""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from counterfoil.appraisal.compiled_model import Compiled

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
TILE = 128


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
        *(1, real, whole, whole, table, table, table, np.zeros((0, 1), dtype=np.int64), whole, 0),
        *(whole, real, real, real),
        *weights,
        np.zeros((2, 1)),
        *lines,
        np.zeros(0, dtype=np.bool_),
        *(table, whole, whole, 0, False),
    )
    nothing = Compiled(arrays=arrays, options=0)
    present_values(nothing, np.zeros((1, 1)), whole, real, range(1))


# The helpers take whole arrays and places in them, since a slice costs more than the sums on it,
# and count without a sign, so that the compiler sees neighbours and takes several at a time.


@njit(cache=True, nogil=True)
def _fetch(values, rows, constants, number, first, wide, out):  # type: ignore[no-untyped-def]
    """An input's values in the trials of a tile, which starts at trial `first`."""
    row = rows[number]
    if row < 0:
        for k in range(wide):
            out[k] = constants[number]
    else:
        start = np.uint64(first)
        for k in range(wide):
            out[k] = values[row, start + np.uint64(k)]


@njit(cache=True, nogil=True)
def _banded(units, first, last, above, up_to, rate):  # type: ignore[no-untyped-def]
    cost = 0.0
    for band in range(first, last):
        top = min(units, up_to[band])
        if top > above[band]:
            cost += (top - above[band]) * rate[band]
    return cost


@njit(cache=True, nogil=True)
def _grown(out, rate, stride, wide):  # type: ignore[no-untyped-def]
    """Multiply by (1 + rate)^stride, which is most often 1 or 0 years."""
    if stride == 1.0:
        for k in range(wide):
            out[k] *= 1.0 + rate[k]
    elif stride != 0.0:
        for k in range(wide):
            out[k] *= (1.0 + rate[k]) ** stride


@njit(cache=True, nogil=True)
def _least_and_most(late, wide):  # type: ignore[no-untyped-def]
    """The whole years by which the trials of a tile are late: the fewest and the most."""
    least, most = int(late[0]), int(late[0])
    for k in range(wide):
        whole = int(late[k])
        least = min(least, whole)
        most = max(most, whole)
    return least, most


@njit(cache=True, nogil=True)
def _steady(left, group, start, end, late, wide, out, line):  # type: ignore[no-untyped-def]
    """Weight of a pattern that is 1 from start to end, moved later by `late` years.

    left: sums of the weights from each year on, nought in the last two rows. Each whole year of
    delay is worked out for all trials and kept by those it fits, which beats looking each one up.
    """
    last = left.shape[1] - 2
    least, most = _least_and_most(late, wide)
    for whole in range(least, most + 1):
        a, b = min(last, start + whole), min(last, end + whole + 1)
        for k in range(wide):
            part = late[k] - whole
            now = left[group, a, k] - left[group, b, k]
            after = left[group, a + 1, k] - left[group, b + 1, k]
            moved = (1.0 - part) * now + part * after
            out[line, k] = moved if part >= 0.0 else out[line, k]


@njit(cache=True, nogil=True)
def _shaped(weight, group, pattern, late, room, wide, out, line):  # type: ignore[no-untyped-def]
    """Weight of any pattern, moved later by `late` years; room: two rows to work in."""
    years = weight.shape[1]
    least, most = _least_and_most(late, wide)
    for whole in range(least, most + 2):
        before, now = (whole + 1) % 2, whole % 2
        for k in range(wide):
            room[now, k] = 0.0
        for t in range(whole, years):
            height = pattern[line, t - whole]
            if height != 0.0:
                for k in range(wide):
                    room[now, k] += height * weight[group, t, k]
        if whole > least:
            for k in range(wide):
                part = late[k] - (whole - 1)
                moved = (1.0 - part) * room[before, k] + part * room[now, k]
                out[line, k] = moved if part >= 0.0 else out[line, k]


@njit(cache=True, nogil=True)
def _prices(  # type: ignore[no-untyped-def]
    values, rows, constants, first, wide, index, known, steps, rate_inputs, anchor,
    rate, grown, prices,
):  # fmt: skip
    """Fill prices[index], the factor of an index in each year and trial of the tile."""
    years = known.shape[1]
    for k in range(wide):
        grown[k] = 1.0
    for t in range(years):
        if t > 0:
            _fetch(values, rows, constants, rate_inputs[index, t], first, wide, rate)
            _grown(grown, rate, steps[index, t] - steps[index, t - 1], wide)
        for k in range(wide):
            prices[index, t, k] = known[index, t] * grown[k]
    if anchor == 0 and steps[index, 0] == 0.0:
        return
    for k in range(wide):
        grown[k] = known[index, anchor] / prices[index, anchor, k]
    _fetch(values, rows, constants, rate_inputs[index, anchor], first, wide, rate)
    _grown(grown, rate, steps[index, anchor], wide)
    for t in range(years):
        for k in range(wide):
            prices[index, t, k] *= grown[k]


@njit(cache=True, nogil=True)
def _volumes(  # type: ignore[no-untyped-def]
    values, rows, constants, first, wide, driver, levels, growths, profile, pace, grown, volumes
):
    """Fill volumes[driver], the units of a driver in each year and trial of the tile."""
    _fetch(values, rows, constants, levels[driver], first, wide, grown)
    for k in range(wide):
        pace[k] = 0.0
    if growths[driver] >= 0:
        _fetch(values, rows, constants, growths[driver], first, wide, pace)
    for t in range(profile.shape[1]):
        for k in range(wide):
            volumes[driver, t, k] = grown[k] * profile[driver, t]
            grown[k] *= 1.0 + pace[k]


@njit(cache=True, nogil=True)
def _run(  # type: ignore[no-untyped-def]  # noqa: C901
    values, rows, constants, first_trial, npv, cash,
    years, since_base,
    driver_level, driver_growth, driver_profile,
    known, steps, rate_inputs, anchors, general,
    band_ends, band_above, band_up_to, band_rate,
    weight_driver, weight_bands, weight_growth, weight_index, weight_health, discount,
    line_option, line_level, line_delay, line_months, line_social, line_public, line_bias,
    line_weight, line_start, line_end, line_is_window, line_pattern, part_ends, parts,
    lines, with_cash,
):  # fmt: skip
    drivers, indices, groups = len(driver_level), len(known), len(weight_driver)
    volumes = np.empty((drivers, years, TILE))
    prices = np.empty((indices, years, TILE))
    weight = np.empty((groups, years, TILE))
    money = np.empty((groups, years, TILE))
    left = np.zeros((groups, years + 2, TILE))
    purse = np.zeros((groups, years + 2, TILE))
    present = np.zeros((lines, TILE))
    spent = np.zeros((lines, TILE))
    net, public_net = np.empty((len(npv), TILE)), np.empty((len(npv), TILE))
    room = np.empty((2, TILE))
    growth = np.empty((groups, years))
    for g in range(groups):
        for t in range(years):
            growth[g, t] = (1.0 + weight_growth[g]) ** since_base[t]
    level, late, grown = np.empty(TILE), np.empty(TILE), np.empty(TILE)
    most = float(years)
    for tile in range(0, npv.shape[1], TILE):
        first = first_trial + tile
        wide = min(TILE, npv.shape[1] - tile)
        net[:], public_net[:] = 0.0, 0.0
        for d in range(drivers):
            _volumes(
                values, rows, constants, first, wide, d, driver_level, driver_growth,
                driver_profile, late, grown, volumes,
            )  # fmt: skip
        for i in range(indices):
            _prices(
                values, rows, constants, first, wide, i, known, steps, rate_inputs, anchors[i],
                late, grown, prices,
            )  # fmt: skip
        for g in range(groups):
            index, driver, table = weight_index[g], weight_driver[g], weight_bands[g]
            band = 0 if table <= 0 else band_ends[table - 1]
            for t in range(years - 1, -1, -1):
                rise, worth = growth[g, t], discount[weight_health[g], t]
                if driver < 0:
                    for k in range(wide):
                        weight[g, t, k] = rise
                elif table < 0:
                    for k in range(wide):
                        weight[g, t, k] = rise * volumes[driver, t, k]
                else:
                    for k in range(wide):
                        weight[g, t, k] = rise * _banded(
                            volumes[driver, t, k], band, band_ends[table],
                            band_above, band_up_to, band_rate,
                        )  # fmt: skip
                if with_cash:
                    for k in range(wide):
                        money[g, t, k] = weight[g, t, k] * prices[index, t, k]
                        purse[g, t, k] = purse[g, t + 1, k] + money[g, t, k]
                if index != general:
                    for k in range(wide):
                        weight[g, t, k] *= prices[index, t, k] / prices[general, t, k]
                for k in range(wide):
                    weight[g, t, k] *= worth
                    left[g, t, k] = left[g, t + 1, k] + weight[g, t, k]
        for line in range(lines):
            group, option = line_weight[line], line_option[line]
            if group < 0:
                for k in range(wide):
                    present[line, k], spent[line, k] = 0.0, 0.0
                for part in range(0 if line == 0 else part_ends[line - 1], part_ends[line]):
                    for k in range(wide):
                        present[line, k] += present[parts[part], k]
                        spent[line, k] += spent[parts[part], k]
            else:
                months = line_months[line]
                for k in range(wide):
                    late[k] = 0.0
                if line_delay[line] >= 0:
                    _fetch(values, rows, constants, line_delay[line], first, wide, late)
                for k in range(wide):
                    years_late = (late[k] + months) / 12.0
                    years_late = years_late if years_late > 0.0 else 0.0
                    late[k] = years_late if years_late < most else most
                if line_is_window[line]:
                    start, end = line_start[line], line_end[line]
                    _steady(left, group, start, end, late, wide, present, line)
                    if with_cash:
                        _steady(purse, group, start, end, late, wide, spent, line)
                else:
                    _shaped(weight, group, line_pattern, late, room, wide, present, line)
                    if with_cash:
                        _shaped(money, group, line_pattern, late, room, wide, spent, line)
            _fetch(values, rows, constants, line_level[line], first, wide, level)
            bias, social, public = line_bias[line], line_social[line], line_public[line]
            for k in range(wide):
                present[line, k] *= level[k] * bias
                net[option, k] += social * present[line, k]
            if with_cash:
                for k in range(wide):
                    spent[line, k] *= level[k] * bias
                    public_net[option, k] += public * spent[line, k]
        for option in range(len(net)):
            worth, money_worth = npv[option, tile:], cash[option, tile:]
            for k in range(wide):
                worth[k], money_worth[k] = net[option, k], public_net[option, k]
