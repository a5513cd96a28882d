"""Compiled quantile functions, applied to a row of uniforms or of normals in place.

A smooth function of a standard normal is kept as polynomials of the fifth degree, one for each
cell of the normal's range, that have the function's own value, slope and bend at both ends of the
cell. They are off by less than 1e-12 for the normal's probability and, as a share of the width,
1e-10 for PERT; a test measures both. Normals beyond REACH, 3 in 10^12, are taken as REACH.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from numba import njit
from numpy.typing import NDArray

from counterfoil.quantities.distributions import Pert

FloatArray = NDArray[np.float64]
REACH = 7.0
PROBABILITY_CELLS = 448
PERT_CELLS = 112


def pert_table(distribution: Pert) -> FloatArray:
    """Polynomials of the share of the way from low to high, as a function of a normal."""
    return _beta_table(*distribution.shape)


@lru_cache(maxsize=1)
def probability_table() -> FloatArray:
    """Polynomials of the standard normal's distribution function."""
    from scipy.special import ndtr

    z = _knots(PROBABILITY_CELLS)
    density = np.exp(-z * z / 2) / math.sqrt(2 * math.pi)
    return _polynomials(ndtr(z), density, -z * density)


def compile_kernels() -> None:
    """Compile each kernel once and keep it on disk, so that no user waits for it."""
    smooth_in_place(np.array([0.5]), np.zeros((PERT_CELLS, 6)), 0.0, 1.0)
    triangular_in_place(np.array([0.5]), 0.0, 0.5, 1.0, 1.0)
    line_in_place(np.array([0.5]), 0.0, 1.0)
    mix_in_place(np.zeros((2, 1)), np.array([0, 1]), np.eye(2))


@lru_cache(maxsize=1024)
def _beta_table(a: float, b: float) -> FloatArray:
    """Quantiles of the beta distribution at the probability of each normal.

    With density f, slope dx/dz = φ(z) / f(x); the bend is the slope's own derivative. Each half is
    worked out from its own end, so that neither tail loses its digits.
    """
    from scipy.special import betaincinv, betaln, ndtr

    z = _knots(PERT_CELLS)
    below = z < 0
    x, y = np.empty_like(z), np.empty_like(z)
    x[below], y[~below] = betaincinv(a, b, ndtr(z[below])), betaincinv(b, a, ndtr(-z[~below]))
    y[below], x[~below] = 1 - x[below], 1 - y[~below]
    log_density = (a - 1) * np.log(x) + (b - 1) * np.log(y) - betaln(a, b)
    slope = np.exp(-z * z / 2 - log_density) / math.sqrt(2 * math.pi)
    bend = slope * (-z - slope * ((a - 1) / x - (b - 1) / y))
    return _polynomials(x, slope, bend)


def _knots(cells: int) -> FloatArray:
    return np.linspace(-REACH, REACH, cells + 1)


def _polynomials(value: FloatArray, slope: FloatArray, bend: FloatArray) -> FloatArray:
    """Coefficients in the part of the cell gone, the constant first; shape (cells, 6)."""
    step = 2 * REACH / (len(value) - 1)
    v, s, c = value[:-1], slope[:-1] * step, bend[:-1] * step * step / 2
    rise = value[1:] - (v + s + c)
    climb = slope[1:] * step - (s + 2 * c)
    curve = bend[1:] * step * step - 2 * c
    third = 10 * rise - 4 * climb + curve / 2
    fourth = -15 * rise + 7 * climb - curve
    fifth = 6 * rise - 3 * climb + curve / 2
    return np.ascontiguousarray(np.stack([v, s, c, third, fourth, fifth], axis=1))


@njit(cache=True, nogil=True)
def smooth_in_place(row, table, low, width):  # type: ignore[no-untyped-def]
    """Replace normals by low + width × the table's function of them, kept from 0 to 1."""
    pace = len(table) / (2 * REACH)
    last = len(table) - 1
    for k in range(len(row)):
        place = (row[k] + REACH) * pace
        place = place if place > 0.0 else 0.0
        whole = int(place) if place < last else last
        cell = np.uint64(whole)
        h = place - whole if place < last + 1.0 else 1.0
        near = table[cell, 0] + table[cell, 1] * h
        next_two = table[cell, 2] + table[cell, 3] * h
        last_two = table[cell, 4] + table[cell, 5] * h
        share = near + h * h * (next_two + h * h * last_two)
        share = share if share > 0.0 else 0.0
        row[k] = low + width * (share if share < 1.0 else 1.0)


@njit(cache=True, nogil=True)
def triangular_in_place(row, low, mode, high, scale):  # type: ignore[no-untyped-def]
    """Replace uniforms by scale × the quantiles of a triangular distribution, exactly."""
    width = high - low
    turn = (mode - low) / width
    rise, fall = width * (mode - low), width * (high - mode)
    for k in range(len(row)):
        p = row[k]
        rising = p <= turn
        way = math.sqrt(p * rise if rising else (1.0 - p) * fall)
        row[k] = scale * (low + way if rising else high - way)


@njit(cache=True, nogil=True)
def line_in_place(row, start, slope):  # type: ignore[no-untyped-def]
    """Replace each number x of a row by start + slope × x."""
    for k in range(len(row)):
        row[k] = start + slope * row[k]


@njit(cache=True, nogil=True)
def mix_in_place(block, rows, factor):  # type: ignore[no-untyped-def]
    """Replace the rows of a block by lower triangle × rows, the last row first."""
    tile = 512
    for start in range(0, block.shape[1], tile):
        for i in range(len(rows) - 1, -1, -1):
            mine = block[rows[i]][start : start + tile]
            for k in range(len(mine)):
                mine[k] *= factor[i, i]
            for j in range(i):
                share = factor[i, j]
                other = block[rows[j]][start : start + tile]
                for k in range(len(mine)):
                    mine[k] += share * other[k]
