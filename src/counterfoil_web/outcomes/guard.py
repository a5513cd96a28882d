"""What makes the record of outcomes lasting: triggers that refuse every change, in both databases.

Agreed plans and records stay as they were written; what was wrong is put right by a later row that
names it.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

from counterfoil_web.records.append_only import AppendOnly

TABLES = ("outcomes_outcomeplan", "outcomes_outcomerow")
_GUARD = AppendOnly(
    app="outcomes",
    tables=TABLES,
    words="what is agreed or recorded of outcomes is never changed",
    unique=(
        ("outcomes_outcomeplan", ("partnership_id", "number")),
        ("outcomes_outcomerow", ("partnership_id", "kind", "key")),
    ),
)


def raise_guard(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place."""
    _GUARD.up(connection)


def lower_guard(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away: to undo the migration, and to empty the tables between tests."""
    _GUARD.down(connection)
