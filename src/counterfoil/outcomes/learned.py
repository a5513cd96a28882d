"""What the record teaches of the original model: its lines and its volumes."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counterfoil.appraisal.amounts import level
from counterfoil.appraisal.business_case import BusinessCase, Line, ReferenceClassUse
from counterfoil.appraisal.reference_classes import from_experience
from counterfoil.errors import InvalidValue
from counterfoil.outcomes.updating import DEFAULT_RULES, Seen, Updated, UpdateRules, updated
from counterfoil.quantities.distributions import Distribution, Empirical, Fixed
from counterfoil.quantities.years import FinancialYear

_QUANTILES = 400
_GROWTH_SPREADS = (0.01, 0.02, 0.05, 0.1)
_GROWTH_RANGE = (-0.25, 0.25)


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedLine:
    """How much of a line comes true, after its record. line: its key, such as partner/charge."""

    line: str
    title: str
    found: Updated


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedVolume:
    """Where a volume stands and how it grows, after its record.

    last: the count of `last_year`, the last whole year on record. growth: a year, as a share.
    """

    driver: str
    title: str
    last_year: FinancialYear
    last: float
    growth: float
    growth_distribution: Distribution | None
    counts: tuple[tuple[FinancialYear, float], ...]


def learned_lines(
    case: BusinessCase,
    seen: Mapping[str, Sequence[Seen]],
    rules: UpdateRules = DEFAULT_RULES,
) -> tuple[LearnedLine, ...]:
    """Each line with a record, updated from what the case thought likely of it.

    seen: by line key; planned is the line as stated, without optimism bias and at the volumes that
    happened, since both are put right elsewhere. Raises InvalidValue for a line not in the case.
    """
    lines = {line.key: line for line in case.lines}
    for key in seen:
        if key not in lines:
            raise InvalidValue(
                what=f"the case has no line {key!r}",
                where=f"record of {key}",
                mend="name a line of the signed case as option/line, such as partner/charge",
            )
    return tuple(
        LearnedLine(line=key, title=lines[key].title, found=updated(prior(lines[key]), held, rules))
        for key, held in seen.items()
        if held
    )


def prior(line: Line) -> Distribution | None:
    """What the case thought likely of a line, as a factor on it; None when it said nothing."""
    if line.uncertainty is None:
        return None
    distribution = line.uncertainty.distribution
    if isinstance(distribution, ReferenceClassUse):
        distribution = from_experience(distribution)
    if line.uncertainty.of_factor:
        return distribution
    stated = level(line.amount)
    if not stated:
        return None
    if not distribution.standard_deviation:
        return Fixed(value=distribution.mean / stated)
    import numpy as np

    chances = (np.arange(_QUANTILES) + 0.5) / _QUANTILES
    return Empirical(values=tuple((distribution.quantile(chances) / stated).tolist()))


def learned_volumes(
    case: BusinessCase, counts: Mapping[str, Mapping[FinancialYear, float]]
) -> tuple[LearnedVolume, ...]:
    """Each volume with whole years on record.

    The last count is where the next term sets out. With three years or more the yearly growths on
    record update the growth that the case thought likely, by the method of `updating`; with fewer
    the case's growth stands. Raises InvalidValue for a driver that is not in the case.
    """
    drivers = {one.id: one for one in case.drivers}
    found = []
    for name, held in counts.items():
        if name not in drivers:
            raise InvalidValue(
                what=f"the case has no driver {name!r}",
                where=f"volumes of {name}",
                mend=f"name one of {', '.join(drivers)}",
            )
        years = sorted(held)
        if not years or not all(math.isfinite(held[one]) and held[one] >= 0 for one in years):
            raise InvalidValue(
                what="a count is missing, endless or below nought",
                where=f"volumes of {name}",
                mend="give a count of at least 0 for each whole year",
            )
        driver = drivers[name]
        growth, spread = driver.growth, None
        growths = _growths(held, years)
        if len(growths) > 1:
            low, high = _GROWTH_RANGE
            learned = updated(
                driver.growth_uncertainty or Fixed(value=driver.growth),
                growths,
                UpdateRules(low=low, high=high, spreads=_GROWTH_SPREADS),
            )
            growth, spread = learned.after.mean, learned.distribution
        found.append(
            LearnedVolume(
                driver=name,
                title=driver.title,
                last_year=years[-1],
                last=held[years[-1]],
                growth=growth,
                growth_distribution=spread,
                counts=tuple((one, held[one]) for one in years),
            )
        )
    return tuple(found)


def _growths(held: Mapping[FinancialYear, float], years: Sequence[FinancialYear]) -> list[Seen]:
    """Each year's growth on the year before, where both are on record and there was anything."""
    return [
        Seen(period=str(one + 1), planned=1.0, happened=held[one + 1] / held[one] - 1)
        for one in years
        if held[one] and one + 1 in held
    ]
