"""The benefits register: what was promised, from which baseline, by whom, out of which budget."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from counterfoil.appraisal.evidence import Basis
from counterfoil.appraisal.vocabulary import Commitment, Nature
from counterfoil.citation import Confidence
from counterfoil.contract.measures import Direction
from counterfoil.outcomes.records import GBP, OutcomeRecord, PeriodRecord
from counterfoil.quantities.years import Month


class Recurrence(StrEnum):
    """Whether a benefit comes once or goes on."""

    ONE_OFF = "one_off"
    RECURRING = "recurring"


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """What was so before: a value on a day, where it is written, and who signed it."""

    value: Fraction
    on: date
    source: str
    confidence: Confidence
    basis: Basis
    signed_by: str = ""
    signed_on: date | None = None

    @property
    def is_signed(self) -> bool:
        """Whether somebody put a name and a day to it."""
        return bool(self.signed_by) and self.signed_on is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Benefit(OutcomeRecord):
    """One benefit as promised.

    measure: what is counted. unit: GBP, or what one of it is. better: which way is better.
    from_month, to_month: when it is to arise (to_month None: to the end of the partnership).
    case_line: the line of the approved case that it descends from, such as
    partner/guaranteed-saving; blank: it has no ancestor. line_share: the share of that line.
    budget_line: the budget that it is to leave. wanted_evidence: what will show it. worth_gbp: what
    one unit is worth, for a benefit not in money; shown, and never added to cash.
    """

    kind: ClassVar[str] = "benefit"
    title: str
    nature: Nature
    commitment: Commitment
    recurrence: Recurrence
    measure: str
    unit: str = GBP
    better: Direction = Direction.HIGHER
    from_month: Month
    to_month: Month | None = None
    case_line: str = ""
    line_share: Fraction = Fraction(1)
    owner: str
    budget_line: str = ""
    wanted_evidence: str = ""
    worth_gbp: Fraction | None = None
    baseline_value: Fraction | None = None
    baseline_on: date | None = None
    baseline_source: str = ""
    baseline_confidence: Confidence = Confidence.RECALLED
    baseline_basis: Basis = Basis.ASSUMED
    baseline_signed_by: str = ""
    baseline_signed_on: date | None = None

    @property
    def baseline(self) -> Baseline | None:
        """The baseline; None when there is no value or no day for it."""
        if self.baseline_value is None or self.baseline_on is None:
            return None
        return Baseline(
            value=self.baseline_value,
            on=self.baseline_on,
            source=self.baseline_source,
            confidence=self.baseline_confidence,
            basis=self.baseline_basis,
            signed_by=self.baseline_signed_by,
            signed_on=self.baseline_signed_on,
        )

    @property
    def is_cash(self) -> bool:
        """Whether a budget can be cut by it: only such a benefit is ever added to cash."""
        return self.nature is Nature.CASH_RELEASING and self.unit == GBP

    @property
    def in_money(self) -> bool:
        """Whether it is counted in pounds."""
        return self.unit == GBP

    @property
    def has_ancestor(self) -> bool:
        """Whether it descends from a line of the approved case."""
        return bool(self.case_line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned(PeriodRecord):
    """What a benefit without an ancestor in the case was to come to, in its unit."""

    kind: ClassVar[str] = "planned"
    benefit: str
    amount: Fraction

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind, self.benefit, self.from_month, self.to_month)


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetAmount(PeriodRecord):
    """What a budget holds for these months, against which claims on it are held."""

    kind: ClassVar[str] = "budget_amount"
    budget_line: str
    body: str
    amount_gbp: Fraction

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind, self.budget_line, self.from_month, self.to_month)
