"""How prices follow an index: the clause, and the factor it gives for a month."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from counterfoil.contract.knowledge import Known
from counterfoil.contract.lines import Part, Unit, rounded
from counterfoil.contract.records import IndexValue
from counterfoil.errors import InvalidValue, NoAnswer
from counterfoil.quantities.years import Month


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexation:
    """A clause that lifts charges with a price index.

    base: the month whose index stands for the prices agreed. first_review: the month from which the
    first lift applies; every_months later comes the next. lag_months: how many months before a
    review the index is read. share: of the charge that is indexed. cap, floor: on the growth read
    at a review (since the review before when compounding, since the base when not). decimals: of
    the factor; None: exact.
    """

    id: str
    title: str
    clause: str
    series: str
    base: Month
    first_review: Month
    every_months: int = 12
    lag_months: int = 0
    share: Fraction = Fraction(1)
    cap: Fraction | None = None
    floor: Fraction | None = None
    compounding: bool = True
    decimals: int | None = None

    def __post_init__(self) -> None:
        if self.every_months < 1:
            raise _wrong(self, "its reviews are less than a month apart", "give at least 1 month")
        if not 0 <= self.share <= 1:
            raise _wrong(
                self, "its indexed share is not from 0% to 100%", "give a share in that range"
            )
        if self.cap is not None and self.floor is not None and self.cap < self.floor:
            raise _wrong(self, "its cap is below its floor", "give a cap of at least the floor")
        if self.first_review + -self.lag_months < self.base:
            raise _wrong(
                self,
                "its first review reads an index from before the base month",
                "review later, or read with a shorter lag",
            )

    def reviews_by(self, month: Month) -> int:
        """How many reviews have taken effect by a month."""
        months = month - self.first_review
        return 0 if months < 0 else months // self.every_months + 1

    def read_at(self, review: int) -> Month:
        """The month whose index is read at the review of that number, 1 for the first."""
        return self.first_review + ((review - 1) * self.every_months - self.lag_months)


@dataclass(frozen=True, slots=True)
class Factor:
    """By how much prices are multiplied, and how that came about."""

    value: Fraction
    formula: str
    parts: tuple[Part, ...]


NO_LIFT = Factor(Fraction(1), "no review yet", ())


class Factors:
    """The factors of one clause on what is known, each worked out once."""

    def __init__(self, clause: Indexation, facts: Known) -> None:
        self._clause = clause
        self._facts = facts
        self._by_review: dict[int, Factor] = {0: NO_LIFT}

    def at(self, month: Month) -> Factor:
        """The factor in a month. Raises NoAnswer when no level of the index is known at all."""
        return self._after(self._clause.reviews_by(month))

    def _after(self, review: int) -> Factor:
        if review not in self._by_review:
            self._by_review[review] = self._worked_out(review)
        return self._by_review[review]

    def _worked_out(self, review: int) -> Factor:
        clause = self._clause
        before = self._after(review - 1)
        compound = clause.compounding and review > 1
        start = clause.read_at(review - 1) if compound else clause.base
        old, old_provisional = self._level(start)
        new, new_provisional = self._level(clause.read_at(review))
        growth = new.value / old.value - 1
        held = growth if clause.cap is None else min(growth, clause.cap)
        held = held if clause.floor is None else max(held, clause.floor)
        value = 1 + held * clause.share
        parts = [
            _index_part("index now", new, new_provisional),
            _index_part("index then", old, old_provisional),
            Part("indexed share", clause.share, Unit.PERCENT, clause=clause.clause),
        ]
        formula = "index now ÷ index then − 1"
        if held != growth:
            limit = "cap" if held < growth else "floor"
            parts.append(Part(f"{limit} on growth", held, Unit.PERCENT, clause=clause.clause))
            formula = f"{limit} on growth (in place of {formula})"
        formula = f"1 + ({formula}) × indexed share"
        if compound:
            value *= before.value
            parts.append(Part("factor before", before.value, Unit.FACTOR))
            formula = f"factor before × ({formula})"
        if clause.decimals is not None:
            value = Fraction(rounded(value, clause.decimals))
            formula = f"{formula}, to {clause.decimals} decimals"
        return Factor(value, formula, tuple(parts))

    def _level(self, month: Month) -> tuple[IndexValue, bool]:
        """The level of a month, or the last before it, which is provisional."""
        exact = self._facts.indices.get((self._clause.series, month))
        if exact is not None:
            return exact, not exact.final
        for back in range(1, 37):
            earlier = self._facts.indices.get((self._clause.series, month + -back))
            if earlier is not None:
                return earlier, True
        raise NoAnswer(
            what=f"no level of {self._clause.series} is known for {month} or three years before",
            where=f"indexation {self._clause.id}",
            mend=f"enter the index for {month}, or a provisional figure for it",
        )


def _index_part(name: str, level: IndexValue, provisional: bool) -> Part:
    return Part(name, level.value, Unit.FACTOR, records=(level.id,), provisional=provisional)


def _wrong(clause: Indexation, what: str, mend: str) -> InvalidValue:
    return InvalidValue(what=what, where=f"indexation {clause.id}", mend=mend)
