"""Discount factors and present values, with rates that may step down over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from counterfoil.errors import InvalidValue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]


def discount_factors(rates_per_year: Sequence[float]) -> FloatArray:
    """Worth at the start of year 0 of one pound in each year.

    d[0] = 1 and d[t] = d[t-1] / (1 + r[t]), so the rate may step down.
    rates_per_year: decimals, one for each year; entry 0 is not used.
    Returns: factors, shape (years,). Raises: InvalidValue if a rate is -1 or below.
    Source: HM Treasury, The Green Book, discounting.

    >>> discount_factors([0.035, 0.035, 0.035]).round(4).tolist()
    [1.0, 0.9662, 0.9335]
    """
    rates = np.asarray(rates_per_year, dtype=np.float64)
    if rates.ndim != 1 or rates.size == 0 or not np.all(rates[1:] > -1):
        raise InvalidValue(
            what="a discount rate is -100% or below, or there are no rates",
            where="discount rates",
            mend="give a decimal above -1 for each year, such as 0.035",
        )
    steps: FloatArray = np.ones_like(rates)
    steps[1:] = 1.0 / (1.0 + rates[1:])
    factors: FloatArray = np.cumprod(steps, dtype=np.float64)
    return factors


def present_value_gbp(real_gbp: Sequence[float], rates_per_year: Sequence[float]) -> float:
    """The discounted sum of real yearly amounts, year 0 undiscounted.

    >>> round(present_value_gbp([-1_000_000] + [300_000] * 5, [0.035] * 6), 2)
    354515.71
    """
    factors = discount_factors(rates_per_year)
    if len(real_gbp) != len(factors):
        raise InvalidValue(
            what=f"{len(real_gbp)} amounts meet {len(factors)} rates",
            where="present value",
            mend="give one rate for each year",
        )
    return float(np.dot(np.asarray(real_gbp, dtype=np.float64), factors))


def payback_years(discounted_gbp: Sequence[float]) -> float | None:
    """Years after year 0 at which the running total turns from below nought to not below it.

    The last such turn counts, by proportion of the year in which it falls. None when the running
    total is never below nought, or is below it at the end.

    >>> round(payback_years([-5.0, 1.2, 1.2, 1.2, 1.2, 1.2]), 4)
    4.1667
    """
    running = np.cumsum(np.asarray(discounted_gbp, dtype=np.float64))
    below = np.flatnonzero(running < 0)
    if below.size == 0 or below[-1] == running.size - 1:
        return None
    last = int(below[-1])
    return last + float(-running[last] / (running[last + 1] - running[last]))
