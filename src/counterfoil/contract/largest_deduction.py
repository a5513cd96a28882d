"""The most that deductions can come to: everything at its worst, caps applied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from counterfoil.contract.assessment import amount_in_pounds, judged_over
from counterfoil.contract.backtest import share_of
from counterfoil.contract.charges import MinimumVolumeCharge, VolumeTolerance, Window
from counterfoil.contract.deducting import AT_RISK_SECTIONS, charges_at_risk
from counterfoil.contract.knowledge import Known, known
from counterfoil.contract.lines import to_pence
from counterfoil.contract.measures import Direction, Measure, Unreported
from counterfoil.contract.reckoning import MonthDue, reckon, total
from counterfoil.contract.records import Record, Volume
from counterfoil.contract.setting import ZERO
from counterfoil.contract.term import first_day
from counterfoil.contract.terms import Contract, Terms
from counterfoil.errors import NoAnswer
from counterfoil.quantities.years import Month

NONE = Decimal(0)


@dataclass(frozen=True, slots=True)
class LargestOf:
    """The most that one measure or regime can deduct in the month, before caps.

    gbp: None when nothing but a cap limits it.
    """

    of: str
    title: str
    gbp: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LargestDeduction:
    """The most that can be deducted in a month and in its contract year; None: no limit.

    charges_gbp, year_charges_gbp: what those charges come to before deductions and VAT. before
    caps: the sum of `each`. assumed: what was supposed of volumes, in words.
    """

    month: Month
    charges_gbp: Decimal
    month_gbp: Decimal | None
    before_caps_gbp: Decimal | None
    year: int
    year_charges_gbp: Decimal
    year_gbp: Decimal | None
    each: tuple[LargestOf, ...]
    assumed: tuple[str, ...]

    @property
    def month_share(self) -> Fraction | None:
        """As a share of the month's charges."""
        return None if self.month_gbp is None else share_of(self.month_gbp, self.charges_gbp)

    @property
    def year_share(self) -> Fraction | None:
        """As a share of the year's charges."""
        return None if self.year_gbp is None else share_of(self.year_gbp, self.year_charges_gbp)


def largest_deduction(
    contract: Contract, month: Month, records: Iterable[Record] = ()
) -> LargestDeduction:
    """The most that deductions can come to in a month, and in the contract year that holds it.

    Every measure is at its worst in every window, as a repeat wherever the terms have a multiplier;
    every unit of a regime is out of use in all its hours, its repair time over. Volumes decide the
    charges: each month has the highest ever recorded of each, or what the terms name as expected or
    as minimum, or else none. A measure of which less is better has no worst value, so that a band
    with steps has no limit but a cap, unless it is a share of which target and bands are 100% or
    less: then 100% is the worst.

    Raises:
        NoAnswer: the month is outside the term, or an index is needed of which no level is known.
    """
    if not contract.term.covers(month):
        raise NoAnswer(
            what=f"{month} is outside the term",
            where=f"contract {contract.id}, largest deduction",
            mend=f"ask for a month from {contract.term.first_month} to {contract.term.last_month}",
        )
    year = _year_of(contract, month)
    months = [one for one in contract.term.months if _year_of(contract, one) == year]
    facts, assumed = busiest(contract, known(records), months)
    found = {one.month: one for one in reckon(contract, facts, until=months[-1])}
    worst = {one: _Worst(contract, found[one]) for one in months}
    so_far = sum((worst[one].at_risk for one in months if one <= month), ZERO)
    whole = sum((one.at_risk for one in worst.values()), ZERO)
    here = worst[month]
    return LargestDeduction(
        month=month,
        charges_gbp=here.charges_gbp,
        month_gbp=_capped([here], contract.terms_in(month), so_far),
        before_caps_gbp=here.before_caps,
        year=year,
        year_charges_gbp=sum((one.charges_gbp for one in worst.values()), NONE),
        year_gbp=_capped(list(worst.values()), contract.terms_in(months[-1]), whole),
        each=here.each,
        assumed=assumed,
    )


def busiest(
    contract: Contract, facts: Known, months: Iterable[Month]
) -> tuple[Known, tuple[str, ...]]:
    """What is known, with the highest volume on record in each of the months, and that in words."""
    asked = set(months)
    kept = [one for one in facts.records if not (isinstance(one, Volume) and one.month in asked)]
    assumed = []
    for name in volumes_of(one for month in asked for one in (contract.terms_in(month),)):
        count, why = _highest(name, facts, contract.terms_in(min(asked)))
        assumed.append(f"{name}: {float(count):,.10g} a month, {why}")
        kept.extend(
            Volume(
                id=f"busiest/{name}/{month}",
                entered_on=first_day(month),
                volume=name,
                month=month,
                count=count,
            )
            for month in sorted(asked)
        )
    return known(kept), tuple(assumed)


def volumes_of(terms: Iterable[Terms]) -> tuple[str, ...]:
    """The names of the volumes that charges rest on, each once."""
    charges = (charge for one in terms for charge in one.charges)
    names = (getattr(charge, "volume", "") for charge in charges)
    return tuple(sorted({name for name in names if name}))


def worst_amount(measure: Measure) -> Fraction | None:
    """The most that a measure can deduct, in the unit of its basis; None: without limit."""
    amounts = list(_amounts(measure))
    if None in amounts:
        return None
    most = max((one for one in amounts if one is not None), default=ZERO)
    repeat = measure.repeat
    if repeat is not None and repeat.failures <= repeat.within:
        most *= max(Fraction(1), repeat.multiplier)
    return most


def worst_value(measure: Measure) -> Fraction | None:
    """The value that none is worse than: 0 when more is better; None when there is none."""
    if measure.direction is Direction.HIGHER:
        return ZERO
    is_share = measure.ratio and all(
        one <= 1 for one in (measure.target, *(band.beyond for band in measure.bands))
    )
    return Fraction(1) if is_share else None


def _amounts(measure: Measure) -> Iterator[Fraction | None]:
    higher = measure.direction is Direction.HIGHER
    bands = sorted(measure.bands, key=lambda one: one.beyond, reverse=higher)
    ends = [*(lower.beyond for _, lower in pairwise(bands)), worst_value(measure)]
    for band, end in zip(bands, ends, strict=False):
        if end is None:
            yield None if band.step else band.amount
        elif measure.fails(end) and measure.worse(end, band.beyond):
            steps = -(-abs(end - band.beyond) // band.step) if band.step else 1
            yield band.amount * steps
    if measure.unreported is Unreported.WORST_BAND and measure.worst_band is not None:
        yield measure.worst_band.amount


class _Worst:
    """One month with everything at its worst."""

    def __init__(self, contract: Contract, due: MonthDue) -> None:
        terms, term = contract.terms_in(due.month), contract.term
        self.charges_gbp = total(one for one in due.lines if one.section in AT_RISK_SECTIONS)
        self.at_risk = charges_at_risk(terms, due.lines)
        rules = terms.deductions
        share = None if rules.pool is None else max(ZERO, self.at_risk * rules.pool)
        self.pool = None if share is None else to_pence(share, terms.rounding)
        self._with_availability = rules.with_availability
        self._availability = tuple(
            LargestOf(
                one.id,
                one.title,
                to_pence(
                    one.hours_required(due.month, term)
                    * sum((kind.count * kind.weight for kind in one.unit_types), ZERO)
                    * one.rate_gbp
                ),
            )
            for one in terms.regimes
        )
        self._performance = tuple(
            LargestOf(one.id, one.title, self._of(one, terms, share))
            for one in terms.measures
            if one.bands and judged_over(one, due.month, term)
        )

    @property
    def each(self) -> tuple[LargestOf, ...]:
        return (*self._availability, *self._performance)

    @property
    def before_caps(self) -> Decimal | None:
        return _sum(self.each)

    @property
    def capped(self) -> Decimal | None:
        """What counts against the caps, as much as the month's cap lets through."""
        counted = self.each if self._with_availability else self._performance
        before = _sum(counted)
        if self.pool is None:
            return before
        return self.pool if before is None else min(before, self.pool)

    @property
    def uncapped(self) -> Decimal:
        """Deductions for availability that no cap touches."""
        return NONE if self._with_availability else _sum(self._availability) or NONE

    def _of(self, measure: Measure, terms: Terms, pool: Fraction | None) -> Decimal | None:
        amount = worst_amount(measure)
        if amount is None:
            return None
        exact = amount_in_pounds(
            amount, measure.basis, terms.deductions, at_risk=self.at_risk, pool=pool
        )
        return to_pence(exact, terms.rounding)


def _capped(months: list[_Worst], terms: Terms, at_risk: Fraction) -> Decimal | None:
    counted = [one.capped for one in months]
    within = None if None in counted else sum((one for one in counted if one is not None), NONE)
    if terms.deductions.year_cap is not None:
        cap = max(NONE, to_pence(at_risk * terms.deductions.year_cap))
        within = cap if within is None else min(within, cap)
    return None if within is None else within + sum((one.uncapped for one in months), NONE)


def _sum(each: Iterable[LargestOf]) -> Decimal | None:
    amount = NONE
    for one in each:
        if one.gbp is None:
            return None
        amount += one.gbp
    return amount


def _highest(name: str, facts: Known, terms: Terms) -> tuple[Fraction, str]:
    counts = [
        found.count
        for volume, month in facts.volumes
        if volume == name and (found := facts.volume(name, month)) is not None
    ]
    if counts:
        return max(counts), "the highest on record"
    for charge in terms.charges:
        if isinstance(charge, VolumeTolerance) and charge.volume == name:
            return charge.expected, f"as {charge.title} expects"
        if isinstance(charge, MinimumVolumeCharge) and charge.volume == name:
            if charge.window is Window.CONTRACT_YEAR:
                return charge.minimum / 12, f"a twelfth of the minimum of {charge.title}"
            if charge.window is Window.MONTH:
                return charge.minimum, f"the minimum of {charge.title}"
    return ZERO, "for none is recorded"


def _year_of(contract: Contract, month: Month) -> int:
    term = contract.term
    return term.year_number(max(first_day(month), term.start))
