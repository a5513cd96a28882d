"""What only people can say of the next decision: how long steps take, what a competition costs."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from counterfoil.appraisal.evidence import Basis, Evidence
from counterfoil.outcomes.lead_times import CalendarRules, LeadTimes, Procedure
from counterfoil.outcomes.next_case import NextPlan
from counterfoil.outcomes.updating import UpdateRules
from counterfoil.quantities.years import FinancialYear


@dataclass(frozen=True, slots=True, kw_only=True)
class NextDocument:
    """The choices of the next decision, each stated.

    extensions_taken: how many of the contract's extensions are used. first_year: the first
    financial year of the next term, such as 2027-28. reprocurement_gbp: what competing again costs,
    at the price base of the signed case, and from where that is known. price_growth: how prices
    grow a year once the published series end. doubt, lowest, highest: see `UpdateRules`.
    """

    author: str
    first_year: str
    years: int
    reprocurement_gbp: Fraction
    reprocurement_basis: Basis
    reprocurement_reason: str
    reprocurement_body: str = ""
    extensions_taken: int = 0
    procedure: Procedure = Procedure.FLEXIBLE
    lead_times: LeadTimes | None = None
    price_growth: Fraction = Fraction(1, 50)
    doubt: Fraction = Fraction(1, 10)
    lowest: Fraction = Fraction(0)
    highest: Fraction = Fraction(2)
    illustrative: str = ""

    @property
    def calendar_rules(self) -> CalendarRules:
        """The rules of the decision calendar."""
        return CalendarRules(procedure=self.procedure, lead_times=self.lead_times)

    @property
    def update_rules(self) -> UpdateRules:
        """The rules of the update."""
        return UpdateRules(
            doubt=float(self.doubt),
            low=float(self.lowest),
            high=float(self.highest),
        )

    def plan(self, signed: str, *, can_extend: bool) -> NextPlan:
        """The plan of the next case. Raises InvalidValue for a year or cost that is none."""
        return NextPlan(
            signed=signed,
            first_year=FinancialYear.parse(self.first_year),
            years=self.years,
            author=self.author,
            reprocurement_gbp=float(self.reprocurement_gbp),
            reprocurement_body=self.reprocurement_body,
            reprocurement_evidence=Evidence(
                basis=self.reprocurement_basis, note=self.reprocurement_reason
            ),
            can_extend=can_extend,
            price_growth=float(self.price_growth),
        )
