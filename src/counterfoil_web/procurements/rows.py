"""Rows of the database as the library's records of a procurement, and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from counterfoil.contract.records import Record
from counterfoil_web.contracts.record_rows import fields_of, values_from
from counterfoil_web.procurements.kinds import KINDS
from counterfoil_web.procurements.models import ProcurementRow


def record_of(row: ProcurementRow) -> Record:
    """The record that a row holds; who entered it is named."""
    kind = KINDS[row.kind]
    return kind(
        id=row.key,
        entered_on=timezone.localtime(row.entered_at).date(),
        entered_by=str(row.entered_by),
        source=row.source,
        supersedes=row.supersedes,
        note=row.note,
        **values_from(kind, row.fields),
    )


def record_from(
    kind: str, key: str, texts: Mapping[str, Any], *, entered_on: date, **more: str
) -> Record:
    """A record from the texts of a form.

    Raises: InvalidValue, its `where` naming the field, when a text says nothing of its kind.
    """
    found = KINDS[kind]
    return found(id=key, entered_on=entered_on, **more, **values_from(found, texts))


def columns_of_row(record: Record) -> dict[str, Any]:
    """The columns of a record's row that come from the record itself."""
    return {
        "kind": record.kind,
        "key": record.id,
        "fields": fields_of(record),
        "source": record.source[:300],
        "note": record.note,
        "supersedes": record.supersedes,
    }
