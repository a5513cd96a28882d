"""Clauses that contradict each other, or that can never bite.

What is wrong with a term by itself is refused when it is built, and what is wrong with names, dates
outside the term and deductions above the month's cap is told by the check of the contract's file:
none of that is said again here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from counterfoil.contract.charges import (
    BandedCharge,
    Charge,
    ContingentFee,
    GainShare,
    MinimumVolumeCharge,
    UnitCharge,
    VolumeTolerance,
    Window,
)
from counterfoil.contract.lines import number_text, pounds
from counterfoil.contract.measure_contradictions import (
    Found,
    measure_contradictions,
    percent_text,
    placed,
)
from counterfoil.contract.measures import Basis, Unreported
from counterfoil.contract.terms import Contract, Terms
from counterfoil.errors import Problem, Severity

_MONTHS = 12


def contradictions(contract: Contract) -> tuple[Problem, ...]:
    """Every contradiction in each version of the terms, said once although versions repeat it.

    where: the version, the thing and its clause.
    """
    told: dict[Found, int] = {}
    for version in contract.versions:
        for look in _LOOKS:
            for found in look(contract, version):
                told.setdefault(found, version.number)
    return tuple(
        Problem(
            what=what,
            where=f"terms, version {number}, {where}",
            mend=mend,
            severity=Severity.WARNING,
        )
        for (what, where, mend), number in told.items()
    )


def _unreported(_: Contract, terms: Terms) -> Iterator[Found]:
    free = [one.id for one in terms.measures if one.bands and one.unreported is Unreported.NOTHING]
    if free:
        yield (
            f"no report costs nothing, and a bad one does: {', '.join(free)}",
            placed("measures", "", terms.deductions.clause),
            "let a window without a measurement cost the worst band",
        )


def _pool(_: Contract, terms: Terms) -> Iterator[Found]:
    rules = terms.deductions
    where = placed("deductions", "", rules.clause)
    bites = [one for one in terms.measures if one.bands]
    caps = (("pool", rules.pool), ("year cap", rules.year_cap))
    for name, share in caps:
        if share is not None and share <= 0 and bites:
            yield (
                f"the {name} is nought: no deduction is ever taken",
                where,
                f"give the {name} a share above nought, or leave it out",
            )
        elif share is not None and not bites and not (terms.regimes and rules.with_availability):
            yield (
                f"there is a {name}, and nothing that it limits",
                where,
                "give measures bands of deductions, or leave it out",
            )
    if rules.with_availability and not terms.regimes:
        yield (
            "deductions for availability are to be taken first, and there is no regime of it",
            where,
            "add the regime, or leave the rule out",
        )
    if rules.pool and rules.year_cap and bites:
        if rules.year_cap * _MONTHS < rules.pool:
            yield (
                f"the year's cap, {percent_text(rules.year_cap)} of a year's charges, is below one "
                f"month's pool, {percent_text(rules.pool)} of a month's: one bad month uses it up",
                where,
                f"raise the year's cap above {percent_text(rules.pool / _MONTHS)}, or lower "
                "the pool",
            )
        elif rules.year_cap >= rules.pool:
            yield (
                f"the year's cap, {percent_text(rules.year_cap)}, can never bite: twelve months' "
                f"pools are {percent_text(rules.pool)} of the year's charges",
                where,
                "lower the year's cap below the pool, or leave it out",
            )


def _bases(_: Contract, terms: Terms) -> Iterator[Found]:
    rules = terms.deductions
    where = placed("deductions", "", rules.clause)
    priced = rules.point_gbp is not None or rules.point_share is not None
    bases = {one.basis for one in terms.measures if one.bands}
    for measure in terms.measures:
        at = placed("measure", measure.id, measure.clause)
        if not measure.bands:
            continue
        if measure.basis is Basis.SHARE_OF_POOL and rules.pool is None:
            yield (
                "its deductions are shares of a pool, and there is none: all charges at risk stand "
                "in its place",
                at,
                "state the pool, or make them shares of charges",
            )
        if measure.basis is Basis.POINTS and not priced:
            yield (
                "its deductions are points, and no price of a point is stated: they cost nothing",
                at,
                "state the price of a point",
            )
    if priced and Basis.POINTS not in bases:
        yield (
            "a price of a point is stated, and no measure gives points",
            where,
            "leave it out, or let measures give points",
        )
    if rules.point_gbp is not None and rules.point_share is not None:
        yield (
            "a point has a price in pounds and another as a share: the share is never used",
            where,
            "keep one of them",
        )


def _indexations(contract: Contract, terms: Terms) -> Iterator[Found]:
    used = {charge.indexation for charge in terms.charges}
    for one in terms.indexations:
        where = placed("indexation", one.id, one.clause)
        if one.id not in used:
            mend = "name it in the charges that it lifts, or leave it out"
            yield "no charge uses it", where, mend
        if one.first_review > contract.term.last_month:
            yield (
                f"its first review, {one.first_review}, comes after the term: it never lifts",
                where,
                f"review by {contract.term.last_month}",
            )
        if one.share == 0 or (one.cap == 0 and one.floor == 0):
            yield "its share or its limits are nought: it never lifts", where, "leave it out"
        if one.cap is not None and one.floor is not None and one.cap == one.floor != 0:
            yield (
                f"its cap is its floor: growth is always {percent_text(one.cap)}, whatever the "
                "index",
                where,
                "state a fixed lift, or part the cap from the floor",
            )


def _volumes(_: Contract, terms: Terms) -> Iterator[Found]:
    for minimum in terms.charges:
        if not isinstance(minimum, MinimumVolumeCharge) or minimum.window is Window.TERM:
            continue
        months = 1 if minimum.window is Window.MONTH else _MONTHS
        monthly = minimum.minimum / months
        for other in terms.charges:
            if not isinstance(other, VolumeTolerance) or other.volume != minimum.volume:
                continue
            low = other.expected * (1 - other.band)
            if monthly > low:
                yield (
                    f"its minimum, {number_text(monthly, 2)} a month, is above where the tolerance "
                    f"of {other.id} begins, {number_text(low, 2)}: the same units short are paid "
                    "for by one clause and left alone, or given back, by the other",
                    placed("charge", minimum.id, minimum.clause),
                    f"guarantee no more than {number_text(low, 2)}, or move the tolerance",
                )
    priced = {one.volume for one in terms.charges if isinstance(one, UnitCharge | BandedCharge)}
    for minimum in terms.charges:
        if not isinstance(minimum, MinimumVolumeCharge):
            continue
        if not minimum.minimum or not minimum.rate_gbp:
            yield (
                "it guarantees nothing: its minimum or its rate is nought",
                placed("charge", minimum.id, minimum.clause),
                "give both, or leave it out",
            )
        elif minimum.volume not in priced:
            yield (
                f"it guarantees a volume of {minimum.volume}, and no charge pays for each of them",
                placed("charge", minimum.id, minimum.clause),
                "price the volume, or leave the guarantee out",
            )


def _shared(_: Contract, terms: Terms) -> Iterator[Found]:
    for charge in terms.charges:
        where = placed("charge", charge.id, charge.clause)
        for what, mend in _share_faults(charge):
            yield what, where, mend


def _share_faults(charge: Charge) -> Iterator[tuple[str, str]]:
    if isinstance(charge, ContingentFee) and (not charge.share or charge.cap_gbp == 0):
        yield "its share or its cap is nought: no fee is ever due", "give both, or leave it out"
    if not isinstance(charge, GainShare):
        return
    if not charge.under and not charge.over:
        yield "nothing is shared either side of the target", "give shares under or over it"
    if charge.cap_gbp == 0:
        yield "its cap is nought: nothing is ever shared", "raise the cap, or leave it out"
    most = charge.maximum_gbp
    if most is not None and most < charge.target_gbp + charge.fee_gbp:
        yield (
            f"its guaranteed maximum, {pounds(most)}, is below target and fee together, "
            f"{pounds(charge.target_gbp + charge.fee_gbp)}: the supplier loses at target",
            "raise the maximum, or lower the target",
        )


def _notices(_: Contract, terms: Terms) -> Iterator[Found]:
    for point in terms.breaks:
        if point.notice_by > point.on:
            yield (
                f"notice of the break on {point.on} may be given until {point.notice_by}, after it",
                "breaks",
                "give a notice date before the break",
            )


_LOOKS: tuple[Callable[[Contract, Terms], Iterator[Found]], ...] = (
    measure_contradictions,
    _unreported,
    _pool,
    _bases,
    _indexations,
    _volumes,
    _shared,
    _notices,
)
