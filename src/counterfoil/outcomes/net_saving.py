"""Net saving: what carrying on would have cost, less everything that the partnership did cost.

net = counterfactual − (statements + other charges + retained + client side + transition
      + change control + exit + other), in cash and in real terms at a stated price base.

The counterfactual is shown twice: as the case promised it, and at the volumes that happened. Costs
are what was recorded; a line of the signed option of which nothing is recorded in a year counts at
what was promised, and says so, so that a cost forgotten never makes a saving. Exit costs that have
not come yet are provided for in equal parts over the months of the term. A part year counts month
for month. No benefit is deducted: a saving in money shows itself as a cost that is lower.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from counterfoil.appraisal.vocabulary import Heading
from counterfoil.errors import InvalidValue, Problem, Severity
from counterfoil.outcomes.actuals import ActualCost
from counterfoil.outcomes.ledger import Ledger
from counterfoil.outcomes.moved_counterfactual import Counterfactual, counterfactual
from counterfoil.outcomes.promise import PromisedLine, deflators
from counterfoil.outcomes.settled import settled_months
from counterfoil.quantities.years import FinancialYear, Month

ZERO = Fraction(0)


class CostKind(StrEnum):
    """The parts of what the partnership cost, in the order in which they are told."""

    STATEMENTS = "contract statements"
    OTHER_CHARGES = "other charges"
    RETAINED = "retained cost"
    CLIENT_SIDE = "client side"
    TRANSITION = "transition"
    CHANGE_CONTROL = "change control"
    EXIT = "exit and provision for it"
    OTHER = "other cost"


class Origin(StrEnum):
    """Where a cost was read."""

    RECORDED = "recorded"
    STATEMENTS = "from the statements"
    PROMISED = "promised, nothing recorded"
    PROVIDED = "provided for"


KIND_OF: dict[Heading, CostKind] = {
    Heading.CHARGE: CostKind.OTHER_CHARGES,
    Heading.RETAINED_COST: CostKind.RETAINED,
    Heading.CLIENT_SIDE: CostKind.CLIENT_SIDE,
    Heading.TRANSITION: CostKind.TRANSITION,
    Heading.REDUNDANCY: CostKind.TRANSITION,
    Heading.PENSIONS: CostKind.RETAINED,
    Heading.INVESTMENT: CostKind.TRANSITION,
    Heading.CHANGE_CONTROL: CostKind.CHANGE_CONTROL,
    Heading.EXIT: CostKind.EXIT,
    Heading.OTHER_COST: CostKind.OTHER,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CostPart:
    """One cost in one year, and the records or the line of the case behind it."""

    kind: CostKind
    title: str
    year: FinancialYear
    cash_gbp: Fraction
    origin: Origin
    records: tuple[str, ...] = ()
    case_line: str = ""
    months_open: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NetYear:
    """One financial year, or the part of it up to the document's day, in one kind of terms.

    moved_gbp: the counterfactual at the volumes that happened; None when volumes are missing.
    """

    year: FinancialYear
    months: int
    counterfactual_gbp: Fraction
    moved_gbp: Fraction | None
    costs_gbp: Mapping[CostKind, Fraction]

    @property
    def cost_gbp(self) -> Fraction:
        """Everything that the partnership cost."""
        return sum(self.costs_gbp.values(), ZERO)

    @property
    def net_gbp(self) -> Fraction:
        """Net saving against the counterfactual as promised."""
        return self.counterfactual_gbp - self.cost_gbp

    @property
    def net_moved_gbp(self) -> Fraction | None:
        """Net saving against the counterfactual at the volumes that happened."""
        return None if self.moved_gbp is None else self.moved_gbp - self.cost_gbp


@dataclass(frozen=True, kw_only=True)
class NetSaving:
    """The answer year by year, in cash and in real terms, with every part and what is missing."""

    first_month: Month
    last_month: Month
    price_base: FinancialYear
    cash: tuple[NetYear, ...]
    real: tuple[NetYear, ...]
    parts: tuple[CostPart, ...]
    counterfactual: Counterfactual
    deflators: Mapping[FinancialYear, Fraction]
    problems: tuple[Problem, ...]

    @cached_property
    def total_cash(self) -> NetYear:
        """All years together, in cash."""
        return _sum(self.cash)

    @cached_property
    def total_real(self) -> NetYear:
        """All years together, in real terms."""
        return _sum(self.real)

    @property
    def promised_share(self) -> Fraction:
        """The share of the cost that is only promised, because nothing was recorded."""
        whole = sum((abs(one.cash_gbp) for one in self.parts), ZERO)
        told = sum((abs(one.cash_gbp) for one in self.parts if one.origin is Origin.PROMISED), ZERO)
        return told / whole if whole else ZERO


def net_saving(ledger: Ledger) -> NetSaving:
    """Net saving from the first month of the case up to the last that the document counts.

    Raises: InvalidValue when no version of a case is named, or the day is before its first month.
    """
    case = ledger.signed_case
    first = Month(case.first_year.start, 4)
    last = min(ledger.document.until, Month(case.last_year.start + 1, 3))
    if last < first:
        raise InvalidValue(
            what=f"the last month counted, {last}, is before the case begins, in {first}",
            where="outcomes.yaml, last_month",
            mend=f"give {first} or a later month",
        )
    months = tuple(first + step for step in range(last - first + 1))
    against = counterfactual(ledger, months)
    parts = tuple(_parts(ledger, months))
    spans = _spans(months)
    cash = tuple(
        NetYear(
            year=year,
            months=count,
            counterfactual_gbp=against.original_gbp[year],
            moved_gbp=against.moved_gbp[year],
            costs_gbp=_by_kind(parts, year),
        )
        for year, count in spans.items()
    )
    base = ledger.price_base
    factors = dict(zip(ledger.promise.years, deflators(case, base), strict=True))
    return NetSaving(
        first_month=first,
        last_month=last,
        price_base=base,
        cash=cash,
        real=tuple(_real(one, factors[one.year]) for one in cash),
        parts=parts,
        counterfactual=against,
        deflators=factors,
        problems=(*against.problems, *_missing(parts)),
    )


def _parts(ledger: Ledger, months: Sequence[Month]) -> Iterator[CostPart]:
    actuals = ledger.of(ActualCost)
    lines = {one.key: one for one in ledger.promise.of_option(ledger.document.option)}
    yield from _statements(ledger, months)
    for actual in actuals:
        line = lines.get(actual.case_line)
        yield from _recorded(actual, line, months)
    stated = {one.case_line for one in actuals}
    for line in lines.values():
        if line.heading.is_benefit or line.is_risk:
            continue
        paid_by_contract = ledger.contract is not None and line.heading is Heading.CHARGE
        if paid_by_contract and line.key not in stated:
            continue
        yield from _promised(ledger, line, actuals, months)


def _statements(ledger: Ledger, months: Sequence[Month]) -> Iterator[CostPart]:
    held: dict[FinancialYear, list[Fraction]] = {}
    still_open: dict[FinancialYear, int] = {}
    for one in settled_months(ledger):
        if months[0] <= one.month <= months[-1]:
            year = one.month.financial_year
            held.setdefault(year, []).append(one.amount_gbp)
            still_open[year] = still_open.get(year, 0) + one.is_open
    for year, amounts in held.items():
        yield CostPart(
            kind=CostKind.STATEMENTS,
            title=f"{len(amounts)} monthly statements",
            year=year,
            cash_gbp=sum(amounts, ZERO),
            origin=Origin.STATEMENTS,
            months_open=still_open[year],
        )


def _recorded(
    actual: ActualCost, line: PromisedLine | None, months: Sequence[Month]
) -> Iterator[CostPart]:
    heading = line.heading if line and not line.heading.is_benefit else actual.heading
    held = {one.financial_year for one in months}
    within = actual.share_within(months[0], months[-1])
    if within == 0:
        return
    first, last = max(actual.from_month, months[0]), min(actual.to_month, months[-1])
    for year in sorted(held):
        share = actual.share_within(
            max(first, Month(year.start, 4)), min(last, Month(year.start + 1, 3))
        )
        if share:
            yield CostPart(
                kind=KIND_OF[heading],
                title=actual.title,
                year=year,
                cash_gbp=actual.amount_gbp * share,
                origin=Origin.RECORDED,
                records=(actual.id,),
                case_line=actual.case_line,
            )


def _promised(
    ledger: Ledger, line: PromisedLine, actuals: Sequence[ActualCost], months: Sequence[Month]
) -> Iterator[CostPart]:
    """What a line of the signed option comes to in the years of which nothing is recorded."""
    own = [one for one in actuals if one.case_line == line.key]
    recorded = {(one.from_month + step).financial_year for one in own for step in range(one.months)}
    years = ledger.promise.years
    if line.heading is Heading.EXIT:
        if own:
            return
        whole = sum(line.cash_gbp, ZERO)
        yield from _provided(line, whole / (12 * len(years)), months)
        return
    for year, count in _spans(months).items():
        amount = line.cash_gbp[year - years[0]] * Fraction(count, 12)
        if year not in recorded and amount:
            yield CostPart(
                kind=KIND_OF[line.heading],
                title=line.title,
                year=year,
                cash_gbp=amount,
                origin=Origin.PROMISED,
                case_line=line.key,
            )


def _provided(line: PromisedLine, monthly: Fraction, months: Sequence[Month]) -> Iterator[CostPart]:
    for year, count in _spans(months).items():
        if monthly:
            yield CostPart(
                kind=CostKind.EXIT,
                title=f"{line.title}: provided for month by month",
                year=year,
                cash_gbp=monthly * count,
                origin=Origin.PROVIDED,
                case_line=line.key,
            )


def _by_kind(parts: Sequence[CostPart], year: FinancialYear) -> dict[CostKind, Fraction]:
    found = dict.fromkeys(CostKind, ZERO)
    for one in parts:
        if one.year == year:
            found[one.kind] += one.cash_gbp
    return found


def _missing(parts: Sequence[CostPart]) -> Iterator[Problem]:
    told: dict[str, list[CostPart]] = {}
    for one in parts:
        if one.origin is Origin.PROMISED:
            told.setdefault(one.case_line, []).append(one)
    for line, held in told.items():
        years = ", ".join(str(one.year) for one in held)
        yield Problem(
            what=f"nothing is recorded of {held[0].title} in {years}; it counts as promised",
            where=f"actuals.csv, {line}",
            mend="enter what was spent, nought included",
            severity=Severity.WARNING,
        )
    still_open = sum(one.months_open for one in parts)
    if still_open:
        yield Problem(
            what=f"{still_open} of the statements are not closed; they count as reckoned",
            where="the contract's statements",
            mend="close them; the figure may still change",
            severity=Severity.WARNING,
        )


def _real(one: NetYear, factor: Fraction) -> NetYear:
    return NetYear(
        year=one.year,
        months=one.months,
        counterfactual_gbp=one.counterfactual_gbp / factor,
        moved_gbp=None if one.moved_gbp is None else one.moved_gbp / factor,
        costs_gbp={kind: amount / factor for kind, amount in one.costs_gbp.items()},
    )


def _sum(years: Sequence[NetYear]) -> NetYear:
    moved = [one.moved_gbp for one in years if one.moved_gbp is not None]
    return NetYear(
        year=years[-1].year,
        months=sum(one.months for one in years),
        counterfactual_gbp=sum((one.counterfactual_gbp for one in years), ZERO),
        moved_gbp=sum(moved, ZERO) if len(moved) == len(years) else None,
        costs_gbp={kind: sum((one.costs_gbp[kind] for one in years), ZERO) for kind in CostKind},
    )


def _spans(months: Sequence[Month]) -> dict[FinancialYear, int]:
    found: dict[FinancialYear, int] = {}
    for month in months:
        found[month.financial_year] = found.get(month.financial_year, 0) + 1
    return found
