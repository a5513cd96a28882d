"""What happened, as recorded: each record stands for ever, and a later one may supersede it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar, TypeVar

from counterfoil.quantities.years import Month


class Figure(StrEnum):
    """Whose figure it is. The supplier's and the authority's are two facts, kept apart."""

    SUPPLIER = "supplier"
    VERIFIED = "verified"


class ReliefState(StrEnum):
    """What became of a claim for relief; only an accepted one changes a figure."""

    CLAIMED = "claimed"
    ACCEPTED = "accepted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record has.

    id: its own name in the contract. entered_on: the day from which it was known. supersedes: the
    id of the record that it puts right, or blank. source: the document or file and row it came
    from.
    """

    kind: ClassVar[str]
    id: str
    entered_on: date
    entered_by: str = ""
    source: str = ""
    supersedes: str = ""
    note: str = ""

    @property
    def fact(self) -> tuple[object, ...]:
        """What the record states the value of: of two records of one fact, one supersedes."""
        return (self.kind, self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume(Record):
    """How much of something there was in a month."""

    kind: ClassVar[str] = "volume"
    volume: str
    month: Month
    count: Fraction
    figure: Figure = Figure.SUPPLIER

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind, self.volume, self.month, self.figure)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement(Record):
    """What was measured in a month: `numerator` out of `denominator`, or a count over 1.

    sample: how many of them were looked at to verify it; None when it was not said.
    """

    kind: ClassVar[str] = "measurement"
    measure: str
    month: Month
    numerator: Fraction
    denominator: Fraction = Fraction(1)
    figure: Figure = Figure.SUPPLIER
    sample: int | None = None

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind, self.measure, self.month, self.figure)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unavailability(Record):
    """`units` of a type out of use from one moment to another (`until` None: not yet back)."""

    kind: ClassVar[str] = "unavailability"
    regime: str
    unit_type: str
    units: Fraction
    began: datetime
    until: datetime | None
    deemed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Relief(Record):
    """A claim that something was not the supplier's fault.

    For a measure, `numerator` and `denominator` are left out of the count when it is accepted. For
    an availability regime `event` names the unavailability that is excused.
    """

    kind: ClassVar[str] = "relief"
    of: str
    month: Month
    state: ReliefState
    reason: str
    numerator: Fraction = Fraction(0)
    denominator: Fraction = Fraction(0)
    event: str = ""
    decided_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenBookCost(Record):
    """What the supplier paid in a month towards a charge or a gain share, from its open book."""

    kind: ClassVar[str] = "open_book_cost"
    of: str
    month: Month
    amount_gbp: Fraction
    item: str = ""

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind, self.of, self.month, self.item)


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysWorked(Record):
    """Days of one grade on a rate card in a month."""

    kind: ClassVar[str] = "days_worked"
    charge: str
    grade: str
    month: Month
    days: Fraction
    figure: Figure = Figure.SUPPLIER

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind, self.charge, self.grade, self.month, self.figure)


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance(Record):
    """A milestone accepted by the authority; the amount is due in the month of that day."""

    kind: ClassVar[str] = "acceptance"
    charge: str
    milestone: str
    accepted_on: date

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind, self.charge, self.milestone)


@dataclass(frozen=True, slots=True, kw_only=True)
class CertifiedSaving(Record):
    """A saving certified by the authority, to which a contingent fee applies."""

    kind: ClassVar[str] = "certified_saving"
    charge: str
    certified_on: date
    amount_gbp: Fraction
    saving: str = ""

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind, self.charge, self.saving or self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexValue(Record):
    """The level of a price index in a month; not `final` while it may be revised."""

    kind: ClassVar[str] = "index_value"
    series: str
    month: Month
    value: Fraction
    final: bool = True

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind, self.series, self.month)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver(Record):
    """A deduction that was due and not taken. `amount_gbp` None: the whole of it."""

    kind: ClassVar[str] = "waiver"
    of: str
    month: Month
    reason: str
    approved_by: str
    amount_gbp: Fraction | None = None

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind, self.of, self.month)


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceLine:
    """One line of an invoice, before VAT. of: what it is for, as the invoice says."""

    of: str
    title: str
    amount_gbp: Decimal
    quantity: Fraction | None = None
    rate_gbp: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Invoice(Record):
    """What the supplier asked to be paid for a month, line by line, with its VAT."""

    kind: ClassVar[str] = "invoice"
    number: str
    month: Month
    dated: date
    lines: tuple[InvoiceLine, ...]
    vat_gbp: Decimal
    currency: str = "GBP"

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind, self.number.strip().casefold())

    @property
    def net_gbp(self) -> Decimal:
        """The sum of its lines before VAT."""
        return sum((line.amount_gbp for line in self.lines), Decimal(0))


RECORD_KINDS: tuple[type[Record], ...] = (
    Volume,
    Measurement,
    Unavailability,
    Relief,
    OpenBookCost,
    DaysWorked,
    Acceptance,
    CertifiedSaving,
    IndexValue,
    Waiver,
    Invoice,
)

R = TypeVar("R", bound=Record)


def standing(records: Iterable[Record], kind: type[R], on: date | None = None) -> tuple[R, ...]:
    """The records of one kind entered by a day (None: ever), less those superseded by then."""
    held = [one for one in records if on is None or one.entered_on <= on]
    gone = {one.supersedes for one in held if one.supersedes}
    return tuple(one for one in held if isinstance(one, kind) and one.id not in gone)
