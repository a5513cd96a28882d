"""Many trials of a case: the same chance for every option, in blocks of bounded memory."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from counterfoil.appraisal.compiled_model import compile_model
from counterfoil.appraisal.draws import build_drawer
from counterfoil.appraisal.model import NONE, Model
from counterfoil.appraisal.present_value_kernel import present_values

FloatArray = NDArray[np.float64]
Progress = Callable[[int, int], None]
# Not a power of two, at which all rows would share one place in the processor's cache.
BLOCK = 8_192 + 72
KEPT = 8_192


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
    place = {name: row for row, name in enumerate(drawer.names)}
    rows = np.array([place.get(item.name, NONE) for item in model.inputs], dtype=np.int64)
    central = model.central
    npv = np.empty((compiled.options, trials))
    cash = np.empty((compiled.options, trials))
    kept = np.empty((len(drawer.names), min(KEPT, trials)))
    room = np.empty((len(drawer.names), min(BLOCK, trials)))
    with ThreadPoolExecutor(threads) as pool:
        for start in range(0, trials, BLOCK):
            stop = min(start + BLOCK, trials)
            block = drawer.draw(stop - start, pool, room)

            def evaluate(piece: range, start: int = start, block: FloatArray = block) -> None:
                parts = present_values(compiled, block, rows, central, piece)
                where = slice(start + piece.start, start + piece.stop)
                npv[:, where], cash[:, where] = parts

            list(pool.map(evaluate, _pieces(stop - start, threads)))
            kept[:, start:stop] = block[:, : max(0, KEPT - start)]
            if progress is not None:
                progress(stop, trials)
    return Trials(npv_gbp=npv, public_cash_gbp=cash, names=drawer.names, kept_inputs=kept)


def evaluator(model: Model) -> Callable[[FloatArray], FloatArray]:
    """What gives the NPV of each option for chosen inputs, (inputs, n) to (options, n)."""
    compiled = compile_model(model, with_cash=False)
    rows = np.arange(len(model.inputs), dtype=np.int64)
    central = model.central

    def evaluate(values: FloatArray) -> FloatArray:
        whole = np.ascontiguousarray(values)
        return present_values(compiled, whole, rows, central, range(values.shape[1]))[0]

    return evaluate


def evaluate_each(model: Model, numbers: Sequence[int], values: FloatArray) -> NDArray[np.float64]:
    """NPV of each option with one input at a time moved from its central value.

    values[i]: what the input numbers[i] is to be, shape (len(numbers), n). Returns shape
    (len(numbers), options, n).
    """
    compiled = compile_model(model, with_cash=False)
    central, nowhere = model.central, np.full(len(model.inputs), NONE, dtype=np.int64)
    found = np.empty((len(numbers), compiled.options, values.shape[1]))

    def evaluate(piece: range) -> None:
        rows = nowhere.copy()
        for place in piece:
            rows[numbers[place]] = 0
            found[place], _ = present_values(
                compiled, values[place : place + 1], rows, central, range(values.shape[1])
            )
            rows[numbers[place]] = NONE

    threads = min(8, os.cpu_count() or 1)
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(evaluate, _pieces(len(numbers), threads)))
    return found


def _pieces(count: int, parts: int) -> list[range]:
    """The places 0 to count - 1, cut into almost equal stretches."""
    cuts = np.linspace(0, count, parts + 1).astype(int)
    return [range(a, b) for a, b in itertools.pairwise(cuts.tolist())]


def _has_floor(model: Model) -> bool:
    return any(option.guaranteed_saving_gbp is not None for option in model.case.options)
