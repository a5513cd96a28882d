"""What a measure came to in a window, whether it failed, and what the clause then deducts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from counterfoil.contract.knowledge import Known
from counterfoil.contract.lines import Part, Unit, rounded
from counterfoil.contract.measures import (
    Basis,
    DeductionBand,
    Deductions,
    Measure,
    MeasureWindow,
    Unreported,
)
from counterfoil.contract.records import Figure
from counterfoil.contract.term import Term, first_day
from counterfoil.quantities.years import Month

ZERO = Fraction(0)
_QUARTER = 3


@dataclass(frozen=True, slots=True)
class Assessment:
    """A measure in the window that ends with a month.

    value: exact, None when it could not be judged, and then `why_not` says why. judged: the value
    after the rounding that the clause states. failed: None when not judged. due: what the clause
    deducts before any cap, in pounds to the penny of its line; points: service points, if it counts
    in them.
    """

    measure: Measure
    month: Month
    months: tuple[Month, ...]
    numerator: Fraction
    denominator: Fraction
    value: Fraction | None
    judged: Fraction | None
    figure: Figure | None
    failed: bool | None
    critical: bool
    multiplier: Fraction
    band: DeductionBand | None
    points: Fraction
    why_not: str
    parts: tuple[Part, ...]

    @property
    def met(self) -> bool | None:
        """Whether the target was reached (within tolerance); None when not judged."""
        return None if self.failed is None else not self.failed

    @property
    def amount(self) -> Fraction:
        """The band's amount, for each step if it has one, times the repeat: in the band's unit."""
        if self.band is None:
            return ZERO
        if self.judged is None or self.band.step is None:
            return self.band.amount * self.multiplier
        beyond = abs(self.judged - self.band.beyond)
        steps = -(-beyond // self.band.step)
        return self.band.amount * steps * self.multiplier


def window_of(measure: Measure, month: Month) -> tuple[Month, ...]:
    """The months of the window that ends with a month; none when no window ends there.

    Quarters are those of the financial year: April to June and so on.
    """
    if measure.window is MeasureWindow.MONTH:
        return (month,)
    if measure.window is MeasureWindow.QUARTER:
        return tuple(month + back for back in (-2, -1, 0)) if month.month % _QUARTER == 0 else ()
    return tuple(month + -back for back in reversed(range(measure.rolling_months)))


def judged_over(measure: Measure, month: Month, term: Term) -> tuple[Month, ...]:
    """The months of the term over which a measure is judged in a month; none when it is not."""
    day = max(first_day(month), term.start)
    if (measure.starts and day < measure.starts) or (measure.ends and day > measure.ends):
        return ()
    return tuple(one for one in window_of(measure, month) if term.covers(one))


def assess(
    measure: Measure,
    month: Month,
    months: Sequence[Month],
    facts: Known,
    earlier: Sequence[Assessment],
) -> Assessment:
    """Judge a measure over the months of its window.

    months: those of the window that are in the term. earlier: its assessments so far, oldest first,
    for the repeat.
    """
    counted = _Counted(measure, months, facts)
    why_not = counted.why_not()
    value = None if why_not else counted.numerator / counted.denominator
    judged = value
    if value is not None and measure.decimals is not None:
        judged = Fraction(rounded(value, measure.decimals))
    failed = None if judged is None else measure.fails(judged)
    band = measure.band_of(judged) if judged is not None and failed else None
    if not counted.any_record and measure.unreported is Unreported.WORST_BAND:
        failed, band = True, measure.worst_band
    multiplier = _multiplier(measure, failed, earlier)
    critical = (
        judged is not None
        and measure.critical is not None
        and measure.worse(judged, measure.critical)
    )
    points = band.amount * multiplier if band and measure.basis is Basis.POINTS else ZERO
    return Assessment(
        measure=measure,
        month=month,
        months=tuple(months),
        numerator=counted.numerator,
        denominator=counted.denominator,
        value=value,
        judged=judged,
        figure=counted.figure,
        failed=failed,
        critical=critical,
        multiplier=multiplier,
        band=band,
        points=points,
        why_not=why_not,
        parts=counted.parts(judged),
    )


class _Counted:
    """The counts of a window: verified figures where there are any, less accepted relief."""

    def __init__(self, measure: Measure, months: Sequence[Month], facts: Known) -> None:
        self._measure = measure
        self.numerator = self.denominator = ZERO
        self._records: list[str] = []
        self._missing: list[Month] = []
        self._relief: list[str] = []
        figures = set()
        for month in months:
            record = facts.measurement(measure.id, month)
            if record is None:
                self._missing.append(month)
                continue
            figures.add(record.figure)
            self._records.append(record.id)
            first = len(self._records) == 1
            self.numerator = record.numerator if first else self.numerator + record.numerator
            self.denominator = (
                record.denominator if first else self.denominator + record.denominator
            )
            for relief in facts.reliefs.get((measure.id, month), []):
                self.numerator -= relief.numerator
                self.denominator -= relief.denominator
                self._relief.append(relief.id)
        if not measure.ratio and self._records:
            self.denominator = Fraction(1)
        self.figure = figures.pop() if len(figures) == 1 else None
        self.any_record = bool(self._records)

    def why_not(self) -> str:
        """Why the window cannot be judged; blank when it can."""
        if self._missing:
            return f"no measurement for {', '.join(map(str, self._missing))}"
        if self.denominator <= 0:
            return f"nothing was counted of {self._measure.of or 'it'}: nought out of nought"
        if self.denominator < self._measure.minimum_sample:
            return "fewer than the minimum sample"
        return ""

    def parts(self, judged: Fraction | None) -> tuple[Part, ...]:
        """The counts and the value, for a line's working."""
        records = tuple(self._records + self._relief)
        if not self._measure.ratio:
            return (Part("result", self.numerator, records=records),)
        parts = [
            Part("counted", self.numerator, records=records),
            Part("out of", self.denominator, records=records),
        ]
        if judged is not None:
            parts.append(Part("result", judged, Unit.PERCENT))
        return tuple(parts)


def _multiplier(measure: Measure, failed: bool | None, earlier: Sequence[Assessment]) -> Fraction:
    if not failed or measure.repeat is None:
        return Fraction(1)
    before = earlier[max(0, len(earlier) - measure.repeat.within + 1) :]
    failures = 1 + sum(one.failed is True for one in before)
    return measure.repeat.multiplier if failures >= measure.repeat.failures else Fraction(1)


def in_pounds(
    assessment: Assessment, rules: Deductions, at_risk: Fraction, pool: Fraction | None
) -> Fraction:
    """What the clause deducts in pounds, before any cap.

    at_risk: the month's charges at risk. pool: the monthly cap in pounds, None for none.
    """
    return amount_in_pounds(
        assessment.amount, assessment.measure.basis, rules, at_risk=at_risk, pool=pool
    )


def amount_in_pounds(
    amount: Fraction,
    basis: Basis,
    rules: Deductions,
    *,
    at_risk: Fraction,
    pool: Fraction | None,
) -> Fraction:
    """A band's amount, which is in the unit of its basis, in pounds."""
    if basis is Basis.POUNDS:
        return amount
    if basis is Basis.SHARE_OF_CHARGES:
        return amount * at_risk
    if basis is Basis.SHARE_OF_POOL:
        return amount * (pool if pool is not None else at_risk)
    if rules.point_gbp is not None:
        return amount * rules.point_gbp
    return amount * (rules.point_share or ZERO) * at_risk
