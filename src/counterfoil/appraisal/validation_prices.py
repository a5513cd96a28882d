"""Faults in the editions a case names and in its price indices."""

from __future__ import annotations

from collections.abc import Iterator

from counterfoil.appraisal.business_case import BusinessCase, PriceIndex, Vat
from counterfoil.appraisal.faults import Fault, Place
from counterfoil.errors import CounterfoilError
from counterfoil.parameters.discount_rates import UnknownSchedule, discount_rates
from counterfoil.parameters.edition_check import edition_problems
from counterfoil.parameters.price_indices import SERIES, index_series


def price_faults(case: BusinessCase, *, with_years: bool = True) -> Iterator[Fault]:
    """Unknown or superseded editions, ones not named, and indices that end before the term.

    with_years False: the term cannot be run, so nothing is said of where an index begins or ends.
    """
    place = Place(table="case", column="editions")
    for problem in edition_problems(case.editions, "editions"):
        yield Fault(place=place, what=problem.what, mend=problem.mend, severity=problem.severity)
    for parameter, reason in _needed(case):
        if parameter not in case.editions:
            yield Fault(
                place=place,
                what=f"the case does not name its edition of {parameter}, which {reason} needs",
                mend=f"add {parameter} under editions; `counterfoil parameters list` shows them",
            )
    if "discount_rates" in case.editions:
        yield from _schedule_faults(case)
    for index in case.indices:
        yield from _index_faults(index)
        if with_years and index.series in SERIES:
            yield from _reach_faults(case, index)


def _needed(case: BusinessCase) -> Iterator[tuple[str, str]]:
    yield "discount_rates", "discounting"
    for index in case.indices:
        if index.series in SERIES:
            yield index.series, f"the index {index.id}"
    if any(line.optimism_bias and line.optimism_bias.bound for line in case.lines):
        yield "optimism_bias", "a line's ob_bound"
    if any(line.vat is Vat.IRRECOVERABLE for line in case.lines):
        yield "vat_standard_rate", "irrecoverable VAT"


def _schedule_faults(case: BusinessCase) -> Iterator[Fault]:
    try:
        discount_rates(case.editions["discount_rates"], case.discount_schedule, 1)
    except UnknownSchedule as error:
        place = Place(table="case", column="discount_schedule")
        yield Fault(place=place, what=error.what, mend=error.mend)
    except CounterfoilError:
        return  # an unknown edition, told already


def _index_faults(index: PriceIndex) -> Iterator[Fault]:
    def at(column: str) -> Place:
        return Place(table="indices", key=index.id, column=column)

    if index.each_year and index.correlation_group:
        yield Fault(
            place=at("correlation_group"),
            what="an index whose rate is drawn afresh each year cannot move with a group",
            mend="leave correlation_group empty, or draw its rate once for the term",
        )
    if index.rate is not None and not -0.5 < index.rate < 1:
        yield Fault(
            place=at("rate"),
            what=f"a rate of {index.rate:g} a year is not believable",
            mend="write a share a year, such as 0.02 for 2%",
        )
    if not index.series:
        if index.rate is None:
            yield Fault(
                place=at("rate"),
                what="the index has neither a series nor a rate",
                mend="name a series (gdp_deflator, cpi) or give a fixed rate a year",
            )
        return
    if index.series not in SERIES:
        yield Fault(
            place=at("series"),
            what=f"no published series is called {index.series!r}",
            mend=f"use one of {', '.join(SERIES)}, or leave it empty and give a rate",
        )


def _reach_faults(case: BusinessCase, index: PriceIndex) -> Iterator[Fault]:
    """Where a published series begins and ends, against the years the case needs of it."""

    def at(column: str) -> Place:
        return Place(table="indices", key=index.id, column=column)

    try:
        series = index_series(index.series, case.editions.get(index.series, ""))
    except CounterfoilError:
        return  # told already, with the editions
    first = min(case.first_year, case.price_base)
    if first < series.first:
        yield Fault(
            place=at("series"),
            what=f"{index.series} begins in {series.first}",
            mend=f"use a price base and first year from {series.first}",
        )
    if case.last_year > series.last and index.rate is None:
        yield Fault(
            place=at("rate"),
            what=f"{index.series} ends in {series.last}, before the term does in {case.last_year}",
            mend="write rate 0 to hold the last year's prices, or a growth a year such as 0.02",
        )
