"""What carrying on would have cost: as promised, and at the volumes that happened.

Two things move it. Lines of the counterfactual that the case prices by a driver follow the driver:
the appraisal is run again with the volumes that were. Lines that it prices flat move only as far as
the document says with a reason: `share` of the line × (volume that was / volume promised − 1).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from counterfoil.appraisal.evidence import Basis
from counterfoil.errors import Problem
from counterfoil.outcomes.ledger import Ledger
from counterfoil.outcomes.observed_volumes import ObservedVolume, ends_early, observed_volumes
from counterfoil.outcomes.promise import Promise, promise_of
from counterfoil.quantities.years import FinancialYear, Month

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeUsed:
    """A driver's yearly pace, promised and observed, and how far carrying on moves with it."""

    driver: str
    year: FinancialYear
    promised: Fraction
    observed: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LineMoved:
    """One line of carrying on that moved in a year, by how much, and on whose word."""

    line: str
    driver: str
    year: FinancialYear
    original_gbp: Fraction
    moved_gbp: Fraction
    basis: Basis | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterfactual:
    """Carrying on by year, twice. moved_gbp None: a volume is missing in that year.

    moves_at_all: whether anything in it moves with a volume; when not, both are the same.
    """

    option: str
    original_gbp: Mapping[FinancialYear, Fraction]
    moved_gbp: Mapping[FinancialYear, Fraction | None]
    volumes: tuple[VolumeUsed, ...]
    lines: tuple[LineMoved, ...]
    moves_at_all: bool
    problems: tuple[Problem, ...]


def counterfactual(ledger: Ledger, months: Sequence[Month]) -> Counterfactual:
    """What carrying on would have cost in these months, by financial year, in cash.

    Raises: InvalidValue when no version of a case is named.
    """
    case, promise = ledger.signed_case, ledger.promise
    option = next(one.id for one in case.options if one.role.value == "counterfactual")
    drivers = _drivers(ledger, option)
    observed = observed_volumes(ledger)
    asked = tuple(months)
    paces = {driver: _held(observed, driver).yearly(asked) for driver in drivers}
    spans: dict[FinancialYear, int] = {}
    for month in asked:
        spans[month.financial_year] = spans.get(month.financial_year, 0) + 1
    again = promise_of(case, paces) if any(paces.values()) else promise
    moves = _moves(ledger, promise, again, paces, spans)
    original, moved = dict[FinancialYear, Fraction](), dict[FinancialYear, Fraction | None]()
    for year, count in spans.items():
        t = year - promise.first_year
        share = Fraction(count, 12)
        original[year] = _cost(promise, option, t) * share
        added = sum((one.moved_gbp - one.original_gbp for one in moves if one.year == year), ZERO)
        known = all(year in paces[driver] for driver in drivers)
        moved[year] = original[year] + added if known else None
    used = tuple(
        VolumeUsed(
            driver=driver,
            year=year,
            promised=promise.volumes[driver][year - promise.first_year],
            observed=paces[driver].get(year),
        )
        for driver in drivers
        for year in spans
    )
    return Counterfactual(
        option=option,
        original_gbp=original,
        moved_gbp=moved,
        volumes=used,
        lines=moves,
        moves_at_all=bool(drivers),
        problems=missing_volumes(ledger, asked),
    )


def missing_volumes(ledger: Ledger, months: Sequence[Month]) -> tuple[Problem, ...]:
    """That volumes which carrying on moves with are missing in these months, driver by driver."""
    option = next(
        one.id for one in ledger.signed_case.options if one.role.value == "counterfactual"
    )
    observed, asked = observed_volumes(ledger), tuple(months)
    found = (
        ends_early(_held(observed, name), asked, f"counterfactual {option}, driver {name}")
        for name in _drivers(ledger, option)
    )
    return tuple(one for one in found if one is not None)


def _held(observed: Mapping[str, ObservedVolume], driver: str) -> ObservedVolume:
    return observed.get(driver) or ObservedVolume(driver=driver, by_month={}, records={})


def _drivers(ledger: Ledger, option: str) -> tuple[str, ...]:
    """The drivers that any line of carrying on moves with.

    A driver of which nothing was linked or recorded, such as a price kept as a driver, stands as
    promised and is not asked for.
    """
    known = {one.driver for one in ledger.document.volumes} | set(observed_volumes(ledger))
    priced = [
        str(getattr(line.amount, "driver", ""))
        for line in ledger.signed_case.lines
        if line.option == option
    ]
    stated = [one.driver for one in ledger.document.moves]
    named = [one for one in priced if one in known] + stated
    return tuple(dict.fromkeys(one for one in named if one))


def _moves(
    ledger: Ledger,
    promise: Promise,
    again: Promise,
    paces: Mapping[str, Mapping[FinancialYear, Fraction]],
    spans: Mapping[FinancialYear, int],
) -> tuple[LineMoved, ...]:
    found = []
    option = {line.key: line for line in ledger.signed_case.lines}
    counter = {one.id for one in ledger.signed_case.options if one.role.value == "counterfactual"}
    for before, after in zip(promise.lines, again.lines, strict=True):
        if before.option not in counter:
            continue
        sign = -1 if before.heading.is_benefit else 1
        stated = [one for one in ledger.document.moves if one.line == before.key]
        for year, count in spans.items():
            t = year - promise.first_year
            share = Fraction(count, 12) * sign
            was, now = before.cash_gbp[t], after.cash_gbp[t]
            driver, basis, reason = "", None, "priced by the driver in the case"
            if before.key in option:
                driver = str(getattr(option[before.key].amount, "driver", ""))
            for move in stated:
                pace = paces[move.driver].get(year)
                planned = promise.volumes[move.driver][t]
                if pace is not None and planned:
                    now += was * move.share * (pace / planned - 1)
                    driver, basis, reason = move.driver, move.basis, move.reason
            if now != was:
                found.append(
                    LineMoved(
                        line=before.key,
                        driver=driver,
                        year=year,
                        original_gbp=was * share,
                        moved_gbp=now * share,
                        basis=basis,
                        reason=reason,
                    )
                )
    return tuple(found)


def _cost(promise: Promise, option: str, t: int) -> Fraction:
    return sum(
        (
            -one.cash_gbp[t] if one.heading.is_benefit else one.cash_gbp[t]
            for one in promise.of_option(option)
            if not one.is_risk
        ),
        ZERO,
    )
