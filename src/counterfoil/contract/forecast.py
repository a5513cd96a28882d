"""What the next open month would come to on figures so far, every figure supposed named as such."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from counterfoil.contract.assessment import judged_over
from counterfoil.contract.backtest import DEDUCTIONS
from counterfoil.contract.charges import (
    Charge,
    ContingentFee,
    GainShare,
    MilestoneCharge,
    PassThroughCharge,
    RateCardCharge,
    VolumeTolerance,
)
from counterfoil.contract.knowledge import Known, known
from counterfoil.contract.lines import Line, number_text, rounded
from counterfoil.contract.measures import Measure
from counterfoil.contract.reckoning import total
from counterfoil.contract.records import Measurement, Record, Volume
from counterfoil.contract.statements import Closed, Statement, next_open, statement
from counterfoil.contract.term import first_day, last_day
from counterfoil.contract.terms import Contract, Terms
from counterfoil.errors import NoAnswer
from counterfoil.quantities.years import Month

LAST_MONTHS = 3
_YEAR = 12
SUPPOSED = "supposed/"
"""What the ids of supposed records begin with."""


@dataclass(frozen=True, slots=True)
class Supposed:
    """A figure supposed for want of a record: of what, for which month, how it was come by.

    record: the id under which lines refer to it. from_records: what it was worked out from.
    """

    record: str
    of: str
    month: Month
    figure: str
    rule: str
    from_records: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """The statement that the next month would have, on figures so far.

    supposed: each figure that is not recorded yet; parts of lines that rest on one are provisional.
    not_foreseen: charges that rest on what nobody can tell yet, and are not in it.
    """

    statement: Statement
    supposed: tuple[Supposed, ...]
    not_foreseen: tuple[str, ...]

    @property
    def month(self) -> Month:
        """The month forecast."""
        return self.statement.month

    @property
    def deductions_gbp(self) -> Decimal:
        """What would be deducted in the month, above nought."""
        return -total(one for one in self.statement.due.lines if one.section in DEDUCTIONS)


def next_month(
    contract: Contract, records: Iterable[Record], closed: Sequence[Closed] = (), *, on: date
) -> Forecast:
    """What the statement of the first month still open would be on what is known on a day.

    A missing volume is the mean of the last three months recorded and of the same month of last
    year, each counted once, to the nearest whole number; with no record at all, what a tolerance
    expects; else nought, told as a gap. A missing month of a measure's window has the mean counts
    of the window's other months, so that the window's value is that of the counts so far; with none
    of them, the counts of the last month recorded. An index not out yet is the last one known.
    Failures, costs, days, milestones and certified savings count as recorded so far.

    Raises:
        NoAnswer: every month of the term is closed.
    """
    month = next_open(contract, closed)
    if month is None:
        raise NoAnswer(
            what="every month of the term is closed",
            where=f"contract {contract.id}, forecast",
            mend="read the closed statements",
        )
    held = tuple(records)
    standing, agreed = known(held, on), contract.known_on(on)
    terms = agreed.terms_in(month)
    made = [
        *_volumes(terms, standing, month, on),
        *_measurements(agreed, terms, standing, month, on),
    ]
    supposed = {one.record: one for _, one in made}
    stated = statement(
        contract, [*held, *(record for record, _ in made)], month, on=on, closed=closed
    )
    due = replace(stated.due, lines=tuple(_marked(one, supposed) for one in stated.due.lines))
    return Forecast(
        statement=replace(stated, due=due),
        supposed=tuple(supposed.values()),
        not_foreseen=tuple(not_foreseen(terms, standing, month)),
    )


def usual_volume(
    facts: Known, name: str, month: Month
) -> tuple[Fraction, tuple[Volume, ...]] | None:
    """The mean of the last three months recorded before a month, and of the same month last year.

    Not rounded; None when there is no record before the month.
    """
    before = sorted(one for volume, one in facts.volumes if volume == name and one < month)
    if not before:
        return None
    months = before[-LAST_MONTHS:]
    if month + -_YEAR in before and month + -_YEAR not in months:
        months = [month + -_YEAR, *months]
    found = tuple(one for each in months if (one := facts.volume(name, each)) is not None)
    return sum((one.count for one in found), Fraction(0)) / len(found), found


def not_foreseen(terms: Terms, facts: Known, month: Month) -> Iterator[str]:
    """The charges, by id, that rest on records which cannot be supposed and are not there."""
    held: dict[type[Charge], Mapping[tuple[str, Month], object]] = {
        RateCardCharge: facts.days,
        PassThroughCharge: facts.costs,
        MilestoneCharge: facts.acceptances,
        ContingentFee: facts.savings,
        GainShare: facts.costs,
    }
    for charge in terms.charges:
        records = held.get(type(charge)) if _is_in_force(charge, month) else None
        if records is not None and (charge.id, month) not in records:
            yield charge.id


def _volumes(
    terms: Terms, facts: Known, month: Month, on: date
) -> Iterator[tuple[Record, Supposed]]:
    held = [one for one in terms.charges if _is_in_force(one, month)]
    names = dict.fromkeys(getattr(one, "volume", "") for one in held)
    for name in names:
        if not name or facts.volume(name, month) is not None:
            continue
        usual = usual_volume(facts, name, month)
        if usual is not None:
            mean, sources = usual
            count = Fraction(rounded(mean, 0))
            rule = f"the mean of {', '.join(str(one.month) for one in sources)}"
        else:
            tolerance = tolerance_of(held, name)
            if tolerance is None:
                continue
            count, sources, rule = tolerance.expected, (), f"what {tolerance.title} expects"
        record = Volume(
            id=f"{SUPPOSED}volume/{name}/{month}",
            entered_on=on,
            source=f"supposed: {rule}",
            volume=name,
            month=month,
            count=count,
        )
        shown = number_text(count)
        yield record, Supposed(record.id, name, month, shown, rule, _ids(sources))


def _is_in_force(charge: Charge, month: Month) -> bool:
    begun = charge.starts is None or charge.starts <= last_day(month)
    return begun and (charge.ends is None or charge.ends >= first_day(month))


def tolerance_of(charges: Iterable[Charge], name: str) -> VolumeTolerance | None:
    """The first charge that says how much of a volume is expected."""
    tolerances = (one for one in charges if isinstance(one, VolumeTolerance))
    return next((one for one in tolerances if one.volume == name), None)


def _measurements(
    contract: Contract, terms: Terms, facts: Known, month: Month, on: date
) -> Iterator[tuple[Record, Supposed]]:
    for measure in terms.measures:
        window = judged_over(measure, month, contract.term)
        held = [one for each in window if (one := facts.measurement(measure.id, each)) is not None]
        missing = [one for one in window if facts.measurement(measure.id, one) is None]
        if not missing:
            continue
        rule = "the mean counts of the other months of its window"
        if not held:
            held = _last(measure, facts, month)
            rule = "the counts of the last month recorded"
        for each in missing if held else ():
            yield _like(measure, held, each, on, rule)


def _last(measure: Measure, facts: Known, month: Month) -> list[Measurement]:
    before = [one for name, one in facts.measurements if name == measure.id and one < month]
    found = facts.measurement(measure.id, max(before)) if before else None
    return [] if found is None else [found]


def _like(
    measure: Measure, held: Sequence[Measurement], month: Month, on: date, rule: str
) -> tuple[Record, Supposed]:
    numerator = sum((one.numerator for one in held), Fraction(0)) / len(held)
    denominator = sum((one.denominator for one in held), Fraction(0)) / len(held)
    record = Measurement(
        id=f"{SUPPOSED}measurement/{measure.id}/{month}",
        entered_on=on,
        source=f"supposed: {rule}",
        measure=measure.id,
        month=month,
        numerator=numerator,
        denominator=denominator,
    )
    figure = number_text(numerator, 2)
    if measure.ratio:
        figure = f"{figure} of {number_text(denominator, 2)}"
    return record, Supposed(record.id, measure.id, month, figure, rule, _ids(held))


def _marked(line: Line, supposed: dict[str, Supposed]) -> Line:
    """The line with the parts that rest on supposed records marked provisional."""
    if not any(one in supposed for one in line.records):
        return line
    return replace(
        line,
        parts=tuple(
            replace(part, provisional=True)
            if any(one in supposed for one in part.records)
            else part
            for part in line.parts
        ),
    )


def _ids(records: Iterable[Record]) -> tuple[str, ...]:
    return tuple(one.id for one in records)
