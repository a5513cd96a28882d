"""Draws of the uncertain inputs: one stream of chance for each, correlated within groups.

The draws of a trial are the same for every option, whatever the number of threads or the size of
a block, because each input's stream is read in order and depends on the seed and its name alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.appraisal.correlation import group_correlations
from counterfoil.appraisal.inputs import Input
from counterfoil.appraisal.quantile_kernels import (
    interpolate_in_place,
    quantile_table,
    triangular_in_place,
)
from counterfoil.quantities.copula import correlation_factor
from counterfoil.quantities.distributions import (
    Distribution,
    Lognormal,
    Normal,
    Pert,
    Triangular,
    Uniform,
)
from counterfoil.quantities.streams import stream

FloatArray = NDArray[np.float64]
Transform = Callable[[FloatArray], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Rows of the draws that move together, and the factor that makes them so."""

    rows: tuple[int, ...]
    factor: FloatArray


@dataclass(slots=True, kw_only=True)
class Drawer:
    """Draws block after block. `names` are the uncertain inputs, one row each."""

    names: tuple[str, ...]
    streams: list[np.random.Generator]
    normal_rows: list[bool]
    transforms: list[Transform]
    groups: tuple[Group, ...]
    workers: int
    _free: list[int] = field(default_factory=list)

    def draw(self, trials: int, pool: ThreadPoolExecutor) -> FloatArray:
        """The next block of draws, shape (rows, trials)."""
        block = np.empty((len(self.names), trials))
        grouped = {row for group in self.groups for row in group.rows}
        rows = range(len(self.names))

        def fill(mine: Sequence[int]) -> None:
            for row in mine:
                if self.normal_rows[row]:
                    self.streams[row].standard_normal(out=block[row])
                else:
                    self.streams[row].random(out=block[row])
                if row not in grouped:
                    self.transforms[row](block[row])

        list(pool.map(fill, [rows[part :: self.workers] for part in range(self.workers)]))
        for group in self.groups:
            _correlate(block, group, self.transforms)
        return block


def build_drawer(case: BusinessCase, inputs: Sequence[Input], seed: int, workers: int) -> Drawer:
    """A drawer of the uncertain inputs of a case, from a seed."""
    uncertain = [item for item in inputs if item.is_uncertain]
    names = [item.name for item in uncertain]
    groups = []
    for group in case.correlations:
        members = [item.name for item in uncertain if item.group == group.id]
        if len(members) > 1:
            factor = correlation_factor(group_correlations(group, members))
            rows = tuple(names.index(name) for name in members)
            groups.append(Group(rows=rows, factor=factor))
    grouped = {row for group in groups for row in group.rows}
    normal = [
        row in grouped or isinstance(item.distribution, Normal | Lognormal)
        for row, item in enumerate(uncertain)
    ]
    return Drawer(
        names=tuple(names),
        streams=[stream(seed, name) for name in names],
        normal_rows=normal,
        transforms=[
            _transform(item, from_normal=normal[row]) for row, item in enumerate(uncertain)
        ],
        groups=tuple(groups),
        workers=workers,
    )


def _correlate(block: FloatArray, group: Group, transforms: Sequence[Transform]) -> None:
    """Make a group's independent normals move together, then give each its own distribution."""
    block[list(group.rows)] = group.factor @ block[list(group.rows)]
    for row in group.rows:
        transforms[row](block[row])


def _transform(item: Input, *, from_normal: bool) -> Transform:
    """What turns a row of normals, or of uniforms, into draws of the input, in place."""
    distribution = item.distribution
    assert distribution is not None
    scale = item.scale
    if from_normal:
        return _from_normal(distribution, scale)
    return _from_uniform(distribution, scale)


def _from_normal(distribution: Distribution, scale: float) -> Transform:
    match distribution:
        case Normal():
            mean, sd = distribution.mean * scale, distribution.sd * scale

            def normal(row: FloatArray) -> None:
                row *= sd
                row += mean

            return normal
        case Lognormal():
            log_mean, log_sd = distribution.log_mean, distribution.log_sd

            def lognormal(row: FloatArray) -> None:
                row *= log_sd
                row += log_mean
                np.exp(row, out=row)
                row *= scale

            return lognormal
        case _:
            inner = _from_uniform(distribution, scale)

            def through_uniform(row: FloatArray) -> None:
                from scipy.special import ndtr

                ndtr(row, out=row)
                inner(row)

            return through_uniform


def _from_uniform(distribution: Distribution, scale: float) -> Transform:
    match distribution:
        case Uniform():
            low, width = distribution.low * scale, (distribution.high - distribution.low) * scale

            def uniform(row: FloatArray) -> None:
                row *= width
                row += low

            return uniform
        case Triangular():
            low, mode, high = distribution.low, distribution.mode, distribution.high

            def triangular(row: FloatArray) -> None:
                triangular_in_place(row, low, mode, high, scale)

            return triangular
        case Pert():
            table = quantile_table(distribution)

            def pert(row: FloatArray) -> None:
                tails = interpolate_in_place(row, table)
                if tails.size:
                    row[tails] = distribution.quantile(row[tails])
                row *= scale

            return pert
        case _:

            def other(row: FloatArray) -> None:
                row[:] = distribution.quantile(_inside(row))
                row *= scale

            return other


def _inside(uniforms: FloatArray) -> FloatArray:
    """Uniforms kept off the very ends, where a quantile may be infinite."""
    return np.clip(uniforms, 1e-15, 1 - 1e-15)
