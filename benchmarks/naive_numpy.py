"""The same appraisal as one would first write it: every line's flow in every year and trial."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from benchmarks.factorised_numpy import CHUNK, _prices, _volume, draws
from counterfoil.appraisal.model import NONE, Model

FloatArray = NDArray[np.float64]


def run(model: Model, trials: int, seed: int) -> FloatArray:
    """NPV of each option in each trial, shape (options, trials)."""
    rng = np.random.Generator(np.random.SFC64(seed))
    npv = np.empty((len(model.case.options), trials))
    for start in range(0, trials, CHUNK):
        stop = min(start + CHUNK, trials)
        npv[:, start:stop] = npvs(model, draws(model, rng, stop - start))
    return npv


def npvs(model: Model, values: FloatArray) -> FloatArray:
    """NPV of each option for input values of shape (inputs, trials)."""
    years, count = model.years, values.shape[1]
    volumes = [_volume(model, driver, values) for driver in model.drivers]
    prices = [_prices(index, values) for index in model.indices]
    real = np.zeros((len(model.lines), years, count))
    npv = np.zeros((len(model.case.options), count))
    for place, line in enumerate(model.lines):
        if line.share_of:
            flow = values[line.level] * line.bias * real[list(line.share_of)].sum(axis=0)
        else:
            flow = values[line.level] * line.bias * _delayed(model, line, values)
            flow = flow * ((1 + line.growth) ** model.years_since_base)[:, None]
            if line.driver != NONE:
                units = volumes[line.driver]
                if line.bands != NONE:
                    units = np.vectorize(model.bands[line.bands].cost_gbp)(units)
                flow = flow * units
            flow = flow * prices[line.index] / prices[model.general]
        real[place] = flow
        if line.in_social_view:
            discount = model.discount_health if line.health else model.discount
            npv[line.option] += line.sign * (flow * discount[:, None]).sum(axis=0)
    return npv


def _delayed(model, line, values):
    months = line.delay_months + (0.0 if line.delay == NONE else values[line.delay])
    late = np.minimum(np.maximum(0.0, months) / 12, model.years) * np.ones(values.shape[1])
    whole = late.astype(np.int64)
    part = late - whole
    padded = np.concatenate([np.zeros(model.years + 1), line.pattern])
    place = np.arange(model.years)[:, None] - whole + model.years + 1
    return (1 - part) * padded[np.maximum(0, place)] + part * padded[np.maximum(0, place - 1)]
