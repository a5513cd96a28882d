"""Many trials of a case: the same chance for every option, in blocks of bounded memory."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from counterfoil.appraisal.draws import build_drawer
from counterfoil.appraisal.model import NONE, Model
from counterfoil.appraisal.present_value_kernel import Compiled, compile_model, present_values

FloatArray = NDArray[np.float64]
Progress = Callable[[int, int], None]
BLOCK = 16_384
KEPT = BLOCK


@dataclass(frozen=True, slots=True, kw_only=True)
class Trials:
    """What came of the trials, shapes (options, trials); and the first draws, for attribution.

    npv_gbp: net present value. public_cash_gbp: undiscounted cash of the public bodies.
    kept_inputs: draws of the uncertain inputs in the first trials, shape (names, kept).
    """

    npv_gbp: FloatArray
    public_cash_gbp: FloatArray
    names: tuple[str, ...]
    kept_inputs: FloatArray


def run_trials(
    model: Model, *, trials: int, seed: int, progress: Progress | None = None, workers: int = 0
) -> Trials:
    """Draw and evaluate. workers: threads, 0 for one a core; they never change the answer."""
    threads = workers or min(8, os.cpu_count() or 1)
    compiled = compile_model(model, with_cash=_has_floor(model))
    drawer = build_drawer(model.case, model.inputs, seed, threads)
    rows = np.full(len(model.inputs), NONE, dtype=np.int64)
    place = {name: row for row, name in enumerate(drawer.names)}
    for number, item in enumerate(model.inputs):
        rows[number] = place.get(item.name, NONE)
    npv = np.empty((compiled.options, trials))
    cash = np.empty((compiled.options, trials))
    kept: FloatArray = np.empty((len(drawer.names), 0))
    with ThreadPoolExecutor(threads) as pool:
        for start in range(0, trials, BLOCK):
            stop = min(start + BLOCK, trials)
            block = drawer.draw(stop - start, pool)
            parts = _evaluated(compiled, block, rows, model.central, pool, threads)
            npv[:, start:stop] = np.concatenate([part[0] for part in parts], axis=1)
            cash[:, start:stop] = np.concatenate([part[1] for part in parts], axis=1)
            if start == 0:
                kept = block[:, :KEPT].copy()
            if progress is not None:
                progress(stop, trials)
    return Trials(npv_gbp=npv, public_cash_gbp=cash, names=drawer.names, kept_inputs=kept)


def evaluate_many(model: Model, values: FloatArray) -> FloatArray:
    """NPV of each option for chosen input values, shape (inputs, n) to (options, n)."""
    compiled = compile_model(model, with_cash=False)
    rows = np.arange(len(model.inputs), dtype=np.int64)
    npv, _ = present_values(
        compiled, np.ascontiguousarray(values), rows, model.central, range(values.shape[1])
    )
    return npv


def _evaluated(
    compiled: Compiled,
    block: FloatArray,
    rows: NDArray[np.int64],
    central: FloatArray,
    pool: ThreadPoolExecutor,
    threads: int,
) -> list[tuple[FloatArray, FloatArray]]:
    cuts = np.linspace(0, block.shape[1], threads + 1).astype(int)
    pieces = [range(a, b) for a, b in itertools.pairwise(cuts)]
    return list(
        pool.map(lambda piece: present_values(compiled, block, rows, central, piece), pieces)
    )


def _has_floor(model: Model) -> bool:
    return any(option.guaranteed_saving_gbp is not None for option in model.case.options)
