"""Rows of the database as the library's records of outcomes, and back."""

from __future__ import annotations

from counterfoil_web.outcomes.kinds import KINDS
from counterfoil_web.registers.record_rows import RecordRows, columns_of

_ROWS = RecordRows(KINDS)
record_of = _ROWS.record_of
record_from = _ROWS.record_from
columns_of_row = columns_of
