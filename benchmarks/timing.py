"""Taking times side by side."""

from __future__ import annotations

import gc
import os
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Work = Callable[[], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """What the repetitions of one piece of work took, in seconds.

    processor: the time its threads were at work, whatever else the machine was doing meanwhile.
    """

    seconds: tuple[float, ...]
    processor: tuple[float, ...] = ()

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
        return Times(
            seconds=tuple(seconds * factor for seconds in self.seconds),
            processor=tuple(seconds * factor for seconds in self.processor),
        )


def side_by_side(works: Mapping[str, Work], repetitions: int) -> dict[str, Times]:
    """Times of each, taken in turns so that a busy moment of the machine falls on all alike.

    Each is done once beforehand, unmeasured.
    """
    taken: dict[str, list[Times]] = {name: [] for name in works}
    for work in works.values():
        work()
    for _ in range(repetitions):
        for name, work in works.items():
            taken[name].append(once(work))
    return {
        name: Times(
            seconds=tuple(times.least for times in each),
            processor=tuple(times.processor[0] for times in each),
        )
        for name, each in taken.items()
    }


def once(work: Work) -> Times:
    """The time of a piece of work, done once."""
    gc.collect()
    wall, processor = time.perf_counter(), _processor_seconds()
    work()
    return Times(
        seconds=(time.perf_counter() - wall,), processor=(_processor_seconds() - processor,)
    )


def _processor_seconds() -> float:
    """Processor time of this process and of those it started and that have ended."""
    ended = os.times()
    return time.process_time() + ended.children_user + ended.children_system
