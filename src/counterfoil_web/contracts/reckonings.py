"""Statements worked out once for what is known, and kept while the process lives.

The key names everything that a statement rests on: the agreed document, the last record, the closed
months and the day. Records and closed months are only ever added, so a key never stands for two.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date

from counterfoil.contract.statements import Closed, Statement, statement
from counterfoil.contract.terms import Contract as Document
from counterfoil.quantities.years import Month
from counterfoil_web.contracts.models import AgreedTerms, Contract
from counterfoil_web.contracts.store import (
    agreed_and_last,
    closed_of,
    document,
    records_up_to,
)
from counterfoil_web.records.kept_in_memory import KeptInMemory

_MOST = 200
_KEPT: KeptInMemory[Statement] = KeptInMemory(_MOST)


@dataclass(frozen=True)
class Ledger:
    """A contract with its agreed document and what it rests on, read once for a page."""

    contract: Contract
    agreed: AgreedTerms
    last: int
    closed: tuple[Closed, ...]
    on: date

    @property
    def document(self) -> Document:
        """The typed document."""
        return document(self.agreed.text)

    def statement(self, month: Month) -> Statement:
        """The statement of an open month. Raises: NoAnswer."""
        return _KEPT.made(self.key(month), lambda: self._worked_out(month))

    def key(self, month: Month) -> Hashable:
        """Everything that the statement of a month rests on."""
        months = tuple(str(one.month) for one in self.closed)
        return (self.contract.pk, self.agreed.pk, self.last, months, self.on, str(month))

    def _worked_out(self, month: Month) -> Statement:
        records = records_up_to(self.contract, self.last)
        return statement(self.document, records, month, on=self.on, closed=self.closed)

    def closed_month(self, month: Month) -> Closed | None:
        """The closed statement of a month."""
        return next((one for one in self.closed if one.month == month), None)

    @property
    def first_open(self) -> Month | None:
        """The first month not closed yet."""
        done = {one.month for one in self.closed}
        first = self.document.first_account
        months = self.document.term.months
        return next((one for one in months if one >= first and one not in done), None)


def ledger_of(contract: Contract, on: date) -> Ledger | None:
    """What a page reads of a contract; None while no terms are agreed. Two queries."""
    agreed, last = agreed_and_last(contract)
    if agreed is None:
        return None
    return Ledger(contract, agreed, last, closed_of(contract), on)
