"""Discount rates by schedule: which real rate applies to each year from the start of year 0."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from counterfoil.citation import Citation
from counterfoil.errors import CounterfoilError, InvalidValue
from counterfoil.parameters.catalogue import edition, nearest

PARAMETER = "discount_rates"
HEALTH = "health"


class UnknownSchedule(CounterfoilError):
    """The edition has no schedule of this name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RateBand:
    """A rate that holds from one year to another, both counted in. No `to_year`: no end."""

    from_year: int
    to_year: int | None
    rate_per_year: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscountSchedule:
    """Bands of real rates, which must begin at year 0, follow on and have no end."""

    id: str
    title: str
    edition_id: str
    source: Citation
    bands: tuple[RateBand, ...]

    def __post_init__(self) -> None:
        begins = 0
        for place, band in enumerate(self.bands):
            last = place == len(self.bands) - 1
            if band.from_year != begins or (band.to_year is None) is not last:
                raise self._wrong("its bands do not follow on from year 0 without a gap")
            if not -1 < band.rate_per_year < 1:
                raise self._wrong(f"{band.rate_per_year} is not a rate a year between -1 and 1")
            if band.to_year is not None:
                begins = band.to_year + 1
        if not self.bands:
            raise self._wrong("it has no bands")

    def rate_per_year(self, year: int) -> float:
        """The rate that takes a value from year - 1 to `year`."""
        return next(
            band.rate_per_year
            for band in self.bands
            if band.from_year <= year and (band.to_year is None or year <= band.to_year)
        )

    def _wrong(self, what: str) -> InvalidValue:
        return InvalidValue(
            what=what,
            where=f"discount schedule {self.id}, edition {self.edition_id}",
            mend="correct the bands in the edition's data file",
        )


@lru_cache(maxsize=64)
def discount_schedule(
    edition_id: str, schedule: str, folder: Path | None = None
) -> DiscountSchedule:
    """One schedule of one edition. Each table of a discount_rates edition is a schedule.

    Raises UnknownEdition or UnknownSchedule with the nearest names.
    """
    chosen = edition(PARAMETER, edition_id, folder)
    if schedule not in chosen.table_ids:
        raise UnknownSchedule(
            what=f"edition {edition_id} has no discount schedule {schedule!r}",
            where="discount_rates",
            mend=nearest(schedule, chosen.table_ids),
        )
    table = chosen.table(schedule)
    bands = zip(*map(table.column, ("from_year", "to_year", "rate_per_year")), strict=True)
    return DiscountSchedule(
        id=schedule,
        title=table.title,
        edition_id=edition_id,
        source=chosen.source,
        bands=tuple(_band(*band) for band in bands),
    )


def discount_rates(
    edition_id: str, schedule: str, years: int, folder: Path | None = None
) -> tuple[float, ...]:
    """The real rate of each year, in a tuple of length `years`.

    Entry t takes a value from year t-1 to year t. Year 0 is not discounted, so entry 0 is 0.0
    and the factor of year t is the product of 1/(1+r) over entries 0 to t.
    Raises InvalidValue when `years` is below 1, and as `discount_schedule` does.
    Source: HM Treasury, The Green Book; the edition names where the rates were read.

    >>> rates = discount_rates("2026", "standard", 32)
    >>> rates[0], rates[1], rates[30], rates[31]
    (0.0, 0.035, 0.035, 0.03)
    """
    if years < 1:
        raise InvalidValue(
            what=f"{years} is not a number of years",
            where="discount rates",
            mend="ask for at least one year",
        )
    chosen = discount_schedule(edition_id, schedule, folder)
    return (0.0, *(chosen.rate_per_year(year) for year in range(1, years)))


def health_schedule(edition_id: str, otherwise: str, folder: Path | None = None) -> str:
    """The schedule for health and life effects, or `otherwise` in an edition without one.

    The review of June 2026 recommended no separate health rate, so a future edition may have none.
    Raises UnknownEdition.

    >>> health_schedule("2026", "standard")
    'health'
    """
    return HEALTH if HEALTH in edition(PARAMETER, edition_id, folder).table_ids else otherwise


def _band(from_year: object, to_year: object, rate: object) -> RateBand:
    return RateBand(
        from_year=int(str(from_year)),
        to_year=None if to_year is None else int(str(to_year)),
        rate_per_year=float(str(rate)),
    )
