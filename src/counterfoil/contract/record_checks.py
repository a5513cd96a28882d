"""What is wrong with records of a contract: the same whether they come from files or a database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from fractions import Fraction

from counterfoil.contract.charges import (
    BandedCharge,
    Charge,
    ContingentFee,
    GainShare,
    MilestoneCharge,
    MinimumVolumeCharge,
    PassThroughCharge,
    RateCardCharge,
    UnitCharge,
    VolumeTolerance,
)
from counterfoil.contract.measures import Measure
from counterfoil.contract.record_order_checks import order_faults
from counterfoil.contract.records import (
    Acceptance,
    CertifiedSaving,
    DaysWorked,
    IndexValue,
    Invoice,
    Measurement,
    OpenBookCost,
    Record,
    Relief,
    Unavailability,
    Volume,
    Waiver,
)
from counterfoil.contract.setting import ZERO
from counterfoil.contract.term import month_of_day
from counterfoil.contract.terms import Contract
from counterfoil.errors import Problem, Severity
from counterfoil.quantities.years import Month

Fault = tuple[str, str, Severity]
_MOST_LISTED = 8
_ERROR, _WARNING = Severity.ERROR, Severity.WARNING


def check_records(
    contract: Contract, records: Sequence[Record], places: Sequence[str] | None = None
) -> tuple[Problem, ...]:
    """Everything wrong with records, or worth a warning, all at once.

    places: where each record stands, such as a file and row; by default its kind and id.
    """
    names = _Names.of(contract, records)
    shown = places if places is not None else [place_of(record) for record in records]
    problems = []
    for record, place in zip(records, shown, strict=True):
        for what, mend, severity in _faults(record, names):
            problems.append(Problem(what=what, where=place, mend=mend, severity=severity))
    for number, what, mend in order_faults(records, shown):
        problems.append(Problem(what=what, where=shown[number], mend=mend))
    for number, what, mend in _too_many_out(records, names):
        problems.append(Problem(what=what, where=shown[number], mend=mend))
    return tuple(problems)


def place_of(record: Record) -> str:
    """Where a record stands when no file is known: its kind and id.

    >>> place_of(IndexValue(id="cpi-1", entered_on=date(2026, 5, 1), series="CPI",
    ...                     month=Month(2026, 4), value=Fraction(131)))
    'index value cpi-1'
    """
    return f"{record.kind.replace('_', ' ')} {record.id}"


@dataclass(slots=True)
class _Names:
    """What the versions of the terms name, taken together."""

    contract: Contract
    volumes: set[str] = field(default_factory=set)
    series: set[str] = field(default_factory=set)
    measures: dict[str, Measure] = field(default_factory=dict)
    units: dict[str, dict[str, Fraction]] = field(default_factory=dict)
    grades: dict[str, set[str]] = field(default_factory=dict)
    milestones: dict[str, set[str]] = field(default_factory=dict)
    costs: set[str] = field(default_factory=set)
    fees: set[str] = field(default_factory=set)
    events: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, contract: Contract, records: Iterable[Record]) -> _Names:
        names = cls(contract)
        for version in contract.versions:
            names.series.update(one.series for one in version.indexations)
            names.measures.update((one.id, one) for one in version.measures)
            for regime in version.regimes:
                held = names.units.setdefault(regime.id, {})
                for one in regime.unit_types:
                    held[one.id] = max(one.count, held.get(one.id, ZERO))
            for charge in version.charges:
                names._add(charge)
        names.events = {one.id for one in records if isinstance(one, Unavailability)}
        return names

    def _add(self, charge: Charge) -> None:
        match charge:
            case UnitCharge() | BandedCharge() | MinimumVolumeCharge() | VolumeTolerance():
                self.volumes.add(charge.volume)
            case RateCardCharge():
                grades = self.grades.setdefault(charge.id, set())
                grades.update(grade for grade, _ in charge.day_rates_gbp)
            case MilestoneCharge():
                held = self.milestones.setdefault(charge.id, set())
                held.update(one.id for one in charge.milestones)
            case PassThroughCharge() | GainShare():
                self.costs.add(charge.id)
            case ContingentFee():
                self.fees.add(charge.id)
            case _:
                pass


def _faults(record: Record, names: _Names) -> Iterator[Fault]:
    month = getattr(record, "month", None)
    if month is not None and not isinstance(record, IndexValue):
        yield from _in_term(month, names.contract)
    match record:
        case Volume():
            yield from _known("volume", record.volume, names.volumes)
            yield from _not_below(record.count, "the volume")
        case Measurement():
            yield from _measurement(record, names)
        case Unavailability():
            yield from _unavailability(record, names)
        case Relief():
            yield from _relief(record, names)
        case DaysWorked():
            yield from _known("charge by day rates", record.charge, names.grades)
            if record.charge in names.grades:
                yield from _known("grade", record.grade, names.grades[record.charge])
            yield from _not_below(record.days, "the number of days")
        case OpenBookCost():
            yield from _known("charge passed through or shared", record.of, names.costs)
            yield from _credit(record.amount_gbp, "the cost")
        case _:
            yield from _other(record, names)


def _other(record: Record, names: _Names) -> Iterator[Fault]:
    match record:
        case Acceptance():
            yield from _known("charge by milestones", record.charge, names.milestones)
            if record.charge in names.milestones:
                yield from _known("milestone", record.milestone, names.milestones[record.charge])
            yield from _day_in_term(record.accepted_on, names.contract)
        case CertifiedSaving():
            yield from _known("contingent fee", record.charge, names.fees)
            yield from _day_in_term(record.certified_on, names.contract)
            yield from _credit(record.amount_gbp, "the saving")
        case IndexValue():
            yield from _known("index series", record.series, names.series)
            if record.value <= 0:
                yield "the index is not above nought", "give its level, such as 131.2", _ERROR
        case Waiver():
            yield from _waiver(record, names)
        case Invoice():
            yield from _invoice(record, names)
        case _:
            pass


def _measurement(record: Measurement, names: _Names) -> Iterator[Fault]:
    yield from _known("measure", record.measure, names.measures)
    yield from _not_below(record.numerator, "the numerator")
    yield from _not_below(record.denominator, "the denominator")
    if record.sample is not None and record.sample < 0:
        yield "the sample is below nought", "give how many were looked at", _ERROR
    measure = names.measures.get(record.measure)
    if measure is None or not measure.ratio:
        return
    if record.denominator == 0:
        nothing = record.numerator == 0
        yield (
            f"the denominator is 0: nothing was counted of {measure.of or record.measure}",
            "leave it so if there were none in the month; it is then not judged"
            if nothing
            else "give how many there were in all",
            _WARNING if nothing else _ERROR,
        )
    elif record.numerator > record.denominator:
        what = "the numerator is above the denominator, so the result is above 100%"
        yield what, "check that the two were not exchanged", _WARNING


def _unavailability(record: Unavailability, names: _Names) -> Iterator[Fault]:
    yield from _known("availability regime", record.regime, names.units)
    types = names.units.get(record.regime)
    if types is not None:
        yield from _known("type of unit", record.unit_type, types)
        count = types.get(record.unit_type)
        if count is not None and record.units > count:
            what = f"{record.units} units are out of use, and there are {count}"
            yield what, f"give at most {count}", _ERROR
    if record.units <= 0:
        yield "no unit is out of use", "give how many were", _ERROR
    if record.until is not None and record.until < record.began:
        what = f"it ended on {record.until:%Y-%m-%d %H:%M}, before it began"
        yield what, "exchange the two, or correct the one that is wrong", _ERROR
    term = names.contract.term
    ended = record.until.date() if record.until is not None else term.end
    if record.began.date() > term.end or ended < term.start:
        what = f"it began on {record.began.date()}, outside the term"
        yield what, f"give a time from {term.start} to {term.end}", _ERROR


def _relief(record: Relief, names: _Names) -> Iterator[Fault]:
    known = {*names.measures, *names.units}
    yield from _known("measure or availability regime", record.of, known)
    yield from _not_below(record.numerator, "the numerator")
    yield from _not_below(record.denominator, "the denominator")
    if record.event and record.event not in names.events:
        what = f"no unavailability has the id {record.event}"
        yield what, "give the id of the event that is excused", _ERROR
    if record.of in names.units and not record.event:
        what = "it names no event, so it excuses none"
        yield what, "give the id of the unavailability that is excused", _WARNING


def _waiver(record: Waiver, names: _Names) -> Iterator[Fault]:
    regime, _, event = record.of.partition("/")
    if not (regime in names.units and event in names.events):
        yield from _known("measure", record.of, names.measures)
    if record.amount_gbp is not None:
        yield from _not_below(record.amount_gbp, "the amount waived")
    if not record.reason.strip():
        yield "a deduction is waived without a reason", "say why it was not taken", _ERROR
    if not record.approved_by.strip():
        yield "a deduction is waived without approval", "say who approved it", _ERROR


def _invoice(record: Invoice, names: _Names) -> Iterator[Fault]:
    agreed = names.contract.currency
    if record.currency != agreed:
        what = f"the invoice is in {record.currency}, and the contract in {agreed}"
        yield what, f"ask for an invoice in {agreed}; no rate of exchange is agreed", _ERROR
    if not record.lines:
        yield "the invoice has no lines", "enter each line of it", _WARNING


def _known(noun: str, name: str, among: Iterable[str]) -> Iterator[Fault]:
    if name in (held := among if isinstance(among, set | dict) else set(among)):
        return
    listed = sorted(held)
    near = get_close_matches(name, listed, n=1)
    words = ", ".join(listed[:_MOST_LISTED]) + (", …" if len(listed) > _MOST_LISTED else "")
    mend = f"the terms name {words}" if listed else f"the terms have no {noun}"
    yield (
        f"the terms have no {noun} {name!r}",
        f"did you mean {near[0]}? {mend[0].upper()}{mend[1:]}" if near else mend,
        _ERROR,
    )


def _in_term(month: Month, contract: Contract) -> Iterator[Fault]:
    if not contract.term.covers(month):
        first, last = contract.term.first_month, contract.term.last_month
        yield f"{month} is outside the term", f"give a month from {first} to {last}", _ERROR


def _day_in_term(day: date, contract: Contract) -> Iterator[Fault]:
    if not contract.term.covers(month_of_day(day)):
        term = contract.term
        yield f"{day} is outside the term", f"give a day from {term.start} to {term.end}", _ERROR


def _not_below(value: Fraction, noun: str) -> Iterator[Fault]:
    if value < 0:
        yield f"{noun} is below nought", "give nought or more", _ERROR


def _credit(value: Fraction, noun: str) -> Iterator[Fault]:
    if value < 0:
        yield f"{noun} is below nought", "leave it so if it is a credit", _WARNING


def _too_many_out(records: Sequence[Record], names: _Names) -> Iterator[tuple[int, str, str]]:
    """Events that stand and overlap until more units are out of use than there are."""
    gone = {record.supersedes for record in records if record.supersedes}
    moments: dict[tuple[str, str], list[tuple[date, int, Fraction, int]]] = {}
    for number, one in enumerate(records):
        if not isinstance(one, Unavailability) or one.id in gone or one.units <= 0:
            continue
        count = names.units.get(one.regime, {}).get(one.unit_type)
        if count is None or one.units > count or (one.until and one.until < one.began):
            continue
        held = moments.setdefault((one.regime, one.unit_type), [])
        held.append((one.began, 1, one.units, number))
        if one.until is not None:
            held.append((one.until, 0, -one.units, number))
    for (regime, kind), changes in moments.items():
        count, out = names.units[regime][kind], ZERO
        for when, begins, units, number in sorted(changes):
            out += units
            if begins and out > count:
                what = f"from {when:%Y-%m-%d %H:%M} {out} units are out of use, of {count}"
                mend = "give the end of an earlier event, or supersede what was entered twice"
                yield number, what, mend
