"""The contract that came of a procurement, as far as the notices of a running contract need it.

Its terms, invoices, assessments, changes and breaches come from the contract's own record; when it
was signed, what was paid and how it ended from the registers of the procurement.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from counterfoil.contract.records import Invoice, Record, standing
from counterfoil.contract.terms import Contract, Law
from counterfoil.performance.breaches import BreachStep
from counterfoil.performance.kpi_notice import KpiNotice
from counterfoil.performance.modifications import ChangeTests
from counterfoil.procurement.contract_registers import Breach, Ended, Payment, SignedContract
from counterfoil.procurement.coverage import Standing
from counterfoil.procurement.plan import Supplier
from counterfoil.procurement.timetable import Timetable


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedBreach:
    """A breach in the contract's own register, by its number there, with its steps in order."""

    number: int
    title: str
    clause: str
    steps: tuple[BreachStep, ...]


@dataclass(frozen=True, kw_only=True)
class RunningContract:
    """A procurement with the contract that came of it.

    document: its terms, None while they are not kept here. assessments: its indicators as rated,
    the oldest first. changes: those that stand, in the order agreed, each tested. no_indicators:
    why the authority says that indicators cannot tell its performance.
    """

    made: Timetable
    records: tuple[Record, ...] = ()
    document: Contract | None = None
    invoices: tuple[Invoice, ...] = ()
    assessments: tuple[KpiNotice, ...] = ()
    changes: tuple[ChangeTests, ...] = ()
    breaches: tuple[NotedBreach, ...] = ()
    no_indicators: str = ""

    @cached_property
    def signed(self) -> SignedContract | None:
        """What the register says of its signature."""
        return next(iter(standing(self.records, SignedContract)), None)

    @cached_property
    def payments(self) -> tuple[Payment, ...]:
        """Every invoice received or paid that stands, by the day it came."""
        held = standing(self.records, Payment)
        return tuple(sorted(held, key=lambda one: (one.received_on, one.invoice, one.part)))

    @cached_property
    def told_breaches(self) -> tuple[Breach, ...]:
        """Every breach to which section 71(5) applies, by the day it first did."""
        held = standing(self.records, Breach)
        return tuple(sorted(held, key=lambda one: one.applies_from))

    @cached_property
    def ended(self) -> Ended | None:
        """How it ended; None while it runs."""
        return next(iter(standing(self.records, Ended)), None)

    @property
    def begins(self) -> date | None:
        """Its first day; the day of signature where no terms are kept; None before both."""
        if self.document is not None:
            return self.document.term.start
        return None if self.signed is None else self.signed.signed_on

    def ends(self, before: ChangeTests | None = None) -> date | None:
        """Its last day with every change of its term, or with those before one alone."""
        if self.document is None:
            return self.made.plan.contract_end
        days = sum(one.change.days for one in self._until(before))
        return self.document.term.end + timedelta(days=days)

    def value_gbp(self, before: ChangeTests | None = None) -> Fraction | None:
        """Its estimated value with tax with every change, or with those before one alone.

        None where the terms are kept and state no value.
        """
        if self.document is None:
            return self.made.plan.gross_gbp
        if self.document.value_gbp is None:
            return None
        added = sum((one.change.value_gbp for one in self._until(before)), Decimal(0))
        return Fraction(self.document.value_gbp + added)

    @property
    def supplier(self) -> Supplier | None:
        """The supplier that the terms name, else the only one chosen; None before that."""
        chosen = self.made.plan.suppliers
        if self.document is not None:
            name = self.document.supplier
            found = (one for one in chosen if one.name.casefold() == name.casefold())
            return next(found, Supplier(name=name))
        return chosen[0] if len(chosen) == 1 else None

    @property
    def no_notices_because(self) -> str:
        """Why the Act asks for none of its notices; blank when it may ask."""
        law = self.made.coverage
        if law.standing is Standing.EARLIER_LAW:
            return "the procurement began before the Act; the earlier law's notices apply"
        if not law.covered:
            return "the contract is below the threshold"
        if self.document is not None and self.document.law is not Law.PROCUREMENT_ACT_2023:
            return "the terms say that the contract is not under the Act"
        return ""

    def _until(self, before: ChangeTests | None) -> tuple[ChangeTests, ...]:
        return self.changes if before is None else self.changes[: self.changes.index(before)]
