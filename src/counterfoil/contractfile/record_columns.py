"""The tables of records: which file holds which kind, and its columns in order."""

from __future__ import annotations

from dataclasses import dataclass

from counterfoil.contract.records import (
    Acceptance,
    CertifiedSaving,
    DaysWorked,
    IndexValue,
    Invoice,
    InvoiceLine,
    Measurement,
    OpenBookCost,
    Record,
    Relief,
    Unavailability,
    Volume,
    Waiver,
)
from counterfoil.contractfile.shapes import Shape, shapes_of

RECORD_FILES: dict[str, type[Record]] = {
    "volumes.csv": Volume,
    "measurements.csv": Measurement,
    "unavailability.csv": Unavailability,
    "relief.csv": Relief,
    "costs.csv": OpenBookCost,
    "days.csv": DaysWorked,
    "acceptances.csv": Acceptance,
    "savings.csv": CertifiedSaving,
    "index_values.csv": IndexValue,
    "waivers.csv": Waiver,
    "invoices.csv": Invoice,
}
"""The file of each kind of record. invoices.csv has a row for each line of each invoice."""

RECORD_WORDS: dict[str, type[Record]] = {kind.kind: kind for kind in RECORD_FILES.values()}
"""Each kind of record by the word that names it."""

_LAST = ("supersedes", "change_reason", "entered_on", "entered_by", "source", "note")
_LINE = "line_"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. of_line: it belongs to a line of an invoice and not to the invoice."""

    name: str
    shape: Shape
    of_line: bool = False


def file_of(kind: type[Record]) -> str:
    """The file that holds a kind of record.

    >>> file_of(Volume)
    'volumes.csv'
    """
    return next(file for file, one in RECORD_FILES.items() if one is kind)


def columns_of(kind: type[Record]) -> tuple[Column, ...]:
    """The columns of a kind's table: what it is, what it says, then where it came from.

    >>> [one.name for one in columns_of(Volume)][:5]
    ['id', 'volume', 'month', 'count', 'figure']
    """
    by_name = {one.name: one for one in shapes_of(kind)}
    names = [name for name in by_name if name not in (*_LAST, "lines", "id")]
    head = [Column(name, by_name[name]) for name in ("id", *names)]
    lines = []
    if kind is Invoice:
        lines = [Column(_LINE + one.name, one, of_line=True) for one in shapes_of(InvoiceLine)]
    return (*head, *lines, *(Column(name, by_name[name]) for name in _LAST if name in by_name))
