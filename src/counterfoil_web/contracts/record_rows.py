"""Rows of the database as the library's records of a contract, and back."""

from __future__ import annotations

from counterfoil.contract.records import Record
from counterfoil.contractfile.record_columns import RECORD_WORDS
from counterfoil_web.contracts.models import Recorded
from counterfoil_web.registers.record_rows import RecordRows

_ROWS = RecordRows(RECORD_WORDS)
record_from = _ROWS.record_from


def record_of(row: Recorded) -> Record:
    """The record that a row holds; of who entered it the number, which nothing need look up."""
    found: Record = _ROWS.record_by(row, str(row.entered_by_id))
    return found


def month_of(record: Record) -> str:
    """The month that a record is about, as the row's column has it; blank for none."""
    month = getattr(record, "month", None)
    return "" if month is None else str(month)
