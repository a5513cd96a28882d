"""A measure month by month: whose figures, how it was judged, and what became of deductions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from counterfoil.contract.assessment import Assessment
from counterfoil.contract.knowledge import Known
from counterfoil.contract.lines import Section
from counterfoil.contract.measures import Direction, Measure
from counterfoil.contract.reckoning import MonthDue, total
from counterfoil.contract.records import Figure, Measurement
from counterfoil.performance.process_limits import ProcessLimits, Signal, process_limits
from counterfoil.quantities.years import Month

ZERO = Decimal(0)


class Trend(StrEnum):
    """What the limits say of the last month: only a signal is a change."""

    TOO_FEW = "too few months to tell"
    STEADY = "no change beyond noise"
    BETTER = "better than before"
    WORSE = "worse than before"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureMonth:
    """A measure in one month. value: of that month alone, whatever the window of the clause.

    assessment: of the window that ends here, None when none does. due_gbp: before any cap;
    taken_gbp: what the caps let through; waived_gbp and earned_back_gbp: given back afterwards.
    """

    month: Month
    supplier: Measurement | None
    verified: Measurement | None
    value: Fraction | None
    assessment: Assessment | None
    due_gbp: Decimal = ZERO
    taken_gbp: Decimal = ZERO
    lost_gbp: Decimal = ZERO
    waived_gbp: Decimal = ZERO
    earned_back_gbp: Decimal = ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureHistory:
    """Every month of a measure so far, oldest first, and the limits within which it varies."""

    measure: Measure
    months: tuple[MeasureMonth, ...]
    limits: ProcessLimits | None

    @property
    def valued(self) -> tuple[MeasureMonth, ...]:
        """The months that have a value, in the order of the limits' places."""
        return tuple(one for one in self.months if one.value is not None)

    @property
    def judged(self) -> tuple[MeasureMonth, ...]:
        """The months with which a window ends."""
        return tuple(one for one in self.months if one.assessment is not None)

    @property
    def signals(self) -> tuple[tuple[MeasureMonth, Signal], ...]:
        """The months that are not noise, and why."""
        if self.limits is None:
            return ()
        held = self.valued
        return tuple((held[place], why) for place, why in sorted(self.limits.signals.items()))

    @property
    def trend(self) -> Trend:
        """What the last month is a sign of."""
        if self.limits is None or not self.limits.enough:
            return Trend.TOO_FEW
        last = len(self.valued) - 1
        if last not in self.limits.signals:
            return Trend.STEADY
        above = float(self.valued[last].value or 0) > self.limits.mean
        return (
            Trend.BETTER if above == (self.measure.direction is Direction.HIGHER) else Trend.WORSE
        )


def measure_histories(due: Sequence[MonthDue], facts: Known) -> tuple[MeasureHistory, ...]:
    """Every measure that was ever judged, in the order in which each was first judged.

    due: the months reckoned so far, in order.
    """
    measures: dict[str, Measure] = {}
    for month in due:
        for one in month.assessments:
            measures[one.measure.id] = one.measure
    return tuple(_history(measure, due, facts) for measure in measures.values())


def _history(measure: Measure, due: Sequence[MonthDue], facts: Known) -> MeasureHistory:
    months = tuple(_month(measure, one, facts) for one in due)
    first = next((k for k, one in enumerate(months) if _is_told(one)), len(months))
    months = months[first:]
    values = [float(one.value) for one in months if one.value is not None]
    most = 1.0 if measure.ratio and all(value <= 1 for value in values) else None
    limits = process_limits(values, least=0.0, most=most) if values else None
    return MeasureHistory(measure=measure, months=months, limits=limits)


def _is_told(one: MeasureMonth) -> bool:
    return bool(one.supplier or one.verified or one.assessment)


def _month(measure: Measure, due: MonthDue, facts: Known) -> MeasureMonth:
    held = facts.measurements.get((measure.id, due.month), {})
    taken = -_of_section(due, measure, Section.PERFORMANCE)
    lost = sum((one.lost_gbp for one in due.lost if one.of == measure.id), ZERO)
    return MeasureMonth(
        month=due.month,
        supplier=held.get(Figure.SUPPLIER),
        verified=held.get(Figure.VERIFIED),
        value=_value(measure, due.month, facts),
        assessment=next((one for one in due.assessments if one.measure.id == measure.id), None),
        due_gbp=taken + lost,
        taken_gbp=taken,
        lost_gbp=lost,
        waived_gbp=_of_section(due, measure, Section.WAIVER),
        earned_back_gbp=_of_section(due, measure, Section.EARN_BACK),
    )


def _of_section(due: MonthDue, measure: Measure, section: Section) -> Decimal:
    return total(line for line in due.of_section(section) if line.of == measure.id)


def _value(measure: Measure, month: Month, facts: Known) -> Fraction | None:
    counted = counts_of(measure, [month], facts)
    if counted is None:
        return None
    met, of = counted
    if not measure.ratio:
        return met
    return met / of if of > 0 else None


def counts_of(
    measure: Measure, months: Iterable[Month], facts: Known
) -> tuple[Fraction, Fraction] | None:
    """Numerators and denominators summed, less accepted relief; None when nothing was measured."""
    met = of = Fraction(0)
    found = False
    for month in months:
        record = facts.measurement(measure.id, month)
        if record is None:
            continue
        found = True
        reliefs = facts.reliefs.get((measure.id, month), [])
        met += record.numerator - sum(one.numerator for one in reliefs)
        of += record.denominator - sum(one.denominator for one in reliefs)
    return (met, of) if found else None
