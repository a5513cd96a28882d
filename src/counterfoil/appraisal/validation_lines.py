"""Faults in what a line, driver, profile or budget says, once its references are known."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from counterfoil.appraisal.amounts import (
    AMOUNT_KINDS,
    DriverBands,
    DriverRate,
    Flat,
    OneOff,
    Ramp,
    ShareOf,
    YearList,
    level,
)
from counterfoil.appraisal.business_case import (
    BusinessCase,
    Commitment,
    Heading,
    Line,
    Profile,
    Role,
    Vat,
)
from counterfoil.appraisal.faults import Fault, Place
from counterfoil.appraisal.optimism import applied_bias
from counterfoil.errors import CounterfoilError, Severity
from counterfoil.parameters.optimism_bias import optimism_bound
from counterfoil.quantities.years import FinancialYear


def line_faults(case: BusinessCase) -> Iterator[Fault]:
    """Units, years, shares, delays and optimism bias that do not fit."""
    if not case.lines:
        yield Fault(
            place=Place(table="lines"),
            what="the case has no lines",
            mend="add what each option costs and brings",
        )
    for option in case.options:
        stands_still = option.role is Role.COUNTERFACTUAL
        empty = not any(line.option == option.id for line in case.lines)
        if case.lines and empty and not stands_still:
            yield Fault(
                place=Place(table="options", key=option.id, column="id"),
                what=f"{option.id} has no lines: it would cost and bring nothing",
                mend="add its lines, or take the option out",
                severity=Severity.WARNING,
            )
    for line in case.lines:
        yield from _unit_faults(case, line)
        yield from _year_faults(case, line)
        yield from _month_faults(case, line)
        yield from _share_faults(case, line)
        yield from _nature_faults(line)
        yield from _bias_faults(case, line)
        yield from _delay_faults(case, line)
    for risk in case.risks:
        if not case.first_year <= risk.start <= case.last_year:
            yield _outside(Place(table="risks", key=risk.key, column="start"), case)
        if risk.end is not None and not risk.start <= risk.end <= case.last_year:
            yield _outside(Place(table="risks", key=risk.key, column="end"), case)
    yield from _profile_faults(case)
    yield from _volume_faults(case)


def _unit_faults(case: BusinessCase, line: Line) -> Iterator[Fault]:
    amount = line.amount
    if not isinstance(amount, DriverRate | DriverBands):
        return
    driver = next((item for item in case.drivers if item.id == amount.driver), None)
    if driver is None:
        return  # told already, with the names that do not exist
    if amount.unit != driver.unit:
        yield Fault(
            place=_at(line, "per"),
            what=f"the price is per {amount.unit or '(nothing)'} but {driver.id} counts "
            f"{driver.unit}",
            mend=f"write {driver.unit}, or use another driver",
        )
    if isinstance(amount, DriverBands):
        table = next((item for item in case.bands if item.id == amount.bands), None)
        if table is not None and table.unit != driver.unit:
            yield Fault(
                place=_at(line, "bands"),
                what=f"{table.id} is priced per {table.unit} but {driver.id} counts {driver.unit}",
                mend="use a band table and a driver of the same unit",
            )


def _year_faults(case: BusinessCase, line: Line) -> Iterator[Fault]:
    amount = line.amount
    stated: list[tuple[str, FinancialYear | None]] = []
    if isinstance(amount, OneOff):
        stated = [("start", amount.year)]
    elif isinstance(amount, Flat | Ramp | DriverRate | DriverBands):
        stated = [("start", amount.start), ("end", amount.end)]
    for column, year in stated:
        if year is not None and not case.first_year <= year <= case.last_year:
            yield _outside(_at(line, column), case)


def _month_faults(case: BusinessCase, line: Line) -> Iterator[Fault]:
    if not isinstance(line.amount, YearList):
        return
    profile = next((item for item in case.profiles if item.id == line.amount.profile), None)
    late = line.delay_months or any(d.months for d in case.delays if d.id == line.delay)
    if profile is not None and profile.months and late:
        yield Fault(
            place=_at(line, "delay"),
            what=f"the profile {profile.id} is given by month, and a delay would move its months",
            mend="move the months in the profile and leave the delay empty",
        )


def _share_faults(case: BusinessCase, line: Line) -> Iterator[Fault]:
    total = math.fsum(share for _, share in line.shares)
    if abs(total - 1) > 1e-9 or any(share < 0 for _, share in line.shares):
        yield Fault(
            place=_at(line, "body"),
            what=f"the bodies' shares add up to {total:.6g}, not 1",
            mend="make them add up to 1, none below 0",
        )
    if not isinstance(line.amount, ShareOf):
        return
    by_key = {item.key: item for item in case.lines}
    for part in sorted({part for part in line.amount.lines if line.amount.lines.count(part) > 1}):
        yield Fault(
            place=_at(line, "of_lines"),
            what=f"{part} is named twice, so it would count twice",
            mend="name each line once",
        )
    for part in line.amount.lines:
        other = by_key.get(f"{line.option}/{part}")
        if other is not None and other.health != line.health:
            yield Fault(
                place=_at(line, "health"),
                what=f"it is a share of {part}, which is discounted by another schedule",
                mend=f"give both the same health value, {str(other.health).lower()}",
            )
    own = [
        ("real_growth", line.real_growth != 0),
        ("index", bool(line.index)),
        ("delay", bool(line.delay)),
        ("delay_months", line.delay_months != 0),
    ]
    for column, stated in own:
        if stated:
            yield Fault(
                place=_at(line, column),
                what="a share of other lines moves with them and has no timing or price of its own",
                mend=f"leave {column} empty",
            )


def _nature_faults(line: Line) -> Iterator[Fault]:
    if line.heading is Heading.BENEFIT and line.nature is None:
        yield Fault(
            place=_at(line, "nature"),
            what="a benefit does not say what it does to the budget",
            mend="write cash_releasing, non_cash_releasing, cost_avoided or quality_only",
        )
    if line.heading is Heading.BENEFIT and line.commitment is None:
        yield Fault(
            place=_at(line, "commitment"),
            what="a benefit does not say who stands behind it",
            mend="write guaranteed (in the contract), at_risk or hoped_for",
        )
    if not line.heading.is_benefit and line.commitment is Commitment.GUARANTEED:
        yield Fault(
            place=_at(line, "commitment"),
            what="a cost is marked as a guaranteed saving",
            mend="leave commitment empty on costs",
            severity=Severity.WARNING,
        )
    if level(line.amount) < 0:
        yield Fault(
            place=_at(line, "amount"),
            what=f"a {'benefit' if line.heading.is_benefit else 'cost'} is below 0, and will count "
            f"as a {'cost' if line.heading.is_benefit else 'benefit'}",
            mend="write costs and benefits both as positive numbers, unless this is a rebate",
            severity=Severity.WARNING,
        )
    if not -0.5 < line.real_growth < 0.5:
        yield Fault(
            place=_at(line, "real_growth"),
            what=f"real growth of {line.real_growth:g} a year is not believable",
            mend="write a share a year, such as 0.01 for 1%",
        )
    if line.vat is Vat.RECOVERABLE and line.heading.is_benefit:
        yield Fault(
            place=_at(line, "vat"),
            what="a benefit is marked as carrying recoverable VAT",
            mend="write none",
            severity=Severity.WARNING,
        )


def _bias_faults(case: BusinessCase, line: Line) -> Iterator[Fault]:
    stated = line.optimism_bias
    if stated is None:
        return
    upper, lower = stated.upper, 0.0
    if stated.bound:
        if "optimism_bias" not in case.editions:
            return  # told already, with the editions
        project_type, _, cost_kind = stated.bound.rpartition("/")
        try:
            bound = optimism_bound(case.editions["optimism_bias"], project_type, cost_kind)
        except CounterfoilError as error:
            yield Fault(place=_at(line, "ob_bound"), what=error.what, mend=error.mend)
            return
        lower = bound.lower
        upper = bound.upper if upper is None else upper
    if upper is None:
        yield Fault(
            place=_at(line, "ob_upper"),
            what="optimism bias is stated without an upper bound",
            mend="give ob_upper, or ob_bound such as outsourcing/opex",
        )
        return
    try:
        applied = applied_bias(upper=upper, lower=lower, mitigation=stated.mitigation)
    except CounterfoilError as error:
        yield Fault(place=_at(line, "ob_mitigation"), what=error.what, mend=error.mend)
        return
    if line.heading.is_benefit and applied > 1:
        yield Fault(
            place=_at(line, "ob_upper"),
            what=f"optimism bias of {applied:.0%} would turn a benefit into a cost",
            mend="give a bound of at most 1 for a benefit",
        )
    if stated.mitigation > 0 and not stated.reason.strip():
        yield Fault(
            place=_at(line, "ob_reason"),
            what="the optimism bias is lowered without a reason",
            mend="say which causes have been dealt with, and the evidence",
            severity=Severity.WARNING,
        )


def _delay_faults(case: BusinessCase, line: Line) -> Iterator[Fault]:
    if line.delay_months < 0:
        yield Fault(
            place=_at(line, "delay_months"),
            what=f"a delay of {line.delay_months:g} months is below 0",
            mend="give 0 or more; to start earlier, change the line's years",
        )
    named = next((item.months for item in case.delays if item.id == line.delay), 0.0)
    months = max(0.0, named) + max(0.0, line.delay_months)
    if isinstance(line.amount, OneOff) and months > 0:
        room = 12 * (case.last_year - line.amount.year)
        if months > room:
            yield Fault(
                place=_at(line, "delay"),
                what=f"a delay of {months:g} months moves part of this amount past the term",
                mend="lengthen the term, or shorten the delay",
                severity=Severity.WARNING,
            )


def _profile_faults(case: BusinessCase) -> Iterator[Fault]:
    for delay in case.delays:
        if delay.months < 0:
            yield Fault(
                place=Place(table="delays", key=delay.id, column="months"),
                what=f"a delay of {delay.months:g} months is below 0",
                mend="give 0 or more months",
            )
    for profile in case.profiles:
        yield from _months_and_years(case, profile)
    for budget in case.budgets:
        if len(budget.amounts_gbp) != case.years:
            yield Fault(
                place=Place(table="budgets", key=budget.id),
                what=f"{len(budget.amounts_gbp)} years are given for a term of {case.years}",
                mend=f"give one amount for each year from {case.first_year} to {case.last_year}",
            )


def _volume_faults(case: BusinessCase) -> Iterator[Fault]:
    for driver in case.drivers:
        if driver.value < 0 or driver.growth <= -1:
            yield Fault(
                place=Place(table="drivers", key=driver.id, column="value"),
                what="a volume is below 0",
                mend="give a value of at least 0 and growth above -1",
            )
        listed = next((p.values for p in case.profiles if p.id == driver.profile), ())
        if min(listed, default=0.0) < 0:
            yield Fault(
                place=Place(table="drivers", key=driver.id, column="profile"),
                what=f"a volume is below 0 in the profile {driver.profile}",
                mend="give volumes of at least 0 in every year",
            )


def _months_and_years(case: BusinessCase, profile: Profile) -> Iterator[Fault]:
    place, months = Place(table="profiles", key=profile.id), profile.months
    if len(profile.values) != case.years:
        yield Fault(
            place=place,
            what=f"{len(profile.values)} years are given for a term of {case.years}",
            mend=f"give one number for each year from {case.first_year} to {case.last_year}",
        )
    if months and len(months) not in (12, 24):
        yield Fault(
            place=place,
            what=f"{len(months)} months are given",
            mend="give all twelve months of the first year, or of the first two",
        )
        return
    for year in range(min(len(months) // 12, len(profile.values))):
        total = _sum(months[12 * year : 12 * year + 12])
        if abs(total - profile.values[year]) > 0.005:
            yield Fault(
                place=place,
                what=f"the months of {case.first_year + year} add up to {total:g}, "
                f"the year says {profile.values[year]:g}",
                mend="make the twelve months add up to the year",
            )


def _outside(place: Place, case: BusinessCase) -> Fault:
    return Fault(
        place=place,
        what="the year is outside the term",
        mend=f"give a year from {case.first_year} to {case.last_year}, or change the term",
    )


def _at(line: Line, column: str) -> Place:
    return Place(table="lines", key=line.key, column=column)


def amount_kind(line: Line) -> str:
    """The word for a line's amount in case files, such as driver_rate."""
    return AMOUNT_KINDS[type(line.amount)]


def _sum(values: Sequence[float]) -> float:
    """The exact sum rounded once; without limit where no number holds it."""
    try:
        return math.fsum(values)
    except OverflowError:
        return math.inf
