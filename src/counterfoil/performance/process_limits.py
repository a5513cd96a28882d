"""Limits within which a measure varies by itself, so that noise is not read as change.

The XmR chart of individual values and their moving ranges (Shewhart; Wheeler, Understanding
Variation): the limits are the mean ± 2.66 × the mean moving range, where 2.66 is 3 / 1.128.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

LIMIT = 2.66
RANGE_LIMIT = 3.268
RUN = 8
LEAST_POINTS = 6


class Signal(StrEnum):
    """Why a point is not noise."""

    OUTSIDE = "outside the limits"
    RUN = "eight in a row on one side of the mean"
    NEAR_LIMIT = "three of four nearer to a limit than to the mean"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessLimits:
    """The mean, the limits either side, and which points are signals.

    signals: for the place of a point, why it is one (the first rule that says so). enough: whether
    there are points enough (6) for limits to mean anything.
    """

    mean: float
    lower: float
    upper: float
    mean_range: float
    range_upper: float
    signals: dict[int, Signal]
    enough: bool


def process_limits(
    values: Sequence[float], *, least: float | None = None, most: float | None = None
) -> ProcessLimits:
    """The limits of a series in order of time.

    least, most: ends beyond which no value can be, such as 0 and 1 for a share; limits stop there.

    Raises:
        ValueError: there are no values.
    """
    if not values:
        raise ValueError("no values")
    mean = sum(values) / len(values)
    ranges = [abs(after - before) for before, after in pairwise(values)]
    mean_range = sum(ranges) / len(ranges) if ranges else 0.0
    lower, upper = mean - LIMIT * mean_range, mean + LIMIT * mean_range
    lower = lower if least is None else max(least, lower)
    upper = upper if most is None else min(most, upper)
    enough = len(values) >= LEAST_POINTS
    signals: dict[int, Signal] = {}
    if enough:
        for place, signal in _signals(values, mean, lower, upper):
            signals.setdefault(place, signal)
    return ProcessLimits(
        mean=mean,
        lower=lower,
        upper=upper,
        mean_range=mean_range,
        range_upper=RANGE_LIMIT * mean_range,
        signals=signals,
        enough=enough,
    )


def _signals(
    values: Sequence[float], mean: float, lower: float, upper: float
) -> Iterator[tuple[int, Signal]]:
    for place, value in enumerate(values):
        if value < lower or value > upper:
            yield place, Signal.OUTSIDE
    for last in range(RUN - 1, len(values)):
        held = values[last - RUN + 1 : last + 1]
        if all(one > mean for one in held) or all(one < mean for one in held):
            for place in range(last - RUN + 1, last + 1):
                yield place, Signal.RUN
    for last in range(3, len(values)):
        places = range(last - 3, last + 1)
        for side in (_near(values, places, mean, upper), _near(values, places, mean, lower)):
            if len(side) >= 3:
                for place in side:
                    yield place, Signal.NEAR_LIMIT


def _near(values: Sequence[float], places: range, mean: float, limit: float) -> list[int]:
    """The places whose value is nearer to the limit than to the mean, on the limit's side."""
    half = (mean + limit) / 2
    if limit > mean:
        return [place for place in places if values[place] > half]
    return [place for place in places if values[place] < half] if limit < mean else []
