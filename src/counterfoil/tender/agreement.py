"""How far evaluators agree before moderation: Krippendorff's alpha, exactly.

alpha = 1 − observed disagreement ÷ disagreement expected by chance. 1 is full agreement, 0 what
chance would give, and less than 0 is disagreement with a system to it. Marks that are missing are
left out; an answer that fewer than two people marked says nothing and is left out too. After
Krippendorff, "Computing Krippendorff's Alpha-Reliability", University of Pennsylvania, 2011.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

Mark = int | Fraction


class Level(StrEnum):
    """What the distance between two marks means.

    Marks on a scale with an anchor for each are ordinal: a 5 is better than a 4, but nobody says by
    how much. Interval takes the steps as equal, as the sum of weighted marks does.
    """

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Alpha with what it rests on.

    alpha: nothing when all marks are the same or none can be compared; `why_none` then says so.
    answers: how many were marked by two people or more. marks: how many marks those have.
    """

    level: Level
    alpha: Fraction | None
    answers: int
    marks: int
    why_none: str = ""


def agreement(answers: Iterable[Sequence[Mark | None]], level: Level) -> Agreement:
    """Krippendorff's alpha of the marks that several people gave to the same answers.

    answers: for each answer, the marks given to it, in any order; None where somebody gave none.

    >>> agreement([(0, 0), (1, 1), (0, 1)], Level.NOMINAL).alpha
    Fraction(4, 9)
    """
    marked = [[_plain(mark) for mark in answer if mark is not None] for answer in answers]
    compared = [answer for answer in marked if len(answer) >= 2]
    counts = Counter(mark for answer in compared for mark in answer)
    total = counts.total()
    why = _why_none(counts)
    alpha = None if why else _alpha(compared, counts, total, level)
    return Agreement(level=level, alpha=alpha, answers=len(compared), marks=total, why_none=why)


def _plain(mark: Mark) -> Mark:
    """A whole mark, which most are, as a whole number: it is the same and quicker to count."""
    return mark.numerator if mark.denominator == 1 else mark


def _why_none(counts: Mapping[Mark, int]) -> str:
    if not counts:
        return "no answer was marked by two people"
    if len(counts) == 1:
        return "every mark is the same, so there is nothing to tell agreement from chance by"
    return ""


def _alpha(
    compared: Sequence[Sequence[Mark]], counts: Mapping[Mark, int], total: int, level: Level
) -> Fraction:
    distances = _distances(counts, level)
    observed: Counter[tuple[int, Mark, Mark]] = Counter()
    for answer in compared:
        for pair, times in _pairs(Counter(answer)):
            observed[len(answer), *pair] += times
    expected = sum((times * distances[pair] for pair, times in _pairs(counts)), Fraction(0))
    within = sum(
        (
            distances[low, high] * Fraction(times, size - 1)
            for (size, low, high), times in observed.items()
        ),
        Fraction(0),
    )
    return 1 - (total - 1) * within / expected


def _pairs(counts: Mapping[Mark, int]) -> Iterator[tuple[tuple[Mark, Mark], int]]:
    """Each two marks, the lower first, and how many pairs of them there are."""
    ordered = sorted(counts)
    for place, low in enumerate(ordered):
        for high in ordered[place + 1 :]:
            yield (low, high), counts[low] * counts[high]


def _distances(counts: Mapping[Mark, int], level: Level) -> dict[tuple[Mark, Mark], Fraction]:
    """The squared distance of each two marks, the lower first.

    Ordinal: as many marks as were given from one to the other, half of those at both ends.
    """
    ordered = sorted(counts)
    found = {}
    for place, low in enumerate(ordered):
        passed = Fraction(counts[low], 2)
        for high in ordered[place + 1 :]:
            if level is Level.NOMINAL:
                distance = Fraction(1)
            elif level is Level.INTERVAL:
                distance = Fraction(high - low)
            else:
                distance = passed + Fraction(counts[high], 2)
            passed += counts[high]
            found[low, high] = distance**2
    return found
