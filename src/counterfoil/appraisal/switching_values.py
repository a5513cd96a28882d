"""Switching values: how far each input must move before the preferred option stops being so."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from counterfoil.appraisal.inputs import Input
from counterfoil.appraisal.model import Model
from counterfoil.appraisal.results import SwitchingValue
from counterfoil.appraisal.simulation import evaluate_each, evaluator

FloatArray = NDArray[np.float64]
STEPS = 48
HALVINGS = 54
WIDTH = 10.0


def searched_range(item: Input, years: int) -> tuple[float, float]:
    """Where a switching value is looked for, in the input's own unit.

    Delays: 0 to the term. Rates and growth: 20 points either side, above -1. Risks: 0 to ten times
    the expected cost or the whole impact. All others: from nought, or ten times the other way for
    a negative figure, to ten times the stated one; and at least the range chance may reach.
    """
    central = item.central
    if item.place.table == "delays":
        return 0.0, max(12.0 * years, central)
    if item.place.column in ("rate", "growth"):
        return max(-0.99, central - 0.2), central + 0.2
    low, high = sorted((0.0, WIDTH * central))
    if item.distribution is not None:
        ends = np.asarray(item.distribution.quantile(np.array([0.001, 0.999]))) * item.scale
        low, high = min(low, float(ends.min())), max(high, float(ends.max()))
    return low, high


def switching_values(model: Model, preferred: int) -> tuple[SwitchingValue, ...]:
    """One for every input, the nearest to its central value by share of the searched range.

    The lead is the preferred option's NPV less the best of the others'; a root of it is bracketed
    on a grid of 2 x STEPS + 1 values, and all brackets are halved together until they are as
    narrow as numbers allow.
    """
    grids = np.array([_grid(item, model.years) for item in model.inputs])
    npv = evaluate_each(model, range(len(model.inputs)), grids)
    leads = _lead(npv, preferred)
    brackets = {
        number: (grids[number, turn[0]], grids[number, turn[1]])
        for number, lead in enumerate(leads)
        if (turn := nearest_turn(lead, STEPS)) is not None
        and grids[number, turn[0]] != grids[number, turn[1]]
    }
    roots = _roots(model, preferred, brackets)
    found = []
    for number, item in enumerate(model.inputs):
        value, rival = roots.get(number, (None, ""))
        found.append(
            SwitchingValue(
                input=item.name,
                title=item.title,
                unit=item.unit,
                central=item.central,
                value=value,
                overtaken_by=rival,
                searched_low=float(grids[number, 0]),
                searched_high=float(grids[number, -1]),
            )
        )
    return tuple(found)


def _grid(item: Input, years: int) -> FloatArray:
    """Where the lead is looked at, the central value in the middle."""
    low, high = searched_range(item, years)
    below = np.linspace(low, item.central, STEPS, endpoint=False)
    return np.concatenate([below, np.linspace(item.central, high, STEPS + 1)])


def _lead(npv: FloatArray, preferred: int) -> FloatArray:
    """The preferred option's NPV less the best of the others'; (..., options, n) to (..., n)."""
    lead: FloatArray = npv[..., preferred, :] - np.delete(npv, preferred, axis=-2).max(axis=-2)
    return lead


def _roots(
    model: Model, preferred: int, brackets: Mapping[int, tuple[float, float]]
) -> dict[int, tuple[float, str]]:
    """Where the lead of each bracketed input is lost, and which option overtakes there."""
    if not brackets:
        return {}
    numbers = list(brackets)
    low, high = (np.array(ends) for ends in zip(*brackets.values(), strict=True))
    columns = np.arange(len(numbers))
    table = np.repeat(model.central[:, None], len(numbers), axis=1)
    evaluate = evaluator(model)

    def at(values: FloatArray) -> FloatArray:
        table[numbers, columns] = values
        return evaluate(table)

    ahead_at_low = _lead(at(low), preferred) >= 0
    for _ in range(HALVINGS):
        middle = low + (high - low) / 2
        same_side = (_lead(at(middle), preferred) >= 0) == ahead_at_low
        low, high = np.where(same_side, middle, low), np.where(same_side, high, middle)
    npv = at(np.where(ahead_at_low, high, low))
    npv[preferred] = -np.inf
    rivals = npv.argmax(axis=0)
    return {
        number: (float(value), model.option_ids[rival])
        for number, value, rival in zip(numbers, low + (high - low) / 2, rivals, strict=True)
    }


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
