"""What terms would have paid on figures of the past."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from counterfoil.contract.knowledge import Known, known
from counterfoil.contract.lines import Section
from counterfoil.contract.reckoning import MonthDue, Progress, reckon, total
from counterfoil.contract.record_months import month_told_of, told_of_later
from counterfoil.contract.records import (
    DaysWorked,
    IndexValue,
    Invoice,
    Measurement,
    OpenBookCost,
    Record,
    Unavailability,
    Volume,
    Waiver,
)
from counterfoil.contract.terms import Contract
from counterfoil.errors import NoAnswer, Problem
from counterfoil.quantities.years import Month

HISTORY = (Volume, Measurement, Unavailability, OpenBookCost, DaysWorked)
"""The kinds of record by which it is known that a month has figures."""

DEDUCTIONS = (Section.AVAILABILITY, Section.PERFORMANCE)
"""The sections whose lines are deductions, before waivers and what is earned back."""

_YEAR = 12


@dataclass(frozen=True, slots=True)
class BacktestMonth:
    """A month of the past and what the terms would have paid for it.

    month: the month that the figures are of. due: reckoned as the month of the term it stands for.
    """

    month: Month
    due: MonthDue

    @property
    def deductions_gbp(self) -> Decimal:
        """What would have been deducted, above nought."""
        return -total(line for line in self.due.lines if line.section in DEDUCTIONS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Backtest:
    """What the terms would have paid, month by month.

    carried_years: by how many whole years the past was carried forward to fall in the term; nought
    when it lies in the term already.
    """

    contract: str
    carried_years: int
    months: tuple[BacktestMonth, ...]

    @property
    def net_gbp(self) -> Decimal:
        """Over all months, before VAT."""
        return sum((one.due.net_gbp for one in self.months), Decimal(0))

    @property
    def total_gbp(self) -> Decimal:
        """Over all months, VAT included."""
        return sum((one.due.total_gbp for one in self.months), Decimal(0))

    @property
    def deductions_gbp(self) -> Decimal:
        """What would have been deducted over all months, above nought."""
        return sum((one.deductions_gbp for one in self.months), Decimal(0))

    @property
    def lost_to_caps_gbp(self) -> Decimal:
        """What caps would have kept from being deducted."""
        lost = (cut.lost_gbp for one in self.months for cut in one.due.lost)
        return sum(lost, Decimal(0))

    @property
    def by_section(self) -> tuple[tuple[Section, Decimal], ...]:
        """The sum of each section that has lines, in the order of a statement."""
        lines = [line for one in self.months for line in one.due.lines]
        held = {line.section for line in lines}
        return tuple(
            (section, total(line for line in lines if line.section is section))
            for section in Section
            if section in held
        )

    @property
    def gaps(self) -> tuple[Problem, ...]:
        """What the past lacks that the terms ask for."""
        return tuple(gap for one in self.months for gap in one.due.gaps)


def backtest(
    contract: Contract, records: Iterable[Record], *, progress: Progress | None = None
) -> Backtest:
    """What the terms would have paid for each month of the past that has figures.

    A past that begins before the term is carried forward by whole years, the fewest that serve;
    levels of indices then stay at their own months, and waivers are left out, because they answer
    deductions of other terms. Months after the end of the term are left out.

    Raises:
        NoAnswer: there are no figures of the past, or none that falls in the term.
    """
    facts = known(records)
    months = months_with_figures(facts)
    if not months:
        raise _none(contract, "no volumes or measurements of past months are recorded")
    years = max(0, -(-(contract.term.first_month - months[0]) // _YEAR))
    if years:
        facts = _carried(facts, years)
    last = months[-1] + years * _YEAR
    found = [
        BacktestMonth(due.month + -years * _YEAR, due)
        for due in reckon(contract, facts, until=last, progress=progress)
        if due.month >= months[0] + years * _YEAR
    ]
    if not found:
        raise _none(contract, f"the past, from {months[0]}, lies after the term")
    return Backtest(contract=contract.id, carried_years=years, months=tuple(found))


def months_with_figures(facts: Known) -> tuple[Month, ...]:
    """The months, in order, that any volume, measurement, failure, cost or day is recorded for."""
    found = {month_told_of(record) for record in facts.records if isinstance(record, HISTORY)}
    return tuple(sorted(month for month in found if month is not None))


def net_of_deductions(months: Iterable[MonthDue]) -> tuple[Decimal, Decimal]:
    """What months pay before VAT, and what they deduct (above nought)."""
    held = tuple(months)
    deducted = -total(line for one in held for line in one.lines if line.section in DEDUCTIONS)
    return sum((one.net_gbp for one in held), Decimal(0)), deducted


def share_of(part: Decimal, whole: Decimal) -> Fraction | None:
    """A part as a share; None of nothing."""
    return Fraction(part) / Fraction(whole) if whole else None


def _carried(facts: Known, years: int) -> Known:
    kept = (record for record in facts.records if not isinstance(record, Waiver | Invoice))
    return known(
        record if isinstance(record, IndexValue) else told_of_later(record, years * _YEAR)
        for record in kept
    )


def _none(contract: Contract, what: str) -> NoAnswer:
    return NoAnswer(
        what=what,
        where=f"contract {contract.id}, backtest",
        mend="enter figures of past months under the names that the terms use",
    )
