"""What makes the log append-only: triggers that refuse every change, in both databases.

The database account of the application cannot switch them off by an ordinary statement; whoever
can is found out by the chain of hashes.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

from counterfoil_web.records.append_only import AppendOnly

TABLES = ("records_event", "records_logcheck")
_GUARD = AppendOnly(
    app="records",
    tables=TABLES,
    words="the log is only ever added to",
    unique=(("records_event", ("number",)),),
)


def raise_guard(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place."""
    _GUARD.up(connection)


def lower_guard(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away: to undo the migration, and to empty the tables between tests."""
    _GUARD.down(connection)
