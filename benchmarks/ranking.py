"""Ranks of 20 bids on 12 criteria under a million weightings, beside NumPy and a peer library.

The peer, pymcdm (PyPI), is no dependency of ours. It runs in an environment of its own, made by

    python -m venv build/pymcdm && build/pymcdm/bin/pip install pymcdm

It ranks the same weightings, fewer of them, and its ranks must be ours.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from fractions import Fraction
from pathlib import Path

import numpy as np

from benchmarks.timing import Times, side_by_side
from counterfoil.tender.acceptability import Neighbourhood, acceptability
from counterfoil.tender.ranking_kernel import ranks_of
from counterfoil.tender.weighted_totals import WeightedTotals

ROOT = Path(__file__).resolve().parent.parent
PEER = ROOT / "build" / "pymcdm" / "bin" / "python"
MEND = "python -m venv build/pymcdm && build/pymcdm/bin/pip install pymcdm"
BIDS, CRITERIA, WEIGHTINGS = 20, 12, 1_000_000
ENGINE = "Counterfoil, 2 threads"
FLAT = "NumPy draws as many weightings, all equally likely (flat Dirichlet)"
FLOOR = "NumPy draws as many weightings around a plan's (Dirichlet)"


def large_tender() -> WeightedTotals:
    """Marks of a hundred at random, equal weights."""
    marks = np.random.default_rng(1).integers(1, 101, (BIDS, CRITERIA))
    return WeightedTotals(
        bids=tuple(f"bid-{number}" for number in range(BIDS)),
        criteria=tuple(f"criterion-{number}" for number in range(CRITERIA)),
        weights=(Fraction(100, CRITERIA),) * CRITERIA,
        worth=tuple(tuple(Fraction(int(mark), 100) for mark in row) for row in marks),
    )


def ranking(repetitions: int, weightings: int = WEIGHTINGS) -> dict[str, Times]:
    """All weightings whatever, on one thread and on two, beside NumPy drawing and ranking."""
    totals = large_tender()
    every = Neighbourhood(share=1.0, weightings=weightings)
    worth = worth_of(totals)

    around = np.linspace(2.0, 8.0, CRITERIA)

    def drawn(shape=around):
        return np.random.default_rng(1).dirichlet(shape, weightings)

    return side_by_side(
        {
            FLOOR: drawn,
            FLAT: lambda: drawn(np.ones(CRITERIA)),
            "Counterfoil, 1 thread": lambda: acceptability(totals, every, workers=1),
            ENGINE: lambda: acceptability(totals, every, workers=2),
            "NumPy draws and ranks": lambda: numpy_ranks(drawn(), worth),
        },
        repetitions,
    )


def worth_of(totals: WeightedTotals) -> np.ndarray:
    return np.array([[float(each) for each in row] for row in totals.worth])


def numpy_ranks(weights: np.ndarray, worth: np.ndarray) -> np.ndarray:
    """Ranks by sorting, a row for each weighting; of equal bids the first goes first."""
    order = np.argsort(-(weights @ worth.T), axis=1, kind="stable")
    ranks = np.empty_like(order)
    np.put_along_axis(ranks, order, np.arange(1, len(worth) + 1)[None, :], axis=1)
    return ranks


def peer(weightings: int) -> tuple[float, bool, str] | None:
    """Seconds of the peer for so many weightings, whether its ranks are ours, and its version.

    None where it is not installed.
    """
    if not PEER.exists():
        return None
    worth = worth_of(large_tender())
    weights = np.random.default_rng(2).dirichlet(np.ones(CRITERIA), weightings)
    with tempfile.TemporaryDirectory() as place:
        given, found = Path(place) / "given.npz", Path(place) / "ranks.npy"
        np.savez(given, worth=worth, weights=weights)
        finished = subprocess.run(
            [PEER, "-m", "benchmarks.ranking_peer", given, found],
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )
        theirs = np.load(found)
    told = json.loads(finished.stdout.splitlines()[-1])
    ours = ranks_of(np.ascontiguousarray(weights.T), worth, np.zeros(BIDS)).T
    return told["seconds"], bool(np.array_equal(ours, theirs)), told["version"]


def measured(repetitions: int = 5, of_peer: int = 5_000) -> tuple[dict[str, Times], str]:
    """The times, and what they come to in words."""
    times = ranking(repetitions)
    least = times[ENGINE].least
    half = min(times[ENGINE].processor) / 2
    told = [
        f"{BIDS} bids × {CRITERIA} criteria × {WEIGHTINGS:,} weightings. On 2 threads drawing and "
        f"ranking take {least / times[FLOOR].least:.2f} × what NumPy takes to draw around a plan's "
        f"weights, and {least / times[FLAT].least:.2f} × a flat draw; the goal is at most 0.6 of "
        f"the first. By processor time, shared between two threads, it is "
        f"{half / min(times[FLOOR].processor):.2f} and {half / min(times[FLAT].processor):.2f}: "
        "what two cores with nothing else to do would come near."
    ]
    found = peer(of_peer)
    if found is None:
        told.append(f"pymcdm was not measured; to install it: `{MEND}`.")
    else:
        seconds, same, version = found
        scaled = seconds * WEIGHTINGS / of_peer
        told.append(
            f"pymcdm {version} takes {seconds:.2f} s for {of_peer:,} of them, {scaled:,.0f} s for "
            f"all if time grows in proportion: {scaled / least:,.0f} × as long; the goal is at "
            f"least 500. Its ranks are {'ours' if same else 'NOT ours'}, weighting by weighting."
        )
    told.append("scikit-criteria and bid-evaluation were not measured here.")
    return times, "\n".join(told)
