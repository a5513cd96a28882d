"""The compiled ranks are those of plain NumPy, weighting by weighting and in all."""

from __future__ import annotations

import numpy as np

from counterfoil.tender.ranking_kernel import TILE, count_ranks, ranks_of


def totals_in_numpy(weights, worth, fixed):
    """Added up criterion by criterion, so that equal bids stay equal to the last digit."""
    totals = np.repeat(fixed[:, None], weights.shape[1], axis=1)
    for criterion in range(worth.shape[1]):
        totals = totals + worth[:, criterion, None] * weights[criterion]
    return totals


def ranks_in_numpy(weights, worth, fixed):
    totals = totals_in_numpy(weights, worth, fixed)
    return (totals[None, :, :] > totals[:, None, :]).sum(axis=1) + 1


def some(weightings, seed=5):
    """Twenty bids on twelve criteria, two of them equal in all."""
    random = np.random.default_rng(seed)
    worth = random.integers(0, 6, (20, 12)) / 5
    worth[7] = worth[3]
    dealt = random.standard_exponential((12, weightings))
    return dealt, worth, np.zeros(20)


def test_ranks_are_numpys_in_whole_and_broken_tiles():
    dealt, worth, fixed = some(3 * TILE + 17)
    fixed[2] = 0.25
    found = ranks_of(dealt, worth, fixed)

    assert np.array_equal(found, ranks_in_numpy(dealt, worth, fixed))
    assert np.array_equal(found[3], found[7])


def test_counts_are_numpys():
    dealt, worth, fixed = some(2_500)
    kept, pool = np.linspace(1.0, 7.0, 12), 20.0
    counts = np.zeros((20, 20), dtype=np.int64)
    count_ranks(dealt, kept, pool, worth, fixed, counts)

    scale = np.zeros(2_500)
    for row in dealt:
        scale = scale + row
    weights = kept[:, None] + dealt * (pool / scale)
    ranks = ranks_in_numpy(weights, worth, fixed)
    expected = [np.bincount(row - 1, minlength=20) for row in ranks]
    assert np.array_equal(counts, expected)
    assert counts.sum(axis=1).tolist() == [2_500] * 20


def test_ranks_by_hand():
    """At weights 60 and 40: 66, 65.6, 66, 10: two share the first rank, and none has the second."""
    worth = np.array([[0.7, 0.6], [0.6, 0.74], [0.7, 0.6], [0.1, 0.1]])
    ranks = ranks_of(np.array([[60.0], [40.0]]), worth, np.zeros(4))

    assert ranks[:, 0].tolist() == [1, 3, 1, 4]
