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

        The years from the price base to year 0 grow at rates_per_year[0]. Where a year has a
        published level, its rate has no effect.
        """
        grown = np.empty_like(self.known)
        grown[0] = (1 + rates_per_year[0]) ** self.steps[0]
        for t in range(1, len(grown)):
            grown[t] = grown[t - 1] * (1 + rates_per_year[t]) ** (self.steps[t] - self.steps[t - 1])
        return self.known * grown


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
