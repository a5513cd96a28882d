"""What was thought likely, and what happened: the two brought together by Bayes' rule.

A share of what was planned comes true each year, such as certified saving over planned saving. The
case says how likely each share was thought (the prior). The years on record say how it turned out.
The updated likelihood of a share x is the prior one times that of seeing the record if x were the
lasting share, each year's share being normal about x. How far years lie from the lasting share is
not known either: a few spreads are thought equally likely beforehand, and the record weighs them.

Worked out by importance weights on points of equal chance, not by drawing: the same record gives
the same answer. A part of the prior, the doubt, is spread evenly over a wide range, so that what
the case thought impossible can still be learned from (a robust mixture prior: Schmidli and
others, Biometrics 70, 2014). Method and worked example: docs/methods/updating.md.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from counterfoil.errors import InvalidValue
from counterfoil.quantities.distributions import Distribution, Empirical, Fixed, Uniform

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]

_POINTS = 20_000
_KNOTS = 200
_EVEN_ENOUGH = 0.005
_SURPRISING = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What was planned and what happened in one period. weight: how much of a year it is.

    >>> Seen(period="2012-13", planned=3_600_000.0, happened=4_500_000.0).share
    1.25
    """

    period: str
    planned: float
    happened: float
    weight: float = 1.0

    def __post_init__(self) -> None:
        if not (math.isfinite(self.planned) and math.isfinite(self.happened) and self.planned):
            raise InvalidValue(
                what="no share can be formed of what was planned",
                where=f"record of {self.period}",
                mend="leave out periods for which nothing was planned",
            )
        if not 0 < self.weight <= 1:
            raise InvalidValue(
                what=f"its weight is {self.weight:g} of a year",
                where=f"record of {self.period}",
                mend="give a weight above 0 and at most 1",
            )

    @property
    def share(self) -> float:
        """What happened over what was planned."""
        return self.happened / self.planned


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateRules:
    """What is taken for granted; each is a judgement, stated with every answer.

    doubt: the chance that what the case thought likely is beside the point. low, high: the range
    over which the share is then thought equally likely. spreads: how far a year's share may lie
    from the lasting one, as standard deviations, each thought equally likely beforehand.
    """

    doubt: float = 0.1
    low: float = 0.0
    high: float = 2.0
    spreads: tuple[float, ...] = (0.02, 0.05, 0.1, 0.2, 0.3)

    def __post_init__(self) -> None:
        ordered = 0 <= self.doubt <= 1 and self.low < self.high
        if not ordered or not self.spreads or min(self.spreads) <= 0:
            raise InvalidValue(
                what="they are not rules of an update",
                where="update rules",
                mend="give a doubt from 0 to 1, low below high, and spreads above 0",
            )


DEFAULT_RULES = UpdateRules()


@dataclass(frozen=True, slots=True, kw_only=True)
class Belief:
    """How likely each share is thought, as pages show it."""

    mean: float
    p10: float
    p50: float
    p90: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Updated:
    """A share before the record and after it.

    distribution: the share after it. doubt_after: the chance, after the record, that what the case
    thought likely is beside the point. chance_as_far: how likely a record at least as far out was,
    by the case alone (None: the case stated no likelihood). points: how many evenly weighted points
    the answer rests on, of `out_of`. notes: what a reader must know.
    """

    before: Belief
    after: Belief
    distribution: Empirical
    seen: tuple[Seen, ...]
    doubt_after: float
    chance_as_far: float | None
    points: float
    out_of: int
    rules: UpdateRules
    notes: tuple[str, ...]

    @property
    def factor(self) -> Distribution:
        """The distribution as a factor on its own mean, for a figure stated at the mean."""
        mean = self.distribution.mean
        if not mean:
            return Fixed(value=1.0)
        return Empirical(values=tuple(one / mean for one in self.distribution.values))


def updated(
    prior: Distribution | None, seen: Sequence[Seen], rules: UpdateRules = DEFAULT_RULES
) -> Updated:
    """The share that lasts, after the record. prior None: the case said nothing of its chance.

    Raises InvalidValue without a record, or when rules without doubt leave nothing possible.

    >>> from counterfoil.quantities.distributions import Normal
    >>> years = [Seen(period="1", planned=1.0, happened=0.8),
    ...          Seen(period="2", planned=1.0, happened=0.7)]
    >>> rules = UpdateRules(doubt=0.0, spreads=(0.15,))
    >>> found = updated(Normal(mean_value=1.0, sd=0.2), years, rules)
    >>> round(found.after.mean, 3)
    0.805
    """
    import numpy as np

    if not seen:
        raise InvalidValue(
            what="there is no record to learn from", where="update", mend="give a period or more"
        )
    doubt = 1.0 if prior is None else rules.doubt
    chances = (np.arange(_POINTS) + 0.5) / _POINTS
    wide = Uniform(low=rules.low, high=rules.high).quantile(chances)
    case = wide if prior is None else prior.quantile(chances)
    shares = np.concatenate([case, wide])
    before = np.repeat([(1 - doubt) / _POINTS, doubt / _POINTS], _POINTS)
    after = before * _likelihood(shares, before > 0, seen, rules)
    after /= after.sum()
    distribution = _distribution(shares, after)
    points = float(1 / np.sum(after**2))
    far = None if prior is None else _chance_as_far(case, seen, rules)
    doubt_after = float(after[_POINTS:].sum())
    return Updated(
        before=_belief(shares, before),
        after=_belief(shares, after),
        distribution=distribution,
        seen=tuple(seen),
        doubt_after=doubt_after,
        chance_as_far=far,
        points=points,
        out_of=len(shares),
        rules=rules,
        notes=tuple(_notes(prior, far, points, len(shares), doubt_after)),
    )


def _likelihood(
    shares: FloatArray, possible: NDArray[np.bool_], seen: Sequence[Seen], rules: UpdateRules
) -> FloatArray:
    """How likely the record is for each share, over the spreads; the likeliest possible at 1."""
    import numpy as np

    weights = np.array([one.weight for one in seen])
    mean = float(weights @ [one.share for one in seen] / weights.sum())
    inner = math.fsum(one.weight * (one.share - mean) ** 2 for one in seen)
    errors = (inner + weights.sum() * (mean - shares) ** 2) / 2
    logs = np.stack([-errors / s**2 - len(seen) * math.log(s) for s in rules.spreads])
    found: FloatArray = np.exp(logs - logs[:, possible].max()).sum(axis=0)
    return found


def _chance_as_far(case: FloatArray, seen: Sequence[Seen], rules: UpdateRules) -> float:
    """Twice the chance, by the case alone, of a mean share as far out on the record's side."""
    from scipy.special import ndtr

    weight = math.fsum(one.weight for one in seen)
    mean = math.fsum(one.weight * one.share for one in seen) / weight
    each = [float(ndtr((mean - case) * math.sqrt(weight) / s).mean()) for s in rules.spreads]
    below = math.fsum(each) / len(each)
    return min(1.0, 2 * min(below, 1 - below))


def _distribution(shares: FloatArray, weights: FloatArray) -> Empirical:
    """Straight lines between quantiles at equal steps; the ends leave out a tenth of a step."""
    import numpy as np

    steps = np.linspace(0, 1, _KNOTS + 1)
    steps[0], steps[-1] = 0.1 / _KNOTS, 1 - 0.1 / _KNOTS
    return Empirical(values=tuple(_quantiles(shares, weights, steps).tolist()))


def _belief(shares: FloatArray, weights: FloatArray) -> Belief:
    import numpy as np

    p10, p50, p90 = _quantiles(shares, weights, np.array([0.1, 0.5, 0.9])).tolist()
    mean = float(np.sum(shares * weights) / np.sum(weights))
    return Belief(mean=mean, p10=p10, p50=p50, p90=p90)


def _quantiles(shares: FloatArray, weights: FloatArray, chances: FloatArray) -> FloatArray:
    import numpy as np

    order = np.argsort(shares, kind="stable")
    ends = np.cumsum(weights[order])
    place = np.searchsorted(ends, chances * ends[-1], side="left")
    found: FloatArray = shares[order][np.minimum(place, len(order) - 1)]
    return found


def _notes(
    prior: Distribution | None, far: float | None, points: float, out_of: int, doubt: float
) -> list[str]:
    found = []
    if prior is None:
        found.append("The case stated no likelihood, so only the record and the wide range count.")
    if far is not None and far < _SURPRISING:
        found.append(
            "By the case alone a record this far out had a chance of "
            f"{'under 1%' if far < 0.01 else f'{far:.0%}'}; the doubt now stands at {doubt:.0%}."
        )
    if points < _EVEN_ENOUGH * out_of:
        found.append(
            "The record lies where little was thought likely: widen the range or look why."
        )
    return found
