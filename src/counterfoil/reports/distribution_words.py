"""What may happen to a figure, in words: its distribution as a reader would say it."""

from __future__ import annotations

from counterfoil.appraisal.business_case import Uncertainty
from counterfoil.quantities.distributions import (
    Discrete,
    Distribution,
    Empirical,
    Fixed,
    Lognormal,
    Normal,
    Pert,
    Triangular,
    Uniform,
)
from counterfoil.reports.wording import listed, number, share


def uncertainty_words(uncertainty: Uncertainty | Distribution | None) -> str:
    """A distribution in words; `×` before one of a factor on the figure; nothing for none.

    >>> uncertainty_words(Uncertainty(distribution=Pert(low=0.6, mode=1.0, high=1.8)))
    '× 0.6 to 1.8, most likely 1 (PERT)'
    >>> uncertainty_words(None)
    ''
    """
    if uncertainty is None:
        return ""
    if isinstance(uncertainty, Distribution):
        return distribution_words(uncertainty)
    chance = uncertainty.distribution
    if not isinstance(chance, Distribution):
        return f"× the reference class of {chance.kind} cases, {chance.ratio.replace('_', ' ')}"
    return ("× " if uncertainty.of_factor else "") + distribution_words(chance)


def distribution_words(distribution: Distribution) -> str:
    """A distribution in words, its kind last.

    >>> distribution_words(Normal(mean_value=1_000_000.0, sd=100_000.0))
    '1,000,000 on average, standard deviation 100,000 (normal)'
    """
    match distribution:
        case Fixed():
            return f"{number(distribution.value)} for certain"
        case Uniform():
            return f"{number(distribution.low)} to {number(distribution.high)}, evenly (uniform)"
        case Triangular() | Pert():
            kind = "PERT" if isinstance(distribution, Pert) else "triangular"
            return (
                f"{number(distribution.low)} to {number(distribution.high)}, "
                f"most likely {number(distribution.mode)} ({kind})"
            )
        case Normal() | Lognormal():
            return (
                f"{number(distribution.mean)} on average, standard deviation "
                f"{number(distribution.standard_deviation)} ({distribution.name})"
            )
        case Discrete():
            pairs = zip(distribution.values, distribution.chances, strict=True)
            return listed([f"{number(value)} ({share(chance)})" for value, chance in pairs])
        case Empirical():
            return f"one of {listed([number(value) for value in distribution.values])}"
    return distribution.name
