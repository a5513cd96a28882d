"""Registers of a procurement from a portal's export or a spreadsheet, by a column mapping."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from counterfoil.contract.records import Record
from counterfoil.contractfile.column_guess import guess_columns
from counterfoil.contractfile.column_mapping import ColumnMapping, RecordKinds
from counterfoil.contractfile.mapped_rows import Imported, Target, import_mapped
from counterfoil.contractfile.spreadsheet_rows import Progress
from counterfoil.errors import Problem
from counterfoil.procurement.checks import procurement_problems
from counterfoil.procurement.plan import ProcurementPlan
from counterfoil.procurementfile.tables import REGISTER_FILES

_NAMED_BY = {
    "published": ("notice", "published_on"),
    "engagement": ("supplier", "held_on"),
    "participant": ("supplier",),
    "question": ("asked_at",),
    "answer": ("question",),
    "release": ("question", "supplier"),
    "declaration": ("person", "supplier"),
    "contract": ("contract",),
    "payment": ("invoice", "part"),
    "breach": ("applies_from",),
    "ended": ("ended_on",),
}
REGISTER_KINDS = RecordKinds(
    of={kind.kind: kind for kind in REGISTER_FILES.values()}, named_by=_NAMED_BY
)
"""The registers that may be brought in."""

_OTHER_NAMES: dict[str, tuple[str, ...]] = {
    "id": ("message id", "question id", "clarification id", "ref", "reference"),
    "supplier": ("supplier name", "organisation", "company", "recipient", "to", "bidder"),
    "joined_on": ("registered", "date registered", "expressed interest", "date"),
    "asked_by": ("supplier", "supplier name", "from", "organisation", "company", "bidder"),
    "asked_at": ("received", "date received", "sent", "date asked", "date", "submitted"),
    "text": ("question", "message", "answer", "response", "reply"),
    "question": ("message id", "question id", "clarification id", "ref", "reference", "id"),
    "answered_on": ("date answered", "answered", "published", "date"),
    "released_at": ("sent", "published", "date sent", "date"),
    "held_on": ("date", "meeting date"),
    "about": ("subject", "topic"),
    "notice": ("notice type", "type"),
    "published_on": ("date published", "published", "date"),
    "number": ("notice number", "notice id", "identifier"),
    "address": ("link", "url"),
    "invoice": ("invoice number", "invoice no", "document number"),
    "received_on": ("date received", "invoice received", "received"),
    "paid_on": ("date paid", "payment date", "paid", "cleared"),
    "amount_gbp": ("amount paid", "gross amount", "gross", "amount", "value"),
}
"""What portals call a field, the likeliest first."""


def guess_register_columns(kind: str, headers: Sequence[str]) -> dict[str, str]:
    """Our fields of a register and the columns of an export that they are likely to be.

    >>> guess_register_columns("question", ["Message ID", "From", "Received", "Message"])
    {'id': 'Message ID', 'asked_by': 'From', 'asked_at': 'Received', 'text': 'Message'}
    """
    return guess_columns(kind, headers, REGISTER_KINDS, _OTHER_NAMES)


def import_register(
    plan: ProcurementPlan,
    existing: Sequence[Record],
    path: Path,
    mapping: ColumnMapping,
    *,
    entered_on: date,
    entered_by: str = "",
    progress: Progress | None = None,
    name: str = "",
) -> Imported:
    """What an export would add to the registers of a procurement; nothing is written.

    entered_on: also the day as on which the registers are looked at. name: what the file is called
    in messages and sources, when not by its path.
    Raises: BadInput for a mapping that cannot be used; UnreadableInput for such a file.
    """

    def check(records: Sequence[Record], places: Sequence[str]) -> Iterator[Problem]:
        old = [f"{one.kind} {one.id}" for one in existing]
        fresh = set(places)
        found = procurement_problems(plan, (*existing, *records), entered_on, (*old, *places))
        return (one for one in found if one.where in fresh)

    target = Target(
        existing=existing,
        check=check,
        illustrative=bool(plan.illustrative),
        kinds=REGISTER_KINDS,
    )
    return import_mapped(
        target,
        path,
        mapping,
        entered_on=entered_on,
        entered_by=entered_by,
        progress=progress,
        name=name,
    )
