"""A volume: how much of something happens in each year, and the bands it may be priced in."""

from __future__ import annotations

import math
from dataclasses import dataclass

from counterfoil.errors import InvalidValue
from counterfoil.quantities.years import FinancialYear


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """Counts of `unit` in each financial year from `first_year`; never negative.

    >>> Volume(unit="detention", first_year=FinancialYear(2017), counts=(20_000.0,)).counts
    (20000.0,)
    """

    unit: str
    first_year: FinancialYear
    counts: tuple[float, ...]

    def __post_init__(self) -> None:
        if not self.unit:
            raise _wrong("a volume has no unit", "name what is counted, such as detention")
        if not self.counts:
            raise _wrong("a volume has no counts", "give a count for each year")
        if not all(math.isfinite(count) and count >= 0 for count in self.counts):
            raise _wrong("a volume holds a count below nought", "give counts of at least 0")


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Units from `above` up to `up_to` (None: no end) at `rate_gbp` each."""

    above: float
    up_to: float | None
    rate_gbp: float

    def __post_init__(self) -> None:
        if not math.isfinite(self.above) or self.above < 0:
            raise _wrong("a band begins below nought", "begin the first band at 0")
        if self.up_to is not None and not self.up_to > self.above:
            raise _wrong("a band ends where it begins, or before", "make up_to larger than above")
        if not math.isfinite(self.rate_gbp):
            raise _wrong("a band has no finite rate", "give pounds for each unit")


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginalBands:
    """Bands that meet end to end from 0; each unit is priced by the band it falls in.

    >>> bands = MarginalBands(bands=(Band(above=0, up_to=1500, rate_gbp=92),
    ...                              Band(above=1500, up_to=2000, rate_gbp=85),
    ...                              Band(above=2000, up_to=None, rate_gbp=78)))
    >>> bands.cost_gbp(2300)
    203900.0
    """

    bands: tuple[Band, ...]

    def __post_init__(self) -> None:
        if not self.bands:
            raise _wrong("a band table has no bands", "give at least one band, from 0")
        if self.bands[0].above != 0:
            raise _wrong("the first band does not begin at 0", "begin the first band at 0")
        for lower, upper in zip(self.bands, self.bands[1:], strict=False):
            if lower.up_to is None or lower.up_to > upper.above:
                raise _wrong(
                    f"the bands from {lower.above:g} and from {upper.above:g} overlap",
                    f"end the first at {upper.above:g}",
                )
            if lower.up_to < upper.above:
                raise _wrong(
                    f"no band covers {lower.up_to:g} to {upper.above:g}",
                    f"end the lower band at {upper.above:g}",
                )
        if self.bands[-1].up_to is not None:
            raise _wrong(
                f"no band covers volumes above {self.bands[-1].up_to:g}",
                "leave up_to empty in the last band",
            )

    def cost_gbp(self, volume: float) -> float:
        """The sum over bands of the units that fall in each times its rate."""
        cost = 0.0
        for band in self.bands:
            top = volume if band.up_to is None else min(volume, band.up_to)
            cost += max(0.0, top - band.above) * band.rate_gbp
        return cost


def _wrong(what: str, mend: str) -> InvalidValue:
    return InvalidValue(what=what, where="volume", mend=mend)
