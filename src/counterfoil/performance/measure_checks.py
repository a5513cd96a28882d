"""The integrity checks that fit a measure, made on its own records."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from counterfoil.contract.measures import Direction, Measure
from counterfoil.contract.records import Figure, Measurement, Record
from counterfoil.performance.integrity import (
    Finding,
    MonthFigures,
    against_sample,
    heaping,
    revised_one_way,
    round_numbers,
    too_even,
    volume_jump,
)
from counterfoil.performance.measure_history import MeasureHistory, MeasureMonth


def carries_money(measure: Measure) -> bool:
    """Whether anything is deducted by it: only then is a check worth its false alarms."""
    return bool(measure.bands) or measure.critical is not None


def measure_checks(history: MeasureHistory, records: Iterable[Record]) -> tuple[Finding, ...]:
    """Every check that fits the measure, those set off first.

    records: all that were ever entered, those superseded among them, for the revisions.
    """
    measure = history.measure
    higher = measure.direction is Direction.HIGHER
    figures = tuple(
        record
        for record in records
        if isinstance(record, Measurement)
        and record.measure == measure.id
        and record.figure is Figure.SUPPLIER
    )
    found = [round_numbers(_counts(history)), revised_one_way(_revisions(figures), higher=higher)]
    if measure.ratio:
        months = [_figures(one) for one in history.months if one.supplier is not None]
        edge = measure.target - measure.tolerance if higher else measure.target + measure.tolerance
        values = [float(one.value) for one in history.valued if one.value is not None]
        found += [
            heaping(values, float(edge), higher=higher),
            too_even(months),
            volume_jump(months),
            against_sample(months, higher=higher),
        ]
    return tuple(sorted(found, key=lambda one: (not one.alarm, one.chance is None)))


def _figures(one: MeasureMonth) -> MonthFigures:
    """The supplier's counts of a month, and what the authority's sample of it came to."""
    sampled = met = 0
    if one.verified is not None and one.verified.sample and one.verified.denominator > 0:
        sampled = one.verified.sample
        met = round(sampled * one.verified.numerator / one.verified.denominator)
    record = one.supplier
    return MonthFigures(
        numerator=round(record.numerator) if record else 0,
        denominator=round(record.denominator) if record else 0,
        sampled=sampled,
        sampled_met=met,
    )


def _counts(history: MeasureHistory) -> list[int]:
    held = [one.supplier for one in history.months if one.supplier is not None]
    counts = [round(one.numerator) for one in held]
    return counts + [round(one.denominator) for one in held if history.measure.ratio]


def _revisions(figures: tuple[Measurement, ...]) -> list[float]:
    by_id = {record.id: record for record in figures}
    pairs = ((by_id.get(record.supersedes), record) for record in figures)
    return [float(_share(new) - _share(old)) for old, new in pairs if old is not None]


def _share(record: Measurement) -> Fraction:
    return record.numerator / record.denominator if record.denominator else Fraction(0)
