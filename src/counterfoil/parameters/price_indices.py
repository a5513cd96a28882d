"""Price indices by financial year: the GDP deflator and the consumer prices index."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from math import fsum
from pathlib import Path
from types import MappingProxyType

from counterfoil.citation import Citation, Confidence
from counterfoil.errors import CounterfoilError, InvalidValue
from counterfoil.parameters.catalogue import edition
from counterfoil.parameters.editions import Edition
from counterfoil.quantities.years import FinancialYear, Month

SERIES = ("cpi", "gdp_deflator")


class IndexBasis(StrEnum):
    """How a financial year gets its level from calendar figures.

    `FINANCIAL_YEAR`: the mean of its twelve months when there are months; otherwise 0.75 of the
    calendar year in which it starts plus 0.25 of the next, an approximation.
    `CALENDAR_YEAR`: the calendar year in which it starts stands for it, a rougher approximation
    that reaches further when the last calendar year is the last level held.
    """

    FINANCIAL_YEAR = "financial_year"
    CALENDAR_YEAR = "calendar_year"


class YearOutsideIndex(CounterfoilError):
    """The index has no level for this year or month."""

    exit_code = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnualIndex:
    """Levels by financial year, with the method that made them. Compare levels by ratio only."""

    parameter_id: str
    edition_id: str
    basis: IndexBasis
    method: str
    confidence: Confidence
    source: Citation
    levels: Mapping[FinancialYear, float]

    def __post_init__(self) -> None:
        years = sorted(self.levels)
        gap = not years or len(years) != years[-1] - years[0] + 1
        if gap or any(level <= 0 for level in self.levels.values()):
            raise InvalidValue(
                what="its years do not follow on, or a level is not above zero",
                where=f"{self.parameter_id} edition {self.edition_id}",
                mend="correct the edition's data file",
            )
        object.__setattr__(
            self, "levels", MappingProxyType({year: self.levels[year] for year in years})
        )

    @property
    def first(self) -> FinancialYear:
        """The first year with a level."""
        return min(self.levels)

    @property
    def last(self) -> FinancialYear:
        """The last year with a level."""
        return max(self.levels)

    def level(self, year: FinancialYear) -> float:
        """The level of one year. Raises YearOutsideIndex when the index does not hold it."""
        if year not in self.levels:
            raise YearOutsideIndex(
                what=f"{self.parameter_id} edition {self.edition_id} has no level for {year}",
                where=f"{self.parameter_id}, which runs from {self.first} to {self.last}",
                mend="hold the last level or grow it at a stated rate, or name a later edition",
            )
        return self.levels[year]

    def factor(self, *, from_year: FinancialYear, to_year: FinancialYear) -> float:
        """What one pound in prices of `from_year` is in prices of `to_year`."""
        return self.level(to_year) / self.level(from_year)


@lru_cache(maxsize=64)
def index_series(
    parameter_id: str,
    edition_id: str,
    basis: IndexBasis | str = IndexBasis.FINANCIAL_YEAR,
    folder: Path | None = None,
) -> AnnualIndex:
    """One edition of an index as levels by financial year; only complete years are given.

    Raises UnknownParameter, UnknownEdition, and InvalidValue for a parameter that is no index
    or a basis that is not one of IndexBasis.

    >>> cpi = index_series("cpi", "2026-02")
    >>> str(cpi.last), round(cpi.level(cpi.last), 3)
    ('2024-25', 134.783)
    """
    if basis not in set(IndexBasis):
        raise _no_index(f"{basis!r} is not a basis", f"name {' or '.join(IndexBasis)}")
    chosen = edition(parameter_id, edition_id, folder)
    levels, method, confidence = _levels(chosen, IndexBasis(basis))
    return AnnualIndex(
        parameter_id=parameter_id,
        edition_id=edition_id,
        basis=IndexBasis(basis),
        method=method,
        confidence=confidence,
        source=chosen.source,
        levels=levels,
    )


def month_level(
    parameter_id: str, edition_id: str, month: Month, folder: Path | None = None
) -> float:
    """The level of one month. Raises YearOutsideIndex when the edition does not hold it.

    >>> month_level("cpi", "2026-02", Month(2024, 9))
    134.2
    """
    months = _months(edition(parameter_id, edition_id, folder))
    if month not in months:
        raise YearOutsideIndex(
            what=f"{parameter_id} edition {edition_id} has no level for {month}",
            where=f"{parameter_id}, which runs from {min(months)} to {max(months)}"
            if months
            else parameter_id,
            mend="ask for a month it holds, or name a later edition",
        )
    return months[month]


def month_factor(
    parameter_id: str,
    edition_id: str,
    *,
    from_month: Month,
    to_month: Month,
    folder: Path | None = None,
) -> float:
    """The later index over the base index, as contracts state it, unrounded.

    >>> round(month_factor("cpi", "2026-02", from_month=Month(2024, 9), to_month=Month(2025, 9)), 6)
    1.038003
    """
    later = month_level(parameter_id, edition_id, to_month, folder)
    return later / month_level(parameter_id, edition_id, from_month, folder)


def _levels(
    chosen: Edition, basis: IndexBasis
) -> tuple[dict[FinancialYear, float], str, Confidence]:
    years = _years(chosen)
    if basis is IndexBasis.CALENDAR_YEAR:
        method = "approximation: the calendar year in which the financial year starts"
        levels = {FinancialYear(year): level for year, level in years.items()}
        return levels, method, Confidence.RECALLED
    months = _months(chosen)
    if months:
        return _means(months), "mean of the twelve months April to March", chosen.confidence
    method = "approximation: 0.75 of the calendar year in which it starts and 0.25 of the next"
    return _blends(years), method, Confidence.RECALLED


def _means(months: Mapping[Month, float]) -> dict[FinancialYear, float]:
    candidates = {month.financial_year for month in months}
    complete = (year for year in candidates if all(month in months for month in year.months))
    return {year: fsum(months[month] for month in year.months) / 12 for year in complete}


def _blends(years: Mapping[int, float]) -> dict[FinancialYear, float]:
    return {
        FinancialYear(year): 0.75 * level + 0.25 * years[year + 1]
        for year, level in years.items()
        if year + 1 in years
    }


def _months(chosen: Edition) -> dict[Month, float]:
    if "months" not in chosen.table_ids:
        return {}
    table = chosen.table("months")
    pairs = zip(table.column("month"), table.column("index"), strict=True)
    return {Month.parse(str(month)): float(str(level)) for month, level in pairs}


def _years(chosen: Edition) -> dict[int, float]:
    if "calendar_years" not in chosen.table_ids:
        raise _no_index(
            f"{chosen.parameter_id} is not a price index", f"name {' or '.join(SERIES)}"
        )
    table = chosen.table("calendar_years")
    pairs = zip(table.column("year"), table.column("index"), strict=True)
    return {int(str(year)): float(str(level)) for year, level in pairs}


def _no_index(what: str, mend: str) -> InvalidValue:
    return InvalidValue(what=what, where="price index", mend=mend)
