"""Checks of a measure that carries money: reasons to look, never a verdict.

Each check is a test with a stated chance of a false alarm: how often honest figures would set it
off. They were chosen for what gaming leaves behind: values heaped just above a threshold, too
little variation, volume that jumps with the measure, a supplier's figures that the authority's
samples do not bear out, round numbers, and revisions that go one way.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from scipy.special import betainc, chdtr

LEAST_PAIRS = 5
ALARM = 0.01
"""A check is set off when chance alone would do so at most once in a hundred."""


class Check(StrEnum):
    """What is looked for."""

    HEAPING = "heaped just above the threshold"
    TOO_EVEN = "too little variation"
    VOLUME_JUMP = "volume rises with the result"
    AGAINST_SAMPLE = "supplier's figure above the verified sample"
    ROUND_NUMBERS = "round numbers"
    REVISED_ONE_WAY = "revised in the supplier's favour"


METHODS: dict[Check, str] = {
    Check.HEAPING: (
        "Of the results within the width either side of the threshold, how many are at or above "
        "it. If either side were as likely, the chance of so many is a binomial tail."
    ),
    Check.TOO_EVEN: (
        "Shares of counts vary at least as chance makes them. The sum of squared deviations from "
        "the common share, each over its binomial variance, is compared with the lower tail of "
        "the chi-squared distribution."
    ),
    Check.VOLUME_JUMP: (
        "Months are taken in pairs, each month once. The rank agreement (Kendall) of the change "
        "in the denominator with the change in the result: the exact chance of so much agreement "
        "if they had nothing to do with one another."
    ),
    Check.AGAINST_SAMPLE: (
        "If the supplier's share were true, the chance of a verified sample with so few or fewer "
        "met is a binomial tail, over all months with a sample together."
    ),
    Check.ROUND_NUMBERS: (
        "One count in ten ends in nought. The chance of so many or more is a binomial tail."
    ),
    Check.REVISED_ONE_WAY: (
        "If revisions went either way alike, the chance of so many in the supplier's favour is a "
        "binomial tail (the sign test)."
    ),
}
NOT_A_VERDICT = (
    "This is a reason to look, not a verdict: honest figures set it off about once in a hundred "
    "times."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a check found. chance: of this or more by chance alone; None when it could not be made.

    alarm: whether the chance is at most ALARM. seen: what was counted, in words.
    """

    check: Check
    chance: float | None
    alarm: bool
    seen: str

    @property
    def method(self) -> str:
        """How the check is made."""
        return METHODS[self.check]


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthFigures:
    """A month's counts of a measure: the supplier's, and what a sample of the authority found."""

    numerator: int
    denominator: int
    sampled: int = 0
    sampled_met: int = 0

    @property
    def share(self) -> float:
        """The share met by the supplier's figures."""
        return self.numerator / self.denominator if self.denominator else math.nan


def heaping(
    values: Sequence[float], threshold: float, *, width: float = 0.01, higher: bool = True
) -> Finding:
    """Results heaped on the paying side of a threshold. higher: whether higher is better."""
    near = [value for value in values if abs(value - threshold) <= width]
    paid = sum(value >= threshold if higher else value <= threshold for value in near)
    chance = _upper_tail(paid, len(near), 0.5) if near else None
    seen = f"{paid} of {len(near)} results within {width:.1%} of the threshold are on the paid side"
    return _finding(Check.HEAPING, chance, seen)


def too_even(months: Sequence[MonthFigures]) -> Finding:
    """Shares that vary less than chance alone would make them."""
    held = [month for month in months if month.denominator > 0]
    total = sum(month.denominator for month in held)
    common = sum(month.numerator for month in held) / total if total else 0.0
    if len(held) < 3 or not 0 < common < 1:
        return _finding(Check.TOO_EVEN, None, "fewer than three months, or all or nothing met")
    squares = sum(
        (month.numerator - month.denominator * common) ** 2
        / (month.denominator * common * (1 - common))
        for month in held
    )
    chance = float(chdtr(len(held) - 1, squares))
    spread = squares / (len(held) - 1)
    seen = f"the spread over {len(held)} months is {spread:.2f} of what chance makes"
    return _finding(Check.TOO_EVEN, chance, seen)


def volume_jump(months: Sequence[MonthFigures]) -> Finding:
    """Denominators that rise when the result does, as when easy cases are added to a quarter.

    Every month is in one pair only, so that changes are independent of one another.
    """
    from scipy.stats import kendalltau  # takes long to load, and few pages need it

    held = [month for month in months if month.denominator > 0]
    pairs = list(zip(held[-2::-2], held[::-2], strict=False)) if len(held) > 1 else []
    volumes = [after.denominator - before.denominator for before, after in pairs]
    shares = [after.share - before.share for before, after in pairs]
    if len(pairs) < LEAST_PAIRS or len(set(volumes)) < 2 or len(set(shares)) < 2:
        return _finding(Check.VOLUME_JUMP, None, "fewer than ten months, or nothing changes")
    result = kendalltau(volumes, shares, alternative="greater")
    seen = f"in {len(pairs)} pairs of months the rank agreement is {result.statistic:.2f}"
    return _finding(Check.VOLUME_JUMP, float(result.pvalue), seen)


def against_sample(months: Sequence[MonthFigures], *, higher: bool = True) -> Finding:
    """The supplier's shares against what the authority found in its samples."""
    held = [month for month in months if month.sampled > 0 and month.denominator > 0]
    if not held:
        return _finding(Check.AGAINST_SAMPLE, None, "no month has a verified sample")
    sampled = sum(month.sampled for month in held)
    met = sum(month.sampled_met for month in held)
    claimed = sum(month.sampled * month.share for month in held) / sampled
    chance = _lower_tail(met, sampled, claimed) if higher else _upper_tail(met, sampled, claimed)
    seen = f"{met} of {sampled} sampled were met; the supplier's figures say {claimed:.1%}"
    return _finding(Check.AGAINST_SAMPLE, chance, seen)


def round_numbers(counts: Sequence[int]) -> Finding:
    """Counts that end in nought more often than one in ten. Counts below 10 are left out."""
    held = [count for count in counts if count >= 10]
    ending = sum(count % 10 == 0 for count in held)
    chance = _upper_tail(ending, len(held), 0.1) if held else None
    return _finding(Check.ROUND_NUMBERS, chance, f"{ending} of {len(held)} counts end in nought")


def revised_one_way(changes: Sequence[float], *, higher: bool = True) -> Finding:
    """Revisions of results (new less old) that favour the supplier. Noughts are left out."""
    held = [change for change in changes if change]
    favour = sum((change > 0) == higher for change in held)
    chance = _upper_tail(favour, len(held), 0.5) if held else None
    seen = f"{favour} of {len(held)} revisions favour the supplier"
    return _finding(Check.REVISED_ONE_WAY, chance, seen)


def _finding(check: Check, chance: float | None, seen: str) -> Finding:
    alarm = chance is not None and chance <= ALARM
    return Finding(check=check, chance=chance, alarm=alarm, seen=seen)


def _upper_tail(count: int, of: int, share: float) -> float:
    """The chance of `count` or more of `of`, each with this chance."""
    return 1.0 if count <= 0 else float(betainc(count, of - count + 1, share))


def _lower_tail(count: int, of: int, share: float) -> float:
    """The chance of `count` or fewer."""
    return 1.0 if count >= of else 1 - _upper_tail(count + 1, of, share)
