"""What a procurement's registers hold of the contract that came of it: payments, breaches, its end.

The contract's own record has its terms, figures, invoices and changes. What the notices of a
running contract must tell beside those is entered here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from counterfoil.contract.records import Record


class CameOf(StrEnum):
    """Why section 71(5) of the Procurement Act 2023 applies: what came of a breach or failure."""

    ENDED = "ended"
    PARTLY_ENDED = "partly_ended"
    DAMAGES = "damages"
    SETTLEMENT = "settlement"
    NOT_IMPROVED = "not_improved"


class Ending(StrEnum):
    """How a contract ended. The Act counts each as termination (s.80)."""

    PERFORMED = "performed"
    EXPIRED = "expired"
    TERMINATED = "terminated"
    RESCINDED = "rescinded"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedContract(Record):
    """The contract was entered into. contract: its id in the contract's own record.

    number: the unique identifier that the platform gave it. supplier_contact, authority_contact:
    postal and email address, as they are to be published.
    """

    kind: ClassVar[str] = "contract"
    contract: str
    signed_on: date
    number: str = ""
    supplier_contact: str = ""
    authority_contact: str = ""

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment(Record):
    """A sum asked for by an invoice. received_on: the day the invoice came. amount_gbp: with tax.

    paid_on: the day the supplier had the money; None while it is not paid. part: where an invoice
    is paid in parts, a name for this one.
    """

    kind: ClassVar[str] = "payment"
    invoice: str
    received_on: date
    amount_gbp: Decimal
    paid_on: date | None = None
    part: str = ""

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind, self.invoice.strip().casefold(), self.part.strip().casefold())


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach(Record):
    """A breach or a failure to perform to which section 71(5) applies, from `applies_from`.

    breach: its number in the contract's own register, where it has one. decided_on: the day of the
    award of damages, the settlement or the partial end. unimproved_on: the day it was held that
    performance had not improved. nature: what happened, its consequences and what was done.
    """

    kind: ClassVar[str] = "breach"
    applies_from: date
    came_of: CameOf
    obligation: str
    nature: str
    breach: str = ""
    decided_on: date | None = None
    unimproved_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended(Record):
    """The contract ended. reason: why, in words that are to be published.

    by_breach: the id of the row that tells of the breach, where it ended for one.
    """

    kind: ClassVar[str] = "ended"
    ended_on: date
    how: Ending
    reason: str
    by_breach: str = ""

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind,)
