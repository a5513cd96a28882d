"""All that is known of a partnership's outcomes: the document, the records, case and contract."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.contract.records import R, Record, standing
from counterfoil.contract.statements import Closed
from counterfoil.contract.terms import Contract
from counterfoil.errors import InvalidValue
from counterfoil.outcomes.actuals import ActualCost, ActualVolume, Reading
from counterfoil.outcomes.benefits import Benefit, BudgetAmount, Planned
from counterfoil.outcomes.claims import Banking, Certification, Claim, ClaimElsewhere
from counterfoil.outcomes.document import OutcomesDocument
from counterfoil.outcomes.promise import Promise, promise_of
from counterfoil.outcomes.records import OutcomeRecord
from counterfoil.quantities.years import FinancialYear

OUTCOME_KINDS: tuple[type[OutcomeRecord], ...] = (
    Benefit,
    Planned,
    BudgetAmount,
    Claim,
    Certification,
    Banking,
    ClaimElsewhere,
    ActualCost,
    ActualVolume,
    Reading,
)


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """The outcomes of one partnership.

    case: the approved version that was signed; None while there is none. contract, with its
    records and closed statements: None when the partnership has no contract kept here.
    """

    document: OutcomesDocument
    records: tuple[OutcomeRecord, ...] = ()
    case: BusinessCase | None = None
    contract: Contract | None = None
    contract_records: tuple[Record, ...] = ()
    closed: tuple[Closed, ...] = field(default=())

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """The records of one kind that stand on the document's day."""
        if kind not in self._standing:
            self._standing[kind] = standing(self.records, kind, self.document.as_at)
        found: tuple[R, ...] = self._standing[kind]
        return found

    def on(self, day: date) -> Ledger:
        """The same ledger as it was known on another day."""
        return replace(self, document=replace(self.document, as_at=day))

    def benefit(self, name: str) -> Benefit:
        """The benefit of that id. Raises: InvalidValue when there is none on that day."""
        found = self.benefits_by_id.get(name)
        if found is None:
            raise InvalidValue(
                what=f"there is no benefit {name}",
                where=f"outcomes of {self.document.id}",
                mend=f"name one of {', '.join(self.benefits_by_id) or 'those in the register'}",
            )
        return found

    @cached_property
    def _standing(self) -> dict[type[Any], tuple[Any, ...]]:
        """What was found standing of each kind, so that no page looks twice."""
        return {}

    @cached_property
    def benefits_by_id(self) -> dict[str, Benefit]:
        """Each benefit by its id, and by the id of every version that it superseded."""
        found = {one.id: one for one in self.of(Benefit)}
        older = {one.supersedes: one.id for one in self.records if isinstance(one, Benefit)}
        for one in self.records:
            name = one.id
            while name not in found and name in older:
                name = older[name]
            if isinstance(one, Benefit) and name in found:
                found.setdefault(one.id, found[name])
        return found

    @property
    def signed_case(self) -> BusinessCase:
        """The approved version. Raises: InvalidValue when none is named."""
        if self.case is None:
            raise InvalidValue(
                what="the contract is held to no version of a case",
                where=f"outcomes of {self.document.id}, case",
                mend="name the folder of the approved version; without a promise there is no "
                "difference to explain",
            )
        return self.case

    @cached_property
    def promise(self) -> Promise:
        """What the approved case promises. Raises: InvalidValue when none is named."""
        return promise_of(self.signed_case)

    @property
    def price_base(self) -> FinancialYear:
        """The financial year in whose prices real terms are told."""
        return FinancialYear.parse(self.document.price_base)
