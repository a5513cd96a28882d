"""Taking times side by side."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Work = Callable[[], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """What the repetitions of one piece of work took, in seconds."""

    seconds: tuple[float, ...]

    @property
    def least(self) -> float:
        return min(self.seconds)

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def most(self) -> float:
        return max(self.seconds)

    def scaled(self, factor: float) -> Times:
        """The same work done `factor` times over, if time grows in proportion."""
        return Times(seconds=tuple(seconds * factor for seconds in self.seconds))


def side_by_side(works: Mapping[str, Work], repetitions: int) -> dict[str, Times]:
    """Times of each, taken in turns so that a busy moment of the machine falls on all alike.

    Each is done once beforehand, unmeasured.
    """
    taken: dict[str, list[float]] = {name: [] for name in works}
    for work in works.values():
        work()
    for _ in range(repetitions):
        for name, work in works.items():
            gc.collect()
            start = time.perf_counter()
            work()
            taken[name].append(time.perf_counter() - start)
    return {name: Times(seconds=tuple(seconds)) for name, seconds in taken.items()}


def once(work: Work) -> Times:
    """The time of a piece of work too long to repeat."""
    start = time.perf_counter()
    work()
    return Times(seconds=(time.perf_counter() - start,))
