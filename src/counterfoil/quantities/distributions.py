"""Probability distributions of one uncertain quantity, each with its quantile function."""

from __future__ import annotations

import itertools
import math
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from counterfoil.errors import InvalidValue

if TYPE_CHECKING:
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]


LARGEST = 1e100


class Distribution(ABC):
    """What every distribution can say of itself. `name` is the word used in case files."""

    __slots__ = ()
    name: ClassVar[str]

    @property
    @abstractmethod
    def mean(self) -> float:
        """The expected value."""

    @property
    @abstractmethod
    def standard_deviation(self) -> float:
        """The square root of the variance."""

    @property
    @abstractmethod
    def support(self) -> tuple[float, float]:
        """Least and greatest possible values; infinite where there is no bound."""

    @abstractmethod
    def quantile(self, probability: FloatArray | float) -> FloatArray:
        """The value not exceeded with the given probability; shape as given, 0 < p < 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed(Distribution):
    """One certain value.

    >>> Fixed(value=3.0).mean
    3.0
    """

    name: ClassVar[str] = "fixed"
    value: float

    def __post_init__(self) -> None:
        _finite(self.name, self.value)

    @property
    def mean(self) -> float:
        return self.value

    @property
    def standard_deviation(self) -> float:
        return 0.0

    @property
    def support(self) -> tuple[float, float]:
        return self.value, self.value

    def quantile(self, probability: FloatArray | float) -> FloatArray:
        return np.full(np.shape(probability), self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Uniform(Distribution):
    """Every value from low to high equally likely.

    >>> Uniform(low=0.0, high=12.0).standard_deviation == 12 / math.sqrt(12)
    True
    """

    name: ClassVar[str] = "uniform"
    low: float
    high: float

    def __post_init__(self) -> None:
        _finite(self.name, self.low, self.high)
        _ordered(self.name, ("low", self.low), ("high", self.high))

    @property
    def mean(self) -> float:
        return (self.low + self.high) / 2

    @property
    def standard_deviation(self) -> float:
        return (self.high - self.low) / math.sqrt(12)

    @property
    def support(self) -> tuple[float, float]:
        return self.low, self.high

    def quantile(self, probability: FloatArray | float) -> FloatArray:
        return self.low + np.asarray(probability) * (self.high - self.low)


@dataclass(frozen=True, slots=True, kw_only=True)
class Triangular(Distribution):
    """A straight rise from low to the mode and a straight fall to high.

    >>> round(Triangular(low=0.0, mode=1.0, high=2.0).quantile(0.5).item(), 12)
    1.0
    """

    name: ClassVar[str] = "triangular"
    low: float
    mode: float
    high: float

    def __post_init__(self) -> None:
        _finite(self.name, self.low, self.mode, self.high)
        _ordered(self.name, ("low", self.low), ("mode", self.mode), ("high", self.high))
        _wide(self.name, self.low, self.high)

    @property
    def mean(self) -> float:
        return (self.low + self.mode + self.high) / 3

    @property
    def standard_deviation(self) -> float:
        width, left = self.high - self.low, self.mode - self.low
        return math.sqrt((width * width + left * left - width * left) / 18)

    @property
    def support(self) -> tuple[float, float]:
        return self.low, self.high

    def quantile(self, probability: FloatArray | float) -> FloatArray:
        p = np.asarray(probability, dtype=np.float64)
        width, left, right = self.high - self.low, self.mode - self.low, self.high - self.mode
        rising = self.low + np.sqrt(p * width * left)
        falling = self.high - np.sqrt((1 - p) * width * right)
        return np.where(p * width <= left, rising, falling)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pert(Distribution):
    """A beta shape from low to high around the mode: mean (low + 4 mode + high) / 6.

    Source: Malcolm and others, Operations Research 7(5), 1959.

    >>> Pert(low=0.0, mode=2.0, high=4.0).mean
    2.0
    """

    name: ClassVar[str] = "pert"
    low: float
    mode: float
    high: float

    def __post_init__(self) -> None:
        _finite(self.name, self.low, self.mode, self.high)
        _ordered(self.name, ("low", self.low), ("mode", self.mode), ("high", self.high))
        _wide(self.name, self.low, self.high)

    @property
    def shape(self) -> tuple[float, float]:
        """The two shape numbers of the beta distribution."""
        width = self.high - self.low
        return 1 + 4 * (self.mode - self.low) / width, 1 + 4 * (self.high - self.mode) / width

    @property
    def mean(self) -> float:
        return (self.low + 4 * self.mode + self.high) / 6

    @property
    def standard_deviation(self) -> float:
        a, b = self.shape
        return (self.high - self.low) * math.sqrt(a * b / ((a + b) ** 2 * (a + b + 1)))

    @property
    def support(self) -> tuple[float, float]:
        return self.low, self.high

    def quantile(self, probability: FloatArray | float) -> FloatArray:
        from scipy.special import betaincinv

        a, b = self.shape
        share: FloatArray = betaincinv(a, b, np.asarray(probability, dtype=np.float64))
        return self.low + (self.high - self.low) * share


@dataclass(frozen=True, slots=True, kw_only=True)
class Normal(Distribution):
    """The bell curve.

    >>> round(Normal(mean_value=0.0, sd=1.0).quantile(0.975).item(), 4)
    1.96
    """

    name: ClassVar[str] = "normal"
    mean_value: float
    sd: float

    def __post_init__(self) -> None:
        _finite(self.name, self.mean_value, self.sd)
        _not_negative(self.name, "sd", self.sd)

    @property
    def mean(self) -> float:
        return self.mean_value

    @property
    def standard_deviation(self) -> float:
        return self.sd

    @property
    def support(self) -> tuple[float, float]:
        return -math.inf, math.inf

    def quantile(self, probability: FloatArray | float) -> FloatArray:
        from scipy.special import ndtri

        z: FloatArray = ndtri(np.asarray(probability, dtype=np.float64))
        return self.mean_value + self.sd * z


@dataclass(frozen=True, slots=True, kw_only=True)
class Lognormal(Distribution):
    """exp of a normal: `log_mean` and `log_sd` are those of the logarithm.

    >>> Lognormal(log_mean=0.0, log_sd=0.0).mean
    1.0
    """

    name: ClassVar[str] = "lognormal"
    log_mean: float
    log_sd: float

    def __post_init__(self) -> None:
        _finite(self.name, self.log_mean, self.log_sd)
        _not_negative(self.name, "log_sd", self.log_sd)
        reach = max(8 * self.log_sd + abs(self.log_mean), self.log_sd**2 + max(self.log_mean, 0.0))
        if reach > 600:
            raise _wrong(self.name, "its values are too large to hold", "give smaller logarithms")

    @property
    def mean(self) -> float:
        return math.exp(self.log_mean + self.log_sd**2 / 2)

    @property
    def standard_deviation(self) -> float:
        return self.mean * math.sqrt(math.expm1(self.log_sd**2))

    @property
    def support(self) -> tuple[float, float]:
        return 0.0, math.inf

    def quantile(self, probability: FloatArray | float) -> FloatArray:
        from scipy.special import ndtri

        z: FloatArray = ndtri(np.asarray(probability, dtype=np.float64))
        return np.exp(self.log_mean + self.log_sd * z)


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrete(Distribution):
    """A few values, each with its chance; the chances add up to 1.

    >>> Discrete(values=(0.0, 10.0), chances=(0.75, 0.25)).mean
    2.5
    """

    name: ClassVar[str] = "discrete"
    values: tuple[float, ...]
    chances: tuple[float, ...]

    def __post_init__(self) -> None:
        _finite(self.name, *self.values, *self.chances)
        if not self.values or len(self.values) != len(self.chances):
            raise _wrong(self.name, "values and chances do not pair", "give a chance to each value")
        if any(chance < 0 for chance in self.chances):
            raise _wrong(self.name, "a chance is below 0", "give chances from 0 to 1")
        if abs(math.fsum(self.chances) - 1) > 1e-9:
            total = math.fsum(self.chances)
            raise _wrong(self.name, f"the chances add up to {total:g}, not 1", "make them add to 1")
        if any(a >= b for a, b in zip(self.values, self.values[1:], strict=False)):
            raise _wrong(self.name, "the values do not rise", "list each value once, rising")

    @property
    def mean(self) -> float:
        return math.fsum(v * p for v, p in zip(self.values, self.chances, strict=True))

    @property
    def standard_deviation(self) -> float:
        centre = self.mean
        pairs = zip(self.values, self.chances, strict=True)
        return math.sqrt(math.fsum(p * (v - centre) ** 2 for v, p in pairs))

    @property
    def support(self) -> tuple[float, float]:
        held = [v for v, p in zip(self.values, self.chances, strict=True) if p > 0]
        return held[0], held[-1]

    def quantile(self, probability: FloatArray | float) -> FloatArray:
        ends = np.cumsum(self.chances)
        ends[-1] = 1.0
        place = np.searchsorted(ends, np.asarray(probability, dtype=np.float64), side="left")
        return np.asarray(self.values, dtype=np.float64)[np.minimum(place, len(self.values) - 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Empirical(Distribution):
    """Values seen before; in between, straight lines join them (n values, n - 1 equal steps).

    One value seen is no range: at least two are asked for.

    >>> Empirical(values=(1.0, 3.0)).quantile(0.5).item()
    2.0
    """

    name: ClassVar[str] = "empirical"
    values: tuple[float, ...]

    def __post_init__(self) -> None:
        _finite(self.name, *self.values)
        if len(self.values) < 2:
            raise _wrong(self.name, "fewer than two values were given", "give at least two values")
        object.__setattr__(self, "values", tuple(sorted(self.values)))

    @property
    def mean(self) -> float:
        steps = zip(self.values, self.values[1:], strict=False)
        return math.fsum((a + b) / 2 for a, b in steps) / (len(self.values) - 1)

    @property
    def standard_deviation(self) -> float:
        centre = self.mean
        away = [value - centre for value in self.values]
        square = math.fsum((a * a + a * b + b * b) / 3 for a, b in itertools.pairwise(away))
        return math.sqrt(square / (len(away) - 1))

    @property
    def support(self) -> tuple[float, float]:
        return self.values[0], self.values[-1]

    def quantile(self, probability: FloatArray | float) -> FloatArray:
        knots = np.linspace(0.0, 1.0, len(self.values))
        return np.interp(np.asarray(probability, dtype=np.float64), knots, self.values)


def _wrong(name: str, what: str, mend: str) -> InvalidValue:
    return InvalidValue(what=f"{name}: {what}", where="distribution", mend=mend)


def _finite(name: str, *values: float) -> None:
    if not all(isinstance(v, (int, float)) and abs(v) <= LARGEST for v in values):
        raise _wrong(
            name,
            "a parameter is not a finite number, or is too large to square",
            f"give numbers of at most {LARGEST:g} in size",
        )


def _ordered(name: str, *pairs: tuple[str, float]) -> None:
    for (label, value), (next_label, next_value) in itertools.pairwise(pairs):
        if value > next_value:
            what = f"{label} {value:g} exceeds {next_label} {next_value:g}"
            raise _wrong(name, what, "put low first, then mode where it has one, then high")


def _wide(name: str, low: float, high: float) -> None:
    if low == high:
        raise _wrong(name, f"low and high are both {low:g}", f"write fixed(value={low:g}) instead")


def _not_negative(name: str, label: str, value: float) -> None:
    if value < 0:
        raise _wrong(name, f"{label} {value:g} is below 0", f"give a {label} of at least 0")
