"""The ways of saying how much a line costs or brings in each year.

Each has one *level*, the scalar that uncertainty and switching values act on, and a *pattern*:
the yearly numbers that the level multiplies, before delay, driver, growth and price index.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from counterfoil.errors import InvalidValue
from counterfoil.quantities.years import FinancialYear


@dataclass(frozen=True, slots=True, kw_only=True)
class Flat:
    """The same pounds in each year from `start` to `end` (None: the whole term)."""

    gbp: float
    start: FinancialYear | None = None
    end: FinancialYear | None = None

    def __post_init__(self) -> None:
        _check(self.gbp, self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearList:
    """Pounds for each year, listed in a profile; the level is a factor, 1 as stated."""

    profile: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ramp:
    """From `gbp_first` in `start`, in equal steps, to `gbp_last` in `end`; then `gbp_last`.

    Nothing before `start`. The level is a factor, 1 as stated.
    """

    gbp_first: float
    gbp_last: float
    start: FinancialYear
    end: FinancialYear

    def __post_init__(self) -> None:
        _check(self.gbp_first, self.start, self.end)
        _check(self.gbp_last, self.start, self.end)
        if self.start == self.end:
            raise _wrong("a ramp begins and ends in one year", "use one_off or flat instead")


@dataclass(frozen=True, slots=True, kw_only=True)
class OneOff:
    """Pounds in one year."""

    gbp: float
    year: FinancialYear

    def __post_init__(self) -> None:
        _check(self.gbp, self.year, self.year)


@dataclass(frozen=True, slots=True, kw_only=True)
class DriverRate:
    """Pounds for each unit of a driver, in each year from `start` to `end`."""

    driver: str
    gbp_per_unit: float
    unit: str
    start: FinancialYear | None = None
    end: FinancialYear | None = None

    def __post_init__(self) -> None:
        _check(self.gbp_per_unit, self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class DriverBands:
    """A driver priced by marginal bands; the level is a factor, 1 as stated."""

    driver: str
    bands: str
    unit: str
    start: FinancialYear | None = None
    end: FinancialYear | None = None

    def __post_init__(self) -> None:
        _check(1.0, self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareOf:
    """A share of the sum of other lines of the same option, year by year."""

    share: float
    lines: tuple[str, ...]

    def __post_init__(self) -> None:
        _check(self.share, None, None)
        if not self.lines:
            raise _wrong("a share names no lines", "name the lines it is a share of")


Amount = Flat | YearList | Ramp | OneOff | DriverRate | DriverBands | ShareOf

AMOUNT_KINDS: dict[type, str] = {
    Flat: "flat",
    YearList: "list",
    Ramp: "ramp",
    OneOff: "one_off",
    DriverRate: "driver_rate",
    DriverBands: "driver_bands",
    ShareOf: "share_of",
}


def level(amount: Amount) -> float:
    """The scalar that multiplies the pattern: pounds, pounds per unit, a share, or the factor 1.

    >>> level(Flat(gbp=120_000.0)), level(YearList(profile="staff"))
    (120000.0, 1.0)
    """
    match amount:
        case Flat() | OneOff():
            return amount.gbp
        case DriverRate():
            return amount.gbp_per_unit
        case ShareOf():
            return amount.share
        case _:
            return 1.0


def level_unit(amount: Amount) -> str:
    """The unit of the level, in words.

    >>> level_unit(DriverRate(driver="d", gbp_per_unit=92.0, unit="detention"))
    '£ per detention'
    """
    match amount:
        case Flat():
            return "£ a year"
        case OneOff():
            return "£"
        case DriverRate():
            return f"£ per {amount.unit}"
        case ShareOf():
            return "share"
        case _:
            return "factor"


def _check(gbp: float, start: FinancialYear | None, end: FinancialYear | None) -> None:
    if not math.isfinite(gbp):
        raise _wrong("an amount is not a finite number", "give finite pounds")
    if start is not None and end is not None and end < start:
        raise _wrong(f"it ends in {end}, before it starts in {start}", "put the years in order")


def _wrong(what: str, mend: str) -> InvalidValue:
    return InvalidValue(what=what, where="amount", mend=mend)
