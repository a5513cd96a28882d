"""Measures in the words of their pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from counterfoil.contract.lines import number_text
from counterfoil.contract.measures import Direction, Measure, MeasureWindow
from counterfoil.contract.records import Measurement
from counterfoil.performance.measure_history import MeasureHistory, MeasureMonth, Trend
from counterfoil.performance.process_limits import Signal
from counterfoil.performance.rag import Rag, rag_of
from counterfoil.quantities.years import Month
from counterfoil.reports.measure_chart import in_words

COLOURS = {
    Rag.GREEN: ("Green", "green"),
    Rag.AMBER: ("Amber", "orange"),
    Rag.RED: ("Red", "red"),
    Rag.GREY: ("Grey", "grey"),
}
TREND_TAGS = {
    Trend.TOO_FEW: "grey",
    Trend.STEADY: "blue",
    Trend.BETTER: "green",
    Trend.WORSE: "red",
}
_WINDOWS = {MeasureWindow.MONTH: "Every month", MeasureWindow.QUARTER: "Every quarter"}
_LAST = 3
NONE = "—"


@dataclass(frozen=True)
class Judged:
    """A window as it was judged: its month, its value, its colour and the word for it."""

    month: str
    value: str
    colour: str
    tag: str
    word: str


@dataclass(frozen=True)
class MeasureRow:
    """A measure in the list of measures. kept_gbp: deducted so far, less what was given back."""

    id: str
    title: str
    clause: str
    target: str
    last: tuple[Judged, ...]
    trend: str
    trend_tag: str
    kept_gbp: Decimal
    is_kpi: bool


@dataclass(frozen=True)
class MonthOfMeasure:
    """A row of a measure's table of months."""

    month: Month
    name: str
    supplier: str
    verified: str
    sample: str
    value: str
    judged: Judged | None
    why_not: str
    signal: str
    money: tuple[Decimal, ...]


def value_words(value: Fraction | None, measure: Measure) -> str:
    """A value of a measure: a share as a percentage, a count as a number."""
    return NONE if value is None else in_words(float(value), measure.ratio)


def target_words(measure: Measure) -> str:
    """The target with its direction, such as “90% or more”."""
    more = "or more" if measure.direction is Direction.HIGHER else "or less"
    return f"{value_words(measure.target, measure)} {more}"


def window_words(measure: Measure) -> str:
    """Over which months it is judged."""
    if measure.window is MeasureWindow.ROLLING:
        return f"Every month, over the last {measure.rolling_months} months"
    return _WINDOWS[measure.window]


def judged(one: MeasureMonth, measure: Measure) -> Judged | None:
    """How the window that ends with a month was judged; None when none ends there."""
    if one.assessment is None:
        return None
    rag = rag_of(one.assessment)
    colour, tag = COLOURS[rag]
    value = value_words(one.assessment.judged, measure)
    return Judged(one.month.words, value, colour, tag, str(rag))


def measure_rows(histories: Iterable[MeasureHistory]) -> tuple[MeasureRow, ...]:
    """Every measure with its last windows, the newest first."""
    return tuple(_row(history) for history in histories)


def _row(history: MeasureHistory) -> MeasureRow:
    measure = history.measure
    last = tuple(judged(one, measure) for one in reversed(history.judged[-_LAST:]))
    kept = sum(
        (one.taken_gbp - one.waived_gbp - one.earned_back_gbp for one in history.months),
        Decimal(0),
    )
    return MeasureRow(
        id=measure.id,
        title=measure.title,
        clause=measure.clause,
        target=target_words(measure),
        last=tuple(one for one in last if one is not None),
        trend=str(history.trend),
        trend_tag=TREND_TAGS[history.trend],
        kept_gbp=kept,
        is_kpi=measure.published_kpi,
    )


def colour_counts(rows: Sequence[MeasureRow]) -> tuple[tuple[str, str, str, int], ...]:
    """How many measures have each colour in their last window: colour, tag, word, count."""
    last = [row.last[0].word for row in rows if row.last]
    return tuple((*COLOURS[rag], str(rag), last.count(str(rag))) for rag in Rag)


def month_table(history: MeasureHistory) -> tuple[MonthOfMeasure, ...]:
    """Every month of a measure, the newest first."""
    signals = {one.month: why for one, why in history.signals}
    return tuple(
        _month(one, history.measure, signals.get(one.month)) for one in reversed(history.months)
    )


def _month(one: MeasureMonth, measure: Measure, signal: Signal | None) -> MonthOfMeasure:
    verified = one.verified
    return MonthOfMeasure(
        month=one.month,
        name=one.month.words,
        supplier=figure_words(one.supplier, measure),
        verified=figure_words(verified, measure),
        sample=NONE if verified is None or verified.sample is None else f"{verified.sample:,}",
        value=value_words(one.value, measure),
        judged=judged(one, measure),
        why_not="" if one.assessment is None else one.assessment.why_not,
        signal="" if signal is None else str(signal),
        money=(one.due_gbp, one.taken_gbp, one.lost_gbp, one.waived_gbp, one.earned_back_gbp),
    )


def figure_words(record: Measurement | None, measure: Measure) -> str:
    """A measurement as it was recorded, such as “6,800 of 7,200”."""
    if record is None:
        return NONE
    if not measure.ratio:
        return number_text(record.numerator)
    return f"{number_text(record.numerator)} of {number_text(record.denominator)}"


def totals(history: MeasureHistory) -> tuple[Decimal, ...]:
    """What deductions of the measure came to: due, taken, lost to caps, waived, earned back."""
    columns = (
        (one.due_gbp, one.taken_gbp, one.lost_gbp, one.waived_gbp, one.earned_back_gbp)
        for one in history.months
    )
    return tuple(sum(column, Decimal(0)) for column in zip(*columns, strict=True))


def signal_sentences(history: MeasureHistory) -> tuple[str, ...]:
    """Each signal in words, the newest first; months in a row told once, with their ends."""
    mean = history.limits.mean if history.limits is not None else 0.0
    found: list[tuple[Signal, str, Month, Month]] = []
    for one, why in history.signals:
        side = "above" if float(one.value or 0) > mean else "below"
        if found and found[-1][:2] == (why, side) and one.month - found[-1][3] == 1:
            found[-1] = (why, side, found[-1][2], one.month)
        else:
            found.append((why, side, one.month, one.month))
    return tuple(_sentence(*one) for one in reversed(found))


def _sentence(why: Signal, side: str, first: Month, last: Month) -> str:
    when = first.words if first == last else f"{first.words} to {last.words}"
    return f"{when}, {side} the mean: {why}."


def chance_words(chance: float | None) -> str:
    """The chance of an alarm by chance alone, as people read it.

    >>> chance_words(0.2), chance_words(0.004), chance_words(0.0000001), chance_words(None)
    ('20%', '0.4%', 'less than 0.01%', 'could not be made')
    """
    if chance is None:
        return "could not be made"
    if chance < 0.0001:
        return "less than 0.01%"
    return f"{chance:.1%}".replace(".0%", "%") if chance >= 0.001 else f"{chance:.2%}"
