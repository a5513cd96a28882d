"""Draws of the uncertain inputs: one stream of chance for each, correlated within groups.

The draws of a trial are the same for every option, whatever the number of threads or the size of
a block, because each input's stream is read in order and depends on the seed and its name alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.appraisal.correlation import group_correlations
from counterfoil.appraisal.inputs import Input
from counterfoil.appraisal.quantile_kernels import (
    line_in_place,
    mix_in_place,
    pert_table,
    probability_table,
    smooth_in_place,
    triangular_in_place,
)
from counterfoil.appraisal.stream_kernels import fill_normals, fill_uniforms, stream_state
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
    """Rows of the draws that move together, and the factor that makes them so.

    A row that moves with no other is a group of one, its factor the single number 1.
    """

    rows: tuple[int, ...]
    factor: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawer:
    """Draws block after block. `names` are the uncertain inputs, one row each.

    states: where each row's stream stands; drawing moves them on.
    """

    names: tuple[str, ...]
    states: tuple[NDArray[np.uint64], ...]
    normal_rows: tuple[bool, ...]
    transforms: tuple[Transform, ...]
    groups: tuple[Group, ...]
    workers: int

    def draw(
        self, trials: int, pool: ThreadPoolExecutor, room: FloatArray | None = None
    ) -> FloatArray:
        """The next block of draws, shape (rows, trials); in `room` when it has that shape."""
        shape = (len(self.names), trials)
        block = room if room is not None and room.shape == shape else np.empty(shape)
        waiting = iter(self.groups)
        list(pool.map(self._fill, [block] * self.workers, [waiting] * self.workers))
        return block

    def _fill(self, block: FloatArray, waiting: Iterator[Group]) -> None:
        """Draw one waiting group after another; several threads may share what is waiting."""
        for group in waiting:
            for row in group.rows:
                fill = fill_normals if self.normal_rows[row] else fill_uniforms
                fill(self.states[row], block[row])
            if len(group.rows) > 1:
                mix_in_place(block, np.array(group.rows), group.factor)
            for row in group.rows:
                self.transforms[row](block[row])


def build_drawer(case: BusinessCase, inputs: Sequence[Input], seed: int, workers: int) -> Drawer:
    """A drawer of the uncertain inputs of a case, from a seed."""
    uncertain = [item for item in inputs if item.is_uncertain]
    place = {item.name: row for row, item in enumerate(uncertain)}
    groups = []
    for group in case.correlations:
        members = [item.name for item in uncertain if item.group == group.id]
        if len(members) > 1:
            factor = correlation_factor(group_correlations(group, members))
            groups.append(Group(rows=tuple(place[name] for name in members), factor=factor))
    grouped = {row for group in groups for row in group.rows}
    alone = np.ones((1, 1))
    groups += [Group(rows=(r,), factor=alone) for r in range(len(uncertain)) if r not in grouped]
    normal = tuple(
        row in grouped or isinstance(item.distribution, Normal | Lognormal | Pert)
        for row, item in enumerate(uncertain)
    )
    return Drawer(
        names=tuple(place),
        states=tuple(stream_state(stream(seed, name)) for name in place),
        normal_rows=normal,
        transforms=tuple(
            _transform(item, from_normal=normal[row]) for row, item in enumerate(uncertain)
        ),
        groups=tuple(groups),
        workers=workers,
    )


def _transform(item: Input, *, from_normal: bool) -> Transform:
    """What turns a row of normals, or of uniforms, into draws of the input, in place."""
    distribution = item.distribution
    assert distribution is not None
    if from_normal:
        return _from_normal(distribution, item.scale)
    return _from_uniform(distribution, item.scale)


def _from_normal(distribution: Distribution, scale: float) -> Transform:
    match distribution:
        case Normal():
            mean, sd = distribution.mean * scale, distribution.sd * scale
            return lambda row: line_in_place(row, mean, sd)
        case Lognormal():
            log_mean, log_sd = distribution.log_mean, distribution.log_sd

            def lognormal(row: FloatArray) -> None:
                line_in_place(row, log_mean, log_sd)
                np.exp(row, out=row)
                row *= scale

            return lognormal
        case Pert():
            table = pert_table(distribution)
            low, width = distribution.low * scale, (distribution.high - distribution.low) * scale
            return lambda row: smooth_in_place(row, table, low, width)
        case _:
            probabilities = probability_table()
            inner = _from_uniform(distribution, scale)

            def through_uniform(row: FloatArray) -> None:
                smooth_in_place(row, probabilities, 0.0, 1.0)
                inner(row)

            return through_uniform


def _from_uniform(distribution: Distribution, scale: float) -> Transform:
    match distribution:
        case Uniform():
            low, width = distribution.low * scale, (distribution.high - distribution.low) * scale
            return lambda row: line_in_place(row, low, width)
        case Triangular():
            low, mode, high = distribution.low, distribution.mode, distribution.high
            return lambda row: triangular_in_place(row, low, mode, high, scale)
        case _:

            def other(row: FloatArray) -> None:
                row[:] = distribution.quantile(_inside(row))
                row *= scale

            return other


def _inside(uniforms: FloatArray) -> FloatArray:
    """Uniforms kept off the very ends, where a quantile may be infinite."""
    return np.clip(uniforms, 1e-15, 1 - 1e-15)
