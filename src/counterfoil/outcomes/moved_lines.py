"""Lines of the original model carried into the years of the next decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from counterfoil.appraisal.amounts import (
    Amount,
    DriverBands,
    DriverRate,
    Flat,
    OneOff,
    Ramp,
    ShareOf,
    YearList,
)
from counterfoil.appraisal.business_case import BusinessCase, Line, Profile
from counterfoil.appraisal.vocabulary import Heading
from counterfoil.quantities.years import FinancialYear


@dataclass(frozen=True, slots=True)
class NextTerm:
    """The years that the next decision is about, seen from the original case."""

    original: BusinessCase
    first_year: FinancialYear
    years: int

    @property
    def last_year(self) -> FinancialYear:
        """The last year."""
        return self.first_year + (self.years - 1)

    @property
    def shift(self) -> int:
        """How many years after the original case's first year the next term begins."""
        return self.first_year - self.original.first_year

    def profile(self, name: str) -> Profile:
        """A profile of the original case."""
        return next(one for one in self.original.profiles if one.id == name)

    def begun(self, values: Sequence[float]) -> tuple[float, ...]:
        """Yearly values as if they began again, the last one held when they are too few.

        >>> from types import SimpleNamespace
        >>> NextTerm(SimpleNamespace(), FinancialYear(2022), 4).begun([3, 2, 1])
        (3, 2, 1, 1)
        """
        held = tuple(values[: self.years])
        return held + (values[-1],) * (self.years - len(held))


Moved = tuple[Line, Profile | None]


def carried_on(line: Line, term: NextTerm) -> Moved | None:
    """The line as it stands in the original's last year, for as long as the next term.

    None: it does not go on. What happens once does not happen again; a ramp stays at its top; a
    delay is over. A share of other lines is kept as it is: see `without_lost_shares`.
    """
    amount = line.amount
    last = term.original.last_year
    lasting: Amount | None
    match amount:
        case Flat() | DriverRate() | DriverBands():
            goes_on = amount.end is None or amount.end >= last
            lasting = replace(amount, start=None, end=None) if goes_on else None
        case Ramp():
            lasting = Flat(gbp=amount.gbp_last)
        case YearList():
            value = term.profile(amount.profile).values[-1]
            lasting = Flat(gbp=value) if value else None
        case ShareOf():
            lasting = amount
        case OneOff():
            lasting = None
    if lasting is None:
        return None
    return replace(line, amount=lasting, delay="", delay_months=0.0), None


def begun_again(line: Line, term: NextTerm) -> Moved | None:
    """The line as if its option began in the first year of the next term.

    None: it would fall past the term, or it is a benefit that comes once and has come.
    """
    amount = line.amount
    moved: Amount | None
    match amount:
        case OneOff():
            moved = _once(amount, line, term)
        case Ramp():
            moved = _ramp(amount, term)
        case YearList():
            name = f"{line.option}-{line.id}-again"
            values = term.begun(term.profile(amount.profile).values)
            profile = Profile(id=name, title=line.title, values=values)
            return replace(line, amount=YearList(profile=name)), profile
        case ShareOf():
            moved = amount
        case _:
            moved = _flat(amount, term)
    return None if moved is None else (replace(line, amount=moved), None)


def is_of_the_end(line: Line, term: NextTerm) -> bool:
    """Whether it is what leaving costs: paid once, in the last year of the original case."""
    once = isinstance(line.amount, OneOff) and line.amount.year == term.original.last_year
    return once and line.heading is Heading.EXIT


def without_lost_shares(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with shares of what is still there; a share of nothing falls away, and so on."""
    held = list(lines)
    while True:
        names = {one.id for one in held}
        kept = []
        for line in held:
            if isinstance(line.amount, ShareOf):
                parts = tuple(one for one in line.amount.lines if one in names)
                if not parts:
                    continue
                line = replace(line, amount=replace(line.amount, lines=parts))
            kept.append(line)
        if len(kept) == len(held):
            return tuple(kept)
        held = kept


def scaled(amount: Amount, factor: float) -> Amount | None:
    """The amount times a factor; None where the pounds stand in a profile or a band table.

    >>> scaled(Flat(gbp=100.0), 0.8)
    Flat(gbp=80.0, start=None, end=None)
    """
    match amount:
        case Flat() | OneOff():
            return replace(amount, gbp=amount.gbp * factor)
        case Ramp():
            return replace(
                amount, gbp_first=amount.gbp_first * factor, gbp_last=amount.gbp_last * factor
            )
        case DriverRate():
            return replace(amount, gbp_per_unit=amount.gbp_per_unit * factor)
        case ShareOf():
            return replace(amount, share=amount.share * factor)
        case _:
            return None


def _once(amount: OneOff, line: Line, term: NextTerm) -> OneOff | None:
    if line.heading.is_benefit:
        return None
    if is_of_the_end(line, term):
        return replace(amount, year=term.last_year)
    year = amount.year + term.shift
    return replace(amount, year=year) if year <= term.last_year else None


def _ramp(amount: Ramp, term: NextTerm) -> Ramp | OneOff | None:
    start, end = amount.start + term.shift, amount.end + term.shift
    if start > term.last_year:
        return None
    if start == term.last_year:
        return OneOff(gbp=amount.gbp_first, year=start)
    if end <= term.last_year:
        return replace(amount, start=start, end=end)
    reached = (term.last_year - start) / (end - start)
    top = amount.gbp_first + (amount.gbp_last - amount.gbp_first) * reached
    return replace(amount, gbp_last=top, start=start, end=term.last_year)


def _flat(
    amount: Flat | DriverRate | DriverBands, term: NextTerm
) -> Flat | DriverRate | DriverBands | None:
    start = None if amount.start is None else amount.start + term.shift
    if start is not None and start > term.last_year:
        return None
    whole = amount.end is None or amount.end >= term.original.last_year
    end = None if whole or amount.end is None else amount.end + term.shift
    if end is not None and end > term.last_year:
        end = None
    return replace(amount, start=start, end=end)
