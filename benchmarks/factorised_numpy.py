"""The same appraisal in NumPy alone, written with care: the peer the engine is measured against.

Trials go through in chunks that fit the processor's cache. Lines that share a driver, growth, index
and schedule share their yearly weights, as in the engine, and a steady line costs two look-ups in
the running sums of those weights. Draws are NumPy's own, one call for each input.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from counterfoil.appraisal.correlation import group_correlations
from counterfoil.appraisal.inputs import Input
from counterfoil.appraisal.model import NONE, LineModel, Model
from counterfoil.quantities.distributions import (
    Distribution,
    Lognormal,
    Normal,
    Pert,
    Triangular,
    Uniform,
)

FloatArray = NDArray[np.float64]
CHUNK = 1_000
KNOTS = np.linspace(0.0, 1.0, 4_097)


def run(model: Model, trials: int, seed: int) -> FloatArray:
    """NPV of each option in each trial, shape (options, trials)."""
    rng = np.random.Generator(np.random.SFC64(seed))
    npv = np.empty((len(model.case.options), trials))
    for start in range(0, trials, CHUNK):
        stop = min(start + CHUNK, trials)
        npv[:, start:stop] = npvs(model, draws(model, rng, stop - start))
    return npv


def draws(model: Model, rng: np.random.Generator, trials: int) -> FloatArray:
    """Values of every input, certain ones at their central value, shape (inputs, trials)."""
    values = np.empty((len(model.inputs), trials))
    grouped = set()
    for group in model.case.correlations:
        places = [p for p, x in enumerate(model.inputs) if x.group == group.id and x.is_uncertain]
        names = [model.inputs[place].name for place in places]
        factor = np.linalg.cholesky(group_correlations(group, names))
        scores = ndtr(factor @ rng.standard_normal((len(places), trials)))
        for row, place in enumerate(places):
            item = model.inputs[place]
            values[place] = _quantile(item.distribution, scores[row]) * item.scale
        grouped.update(places)
    for place, item in enumerate(model.inputs):
        if not item.is_uncertain:
            values[place] = item.central
        elif place not in grouped:
            values[place] = drawn(rng, item, trials) * item.scale
    return values


def _quantile(distribution: Distribution, scores: FloatArray) -> FloatArray:
    """Quantiles; those of PERT from a table, since the exact ones take most of the whole time."""
    if isinstance(distribution, Pert):
        return np.interp(scores, KNOTS, _table(distribution))
    return distribution.quantile(scores)


@cache
def _table(distribution: Pert) -> FloatArray:
    return distribution.quantile(KNOTS)


def drawn(rng: np.random.Generator, item: Input, trials: int) -> FloatArray:
    """Draws of one input by the generator's own method for its distribution."""
    match item.distribution:
        case Normal() as d:
            return rng.normal(d.mean, d.sd, trials)
        case Lognormal() as d:
            return rng.lognormal(d.log_mean, d.log_sd, trials)
        case Uniform() as d:
            return rng.uniform(d.low, d.high, trials)
        case Triangular() as d:
            return rng.triangular(d.low, d.mode, d.high, trials)
        case Pert() as d:
            return d.low + (d.high - d.low) * rng.beta(*d.shape, trials)
        case other:
            return other.quantile(rng.random(trials))


def npvs(model: Model, values: FloatArray) -> FloatArray:
    """NPV of each option for input values of shape (inputs, trials)."""
    count = values.shape[1]
    volumes = [_volume(model, driver, values) for driver in model.drivers]
    prices = [_prices(index, values) for index in model.indices]
    general = prices[model.general]
    weights: dict[tuple[object, ...], tuple[FloatArray, FloatArray]] = {}
    present = np.empty((len(model.lines), count))
    npv = np.zeros((len(model.case.options), count))
    for place, line in enumerate(model.lines):
        factor = values[line.level] * line.bias
        if line.share_of:
            present[place] = factor * present[list(line.share_of)].sum(axis=0)
        else:
            key = (line.driver, line.bands, line.growth, line.index, line.health)
            if key not in weights:
                weights[key] = _weights(model, line, volumes, prices, general, count)
            present[place] = factor * _moved(model, line, *weights[key], values)
        if line.in_social_view:
            npv[line.option] += line.sign * present[place]
    return npv


def _volume(model, driver, values):
    growth = 0.0 if driver.growth == NONE else values[driver.growth]
    t = np.arange(model.years)[:, None]
    return values[driver.level] * (1 + growth) ** t * driver.profile[:, None]


def _prices(index, values):
    """As PricePath.factors, for all trials at once; shape (years, trials)."""
    path = index.path
    strides = np.diff(path.steps, prepend=path.steps[0])
    rates = 1 + values[index.rates]
    grown = np.cumprod(np.where(strides[:, None] == 0, 1.0, rates ** strides[:, None]), axis=0)
    anchor = path.anchor
    height = rates[anchor] ** path.steps[anchor] / grown[anchor]
    return path.known[:, None] * grown * height


def _weights(model, line: LineModel, volumes, prices, general, count):
    """What £1 of level is worth in each year, and the sums of that from each year on."""
    worth = (1 + line.growth) ** model.years_since_base
    worth = worth * (model.discount_health if line.health else model.discount)
    weight = np.broadcast_to(worth[:, None], (model.years, count))
    if line.driver != NONE:
        units = volumes[line.driver]
        if line.bands != NONE:
            units = np.vectorize(model.bands[line.bands].cost_gbp)(units)
        weight = weight * units
    if line.index != model.general:
        weight = weight * (prices[line.index] / general)
    left = np.zeros((model.years + 2, count))
    left[: model.years] = np.cumsum(weight[::-1], axis=0)[::-1]
    return weight, left


def _moved(model, line: LineModel, weight, left, values):
    """Weight of the line's pattern, moved later by its delay."""
    months = line.delay_months + (0.0 if line.delay == NONE else values[line.delay])
    late = np.minimum(np.maximum(0.0, months) / 12, model.years) * np.ones(weight.shape[1])
    whole = late.astype(np.int64)
    part = late - whole
    trial = np.arange(weight.shape[1])
    on = np.flatnonzero(line.pattern)
    if on.size and np.all(line.pattern[on[0] : on[-1] + 1] == 1.0):
        a = np.minimum(model.years, on[0] + whole)
        b = np.minimum(model.years, on[-1] + 1 + whole)
        now = left[a, trial] - left[b, trial]
        after = left[a + 1, trial] - left[b + 1, trial]
        return (1 - part) * now + part * after
    padded = np.concatenate([np.zeros(model.years + 1), line.pattern])
    total = np.zeros(weight.shape[1])
    for t in range(model.years):
        place = np.maximum(0, t - whole + model.years + 1)
        total += ((1 - part) * padded[place] + part * padded[np.maximum(0, place - 1)]) * weight[t]
    return total
