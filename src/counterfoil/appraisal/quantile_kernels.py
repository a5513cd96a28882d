"""Compiled quantile functions, applied to a row of uniforms in place."""

from __future__ import annotations

import math

import numpy as np
from numba import njit
from numpy.typing import NDArray

from counterfoil.quantities.distributions import Distribution

FloatArray = NDArray[np.float64]
KNOTS = 4096
TAIL = 1 / 256


def quantile_table(distribution: Distribution) -> FloatArray:
    """Quantiles at KNOTS + 1 equal steps of probability from TAIL to 1 - TAIL."""
    return distribution.quantile(np.linspace(TAIL, 1 - TAIL, KNOTS + 1))


def interpolate_in_place(row: FloatArray, table: FloatArray) -> NDArray[np.int64]:
    """Replace uniforms by straight lines between the table's quantiles.

    Returns the places of the uniforms in either tail, which are left as they are: there the
    caller uses the exact quantile function.
    """
    tails = np.empty(len(row), dtype=np.int64)
    count = _interpolate(row, table, TAIL, tails)
    return tails[:count]


def compile_kernels() -> None:
    """Compile each kernel once and keep it on disk, so that no user waits for it."""
    interpolate_in_place(np.array([0.5]), np.array([0.0, 1.0]))
    triangular_in_place(np.array([0.5]), 0.0, 0.5, 1.0, 1.0)


@njit(cache=True, nogil=True)
def _interpolate(row, table, tail, tails):  # type: ignore[no-untyped-def]
    steps = len(table) - 1
    stretch = steps / (1.0 - 2.0 * tail)
    count = 0
    for k in range(len(row)):
        p = row[k]
        if p < tail or p > 1.0 - tail:
            tails[count] = k
            count += 1
            continue
        place = (p - tail) * stretch
        knot = min(int(place), steps - 1)
        part = place - knot
        row[k] = table[knot] + part * (table[knot + 1] - table[knot])
    return count


@njit(cache=True, nogil=True)
def triangular_in_place(row, low, mode, high, scale):  # type: ignore[no-untyped-def]
    """Replace uniforms by scale × the quantiles of a triangular distribution, exactly."""
    width = high - low
    turn = (mode - low) / width
    rise, fall = width * (mode - low), width * (high - mode)
    for k in range(len(row)):
        p = row[k]
        if p <= turn:
            row[k] = scale * (low + math.sqrt(p * rise))
        else:
            row[k] = scale * (high - math.sqrt((1.0 - p) * fall))
