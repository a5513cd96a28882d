"""What is wrong with the outcomes of a partnership, wherever they are kept; all told at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from counterfoil.appraisal.amounts import DriverBands, DriverRate
from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.casefile.fingerprint import case_fingerprint
from counterfoil.casefile.nearest_word import choose_among
from counterfoil.contract.lines import number_text
from counterfoil.contract.record_order_checks import order_faults
from counterfoil.contract.records import IndexValue, Volume
from counterfoil.errors import CounterfoilError, Problem, Severity
from counterfoil.outcomes.actuals import ActualCost, ActualVolume, Reading
from counterfoil.outcomes.benefits import Benefit, BudgetAmount, Planned
from counterfoil.outcomes.claim_checks import claim_faults
from counterfoil.outcomes.claims import Banking, Certification, Claim
from counterfoil.outcomes.ledger import Ledger
from counterfoil.outcomes.records import GBP, OutcomeRecord, PeriodRecord
from counterfoil.quantities.years import FinancialYear

Fault = tuple[str, str, Severity]
_DocumentFault = tuple[str, str, str, Severity]
_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_LONGEST = 1200


def ledger_problems(
    ledger: Ledger, places: Sequence[str] | None = None, file: str = "outcomes.yaml"
) -> tuple[Problem, ...]:
    """Everything wrong with a ledger, or worth a warning.

    places: where each record stands, such as claims.csv, line 3; by default its kind and id.
    """
    records = ledger.records
    shown = places if places is not None else [place_of(one) for one in records]
    problems = [
        Problem(what=what, where=f"{file}, {where}", mend=mend, severity=severity)
        for where, what, mend, severity in _document_faults(ledger)
    ]
    names = Names.of(ledger)
    for one, place in zip(records, shown, strict=True):
        for what, mend, severity in _faults(one, names):
            problems.append(Problem(what=what, where=place, mend=mend, severity=severity))
    for number, what, mend in order_faults(records, shown):
        problems.append(Problem(what=what, where=shown[number], mend=mend))
    return tuple(problems)


def place_of(record: OutcomeRecord) -> str:
    """Where a record stands when no file is known: its kind and id."""
    return f"{record.kind.replace('_', ' ')} {record.id}"


@dataclass(frozen=True, slots=True)
class Names:
    """What records may refer to."""

    ledger: Ledger
    case_lines: frozenset[str]
    drivers: frozenset[str]
    claims: dict[str, Claim]
    superseded: dict[str, str]
    certified: dict[str, Certification]
    banked: dict[str, Fraction]
    budgets: dict[str, dict[FinancialYear, Fraction]]

    @classmethod
    def of(cls, ledger: Ledger) -> Names:
        """The names of a ledger. What is superseded may still be named by an older record."""
        case = ledger.case
        claims = {one.id: one for one in ledger.records if isinstance(one, Claim)}
        certified = {one.claim: one for one in ledger.of(Certification)}
        banked: dict[str, Fraction] = {}
        for one in ledger.of(Banking):
            banked[one.claim] = banked.get(one.claim, Fraction(0)) + one.amount_gbp
        return cls(
            ledger,
            frozenset(line.key for line in case.lines) if case else frozenset(),
            frozenset(one.id for one in case.drivers) if case else frozenset(),
            claims,
            {one.supersedes: one.id for one in ledger.records if one.supersedes},
            certified,
            banked,
            budgets_of(ledger),
        )


def budgets_of(ledger: Ledger) -> dict[str, dict[FinancialYear, Fraction]]:
    """What each budget line holds by year: as recorded, else as the case's own budgets say."""
    found: dict[str, dict[FinancialYear, Fraction]] = {}
    for one in ledger.of(BudgetAmount):
        held = found.setdefault(one.budget_line, {})
        for year, amount in one.by_year(one.amount_gbp).items():
            held[year] = held.get(year, Fraction(0)) + amount
    if ledger.case is not None:
        first = ledger.case.first_year
        for line in ledger.case.budgets:
            amounts = enumerate(line.amounts_gbp)
            found.setdefault(line.id, {first + t: Fraction(str(gbp)) for t, gbp in amounts})
    return found


def known(noun: str, name: str, among: Iterable[str]) -> Iterator[Fault]:
    """A name that nothing has."""
    names = sorted(among)
    if name not in names:
        yield f"there is no {noun} {name}", choose_among(name, names), _ERROR


def _faults(record: OutcomeRecord, names: Names) -> Iterator[Fault]:
    if isinstance(record, PeriodRecord) and not 1 <= record.months <= _LONGEST:
        what = f"it goes from {record.from_month} to {record.to_month}"
        mend = "exchange the two months" if record.months < 1 else "correct the months"
        yield what, mend, _ERROR
        return
    match record:
        case Benefit():
            yield from _benefit(record, names)
        case Planned():
            yield from known("benefit", record.benefit, names.ledger.benefits_by_id)
            found = names.ledger.benefits_by_id.get(record.benefit)
            if found is not None and found.has_ancestor:
                what = f"{found.id} descends from {found.case_line}, which says what is planned"
                yield what, "leave this row out, or the benefit's case_line blank", _ERROR
        case Reading():
            yield from known("benefit", record.benefit, names.ledger.benefits_by_id)
        case ActualCost():
            if record.case_line:
                yield from known("line of the case", record.case_line, names.case_lines)
            if record.heading.is_benefit:
                yield "a cost has the heading of a benefit", "claim it as a benefit", _ERROR
        case ActualVolume():
            yield from known("driver of the case", record.driver, names.drivers)
            if record.count < 0:
                yield "the volume is below nought", "correct the number", _ERROR
        case _:
            yield from claim_faults(record, names)


def _benefit(benefit: Benefit, names: Names) -> Iterator[Fault]:
    if benefit.case_line:
        yield from known("line of the case", benefit.case_line, names.case_lines)
    else:
        what = "it has no ancestor: no line of the approved case promised it"
        yield what, "name the line in case_line if there is one; it is told on every page", _WARNING
    if not 0 < benefit.line_share <= 1:
        yield "line_share is not above 0 and at most 1", "write the share, such as 0.5", _ERROR
    if benefit.nature.value == "cash_releasing" and benefit.unit != GBP:
        what = f"it is cash-releasing and counted in {benefit.unit}"
        yield what, "count it in GBP, or give it another nature", _ERROR
    if benefit.to_month is not None and benefit.to_month < benefit.from_month:
        what = f"it ends in {benefit.to_month}, before it starts in {benefit.from_month}"
        yield what, "exchange the two months", _ERROR
    if (benefit.baseline_value is None) != (benefit.baseline_on is None):
        yield "the baseline has a value or a day, and not both", "give both, or neither", _ERROR
    signed = bool(benefit.baseline_signed_by), benefit.baseline_signed_on is not None
    if signed[0] != signed[1]:
        yield "the baseline has a signature or its day, and not both", "give both", _ERROR
    if benefit.baseline is None:
        yield "it has no baseline, so nothing can be claimed of it", "state one, dated", _WARNING
    elif not benefit.baseline.is_signed:
        yield "its baseline is not signed", "have finance sign it; the verdict says so", _WARNING


def _document_faults(ledger: Ledger) -> Iterator[_DocumentFault]:
    document, case = ledger.document, ledger.case
    try:
        FinancialYear.parse(document.price_base)
    except CounterfoilError as fault:
        yield "price_base", fault.what, fault.mend, _ERROR
    if case is None:
        if ledger.contract is not None:
            what = "no version of a case is named, and a contract is signed"
            mend = "name the folder of the approved version in case"
            yield "case", what, mend, _ERROR
        return
    options = [one.id for one in case.options]
    if document.option not in options:
        what = f"the case has no option {document.option}"
        yield "option", what, choose_among(document.option, options), _ERROR
    if document.case_fingerprint and document.case_fingerprint != case_fingerprint(case):
        what = "the case is not the version that was approved: its fingerprint differs"
        mend = "put back the approved version, or approve this one and write its fingerprint"
        yield "case_fingerprint", what, mend, _ERROR
    yield from _link_faults(ledger, case)
    yield from _move_faults(ledger, case)


def _link_faults(ledger: Ledger, case: BusinessCase) -> Iterator[_DocumentFault]:
    """Names in the document that neither the case nor the contract's records have."""
    document, records = ledger.document, ledger.contract_records
    drivers = {one.id for one in case.drivers}
    indices, delays = {one.id for one in case.indices}, {one.id for one in case.delays}
    volumes = {one.volume for one in records if isinstance(one, Volume)}
    series = {one.series for one in records if isinstance(one, IndexValue)}
    lines = {one.key for one in case.lines}
    names: list[tuple[str, str, str, set[str]]] = []
    for link in document.volumes:
        names.append(("volumes", "driver of the case", link.driver, drivers))
        names.append(("volumes", "volume in the contract's records", link.volume, volumes))
    for price in document.prices:
        names.append(("prices", "index of the case", price.index, indices))
        names.append(("prices", "index series in the contract's records", price.series, series))
    names += [("delays", "delay of the case", one.delay, delays) for one in document.delays]
    names += [
        ("statement_lines", "line of the case", one.line, lines) for one in document.statement_lines
    ]
    for where, noun, name, among in names:
        for what, mend, severity in known(noun, name, among):
            yield where, what, mend, severity


def _move_faults(ledger: Ledger, case: BusinessCase) -> Iterator[_DocumentFault]:
    lines = {one.key: one for one in case.lines}
    drivers = {one.id for one in case.drivers}
    for move in ledger.document.moves:
        for what, mend, severity in (
            *known("line of the case", move.line, lines),
            *known("driver of the case", move.driver, drivers),
        ):
            yield "moves", what, mend, severity
        if not 0 <= move.share <= 1:
            shown = number_text(move.share, 6)
            yield "moves", f"the share of {move.line} is {shown}", "give one from 0 to 1", _ERROR
        held = lines.get(move.line)
        if held is not None and isinstance(held.amount, DriverRate | DriverBands):
            what = f"{move.line} is priced by a driver in the case, so it moves wholly with it"
            yield "moves", what, "leave this one out", _ERROR
