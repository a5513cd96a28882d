"""Two statements beside one another: each line's difference, and what it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import prod
from typing import Protocol

from counterfoil.contract.lines import Line, Section, to_pence
from counterfoil.quantities.years import Month

_NOUGHT = Decimal(0)
_DEDUCTING = (Section.AVAILABILITY, Section.PERFORMANCE, Section.EARN_BACK, Section.WAIVER)


class Why(StrEnum):
    """What a difference comes from."""

    VOLUME = "volume"
    PRICE = "price"
    INDEX = "index"
    DAYS = "days"
    DEDUCTION = "deduction"
    ADJUSTMENT = "adjustment"
    VAT = "vat"
    STARTED = "started"
    STOPPED = "stopped"
    AMOUNT = "amount"


class Stated(Protocol):
    """A statement, closed or not."""

    @property
    def month(self) -> Month: ...

    @property
    def lines(self) -> tuple[Line, ...]: ...


@dataclass(frozen=True, slots=True)
class Reason:
    """How much of a difference comes from one thing."""

    why: Why
    amount_gbp: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class LineDifference:
    """One line in both months; None where a month has no such line.

    reasons: they add up to the difference; none when there is none.
    """

    id: str
    section: Section
    title: str
    before: Line | None
    after: Line | None
    reasons: tuple[Reason, ...]

    @property
    def before_gbp(self) -> Decimal:
        """What it was; nought when there was no such line."""
        return _NOUGHT if self.before is None else self.before.amount_gbp

    @property
    def after_gbp(self) -> Decimal:
        """What it is; nought when there is no such line."""
        return _NOUGHT if self.after is None else self.after.amount_gbp

    @property
    def difference_gbp(self) -> Decimal:
        """After less before."""
        return self.after_gbp - self.before_gbp


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonOfMonths:
    """Two statements line by line, in the order of a statement."""

    before: Month
    after: Month
    lines: tuple[LineDifference, ...]

    @property
    def difference_gbp(self) -> Decimal:
        """The difference of the totals, VAT included."""
        return sum((one.difference_gbp for one in self.lines), _NOUGHT)

    @property
    def by_reason(self) -> tuple[tuple[Why, Decimal], ...]:
        """What each kind of reason comes to over all lines; those of nought left out."""
        found = dict.fromkeys(Why, _NOUGHT)
        for line in self.lines:
            for reason in line.reasons:
                found[reason.why] += reason.amount_gbp
        return tuple((why, amount) for why, amount in found.items() if amount)


def comparison_of_months(before: Stated, after: Stated) -> ComparisonOfMonths:
    """Two statements beside one another.

    A line that is a product, such as volume × rate, differs first by its first figure with the
    others as before, then by the next, and so on; a line of indexation first by the charge that it
    lifts, then by its factor. What rounding leaves goes with the largest.
    """
    old, new = ({line.id: line for line in one.lines} for one in (before, after))
    names = sorted(
        {**old, **new}, key=lambda name: list(Section).index((new.get(name) or old[name]).section)
    )
    return ComparisonOfMonths(
        before=before.month,
        after=after.month,
        lines=tuple(_compared(name, old.get(name), new.get(name)) for name in names),
    )


def _compared(name: str, before: Line | None, after: Line | None) -> LineDifference:
    line = after or before
    if line is None:
        raise ValueError(name)
    return LineDifference(
        id=name,
        section=line.section,
        title=line.title,
        before=before,
        after=after,
        reasons=tuple(one for one in _reasons(line, before, after) if one.amount_gbp),
    )


def _reasons(line: Line, before: Line | None, after: Line | None) -> tuple[Reason, ...]:
    gap = (after.amount_gbp if after else _NOUGHT) - (before.amount_gbp if before else _NOUGHT)
    whole = {Section.ADJUSTMENT: Why.ADJUSTMENT, Section.VAT: Why.VAT}
    whole |= dict.fromkeys(_DEDUCTING, Why.DEDUCTION)
    if line.section in whole:
        return (Reason(whole[line.section], gap),)
    if line.section is Section.INDEXATION:
        return _by_factor(before, after, gap)
    if before is None:
        return (Reason(Why.STARTED, gap),)
    if after is None:
        return (Reason(Why.STOPPED, gap),)
    return _by_figures(before, after, gap)


def _by_factor(before: Line | None, after: Line | None, gap: Decimal) -> tuple[Reason, ...]:
    if before is None or after is None:
        return (Reason(Why.INDEX, gap),)
    charges = _figure(before, "charge"), _figure(after, "charge")
    factor = _figure(before, "factor")
    if charges[0] is None or charges[1] is None or factor is None:
        return (Reason(Why.INDEX, gap),)
    by_charge = to_pence((charges[1] - charges[0]) * (factor - 1))
    return (Reason(Why.VOLUME, by_charge), Reason(Why.INDEX, gap - by_charge))


def _by_figures(before: Line, after: Line, gap: Decimal) -> tuple[Reason, ...]:
    """A product's difference shared among its factors in turn; another's named whole."""
    names = before.formula.split(" × ")
    old = [_figure(before, name) for name in names]
    new = [_figure(after, name) for name in names]
    if before.formula != after.formula or None in (*old, *new):
        found = {_WHY[name] for name in _changed(before, after) if name in _WHY}
        return (Reason(found.pop() if len(found) == 1 else Why.AMOUNT, gap),)
    figures = [one or Fraction(0) for one in old]
    parted: list[Reason] = []
    for place, name in enumerate(names):
        was = prod(figures, start=Fraction(1))
        figures[place] = new[place] or Fraction(0)
        effect = to_pence(prod(figures, start=Fraction(1)) - was)
        parted.append(Reason(_WHY.get(name, Why.AMOUNT), effect))
    rest = gap - sum((one.amount_gbp for one in parted), _NOUGHT)
    largest = max(range(len(parted)), key=lambda place: abs(parted[place].amount_gbp))
    parted[largest] = Reason(parted[largest].why, parted[largest].amount_gbp + rest)
    return tuple(parted)


def _changed(before: Line, after: Line) -> tuple[str, ...]:
    """The names of the parts whose figures differ, or that one of them lacks."""
    old = {part.name: part.value for part in before.parts}
    new = {part.name: part.value for part in after.parts}
    return tuple(name for name in {**old, **new} if old.get(name) != new.get(name))


def _figure(line: Line, name: str) -> Fraction | None:
    values = (part.value for part in line.parts if part.name == name)
    found = next(values, None)
    return found if isinstance(found, Fraction) else None


_WHY = {
    **dict.fromkeys(("volume", "days", "units", "cost", "earlier in the period"), Why.VOLUME),
    **dict.fromkeys(("rate", "day rate", "bands", "yearly charge", "amount"), Why.PRICE),
    **dict.fromkeys(
        ("hours", "days in force", "days in the month", "share of the contract year"), Why.DAYS
    ),
}
