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

    mean = chance × mean(impact); variance = chance × (sd² + mean²) − (chance × mean)².

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
        square = self.impact.standard_deviation**2 + self.impact.mean**2
        return math.sqrt(max(0.0, self.chance * square - self.mean**2))

    @property
    def support(self) -> tuple[float, float]:
        low, high = self.impact.support
        return min(0.0, low), max(0.0, high)

    def quantile(self, probability: FloatArray | float) -> FloatArray:
        """Nought below 1 − chance, then the impact's quantiles: the order of a positive impact."""
        p = np.asarray(probability, dtype=np.float64)
        if self.chance == 0:
            return np.zeros_like(p)
        inside = np.clip((p - (1 - self.chance)) / self.chance, 1e-12, 1 - 1e-12)
        return np.where(p > 1 - self.chance, self.impact.quantile(inside), 0.0)
