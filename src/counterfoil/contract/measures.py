"""Measures of performance and what each failure costs: the clauses. `assessment` applies them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from counterfoil.errors import InvalidValue


class Direction(StrEnum):
    """Which way is better."""

    HIGHER = "higher"
    LOWER = "lower"


class MeasureWindow(StrEnum):
    """Over which months counts are summed before the measure is judged."""

    MONTH = "month"
    QUARTER = "quarter"
    ROLLING = "rolling"


class Basis(StrEnum):
    """What a band's amount is: pounds, points, or a share of the pool or of the charges at risk."""

    POUNDS = "pounds"
    SHARE_OF_POOL = "share_of_pool"
    SHARE_OF_CHARGES = "share_of_charges"
    POINTS = "points"


class Order(StrEnum):
    """In what order deductions are taken while the cap lasts."""

    AS_LISTED = "as_listed"
    LARGEST_FIRST = "largest_first"


class Unreported(StrEnum):
    """What a window without any measurement costs: nothing, or the worst band."""

    NOTHING = "nothing"
    WORST_BAND = "worst_band"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeductionBand:
    """What is deducted when the value is worse than `beyond`; the worst band reached counts.

    step: when given, the amount is for each step beyond, or part of one.
    """

    beyond: Fraction
    amount: Fraction
    step: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """The amount is multiplied when so many of the last `within` windows failed, this one too."""

    failures: int
    within: int
    multiplier: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class EarnBack:
    """This share of a deduction is given back once so many windows in a row met the target."""

    windows: int
    share: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A measure of performance, its target and its deductions.

    The value of a window is the sum of its numerators over the sum of its denominators, never a
    mean of percentages. counts, of: what the numerator and the denominator count, in words.
    tolerance: how far short of target is still no failure. minimum_sample: the least denominator on
    which it is judged. decimals: to which the value is rounded before it is judged, as a share (3
    for 91.9%); None: exact. critical: a value beyond which the failure is critical. ratio: False
    when it is a plain count.
    """

    id: str
    title: str
    clause: str
    direction: Direction
    target: Fraction
    counts: str
    of: str = ""
    ratio: bool = True
    window: MeasureWindow = MeasureWindow.MONTH
    rolling_months: int = 0
    tolerance: Fraction = Fraction(0)
    minimum_sample: Fraction = Fraction(0)
    decimals: int | None = None
    bands: tuple[DeductionBand, ...] = ()
    basis: Basis = Basis.POUNDS
    repeat: Repeat | None = None
    earn_back: EarnBack | None = None
    critical: Fraction | None = None
    unreported: Unreported = Unreported.NOTHING
    starts: date | None = None
    ends: date | None = None
    published_kpi: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        if self.window is MeasureWindow.ROLLING and self.rolling_months < 2:
            raise _wrong(
                self.id, "its rolling window is too short", "give 2 rolling months or more"
            )
        edges = [band.beyond for band in self.bands]
        if len(set(edges)) != len(edges):
            raise _wrong(self.id, "two of its bands begin at the same value", "keep one of them")
        for band in self.bands:
            if band.amount < 0 or (band.step is not None and band.step <= 0):
                raise _wrong(
                    self.id,
                    "a band's amount is negative, or its step not above nought",
                    "give positive figures",
                )

    def worse(self, value: Fraction, than: Fraction) -> bool:
        """Whether a value is worse than another, by the measure's direction."""
        return value < than if self.direction is Direction.HIGHER else value > than

    def fails(self, value: Fraction) -> bool:
        """Whether a value misses the target by more than the tolerance."""
        slack = -self.tolerance if self.direction is Direction.HIGHER else self.tolerance
        return self.worse(value, self.target + slack)

    def band_of(self, value: Fraction) -> DeductionBand | None:
        """The worst band that a value reaches; None when it reaches none."""
        reached = [band for band in self.bands if self.worse(value, band.beyond)]
        if not reached:
            return None
        worst = min if self.direction is Direction.HIGHER else max
        return worst(reached, key=lambda band: band.beyond)

    @property
    def worst_band(self) -> DeductionBand | None:
        """The band furthest from the target."""
        if not self.bands:
            return None
        worst = min if self.direction is Direction.HIGHER else max
        return worst(self.bands, key=lambda band: band.beyond)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deductions:
    """What holds for all deductions together.

    pool: the share of a month's charges at risk; None: no monthly cap. year_cap: the share of the
    contract year's charges so far that deductions of the year may reach; None: no yearly cap.
    point_gbp, point_share: what a service point costs, in pounds or as a share of the month's
    charges at risk. with_availability: whether availability deductions are taken first from the
    same pool.
    """

    clause: str = ""
    pool: Fraction | None = None
    year_cap: Fraction | None = None
    order: Order = Order.AS_LISTED
    point_gbp: Fraction | None = None
    point_share: Fraction | None = None
    with_availability: bool = False


def _wrong(measure: str, what: str, mend: str) -> InvalidValue:
    return InvalidValue(what=what, where=f"measure {measure}", mend=mend)
