"""The tender that is timed is of the size that is said, and all rank it alike."""

from __future__ import annotations

import numpy as np

from benchmarks.ranking import (
    BIDS,
    CRITERIA,
    large_tender,
    numpy_ranks,
    ranking,
    worth_of,
)
from counterfoil.tender.ranking_kernel import ranks_of


def test_numpy_ranks_as_the_kernel_does():
    worth = worth_of(large_tender())
    weights = np.random.default_rng(4).dirichlet(np.ones(CRITERIA), 500)
    ours = ranks_of(np.ascontiguousarray(weights.T), worth, np.zeros(BIDS))

    assert worth.shape == (20, 12)
    assert np.array_equal(ours.T, numpy_ranks(weights, worth))


def test_it_is_timed():
    assert len(ranking(1, weightings=1_000)) == 5
