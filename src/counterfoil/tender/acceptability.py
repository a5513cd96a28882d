"""How the ranks would fall under other weightings than the plan's: rank acceptability.

A stated share of the points of the varied criteria is dealt out anew, in every way equally likely.
With a share of 0.1 each criterion keeps at least nine tenths of its points, and all weightings that
do are equally likely; with 1 all weightings whatever are. After Lahdelma and Salminen, "SMAA-2:
stochastic multicriteria acceptability analysis for group decision making", Operations Research
49(3), 2001, whose rank acceptability index is the share of weightings at which a bid has a rank.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from counterfoil.errors import InvalidValue
from counterfoil.quantities.streams import stream
from counterfoil.tender.ranking_kernel import count_ranks
from counterfoil.tender.weighted_totals import WeightedTotals

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
BLOCK = 8_192
WEIGHTINGS = 1_000_000
MOST = 100_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbourhood:
    """Which weightings are tried.

    share: of the varied criteria's points, from above 0 to 1, how much is dealt out anew. varied:
    ids of the criteria that vary among themselves; none named, all do.
    """

    share: float
    varied: tuple[str, ...] = ()
    weightings: int = WEIGHTINGS
    seed: int = 1

    def __post_init__(self) -> None:
        if not 0.0 < self.share <= 1.0:
            raise _fault(f"the share {self.share} is not above 0 and at most 1", "the share")
        if not 1 <= self.weightings <= MOST:
            raise _fault(f"{self.weightings:,} is not from 1 to {MOST:,}", "the weightings")


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptability:
    """How often each bid came at each rank. Bids that are equal share a rank.

    counts: by bid, in the order of `bids`, of rank 1, 2 and so on.
    """

    bids: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    neighbourhood: Neighbourhood

    def share(self, bid: str, rank: int) -> float:
        """The share of the weightings in which a bid has a rank, the first being 1."""
        row = self.counts[self.bids.index(bid)]
        return row[rank - 1] / self.neighbourhood.weightings


def acceptability(
    weighted: WeightedTotals, neighbourhood: Neighbourhood, *, workers: int = 0
) -> Acceptability:
    """Rank the bids under many weightings. workers never change the answer; 0 is one a core.

    Raises: InvalidValue where a varied criterion is unknown or none has points to vary.
    """
    kept, pool, places = _parted(weighted, neighbourhood)
    worth = np.array([[float(each) for each in row] for row in weighted.worth])
    fixed = np.array([float(each) for each in weighted.fixed])
    if not weighted.bids:
        return Acceptability(bids=(), counts=(), neighbourhood=neighbourhood)
    # What does not vary is the same in every weighting, and so part of what is fixed.
    still = [place for place in range(len(weighted.criteria)) if place not in places]
    fixed += worth[:, still] @ np.array([float(weighted.weights[place]) for place in still])
    varying = np.ascontiguousarray(worth[:, places])

    def counted(block: int) -> IntArray:
        size = min(BLOCK, neighbourhood.weightings - block * BLOCK)
        counts = np.zeros((len(worth), len(worth)), dtype=np.int64)
        dealt = dealt_block(neighbourhood.seed, block, len(places), size)
        count_ranks(dealt, kept, pool, varying, fixed, counts)
        return counts

    blocks = range(-(-neighbourhood.weightings // BLOCK))
    with ThreadPoolExecutor(workers or min(8, os.cpu_count() or 1)) as threads:
        found = sum(threads.map(counted, blocks), np.zeros((len(worth),) * 2, dtype=np.int64))
    return Acceptability(
        bids=weighted.bids,
        counts=tuple(tuple(int(count) for count in row) for row in found),
        neighbourhood=neighbourhood,
    )


def dealt_block(seed: int, block: int, criteria: int, size: int) -> FloatArray:
    """The exponentials of one block of weightings, shape (criteria, size).

    Each block has a stream of its own, so that no number of threads changes it.
    """
    dealt = np.empty((criteria, size))
    stream(seed, f"weightings {block}").standard_exponential(out=dealt)
    return dealt


def _parted(
    weighted: WeightedTotals, neighbourhood: Neighbourhood
) -> tuple[FloatArray, float, list[int]]:
    """Points that each varied criterion keeps, points to deal out, and the criteria's places."""
    places = list(_places(weighted.criteria, neighbourhood.varied))
    weights = np.array([float(weighted.weights[place]) for place in places])
    pool = neighbourhood.share * float(weights.sum())
    if len(places) < 2 or pool <= 0.0:
        raise _fault("fewer than two criteria can vary", "the varied criteria")
    return (1.0 - neighbourhood.share) * weights, pool, places


def _places(criteria: tuple[str, ...], varied: tuple[str, ...]) -> Iterable[int]:
    unknown = [name for name in varied if name not in criteria]
    if unknown:
        raise _fault(f"no criterion that is marked is called {unknown[0]}", "the varied criteria")
    return (place for place, name in enumerate(criteria) if not varied or name in varied)


def _fault(what: str, where: str) -> InvalidValue:
    mends = {
        "the share": "give how much of the points is dealt out anew, such as 0.1",
        "the weightings": "give a whole number, such as 1000000",
        "the varied criteria": "name two or more criteria that have points, or none for all",
    }
    return InvalidValue(what=what, where=where, mend=mends[where])
