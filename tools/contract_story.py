"""What a story of an example contract is made of: records, and what an invoice has otherwise.

Figures that a story does not name come from SEED by a hash, so that they are the same for ever and
rest on no library's generator.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from typing import Any

from counterfoil.contract.records import (
    IndexValue,
    InvoiceLine,
    Measurement,
    Record,
    Volume,
    Waiver,
)
from counterfoil.quantities.years import Month

SEED = "counterfoil example contracts 1"
MADE_UP = "Illustrative: made up for this example"
FIGURES_DAY = 8
"""Of the month that follows: when the supplier's figures are entered."""

Change = Callable[[list[InvoiceLine]], list[InvoiceLine]]


@dataclass(kw_only=True)
class Story:
    """What happens in a contract: its records, when it is invoiced otherwise than stated.

    closed: how many months are closed; open: how many more have figures. wrong: what the supplier's
    invoice of a month changes. credits: credit notes by number.
    """

    id: str
    prefix: str
    closed: int
    open: int
    records: list[Record] = field(default_factory=list)
    wrong: Mapping[str, Change] = field(default_factory=dict)
    credits: Sequence[tuple[str, str, date, InvoiceLine]] = ()
    invoiced: bool = True


def drawn(name: str, low: int, high: int) -> int:
    """A whole number from low to high for a name: the same for ever."""
    digest = sha256(f"{SEED}/{name}".encode()).digest()
    return low + int.from_bytes(digest[:8], "big") % (high - low + 1)


def day_after(month: Month, day: int) -> date:
    """A day of the month that follows."""
    following = month + 1
    return date(following.year, following.month, day)


def months_from(first: str, count: int) -> list[Month]:
    """So many months in a row."""
    start = Month.parse(first)
    return [start + step for step in range(count)]


class Entry:
    """Makes records with who entered them, when, and that they are illustrative."""

    def __init__(self, supplier: str) -> None:
        """supplier: who enters the supplier's figures."""
        self._supplier = supplier

    def of(self, kind: type[Record], name: str, on: date, by: str = "", **more: Any) -> Record:
        """One record."""
        told = {"source": MADE_UP, **more}
        return kind(id=name, entered_on=on, entered_by=by or self._supplier, **told)

    def volume(self, volume: str, month: Month, count: int, **more: Any) -> Record:
        """The supplier's volume of a month."""
        on = day_after(month, FIGURES_DAY)
        name = f"{volume}-{month}"
        return self.of(Volume, name, on, volume=volume, month=month, count=Fraction(count), **more)

    def measured(self, measure: str, month: Month, met: int, of: int = 1) -> Record:
        """The supplier's measurement of a month."""
        on = day_after(month, FIGURES_DAY)
        return self.of(
            Measurement,
            f"{measure}-{month}",
            on,
            measure=measure,
            month=month,
            numerator=Fraction(met),
            denominator=Fraction(of),
        )

    def index(self, month: str, level: str, on: date) -> Record:
        """The level of the made-up index."""
        return self.of(
            IndexValue,
            f"index-{month}",
            on,
            by="contract manager",
            series="example-prices",
            month=Month.parse(month),
            value=Fraction(level),
        )

    def waiver(self, of: str, month: str, reason: str, amount: int | None = None) -> Record:
        """A deduction not taken, approved by finance before the month is closed."""
        about = Month.parse(month)
        return self.of(
            Waiver,
            f"waiver-{of}-{month}",
            day_after(about, 20),
            by="contract manager",
            of=of,
            month=about,
            reason=reason,
            approved_by="Chief finance officer of the force",
            amount_gbp=None if amount is None else Fraction(amount),
        )


def without(*names: str) -> Change:
    """The supplier leaves these out."""
    return lambda lines: [one for one in lines if one.of not in names]


def with_amount(name: str, gbp: str) -> Change:
    """The supplier bills another amount for one line."""
    return lambda lines: [
        replace(one, amount_gbp=Decimal(gbp)) if one.of == name else one for one in lines
    ]


def credited(of: str, title: str, gbp: str) -> InvoiceLine:
    """The line of a credit note."""
    return InvoiceLine(of=of, title=title, amount_gbp=Decimal(gbp))
