"""The peer, pymcdm, on given weightings: one call for each, as it is used. See ranking.py."""

from __future__ import annotations

import json
import sys
import time
from importlib.metadata import version

import numpy as np


def _main(given: str, found: str) -> None:
    from pymcdm.methods import WSM

    held = np.load(given)
    worth, weights = held["worth"], held["weights"]
    types = np.ones(worth.shape[1])
    # Marks are shares already: left as they are, as ours are.
    method = WSM(normalization_function=_as_it_is)
    start = time.perf_counter()
    ranks = [method.rank(method(worth, row, types)) for row in weights]
    seconds = time.perf_counter() - start
    np.save(found, np.array(ranks).astype(np.int64))
    print(json.dumps({"seconds": seconds, "version": version("pymcdm")}))


def _as_it_is(column, **_):
    return column


if __name__ == "__main__":
    _main(*sys.argv[1:])
