"""What was planned and what happened, line by line of the signed case, from the ledger.

Planned is the line as stated, without optimism bias and at the volumes that happened. Only months
that somebody has told of are compared: certified claims for a benefit, recorded costs for a cost,
statements for what the contract charges. A claim that nobody has looked at teaches nothing yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction

from counterfoil.appraisal.amounts import OneOff
from counterfoil.appraisal.vocabulary import Heading
from counterfoil.outcomes.actuals import ActualCost
from counterfoil.outcomes.claims import Finding
from counterfoil.outcomes.ledger import Ledger
from counterfoil.outcomes.observed_volumes import observed_volumes
from counterfoil.outcomes.promise import Promise, promise_of
from counterfoil.outcomes.records import PeriodRecord
from counterfoil.outcomes.settled import settled_months
from counterfoil.outcomes.totals import ClaimStanding, register
from counterfoil.outcomes.updating import Seen
from counterfoil.quantities.years import FinancialYear, Month

_YEAR = 12
_ZERO = Fraction(0)


def counts_on_record(ledger: Ledger) -> dict[str, dict[FinancialYear, float]]:
    """The count of each driver in every financial year of which all twelve months are known."""
    found: dict[str, dict[FinancialYear, float]] = {}
    for driver, observed in observed_volumes(ledger).items():
        held: dict[FinancialYear, list[Fraction]] = {}
        for month, count in observed.by_month.items():
            held.setdefault(month.financial_year, []).append(count)
        whole = {year: float(sum(one)) for year, one in held.items() if len(one) == _YEAR}
        if whole:
            found[driver] = whole
    return found


def lines_on_record(ledger: Ledger) -> dict[str, tuple[Seen, ...]]:
    """What was planned and what happened of each line that anything is known of, by its key.

    Raises InvalidValue when the contract is held to no case.
    """
    case = ledger.signed_case
    plain = replace(case, lines=tuple(replace(one, optimism_bias=None) for one in case.lines))
    observed = observed_volumes(ledger)
    paces = {name: one.yearly(one.by_month) for name, one in observed.items()}
    drivers = {one.id for one in case.drivers}
    promise = promise_of(plain, {name: one for name, one in paces.items() if name in drivers})
    once = {one.key for one in case.lines if isinstance(one.amount, OneOff)}
    told = _Told(promise, once, ledger.document.until)
    _benefits(ledger, told)
    for cost in ledger.of(ActualCost):
        if cost.case_line:
            told.add(cost.case_line, cost, cost.amount_gbp)
    found = told.seen()
    billed = {one.case_line for one in ledger.of(ActualCost) if one.heading is Heading.CHARGE}
    for line, seen in _statements(ledger, promise, billed).items():
        found.setdefault(line, seen)
    return found


class _Told:
    """Amounts told of lines, by the months that they are about."""

    def __init__(self, promise: Promise, once: set[str], until: Month) -> None:
        self._promise, self._once, self._until = promise, once, until
        self._months: dict[str, dict[Month, Fraction]] = {}
        self._share: dict[str, Fraction] = {}

    def add(
        self, line: str, record: PeriodRecord, amount: Fraction, share: Fraction = Fraction(1)
    ) -> None:
        held = self._months.setdefault(line, {})
        self._share[line] = share
        for step in range(record.months):
            month = record.from_month + step
            if month > self._until:
                break
            held[month] = held.get(month, _ZERO) + amount / record.months

    def seen(self) -> dict[str, tuple[Seen, ...]]:
        found = {}
        for line, months in self._months.items():
            years = tuple(self._years(line, months))
            if years:
                found[line] = years
        return found

    def _years(self, line: str, months: Mapping[Month, Fraction]) -> Iterable[Seen]:
        promised = self._promise.line(line)
        if promised is None:
            return
        if line in self._once:
            planned = sum(promised.worth_gbp, _ZERO)
            if planned:
                happened = sum(months.values(), _ZERO)
                yield Seen(period="once", planned=float(planned), happened=float(happened))
            return
        for year in sorted({one.financial_year for one in months}):
            t = year - self._promise.first_year
            held = [amount for month, amount in months.items() if month.financial_year == year]
            if not 0 <= t < len(promised.worth_gbp):
                continue
            part = Fraction(len(held), _YEAR)
            planned = promised.worth_gbp[t] * part * self._share[line]
            if planned:
                yield Seen(
                    period=str(year),
                    planned=float(planned),
                    happened=float(sum(held, _ZERO)),
                    weight=float(part),
                )


def _benefits(ledger: Ledger, told: _Told) -> None:
    """What was certified or refused of each benefit that descends from a line."""
    shares: dict[str, Fraction] = {}
    looked_at = []
    for standing in register(ledger).benefits:
        benefit = standing.benefit
        if not benefit.case_line or not benefit.in_money:
            continue
        claims = [one for one in standing.claims if is_looked_at(one)]
        if claims:
            held = shares.get(benefit.case_line, _ZERO)
            shares[benefit.case_line] = held + benefit.line_share
            looked_at += [(benefit.case_line, one) for one in claims]
    for line, one in looked_at:
        told.add(line, one.claim, one.counts, shares[line])


def is_looked_at(one: ClaimStanding) -> bool:
    """Whether somebody who may has certified or refused it."""
    found = one.certification
    return found is not None and (found.finding is Finding.REFUSED or not one.why_not)


def _statements(ledger: Ledger, promise: Promise, billed: set[str]) -> dict[str, tuple[Seen, ...]]:
    """What the contract charged over what the lines that it holds come to, for each of them.

    billed: charges that have bills of their own, and no statement here.
    """
    named = {one.line for one in ledger.document.statement_lines}
    lines = [
        one
        for one in promise.of_option(ledger.document.option)
        if (one.heading is Heading.CHARGE and one.key not in billed) or one.key in named
    ]
    paid: dict[FinancialYear, list[Fraction]] = {}
    for one in settled_months(ledger):
        paid.setdefault(one.month.financial_year, []).append(one.amount_gbp)
    found = []
    for year, months in sorted(paid.items()):
        t = year - promise.first_year
        if not 0 <= t < len(promise.years):
            continue
        part = Fraction(len(months), _YEAR)
        planned = part * sum(
            (-one.cash_gbp[t] if one.heading.is_benefit else one.cash_gbp[t] for one in lines),
            _ZERO,
        )
        if planned > 0:
            found.append(
                Seen(
                    period=str(year),
                    planned=float(planned),
                    happened=float(sum(months, _ZERO)),
                    weight=float(part),
                )
            )
    return {one.key: tuple(found) for one in lines} if found else {}
