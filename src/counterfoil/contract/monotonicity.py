"""Does any month exist in which doing worse pays the supplier more, or more work pays less?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from counterfoil.contract.assessment import assess, in_pounds
from counterfoil.contract.charges import (
    BandedCharge,
    Charge,
    MinimumVolumeCharge,
    UnitCharge,
    VolumeTolerance,
    Window,
)
from counterfoil.contract.deducting import AT_RISK_SECTIONS, charges_at_risk
from counterfoil.contract.knowledge import Known, known
from counterfoil.contract.largest_deduction import busiest, worst_value
from counterfoil.contract.lines import number_text, pounds, to_pence
from counterfoil.contract.measures import Deductions, Direction, Measure
from counterfoil.contract.reckoning import reckon
from counterfoil.contract.records import Measurement, Record, Volume
from counterfoil.contract.setting import ZERO
from counterfoil.contract.term import Term, first_day, last_day
from counterfoil.contract.terms import Contract, Terms
from counterfoil.quantities.years import Month

NOMINAL_AT_RISK = Fraction(100_000)
"""Charges at risk supposed when volumes decide them and none are recorded."""

_BETWEEN = 8
_NEAR = 1_000
_MONTHS = 12

VolumeCharge = UnitCharge | BandedCharge | MinimumVolumeCharge | VolumeTolerance


class Against(StrEnum):
    """What a reversal is in."""

    MEASURE = "measure"
    VOLUME = "volume"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reversal:
    """Two values between which the supplier is paid the wrong way round.

    Of a measure: at `first` it does better than at `second`, and is paid less. Of a volume: at
    `first` it does less work than at `second`, and is paid more. clauses: where to mend it. over:
    the months that the payments are for, in words.
    """

    against: Against
    of: str
    title: str
    clauses: tuple[str, ...]
    first: Fraction
    first_gbp: Decimal
    second: Fraction
    second_gbp: Decimal
    over: str
    as_share: bool = False

    @property
    def gain_gbp(self) -> Decimal:
        """What the supplier gains by it."""
        return abs(self.second_gbp - self.first_gbp)

    @property
    def what(self) -> str:
        """The finding in a sentence."""
        first, second = (self._shown(one) for one in (self.first, self.second))
        paid, instead = pounds(self.first_gbp), pounds(self.second_gbp)
        if self.against is Against.MEASURE:
            return (
                f"{self.title}: {second} is worse than {first}, yet pays the supplier {instead} "
                f"against {paid} ({self.over})"
            )
        return (
            f"{self.title}: {second} is more work than {first}, yet pays the supplier {instead} "
            f"against {paid} ({self.over})"
        )

    def _shown(self, value: Fraction) -> str:
        return f"{number_text(value * 100, 4)}%" if self.as_share else number_text(value, 4)


def monotonicity(
    contract: Contract, month: Month | None = None, records: Iterable[Record] = ()
) -> tuple[Reversal, ...]:
    """Every pair of neighbouring values between which payment runs the wrong way.

    Each measure goes over its range, best to worst, at band edges, just beyond them and between,
    with every other measure at target and the month's cap applied; each volume goes over the edges
    of all charges that rest on it together, before indexation and with other volumes left out.
    month: that of the terms to look at; None: the first whole month of the last version. records:
    for the volumes that decide the charges at risk; without any, £100,000 are supposed at risk.
    """
    month = month or _month_of_last(contract)
    terms = contract.terms_in(month)
    at_risk = _at_risk(contract, terms, month, known(records))
    found: list[Reversal] = []
    for measure in terms.measures:
        found.extend(_in_measure(measure, terms, month, at_risk))
    found.extend(_in_volumes(contract, terms, month))
    return tuple(found)


def measure_points(measure: Measure) -> tuple[Fraction, ...]:
    """The values of a measure that are tried, from the best to the worst."""
    edges = {band.beyond for band in measure.bands}
    edges |= {measure.target, measure.target - measure.tolerance}
    edges |= {measure.target + measure.tolerance}
    if measure.critical is not None:
        edges.add(measure.critical)
    furthest = worst_value(measure)
    if furthest is None or measure.direction is Direction.HIGHER:
        edges |= {ZERO, Fraction(1) if measure.ratio and max(edges) <= 1 else max(edges) * 2}
    else:
        edges |= {ZERO, furthest}
    ordered = sorted(one for one in edges if one >= 0)
    points = set(ordered)
    for low, high in pairwise(ordered):
        gap = high - low
        near = gap / _NEAR
        if measure.decimals is not None:
            near = max(near, min(gap, Fraction(1, 10**measure.decimals)))
        points |= {low + near, high - near}
        points |= {low + gap * part / _BETWEEN for part in range(1, _BETWEEN)}
    return tuple(sorted(points, reverse=measure.direction is Direction.HIGHER))


def _month_of_last(contract: Contract) -> Month:
    day = max(contract.versions[-1].effective_from, contract.term.start)
    month = Month(day.year, day.month)
    if day.day > 1 and contract.term.covers(month + 1):
        month += 1
    return min(month, contract.term.last_month)


def _at_risk(contract: Contract, terms: Terms, month: Month, facts: Known) -> Fraction:
    busy, _ = busiest(contract, facts, (month,))
    flat = tuple(replace(one, indexation="") for one in terms.charges)
    alone = replace(terms, measures=(), charges=flat)
    due = reckon(_one_month(contract, alone, month), busy)[0]
    return charges_at_risk(terms, due.lines) or NOMINAL_AT_RISK


def _in_measure(
    measure: Measure, terms: Terms, month: Month, at_risk: Fraction
) -> Iterator[Reversal]:
    if not measure.bands:
        return
    points = measure_points(measure)
    paid = [_paid_at(measure, value, terms.deductions, month, at_risk) for value in points]
    for (first, first_gbp), (second, second_gbp) in pairwise(zip(points, paid, strict=True)):
        if second_gbp > first_gbp:
            yield Reversal(
                against=Against.MEASURE,
                of=measure.id,
                title=measure.title,
                clauses=(measure.clause,),
                first=first,
                first_gbp=first_gbp,
                second=second,
                second_gbp=second_gbp,
                over=f"of {pounds(to_pence(at_risk))} charged at risk in a month",
                as_share=measure.ratio and measure.target <= 1,
            )


def _paid_at(
    measure: Measure, value: Fraction, rules: Deductions, month: Month, at_risk: Fraction
) -> Decimal:
    """The charges at risk less what a value deducts, as much as the month's cap lets through."""
    out_of = max(Fraction(1), measure.minimum_sample) if measure.ratio else Fraction(1)
    record = Measurement(
        id="tried",
        entered_on=first_day(month),
        measure=measure.id,
        month=month,
        numerator=value * out_of,
        denominator=out_of,
    )
    judged = assess(replace(measure, minimum_sample=ZERO), month, (month,), known([record]), ())
    pool = None if rules.pool is None else max(ZERO, at_risk * rules.pool)
    gone = in_pounds(judged, rules, at_risk, pool)
    return to_pence(at_risk - (gone if pool is None else min(gone, pool)))


def _in_volumes(contract: Contract, terms: Terms, month: Month) -> Iterator[Reversal]:
    charges = [one for one in _unindexed(terms.charges) if isinstance(one, VolumeCharge)]
    for name in dict.fromkeys(one.volume for one in charges):
        held = tuple(one for one in charges if one.volume == name)
        if any(not isinstance(one, UnitCharge) for one in held):
            yield from _in_volume(_Priced(contract, terms, month, held), held)


def _in_volume(priced: _Priced, held: Sequence[VolumeCharge]) -> Iterator[Reversal]:
    points = priced.points()
    paid = [priced.paid_for(count) for count in points]
    for (first, first_gbp), (second, second_gbp) in pairwise(zip(points, paid, strict=True)):
        if second_gbp < first_gbp:
            yield Reversal(
                against=Against.VOLUME,
                of=held[0].volume,
                title=f"{held[0].unit} ({', '.join(one.title for one in held)})",
                clauses=tuple(dict.fromkeys(one.clause for one in held)),
                first=first,
                first_gbp=first_gbp,
                second=second,
                second_gbp=second_gbp,
                over=priced.over,
            )


class _Priced:
    """What one volume pays over the longest window that any of its charges counts in.

    A charge that counts in a shorter window is paid as often as that fits, on even shares.
    """

    def __init__(
        self, contract: Contract, terms: Terms, month: Month, held: Sequence[VolumeCharge]
    ) -> None:
        self._month = month
        self._volume = held[0].volume
        months = {
            Window.MONTH: 1,
            Window.CONTRACT_YEAR: _MONTHS,
            Window.TERM: len(contract.term.months),
        }
        windows = dict.fromkeys(_window(one) for one in held)
        self._longest = max(windows, key=lambda one: months[one])
        self._parts = []
        for window in windows:
            alone = tuple(one for one in held if _window(one) is window)
            times = Fraction(months[self._longest], months[window])
            draft = replace(terms, charges=alone, measures=(), regimes=())
            self._parts.append((times, _one_month(contract, draft, month), alone))

    @property
    def over(self) -> str:
        """The period paid for, in words."""
        name = self._longest.value.replace("_", " ")
        even = " of even months" if len(self._parts) > 1 else ""
        return f"for {'the term' if self._longest is Window.TERM else f'one {name}'}{even}"

    def points(self) -> tuple[Fraction, ...]:
        """The volumes tried: edges, one unit beyond them in each window, and half-way."""
        units = {edge: times for times, _, held in self._parts for edge in _edges(held, times)}
        ordered = sorted({*units, ZERO})
        ordered.append(max(ordered[-1] * 2, Fraction(1)))
        points = set(ordered)
        for low, high in pairwise(ordered):
            points |= {
                min(low + units.get(low, Fraction(1)), high),
                (low + high) / 2,
                max(high - units.get(high, Fraction(1)), low),
            }
        return tuple(sorted(points))

    def paid_for(self, count: Fraction) -> Decimal:
        """What a volume pays, before indexation and VAT."""
        paid = ZERO
        for times, draft, _ in self._parts:
            record = Volume(
                id="tried",
                entered_on=draft.term.start,
                volume=self._volume,
                month=self._month,
                count=count / times,
            )
            lines = reckon(draft, known([record]))[0].lines
            paid += times * sum(one.exact for one in lines if one.section in AT_RISK_SECTIONS)
        return to_pence(paid)


def _edges(held: Iterable[VolumeCharge], times: Fraction) -> Iterator[Fraction]:
    for charge in held:
        if isinstance(charge, BandedCharge):
            yield from (band.above * times for band in charge.bands)
        elif isinstance(charge, MinimumVolumeCharge):
            yield charge.minimum * times
        elif isinstance(charge, VolumeTolerance):
            yield from (charge.expected * (1 + side * charge.band) * times for side in (-1, 0, 1))


def _one_month(contract: Contract, terms: Terms, month: Month) -> Contract:
    """The contract as if its term were the month, so that every window ends with it."""
    term = Term(first_day(month), last_day(month))
    versions = (replace(terms, effective_from=term.start),)
    return replace(contract, term=term, versions=versions, accounts_from=None)


def _unindexed(charges: Iterable[Charge]) -> tuple[Charge, ...]:
    return tuple(replace(one, indexation="", starts=None, ends=None) for one in charges)


def _window(charge: VolumeCharge) -> Window:
    if isinstance(charge, BandedCharge | MinimumVolumeCharge):
        return charge.window
    return Window.MONTH
