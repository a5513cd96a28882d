"""How each price index moves from the price base through the years of a case.

A path is known where a published series has a level, and grows at a stated rate where it has not.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from counterfoil.appraisal.business_case import BusinessCase, PriceIndex
from counterfoil.parameters.price_indices import AnnualIndex, index_series
from counterfoil.quantities.years import FinancialYear, years_from

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class PricePath:
    """Factor from the price base to each year t: known[t] × (1 + rate)^steps[t].

    known: ratio of published levels, 1 where there is no series. steps: years of growth at the
    stated rate, negative when the price base comes later. Both have shape (years,).
    """

    index: str
    known: FloatArray
    steps: NDArray[np.int64]

    def factors(self, rates_per_year: FloatArray) -> FloatArray:
        """The factor of each year when year t grows at rates_per_year[t] over year t-1.

        The years from the price base to year 0 grow at rates_per_year[0], and from the last year
        to a later price base at the last rate. Where a year has a published level, its rate has
        no effect. The factor of the price base itself is always 1.
        """
        grown = np.ones_like(self.known)
        for t in range(1, len(grown)):
            grown[t] = grown[t - 1] * (1 + rates_per_year[t]) ** (self.steps[t] - self.steps[t - 1])
        anchor = self.anchor
        height = (1 + rates_per_year[anchor]) ** self.steps[anchor] / grown[anchor]
        factors: FloatArray = self.known * grown * height
        return factors

    @property
    def anchor(self) -> int:
        """The year whose growth is known from the price base: the base, or the nearest to it."""
        return int(np.argmin(np.abs(self.steps)))


def price_path(case: BusinessCase, index: PriceIndex) -> PricePath:
    """The path of one index over the case's years. The case must have passed validation."""
    years = years_from(case.first_year, case.years)
    if not index.series:
        steps = np.array([year - case.price_base for year in years], dtype=np.int64)
        return PricePath(index=index.id, known=np.ones(case.years), steps=steps)
    series = index_series(index.series, case.editions[index.series])
    base_level, base_steps = _level_and_steps(series, case.price_base)
    pairs = [_level_and_steps(series, year) for year in years]
    return PricePath(
        index=index.id,
        known=np.array([level / base_level for level, _ in pairs]),
        steps=np.array([steps - base_steps for _, steps in pairs], dtype=np.int64),
    )


def _level_and_steps(series: AnnualIndex, year: FinancialYear) -> tuple[float, int]:
    """The last published level at or before a year, and the years since it."""
    beyond = max(0, year - series.last)
    return series.level(year + (-beyond)), beyond
