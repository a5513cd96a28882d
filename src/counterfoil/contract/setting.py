"""What the lines of one month are worked out from, and what runs on from month to month."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from counterfoil.contract.charges import Charge, Window
from counterfoil.contract.indexation import NO_LIFT, Factor, Factors
from counterfoil.contract.knowledge import Known
from counterfoil.contract.lines import Line, Part, Section, Unit, line_of
from counterfoil.contract.records import Figure, Volume
from counterfoil.contract.term import Term, first_day
from counterfoil.contract.terms import Contract, Terms
from counterfoil.errors import Problem, Severity
from counterfoil.quantities.years import Month

ZERO = Fraction(0)


@dataclass(slots=True)
class Running:
    """What is carried from one month to the next, in order: caps used, years so far."""

    used: dict[tuple[str, object], Fraction] = field(default_factory=dict)

    def so_far(self, name: str, period: object) -> Fraction:
        """What has been used in a period."""
        return self.used.get((name, period), ZERO)

    def add(self, name: str, period: object, amount: Fraction) -> None:
        """Use some more."""
        self.used[name, period] = self.so_far(name, period) + amount


@dataclass(slots=True)
class Setting:
    """One month of one contract, its terms, what is known, and what ran on from before.

    gaps: what should have been recorded and was not, gathered as lines are made.
    """

    contract: Contract
    terms: Terms
    month: Month
    known: Known
    running: Running
    factors: dict[tuple[int, str], Factors]
    gaps: list[Problem] = field(default_factory=list)

    @property
    def term(self) -> Term:
        """The term of the contract."""
        return self.contract.term

    @property
    def year(self) -> int:
        """The contract year that the month is counted in: that of its first day in the term."""
        return self.year_of(self.month)

    @property
    def ends_year(self) -> bool:
        """Whether the month is the last counted in its contract year, or of the term."""
        following = self.month + 1
        return not self.term.covers(following) or self.year_of(following) > self.year

    @property
    def year_so_far(self) -> tuple[Month, ...]:
        """The months counted in this contract year, up to this one."""
        months = (self.month + (back - 12) for back in range(13))
        return tuple(
            one for one in months if self.term.covers(one) and self.year_of(one) == self.year
        )

    def year_of(self, month: Month) -> int:
        """The contract year that a month is counted in."""
        return self.term.year_number(max(first_day(month), self.term.start))

    def in_force(self, charge: Charge) -> Term | None:
        """The dates of the charge that fall in the month; None when there are none."""
        first, last = self.term.part_of(self.month)
        first = max(first, charge.starts or first)
        last = min(last, charge.ends or last)
        return Term(first, last) if first <= last else None

    def held(self, charge: Charge) -> Term:
        """The same for a charge that is known to be in force."""
        found = self.in_force(charge)
        if found is None:
            raise ValueError(charge.id)
        return found

    def period(self, window: Window) -> object:
        """What names the period that a window holds this month in."""
        names = {
            Window.MONTH: self.month,
            Window.CONTRACT_YEAR: self.year,
            Window.TERM: "term",
        }
        return names[window]

    def factor(self, indexation: str) -> Factor:
        """The factor of a clause this month; no lift when the charge names none."""
        if not indexation:
            return NO_LIFT
        key = (self.terms.number, indexation)
        if key not in self.factors:
            clause = self.terms.indexation(indexation)
            if clause is None:
                return NO_LIFT
            self.factors[key] = Factors(clause, self.known)
        return self.factors[key].at(self.month)

    def volume(self, name: str, of: str) -> tuple[Fraction, Part]:
        """The volume of the month and the figure to show; a gap is told when there is none."""
        record = self.known.volume(name, self.month)
        if record is None:
            self.gap(
                f"no volume of {name} is recorded for {self.month}",
                of,
                "enter it, nought included; until then it counts as nought",
            )
            return ZERO, Part("volume", ZERO, provisional=True)
        return record.count, Part("volume", record.count, records=self._both(record))

    def gap(self, what: str, of: str, mend: str) -> None:
        """Tell of something that should have been recorded."""
        self.gaps.append(Problem(what=what, where=of, mend=mend, severity=Severity.WARNING))

    def line(
        self,
        section: Section,
        charge: Charge,
        formula: str,
        parts: tuple[Part, ...],
        exact: Fraction,
        suffix: str = "",
        title: str = "",
    ) -> Line:
        """A line of a charge, rounded as the terms say."""
        return line_of(
            section,
            charge.id,
            title or charge.title,
            charge.clause,
            formula,
            parts,
            exact,
            rounding=self.terms.rounding,
            vat=charge.vat,
            suffix=suffix,
        )

    def indexed(self, charge: Charge, base: Line) -> Iterator[Line]:
        """The base line, and the lift that its indexation gives it if there is one."""
        yield base
        factor = self.factor(charge.indexation)
        if factor.value == 1:
            return
        yield self.line(
            Section.INDEXATION,
            charge,
            "charge × (factor − 1)",
            (
                Part("charge", base.exact, Unit.POUNDS),
                Part("factor", factor.value, Unit.FACTOR),
                *factor.parts,
            ),
            base.exact * (factor.value - 1),
            suffix=base.id.partition("/")[2].partition("/")[2],
            title=f"{base.title}: indexation",
        )

    def _both(self, record: Volume) -> tuple[str, ...]:
        other = self.known.volumes[record.volume, record.month].get(Figure.SUPPLIER)
        return (record.id,) if other is None or other is record else (record.id, other.id)
