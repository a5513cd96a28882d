"""Faults in distributions and correlations, as they meet the figures they act on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from counterfoil.appraisal.business_case import BusinessCase, ReferenceClassUse
from counterfoil.appraisal.correlation import group_correlations
from counterfoil.appraisal.faults import Fault, Place
from counterfoil.appraisal.inputs import Input, case_inputs
from counterfoil.appraisal.reference_classes import from_experience
from counterfoil.errors import CounterfoilError, Severity
from counterfoil.quantities.copula import correlation_factor
from counterfoil.quantities.distributions import Distribution, Fixed

NEVER = 1e-12
MOST_GROWTH = 10.0


def chance_faults(case: BusinessCase) -> Iterator[Fault]:
    """Distributions far from the figure they are of, and correlations that cannot hold."""
    yield from _reference_class_faults(case)
    likely = []
    for risk in case.risks:
        if 0 <= risk.chance <= 1:
            likely.append(risk)
            continue
        yield Fault(
            place=Place(table="risks", key=risk.key, column="chance"),
            what=f"the chance {risk.chance:g} is not from 0 to 1",
            mend="give a chance such as 0.2 for one in five",
        )
    inputs = case_inputs(replace(case, risks=tuple(likely)), _forgiving)
    for item in inputs:
        yield from _centre_faults(item)
        yield from _bound_faults(item)
    yield from _correlation_faults(case, inputs)


def _forgiving(use: ReferenceClassUse) -> Distribution:
    try:
        return from_experience(use)
    except CounterfoilError:
        return Fixed(value=1.0)


def _reference_class_faults(case: BusinessCase) -> Iterator[Fault]:
    uses = [("lines", line.key, line.uncertainty) for line in case.lines]
    uses += [("drivers", driver.id, driver.uncertainty) for driver in case.drivers]
    for table, key, uncertainty in uses:
        if uncertainty is None or not isinstance(uncertainty.distribution, ReferenceClassUse):
            continue
        place = Place(table=table, key=key, column="uncertainty")
        if not uncertainty.of_factor:
            yield Fault(
                place=place,
                what="a reference class is a ratio, not an amount",
                mend="write factor in uncertainty_of",
            )
        try:
            from_experience(uncertainty.distribution)
        except CounterfoilError as error:
            yield Fault(place=place, what=error.what, mend=error.mend)


def _place(item: Input) -> Place:
    """The cell that holds the distribution of an input."""
    column = "growth_uncertainty" if item.place.column == "growth" else "uncertainty"
    return Place(table=item.place.table, key=item.place.key, column=column)


def _centre_faults(item: Input) -> Iterator[Fault]:
    """A range that does not hold the stated figure is most often a factor taken for an amount."""
    if item.distribution is None or item.place.table == "risks":
        return
    low, high = sorted(bound * item.scale for bound in item.distribution.support)
    slack = 1e-9 * max(abs(item.central), 1.0)
    if not low - slack <= item.central <= high + slack:
        yield Fault(
            place=_place(item),
            what=f"the stated {item.central:,.6g} ({item.unit}) is outside its own range, "
            f"{low:,.6g} to {high:,.6g}",
            mend="widen the range, or check whether it is of the amount or of a factor on it",
            severity=Severity.WARNING,
        )


def _bound_faults(item: Input) -> Iterator[Fault]:
    if item.distribution is None:
        return
    low = min(bound * item.scale for bound in item.distribution.support)
    if item.place.column in ("rate", "growth"):
        yield from _rate_faults(item)
    place = _place(item)
    if item.place.table == "delays" and low < 0:
        yield Fault(
            place=place,
            what="a delay may come out below 0 months",
            mend="use a distribution that starts at 0 or later",
        )
    if item.place.table == "drivers" and item.place.column == "value" and low < 0:
        yield Fault(
            place=place,
            what="a volume may come out below 0",
            mend="use a distribution that starts at 0 or later",
            severity=Severity.ERROR if np.isfinite(low) else Severity.WARNING,
        )


def _rate_faults(item: Input) -> Iterator[Fault]:
    assert item.distribution is not None
    low, high = item.distribution.quantile(np.array([NEVER, 1 - NEVER])).tolist()
    if low <= -1 or high > MOST_GROWTH:
        yield Fault(
            place=_place(item),
            what=f"a rate may come out at {low if low <= -1 else high:.3g} a year",
            mend=f"use a distribution of shares a year, above -1 and up to {MOST_GROWTH:g}",
        )


def _correlation_faults(case: BusinessCase, inputs: tuple[Input, ...]) -> Iterator[Fault]:
    for group in case.correlations:
        place = Place(table="correlations", key=group.id, column="correlation")
        members = [item.name for item in inputs if item.group == group.id and item.is_uncertain]
        if len(members) < 2:
            yield Fault(
                place=place,
                what=f"the group {group.id} has {len(members)} uncertain members",
                mend="name the group on at least two uncertain records, or take it out",
                severity=Severity.WARNING,
            )
        pairs = Place(table="correlations", key=group.id, column="pairs")
        for first, second, correlation in group.pairs:
            for name in (first, second):
                if name not in members:
                    yield Fault(
                        place=pairs,
                        what=f"{name} is not an uncertain member of the group",
                        mend=f"name one of {', '.join(members) or 'none yet'}",
                    )
            if not -1 <= correlation <= 1:
                yield Fault(
                    place=pairs,
                    what=f"{correlation:g} is not a correlation",
                    mend="give a number from -1 to 1",
                )
        try:
            correlation_factor(group_correlations(group, members))
        except CounterfoilError as error:
            yield Fault(place=place, what=error.what, mend=error.mend)
