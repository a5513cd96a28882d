"""A contract and its terms: typed, in versions each with the date from which it holds."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from counterfoil.contract.availability import AvailabilityRegime
from counterfoil.contract.charges import Charge
from counterfoil.contract.indexation import Indexation
from counterfoil.contract.lines import Rounding
from counterfoil.contract.measures import Deductions, Measure
from counterfoil.contract.term import Term, first_day
from counterfoil.errors import InvalidValue
from counterfoil.partnership_kind import PartnershipKind
from counterfoil.quantities.years import Month


class Law(StrEnum):
    """The law under which a contract was procured; it decides the duties for life."""

    PROCUREMENT_ACT_2023 = "procurement_act_2023"
    PCR_2015 = "pcr_2015"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """An option to go on for so many months, to be taken by notice."""

    months: int
    notice_by: date
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakPoint:
    """A day on which the contract may be ended early, by notice."""

    on: date
    notice_by: date
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """One version of the terms.

    number: 1 for what was signed. effective_from: the first day of a month, or the first day of the
    term. agreed_on: the day from which the version is known; earlier months it reaches back to are
    put right by adjustments. order of measures: that in which deductions are taken when listed.
    """

    number: int
    effective_from: date
    agreed_on: date
    reason: str
    charges: tuple[Charge, ...]
    indexations: tuple[Indexation, ...] = ()
    measures: tuple[Measure, ...] = ()
    regimes: tuple[AvailabilityRegime, ...] = ()
    deductions: Deductions = field(default_factory=Deductions)
    vat_rate: Fraction = Fraction(1, 5)
    rounding: Rounding = Rounding.HALF_UP
    extensions: tuple[Extension, ...] = ()
    breaks: tuple[BreakPoint, ...] = ()

    def __post_init__(self) -> None:
        named = Counter(
            [
                *(one.id for one in self.charges),
                *(one.id for one in self.indexations),
                *(one.id for one in self.measures),
                *(one.id for one in self.regimes),
            ]
        )
        twice = [name for name, times in named.items() if times > 1]
        if twice:
            raise _wrong(
                self.number,
                f"{twice[0]} names two things",
                "give each charge, measure, indexation and regime an id of its own",
            )

    def charge(self, name: str) -> Charge | None:
        """The charge of that id."""
        return next((one for one in self.charges if one.id == name), None)

    def measure(self, name: str) -> Measure | None:
        """The measure of that id."""
        return next((one for one in self.measures if one.id == name), None)

    def regime(self, name: str) -> AvailabilityRegime | None:
        """The availability regime of that id."""
        return next((one for one in self.regimes if one.id == name), None)

    def indexation(self, name: str) -> Indexation | None:
        """The indexation clause of that id."""
        return next((one for one in self.indexations if one.id == name), None)


@dataclass(frozen=True, kw_only=True)
class Contract:
    """Who agreed what with whom, under which law, for how long, and every version of the terms.

    value_gbp: the estimated value over the whole term, VAT included, as the Act counts it.
    light_touch: custody, escort and the like, for which KPI and change notices are not asked.
    accounts_from: the first month with a statement here, when earlier ones were settled elsewhere.
    illustrative: what is made up in it, in words for every page and file; blank when nothing is.
    """

    id: str
    title: str
    kind: PartnershipKind
    authority: str
    supplier: str
    law: Law
    light_touch: bool
    term: Term
    value_gbp: Decimal | None
    versions: tuple[Terms, ...]
    currency: str = "GBP"
    signed_on: date | None = None
    accounts_from: Month | None = None
    illustrative: str = ""

    def __post_init__(self) -> None:
        if not self.versions:
            raise InvalidValue(
                what="it has no terms",
                where=f"contract {self.id}",
                mend="add version 1 of the terms",
            )
        if self.versions[0].effective_from > self.term.start:
            raise InvalidValue(
                what=f"no terms hold on its first day, {self.term.start}",
                where=f"contract {self.id}",
                mend="let version 1 hold from the first day of the term",
            )
        for version in self.versions:
            if version.effective_from.day != 1 and version.effective_from != self.term.start:
                raise _wrong(
                    version.number,
                    f"it takes effect within a month, on {version.effective_from}",
                    "let it take effect on the first of a month; give charges that begin or end "
                    "within a month their own dates",
                )

    @property
    def first_account(self) -> Month:
        """The first month that has a statement."""
        first = self.term.first_month
        return first if self.accounts_from is None else max(first, self.accounts_from)

    def known_on(self, day: date) -> Contract:
        """The contract with the versions agreed by a day; the first always stands."""
        held = tuple(one for one in self.versions if one.agreed_on <= day) or self.versions[:1]
        if held == self.versions:
            return self
        kept = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return Contract(**{**kept, "versions": held})

    def terms_in(self, month: Month) -> Terms:
        """The version in force in a month: of those in effect by then, the last agreed."""
        found = self._by_month.get(month)
        if found is None:
            found = self._by_month[month] = self._found_for(month)
        return found

    def _found_for(self, month: Month) -> Terms:
        day = max(first_day(month), self.term.start)
        held = [one for one in self.versions if one.effective_from <= day]
        return max(held or self.versions[:1], key=lambda one: (one.effective_from, one.number))

    @cached_property
    def _by_month(self) -> dict[Month, Terms]:
        return {}


def _wrong(number: int, what: str, mend: str) -> InvalidValue:
    return InvalidValue(what=what, where=f"terms, version {number}", mend=mend)
