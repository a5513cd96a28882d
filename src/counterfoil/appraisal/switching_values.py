"""Switching values: how far each input must move before the preferred option stops being so."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq

from counterfoil.appraisal.inputs import Input
from counterfoil.appraisal.model import Model
from counterfoil.appraisal.results import SwitchingValue
from counterfoil.appraisal.simulation import evaluate_many

FloatArray = NDArray[np.float64]
STEPS = 48
WIDTH = 10.0


def searched_range(item: Input, years: int) -> tuple[float, float]:
    """Where a switching value is looked for, in the input's own unit.

    Delays: 0 to the term. Rates and growth: 20 points either side. Risks: 0 to ten times the
    expected cost or the whole impact. All others: from nought, or ten times the other way for a
    negative figure, to ten times the stated one; and at least the range chance may reach.
    """
    central = item.central
    if item.place.table == "delays":
        return 0.0, max(12.0 * years, central)
    if item.place.column in ("rate", "growth"):
        return central - 0.2, central + 0.2
    low, high = sorted((0.0, WIDTH * central))
    if item.distribution is not None:
        ends = np.asarray(item.distribution.quantile(np.array([0.001, 0.999]))) * item.scale
        low, high = min(low, float(ends.min())), max(high, float(ends.max()))
    return low, high


def switching_values(model: Model, preferred: int) -> tuple[SwitchingValue, ...]:
    """One for every input, the nearest to its central value by share of the searched range.

    The lead is the preferred option's NPV less the best of the others'; a root of it is bracketed
    on a grid of 2 x STEPS + 1 values and found by Brent's method (scipy.optimize.brentq).
    """
    central = model.central
    found = []
    for number, item in enumerate(model.inputs):
        low, high = searched_range(item, model.years)
        grid = np.concatenate(
            [
                np.linspace(low, item.central, STEPS, endpoint=False),
                np.linspace(item.central, high, STEPS + 1),
            ]
        )
        npv = evaluate_many(model, _varied(central, number, grid))
        found.append(_switch(model, number, item, preferred, grid, npv))
    return tuple(found)


def _switch(
    model: Model, number: int, item: Input, preferred: int, grid: FloatArray, npv: FloatArray
) -> SwitchingValue:
    lead = npv[preferred] - np.delete(npv, preferred, axis=0).max(axis=0)
    value, rival = None, ""
    bracket = nearest_turn(lead, STEPS)
    if bracket is not None and grid[bracket[0]] != grid[bracket[1]]:

        def at(x: float) -> float:
            values = evaluate_many(model, _varied(model.central, number, np.array([x])))[:, 0]
            return float(values[preferred] - np.delete(values, preferred).max())

        value = float(brentq(at, grid[bracket[0]], grid[bracket[1]], xtol=1e-12, rtol=1e-13))
        outside = npv[:, bracket[0] if lead[bracket[0]] < 0 else bracket[1]].copy()
        outside[preferred] = -np.inf
        rival = model.option_ids[int(outside.argmax())]
    return SwitchingValue(
        input=item.name,
        title=item.title,
        unit=item.unit,
        central=item.central,
        value=value,
        overtaken_by=rival,
        searched_low=float(grid[0]),
        searched_high=float(grid[-1]),
    )


def nearest_turn(lead: FloatArray, middle: int) -> tuple[int, int] | None:
    """The pair of neighbours, nearest to `middle`, between which the lead is lost.

    >>> nearest_turn(np.array([-1.0, 2.0, 3.0, -1.0, -2.0]), 2)
    (2, 3)
    """
    turns = [
        (place, place + 1)
        for place in range(len(lead) - 1)
        if (lead[place] < 0) != (lead[place + 1] < 0)
    ]
    if not turns or lead[middle] < 0:
        return None
    return min(turns, key=lambda pair: min(abs(pair[0] - middle), abs(pair[1] - middle)))


def _varied(central: FloatArray, number: int, values: FloatArray) -> FloatArray:
    """Central values of every input, with one of them varied; shape (inputs, values)."""
    table = np.repeat(central[:, None], len(values), axis=1)
    table[number] = values
    return table
