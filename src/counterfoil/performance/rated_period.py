"""Every published KPI rated over a period on the statutory scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from counterfoil.contract.knowledge import Known
from counterfoil.contract.measures import Measure
from counterfoil.contract.terms import Contract
from counterfoil.errors import InvalidValue
from counterfoil.performance.measure_history import MeasureHistory, counts_of
from counterfoil.performance.ratings import (
    DEFAULT_BANDS,
    Rating,
    RatingBands,
    published_kpis,
    rating_of,
)
from counterfoil.quantities.years import Month


@dataclass(frozen=True, slots=True, kw_only=True)
class RatedMeasure:
    """A measure over a period. missing: the months of it that have no figure."""

    measure: Measure
    value: Fraction | None
    rating: Rating
    missing: tuple[Month, ...] = ()


def months_between(first: Month, last: Month) -> tuple[Month, ...]:
    """The months of a period, both ends among them.

    Raises:
        InvalidValue: it ends before it begins.
    """
    if last < first:
        raise InvalidValue(
            what=f"the period ends in {last}, before it begins in {first}",
            where="the period",
            mend="give the first month first",
        )
    found = [first]
    while found[-1] < last:
        found.append(found[-1] + 1)
    return tuple(found)


def kpis_of(contract: Contract, month: Month) -> tuple[Measure, ...]:
    """The measures to be rated: those named as published KPIs, or all when none is."""
    measures = contract.terms_in(month).measures
    return published_kpis(measures) or measures


def rated_period(
    contract: Contract,
    facts: Known,
    histories: Sequence[MeasureHistory],
    months: Sequence[Month],
    bands: RatingBands = DEFAULT_BANDS,
) -> tuple[RatedMeasure, ...]:
    """Each KPI over the months: the ratio of summed counts; of a plain count the mean of windows.

    A measure with no figure at all is rated Other.
    """
    by_id = {one.measure.id: one for one in histories}
    return tuple(
        _rated(measure, facts, by_id.get(measure.id), months, bands)
        for measure in kpis_of(contract, months[-1])
    )


def _rated(
    measure: Measure,
    facts: Known,
    history: MeasureHistory | None,
    months: Sequence[Month],
    bands: RatingBands,
) -> RatedMeasure:
    value = _ratio(measure, facts, months) if measure.ratio else _mean(history, months)
    return RatedMeasure(
        measure=measure,
        value=value,
        rating=rating_of(measure, value, bands),
        missing=tuple(one for one in months if facts.measurement(measure.id, one) is None),
    )


def _ratio(measure: Measure, facts: Known, months: Sequence[Month]) -> Fraction | None:
    counted = counts_of(measure, months, facts)
    if counted is None or counted[1] <= 0:
        return None
    return counted[0] / counted[1]


def _mean(history: MeasureHistory | None, months: Sequence[Month]) -> Fraction | None:
    held = history.judged if history is not None else ()
    values = [
        one.assessment.value
        for one in held
        if one.month in months and one.assessment is not None and one.assessment.value is not None
    ]
    return sum(values, Fraction(0)) / len(values) if values else None
