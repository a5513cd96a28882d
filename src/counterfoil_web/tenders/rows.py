"""Rows of the database as the library's records of a tender, and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from counterfoil.tender.bids import TenderRecord
from counterfoil_web.contracts.record_rows import fields_of, values_from
from counterfoil_web.tenders.kinds import KINDS
from counterfoil_web.tenders.models import TenderRow

_CHANGE = "change_reason"


def record_of(row: TenderRow) -> TenderRecord:
    """The record that a row holds; who entered it is named."""
    kind = KINDS[row.kind]
    values = values_from(kind, row.fields)
    values[_CHANGE] = row.change_reason
    return kind(
        id=row.key,
        entered_on=timezone.localtime(row.entered_at).date(),
        entered_by=str(row.entered_by),
        source=row.source,
        supersedes=row.supersedes,
        note=row.note,
        **values,
    )


def record_from(
    kind: str, key: str, texts: Mapping[str, Any], *, entered_on: date, **more: str
) -> TenderRecord:
    """A record from the texts of a form.

    Raises: InvalidValue, its `where` naming the field, when a text says nothing of its kind.
    """
    found = KINDS[kind]
    values = values_from(found, {name: text for name, text in texts.items() if name != _CHANGE})
    return found(id=key, entered_on=entered_on, **{**values, **more})


def columns_of_row(record: TenderRecord) -> dict[str, Any]:
    """The columns of a record's row that come from the record itself."""
    fields = fields_of(record)
    fields.pop(_CHANGE, None)
    return {
        "kind": record.kind,
        "key": record.id,
        "fields": fields,
        "source": record.source[:300],
        "note": record.note,
        "supersedes": record.supersedes,
        "change_reason": record.change_reason,
    }
