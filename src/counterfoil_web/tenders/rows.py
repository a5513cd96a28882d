"""Rows of the database as the library's records of a tender, and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from counterfoil.tender.bids import TenderRecord
from counterfoil_web.registers.record_rows import RecordRows, columns_of
from counterfoil_web.tenders.kinds import KINDS
from counterfoil_web.tenders.models import TenderRow

_ROWS = RecordRows(KINDS)
_CHANGE = "change_reason"


def record_of(row: TenderRow) -> TenderRecord:
    """The record that a row holds; who entered it is named."""
    change = {_CHANGE: row.change_reason}
    found: TenderRecord = _ROWS.record_by(row, str(row.entered_by), **change)
    return found


def record_from(
    kind: str, key: str, texts: Mapping[str, Any], *, entered_on: date, **more: str
) -> TenderRecord:
    """A record from the texts of a form; why it changed stands beside them and not among them.

    Raises: InvalidValue, its `where` naming the field, when a text says nothing of its kind.
    """
    own = {name: text for name, text in texts.items() if name != _CHANGE}
    found: TenderRecord = _ROWS.record_from(kind, key, own, entered_on=entered_on, **more)
    return found


def columns_of_row(record: TenderRecord) -> dict[str, Any]:
    """The columns of a record's row that come from the record itself."""
    columns = columns_of(record)
    columns["fields"].pop(_CHANGE, None)
    return {**columns, _CHANGE: record.change_reason}
