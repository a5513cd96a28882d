"""What makes the record of a procurement lasting: triggers that refuse every change of it.

Agreed versions and rows of registers stay as they were written; what was wrong is put right by a
later row that names it.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

from counterfoil_web.records.append_only import AppendOnly

TABLES = ("procurements_agreedprocurement", "procurements_procurementrow")
_GUARD = AppendOnly(
    app="procurements",
    tables=TABLES,
    words="what is agreed or recorded of a procurement is never changed",
    unique=(
        ("procurements_agreedprocurement", ("partnership_id", "number")),
        ("procurements_procurementrow", ("partnership_id", "key")),
    ),
)


def raise_guard(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place."""
    _GUARD.up(connection)


def lower_guard(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away: to undo the migration, and to empty the tables between tests."""
    _GUARD.down(connection)
