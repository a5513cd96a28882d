"""Something that happens or does not, and what it costs if it does."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from counterfoil.errors import InvalidValue
from counterfoil.quantities.distributions import Distribution

if TYPE_CHECKING:
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence(Distribution):
    """0 unless it happens, with `chance`; then a draw from `impact`.

    mean = chance × mean(impact); variance = chance × (sd² + (1 − chance) × mean²), the mean and
    standard deviation being the impact's.

    >>> from counterfoil.quantities.distributions import Fixed
    >>> Occurrence(chance=0.25, impact=Fixed(value=100.0)).mean
    25.0
    """

    name: ClassVar[str] = "occurrence"
    chance: float
    impact: Distribution

    def __post_init__(self) -> None:
        if not 0 <= self.chance <= 1:
            raise InvalidValue(
                what=f"the chance {self.chance:g} is not from 0 to 1",
                where="risk",
                mend="give a chance such as 0.2 for one in five",
            )

    @property
    def mean(self) -> float:
        return self.chance * self.impact.mean

    @property
    def standard_deviation(self) -> float:
        spread, height = self.impact.standard_deviation, self.impact.mean
        return math.sqrt(self.chance) * math.hypot(spread, math.sqrt(1 - self.chance) * height)

    @property
    def support(self) -> tuple[float, float]:
        if self.chance == 0:
            return 0.0, 0.0
        low, high = self.impact.support
        return (low, high) if self.chance == 1 else (min(0.0, low), max(0.0, high))

    def quantile(self, probability: FloatArray | float) -> FloatArray:
        """The impact's values below nought, then nought for 1 − chance, then those above it."""
        p = np.asarray(probability, dtype=np.float64)
        if self.chance == 0:
            return np.zeros_like(p)
        below = self.chance * self._share_below_nought()
        at_nought = (p > below) & (p <= below + (1 - self.chance))
        # An impact's quantile is slow to work out, so only for where it happens.
        where = ~at_nought
        happening = np.where(p <= below, p, p - (1 - self.chance))[where] / self.chance
        found = np.zeros_like(p)
        found[where] = self.impact.quantile(np.clip(happening, 1e-12, 1 - 1e-12))
        return found

    def _share_below_nought(self) -> float:
        """The chance that the impact is below 0, by halving: quantiles rise with probability."""
        if self.impact.support[0] >= 0:
            return 0.0
        low, high = 0.0, 1.0
        for _ in range(60):
            middle = (low + high) / 2
            if self.impact.quantile(np.clip(middle, 1e-12, 1 - 1e-12)) < 0:
                low = middle
            else:
                high = middle
        return low
