"""The least work: drawing as many random numbers as a run needs, by NumPy, and nothing else."""

from __future__ import annotations

import numpy as np

from benchmarks.factorised_numpy import drawn
from counterfoil.appraisal.model import Model

ROW = 16_384


def uniforms(model: Model, trials: int) -> None:
    """A plain uniform for each uncertain input and trial."""
    rng = np.random.Generator(np.random.SFC64(1))
    row = np.empty(ROW)
    for item in model.inputs:
        if item.is_uncertain:
            for start in range(0, trials, ROW):
                rng.random(out=row[: min(ROW, trials - start)])


def same_distributions(model: Model, trials: int) -> None:
    """A draw of its own distribution for each uncertain input and trial, uncorrelated."""
    rng = np.random.Generator(np.random.SFC64(1))
    for item in model.inputs:
        if item.is_uncertain:
            for start in range(0, trials, ROW):
                drawn(rng, item, min(ROW, trials - start))
