"""What every record of outcomes has, and which of them stand on a day."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from counterfoil.appraisal.evidence import Basis
from counterfoil.contract.lines import number_text
from counterfoil.contract.records import Record
from counterfoil.quantities.years import FinancialYear, Month

GBP = "GBP"
"""The unit of money. Anything else is a unit in words, such as officer hour."""


class HowKnown(StrEnum):
    """Whether a figure was counted, or worked out from something else, or nobody said."""

    MEASURED = "measured"
    ESTIMATED = "estimated"
    NOT_SAID = "not_said"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeRecord(Record):
    """A record that stands for ever; a later one may supersede it.

    basis: published, derived, assumed, or made up to show how it works. `source` names where.
    """

    kind: ClassVar[str] = ""
    basis: Basis = Basis.ASSUMED


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodRecord(OutcomeRecord):
    """A record about months from one to another, both in it."""

    kind: ClassVar[str] = ""
    from_month: Month
    to_month: Month

    @property
    def months(self) -> int:
        """How many months it is about; below one when they stand the wrong way round."""
        return self.to_month - self.from_month + 1

    def share_within(self, first: Month, last: Month) -> Fraction:
        """The share of its months from `first` to `last`: an even spread is taken."""
        overlap = min(last, self.to_month) - max(first, self.from_month) + 1
        return Fraction(max(0, overlap), self.months)

    def by_year(self, amount: Fraction) -> dict[FinancialYear, Fraction]:
        """An amount spread evenly over its months, by financial year; exact."""
        found: dict[FinancialYear, Fraction] = {}
        for step in range(self.months):
            year = (self.from_month + step).financial_year
            found[year] = found.get(year, Fraction(0)) + amount / self.months
        return found


def in_unit(value: Fraction, unit: str) -> str:
    """An amount of something that is not money, as it is said.

    >>> in_unit(Fraction(125), "officer"), in_unit(Fraction(1), "officer hour")
    ('125 officers', '1 officer hour')
    >>> in_unit(Fraction("13.6"), "% of calls")
    '13.6% of calls'
    """
    number = number_text(value, 2)
    if unit.startswith("%"):
        return f"{number}{unit}"
    return f"{number} {unit}{'' if value == 1 else 's'}"
