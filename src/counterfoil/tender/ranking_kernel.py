"""Ranks of every bid under many weightings at once, in compiled code.

Weightings go through in tiles small enough for the processor's nearest memory, and no branch is
taken on a total. A bid's rank is one more than the bids with a higher total, so bids that are equal
share a rank. `ranks_in_numpy` of the tests says the same in plain NumPy.
"""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
TILE = 128


def count_ranks(
    dealt: FloatArray, kept: FloatArray, pool: float, worth: FloatArray, fixed: FloatArray,
    counts: IntArray,
) -> None:  # fmt: skip
    """Add to counts[bid, rank − 1] how often each bid comes at each rank.

    dealt: standard exponentials, shape (criteria, weightings); in proportion to them `pool` points
    are dealt out in each weighting, in every way equally likely. kept: the points that each
    criterion has besides. worth: shape (bids, criteria). Releases the interpreter lock.
    """
    _count(dealt, kept, pool, worth, fixed, counts)


def ranks_of(weights: FloatArray, worth: FloatArray, fixed: FloatArray) -> IntArray:
    """The rank of each bid under given weights, shape (criteria, weightings) to (bids, same)."""
    ranks = np.empty((len(worth), weights.shape[1]), dtype=np.int64)
    _ranks(weights, worth, fixed, ranks)
    return ranks


def compile_kernels() -> None:
    """Compile the kernels once and keep them on disk, so that no user waits for them."""
    one = np.ones((1, 1))
    count_ranks(one, np.ones(1), 0.0, one, np.zeros(1), np.zeros((1, 1), dtype=np.int64))
    ranks_of(one, one, np.zeros(1))


@njit(cache=True, nogil=True)
def _totals(weights, first, wide, worth, fixed, totals):  # type: ignore[no-untyped-def]
    for bid in range(len(worth)):
        for k in range(wide):
            totals[bid, k] = fixed[bid]
        for criterion in range(worth.shape[1]):
            each, start = worth[bid, criterion], np.uint64(first)
            for k in range(wide):
                totals[bid, k] += each * weights[criterion, start + np.uint64(k)]


@njit(cache=True, nogil=True)
def _placed(totals, wide, above):  # type: ignore[no-untyped-def]
    """Fill above[bid, k], how many bids have a higher total. Each pair is looked at once."""
    bids = len(totals)
    above[:] = 0.0
    for one in range(bids):
        for other in range(one + 1, bids):
            for k in range(wide):
                mine, theirs = totals[one, k], totals[other, k]
                above[one, k] += 1.0 if theirs > mine else 0.0
                above[other, k] += 1.0 if mine > theirs else 0.0


@njit(cache=True, nogil=True)
def _count(dealt, kept, pool, worth, fixed, counts):  # type: ignore[no-untyped-def]
    criteria, bids = dealt.shape[0], len(worth)
    weights, scale = np.empty((criteria, TILE)), np.empty(TILE)
    totals, above = np.empty((bids, TILE)), np.empty((bids, TILE))
    for first in range(0, dealt.shape[1], TILE):
        wide = min(TILE, dealt.shape[1] - first)
        start = np.uint64(first)
        scale[:] = 0.0
        for criterion in range(criteria):
            for k in range(wide):
                scale[k] += dealt[criterion, start + np.uint64(k)]
        for k in range(wide):
            scale[k] = pool / scale[k]
        for criterion in range(criteria):
            for k in range(wide):
                share = dealt[criterion, start + np.uint64(k)] * scale[k]
                weights[criterion, k] = kept[criterion] + share
        _totals(weights, 0, wide, worth, fixed, totals)
        _placed(totals, wide, above)
        for bid in range(bids):
            for k in range(wide):
                counts[bid, int(above[bid, k])] += 1


@njit(cache=True, nogil=True)
def _ranks(weights, worth, fixed, ranks):  # type: ignore[no-untyped-def]
    bids = len(worth)
    totals, above = np.empty((bids, TILE)), np.empty((bids, TILE))
    for first in range(0, weights.shape[1], TILE):
        wide = min(TILE, weights.shape[1] - first)
        _totals(weights, first, wide, worth, fixed, totals)
        _placed(totals, wide, above)
        for bid in range(bids):
            for k in range(wide):
                ranks[bid, first + k] = int(above[bid, k]) + 1
