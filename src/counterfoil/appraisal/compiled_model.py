"""A model as the flat arrays that the present value kernel reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
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
        np.array([index.path.anchor for index in model.indices], dtype=np.int64),
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
