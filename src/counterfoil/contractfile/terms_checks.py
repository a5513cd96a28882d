"""What no single term can tell of itself: names that lead nowhere, dates outside, caps too low."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from difflib import get_close_matches
from fractions import Fraction
from itertools import pairwise
from typing import Any

from counterfoil.casefile.nearest_word import choose_among
from counterfoil.contract.availability import AvailabilityRegime
from counterfoil.contract.charges import (
    AvailabilityCharge,
    BandedCharge,
    Charge,
    ContingentFee,
    FixedCharge,
    GainShare,
    MilestoneCharge,
    MinimumVolumeCharge,
    PassThroughCharge,
    RateCardCharge,
    ShareBand,
    UnitCharge,
    VolumeTolerance,
)
from counterfoil.contract.lines import number_text, pounds
from counterfoil.contract.measures import Basis, Deductions, Measure
from counterfoil.contract.term import Term
from counterfoil.contract.terms import Contract
from counterfoil.errors import Problem, Severity
from counterfoil.quantities.years import Month

Path = tuple[str | int, ...]
_LISTS = ("charges", "indexations", "measures", "regimes")
_BY_VOLUME = (UnitCharge, BandedCharge, MinimumVolumeCharge, VolumeTolerance)
_SHARES_OF_ONE = ("pool", "year_cap", "point_share")
_HOURS_A_MONTH = Fraction(365 * 24, 12)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong at a place among the terms, such as versions, 0, charges, 2, indexation."""

    path: Path
    what: str
    mend: str
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class DraftTerms:
    """A version as far as it could be read: None stands for what could not.

    named: the ids under each list, those of things that could not be read among them. loose: what
    could be read of charges that as a whole could not.
    """

    path: Path
    values: Mapping[str, Any]
    named: Mapping[str, frozenset[str]] = field(default_factory=dict)
    loose: tuple[tuple[Path, Mapping[str, Any]], ...] = ()

    def held(self, name: str) -> Iterator[tuple[Path, Any]]:
        """What stands in one of its lists, and where."""
        for number, one in enumerate(self.values.get(name) or ()):
            if one is not None:
                yield (*self.path, name, number), one

    def ids(self, name: str) -> frozenset[str]:
        """The ids in one of its lists."""
        return self.named.get(name, frozenset()) | {one.id for _, one in self.held(name)}


def check_terms(contract: Contract) -> tuple[Problem, ...]:
    """Everything wrong with a contract's terms, or worth a warning, named by version and id."""
    drafts = [
        DraftTerms(
            path=("versions", number),
            values={one.name: getattr(version, one.name) for one in fields(version)},
        )
        for number, version in enumerate(contract.versions)
    ]
    return tuple(
        Problem(
            what=fault.what,
            where=_in_words(contract, fault.path),
            mend=fault.mend,
            severity=fault.severity,
        )
        for fault in contract_faults(contract.term, contract.accounts_from, drafts)
    )


def contract_faults(
    term: Term | None, accounts_from: Month | None, drafts: Sequence[DraftTerms]
) -> Iterator[Fault]:
    """What is wrong with versions as far as they, and the term, could be read."""
    if term and accounts_from and not term.covers(accounts_from):
        yield Fault(
            ("accounts_from",),
            f"accounts_from is {accounts_from}, outside the term",
            f"give a month from {term.first_month} to {term.last_month}",
        )
    yield from _order(term, drafts)
    for draft in drafts:
        yield from _twice(draft)
        yield from _references(draft)
        yield from _volumes(draft)
        yield from _bands(draft)
        yield from _shares(draft)
        yield from _caps(draft)
        if term is not None:
            yield from _outside(draft, term)


def _order(term: Term | None, drafts: Sequence[DraftTerms]) -> Iterator[Fault]:
    seen: set[int] = set()
    for place, draft in enumerate(drafts):
        number, starts = draft.values.get("number"), draft.values.get("effective_from")
        if number in seen:
            yield Fault(
                (*draft.path, "number"),
                f"two versions have the number {number}",
                "number them in the order agreed",
            )
        if number is not None:
            seen.add(number)
        if starts is None or term is None:
            continue
        where = (*draft.path, "effective_from")
        if starts.day != 1 and starts != term.start:
            yield Fault(
                where,
                f"version {number} takes effect within a month, on {starts}",
                "let it take effect on the first of a month; give charges that begin or end "
                "within a month their own dates",
            )
        if starts > term.end:
            yield Fault(
                where,
                f"version {number} takes effect on {starts}, after the term",
                f"give a day up to {term.end}",
            )
        if place == 0 and starts > term.start:
            yield Fault(
                where,
                f"no terms hold on the first day, {term.start}",
                f"let the first version hold from {term.start}",
            )


def _twice(draft: DraftTerms) -> Iterator[Fault]:
    times = Counter(one.id for name in _LISTS for _, one in draft.held(name))
    for name in _LISTS:
        for path, one in draft.held(name):
            if times[one.id] > 1:
                yield Fault(
                    (*path, "id"),
                    f"{one.id} names {times[one.id]} things",
                    "give each charge, measure, indexation and regime an id of its own",
                )
    for path, charge in draft.held("charges"):
        if isinstance(charge, MilestoneCharge):
            ids = Counter(one.id for one in charge.milestones)
            for name in [one for one, count in ids.items() if count > 1]:
                mend = "give each milestone an id of its own"
                yield Fault((*path, "milestones"), f"two milestones have the id {name}", mend)


def _references(draft: DraftTerms) -> Iterator[Fault]:
    indexations, regimes = draft.ids("indexations"), draft.ids("regimes")
    by_id = {one.id: one for _, one in draft.held("regimes")}
    named = [
        (path, charge.indexation, getattr(charge, "regime", ""))
        for path, charge in draft.held("charges")
    ]
    named += [
        (path, values.get("indexation"), values.get("regime")) for path, values in draft.loose
    ]
    for path, indexation, regime in named:
        if indexation and indexation not in indexations:
            yield Fault(
                (*path, "indexation"),
                f"no indexation has the id {indexation}",
                _define(indexation, indexations, "an indexation of that id"),
            )
        if regime and regime not in regimes:
            yield Fault(
                (*path, "regime"),
                f"no availability regime has the id {regime}",
                _define(regime, regimes, "a regime of that id"),
            )
    for path, charge in draft.held("charges"):
        if isinstance(charge, AvailabilityCharge) and charge.regime in by_id:
            yield from _unit_types(path, charge, by_id[charge.regime])


def _unit_types(
    path: Path, charge: AvailabilityCharge, regime: AvailabilityRegime
) -> Iterator[Fault]:
    types, rated = [one.id for one in regime.unit_types], dict(charge.rates_gbp)
    for name in rated:
        if name not in types:
            what = f"{charge.regime} has no type of unit {name}"
            yield Fault((*path, "rates_gbp"), what, choose_among(name, types))
    unpriced = [name for name in types if name not in rated]
    if unpriced:
        yield Fault(
            (*path, "rates_gbp"),
            f"no rate is given for {', '.join(unpriced)}, so nothing is paid for it",
            "give its rate, nought included",
            Severity.WARNING,
        )


def _define(name: str, known: Iterable[str], thing: str) -> str:
    listed = sorted(known)
    return f"define {thing}" + (f", or {choose_among(name, listed)}" if listed else "")


def _volumes(draft: DraftTerms) -> Iterator[Fault]:
    """No list defines volumes: charges name them, so a name that stands alone may be a slip."""
    charges = [one for one in draft.held("charges") if isinstance(one[1], _BY_VOLUME)]
    times = Counter(charge.volume for _, charge in charges)
    for path, charge in charges:
        others = [name for name in times if name != charge.volume and times[name] > 1]
        near = get_close_matches(charge.volume, others, n=1, cutoff=0.8)
        if near and times[charge.volume] == 1:
            yield Fault(
                (*path, "volume"),
                f"{charge.volume} is named by this charge alone, and {near[0]} by others",
                f"write {near[0]} if the same volume is meant",
                Severity.WARNING,
            )


def _bands(draft: DraftTerms) -> Iterator[Fault]:
    for path, charge in draft.held("charges"):
        if isinstance(charge, GainShare):
            for name in ("under", "over"):
                yield from _share_bands((*path, name), getattr(charge, name))


def _share_bands(path: Path, bands: tuple[ShareBand, ...]) -> Iterator[Fault]:
    for number, (lower, upper) in enumerate(pairwise(bands), 1):
        at = f"{number_text(upper.above * 100)}%"
        if lower.up_to is None or lower.up_to > upper.above:
            yield Fault(
                (*path, number), f"its bands overlap at {at}", f"end the band before at {at}"
            )
        elif lower.up_to < upper.above:
            end = f"{number_text(lower.up_to * 100)}%"
            yield Fault(
                (*path, number), f"no band covers {end} to {at}", f"end the band before at {at}"
            )


def _shares(draft: DraftTerms) -> Iterator[Fault]:
    vat = draft.values.get("vat_rate")
    if vat is not None and not 0 <= vat <= 1:
        mend = "give a rate from 0% to 100%"
        yield Fault((*draft.path, "vat_rate"), "the VAT rate is not from 0% to 100%", mend)
    rules = draft.values.get("deductions")
    for name in _SHARES_OF_ONE:
        share = getattr(rules, name, None)
        if share is not None and not 0 <= share <= 1:
            yield Fault(
                (*draft.path, "deductions", name),
                f"{name} is not from 0% to 100%",
                "give a share in that range",
            )


def _caps(draft: DraftTerms) -> Iterator[Fault]:
    rules: Deductions | None = draft.values.get("deductions")
    if rules is not None and rules.pool is not None:
        month = _month_at_risk(draft)
        for path, measure in draft.held("measures"):
            yield from _low_pool(path, measure, rules, month)
    for path, charge in draft.held("charges"):
        if isinstance(charge, RateCardCharge | PassThroughCharge) and charge.cap_gbp is not None:
            dearest = max((rate for _, rate in getattr(charge, "day_rates_gbp", ())), default=None)
            if charge.cap_gbp <= 0 or (dearest is not None and charge.cap_gbp < dearest):
                yield Fault(
                    (*path, "cap_gbp"),
                    f"its cap, {pounds(charge.cap_gbp)}, is below a single day",
                    "raise the cap, or leave it out",
                    Severity.WARNING,
                )


def _low_pool(
    path: Path, measure: Measure, rules: Deductions, month: Fraction | None
) -> Iterator[Fault]:
    pool = rules.pool or Fraction(0)
    for number, band in enumerate(measure.bands):
        share, gbp = _worth(measure, band.amount, rules)
        over_share = share is not None and share > (
            1 if measure.basis is Basis.SHARE_OF_POOL else pool
        )
        over_gbp = gbp is not None and month is not None and gbp > pool * month
        if not over_share and not over_gbp:
            continue
        cap = "the whole pool" if share is not None else f"the cap, {pounds(pool * (month or 0))}"
        yield Fault(
            (*path, "bands", number, "amount"),
            f"this deduction alone is more than {cap} of a month: the cap is below it",
            "lower the deduction, or raise the pool: what is above the cap is never taken",
            Severity.WARNING,
        )


def _worth(
    measure: Measure, amount: Fraction, rules: Deductions
) -> tuple[Fraction | None, Fraction | None]:
    """A deduction as a share of the pool or the charges, or in pounds."""
    if measure.basis is Basis.POUNDS:
        return None, amount
    if measure.basis is not Basis.POINTS:
        return amount, None
    if rules.point_gbp is not None:
        return None, amount * rules.point_gbp
    return amount * (rules.point_share or Fraction(0)), None


def _month_at_risk(draft: DraftTerms) -> Fraction | None:
    """A month's charges at risk before indexation; None when records decide them."""
    regimes = {one.id: one for _, one in draft.held("regimes")}
    total = Fraction(0)
    for _, charge in draft.held("charges"):
        if not charge.at_risk or isinstance(charge, VolumeTolerance | MinimumVolumeCharge):
            continue
        if isinstance(charge, FixedCharge):
            total += charge.yearly_gbp / 12
        elif isinstance(charge, AvailabilityCharge) and charge.regime in regimes:
            regime, rates = regimes[charge.regime], dict(charge.rates_gbp)
            hours = _HOURS_A_MONTH * regime.hours_a_day / 24
            for one in regime.unit_types:
                total += one.count * hours * rates.get(one.id, Fraction(0))
        elif not isinstance(charge, GainShare | ContingentFee):
            return None
    return total or None


def _outside(draft: DraftTerms, term: Term) -> Iterator[Fault]:
    for path, name, day in _dates(draft):
        if day is not None and not term.start <= day <= term.end:
            yield Fault(
                (*path, name),
                f"{name} is {day}, outside the term",
                f"give a day from {term.start} to {term.end}",
            )
    for name in ("extensions", "breaks"):
        for path, one in draft.held(name):
            if one.notice_by > term.end:
                what = f"notice_by is {one.notice_by}, after the term"
                yield Fault((*path, "notice_by"), what, f"give a day up to {term.end}")


def _dates(draft: DraftTerms) -> Iterator[tuple[Path, str, date | None]]:
    things: list[tuple[Path, Charge | Measure]] = [*draft.held("charges"), *draft.held("measures")]
    for path, one in things:
        yield path, "starts", one.starts
        yield path, "ends", one.ends
        if isinstance(one, MilestoneCharge):
            for number, milestone in enumerate(one.milestones):
                yield (*path, "milestones", number), "due", milestone.due
    for path, point in draft.held("breaks"):
        yield path, "on", point.on


def _in_words(contract: Contract, path: Path) -> str:
    """Where a fault stands, for a reader without a file.

    The list and id say more than a position does.
    """
    if path[0] != "versions":
        return f"contract {contract.id}, {path[0]}"
    version = contract.versions[int(path[1])]
    words = [f"terms, version {version.number}"]
    if len(path) > 3 and path[2] in (*_LISTS, "extensions", "breaks"):
        one = getattr(version, str(path[2]))[int(path[3])]
        words.append(f"{str(path[2])[:-1]} {getattr(one, 'id', int(path[3]) + 1)}")
        path = path[4:]
    else:
        path = path[2:]
    words.extend(str(part + 1) if isinstance(part, int) else part for part in path)
    return ", ".join(words)
