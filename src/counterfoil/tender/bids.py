"""Bids as they came in: when, with which files, and what was decided where one was not in order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from hashlib import sha256
from typing import ClassVar

from counterfoil.contract.records import Record
from counterfoil.errors import InvalidValue


@dataclass(frozen=True, slots=True, kw_only=True)
class TenderRecord(Record):
    """A record of a tender. It stands for ever; a later one may supersede it, with its reason.

    change_reason: why it takes the place of the one that it supersedes.
    """

    kind: ClassVar[str] = ""
    change_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bid(TenderRecord):
    """That a bidder bid for a lot. bidder: the id that evaluators see; name: who it is."""

    kind: ClassVar[str] = "bid"
    bidder: str
    name: str
    received_at: datetime
    lot: str = ""

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind, self.bidder, self.lot)


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt(TenderRecord):
    """That a file of a bid came in: when, how long it was, and its fingerprint (SHA-256)."""

    kind: ClassVar[str] = "receipt"
    bid: str
    file: str
    received_at: datetime
    size: int
    sha256: str

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind, self.bid, self.file)


class Trouble(StrEnum):
    """What may be out of order with a bid."""

    LATE = "late"
    PARTIAL = "partial"
    ALTERED = "altered"
    OTHER = "other"


class BidDecision(StrEnum):
    """What was decided on a bid that was not in order."""

    TAKEN = "taken"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Irregularity(TenderRecord):
    """An entry in the register of late and partial bids: what, the decision and its reason."""

    kind: ClassVar[str] = "irregularity"
    bid: str
    trouble: Trouble
    what: str
    decision: BidDecision
    reason: str
    decided_by: str

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind, self.bid, self.trouble)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionResult(TenderRecord):
    """Whether a bid meets a condition of participation, and why."""

    kind: ClassVar[str] = "condition_result"
    bid: str
    condition: str
    met: bool
    reason: str
    decided_by: str

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind, self.bid, self.condition)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(TenderRecord):
    """What a bid says to a criterion: its words, or how many there are in a document."""

    kind: ClassVar[str] = "answer"
    bid: str
    criterion: str
    text: str = ""
    document: str = ""
    words: int | None = None

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind, self.bid, self.criterion)

    @property
    def word_count(self) -> int:
        """How many words it has: as stated, else as counted between blanks."""
        return len(self.text.split()) if self.words is None else self.words


@dataclass(frozen=True, slots=True, kw_only=True)
class Price(TenderRecord):
    """The total that a bid asks, VAT not included."""

    kind: ClassVar[str] = "price"
    bid: str
    amount_gbp: Decimal
    currency: str = "GBP"

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind, self.bid)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate(TenderRecord):
    """One rate of a bid's price schedule: pounds for a charge of the contract.

    part: which of its rates, for a charge with several: a grade, a milestone, a band's number.
    """

    kind: ClassVar[str] = "rate"
    bid: str
    charge: str
    rate_gbp: Fraction
    part: str = ""
    currency: str = "GBP"

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind, self.bid, self.charge, self.part)


def receipt_of(name: str, data: bytes, *, bid: str, file: str, received_at: datetime) -> Receipt:
    """The receipt for a file that came in.

    >>> receipt_of("r1", b"abc", bid="a", file="method.docx",
    ...            received_at=datetime(2026, 11, 23, 11, 0)).sha256[:16]
    'ba7816bf8f01cfea'
    """
    return Receipt(
        id=name,
        entered_on=received_at.date(),
        bid=bid,
        file=file,
        received_at=received_at,
        size=len(data),
        sha256=sha256(data).hexdigest(),
    )


def check_against_receipt(receipt: Receipt, data: bytes) -> None:
    """Refuse a file that is not the one receipted.

    Raises: InvalidValue when a byte of it differs.
    """
    found = sha256(data).hexdigest()
    if found != receipt.sha256 or len(data) != receipt.size:
        raise InvalidValue(
            what=f"it is not the file receipted at {receipt.received_at:%d %B %Y %H:%M}: its "
            f"fingerprint is {found[:12]}…, that of the receipt {receipt.sha256[:12]}…",
            where=f"bid {receipt.bid}, {receipt.file}",
            mend="put back the file as it came in; a bid replaced after its receipt is a new bid, "
            "late if the time is past, and goes in the register with a decision",
        )
