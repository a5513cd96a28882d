"""What makes a review lasting: triggers that refuse every change of its row, in both databases.

A reviewer signs a version, and years later it must still be shown who did, and what they answered.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

from counterfoil_web.records.append_only import AppendOnly

TABLES = ("results_review",)
_GUARD = AppendOnly(
    app="results",
    tables=TABLES,
    words="a review is added to by another and never changed",
)


def raise_guard(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place."""
    _GUARD.up(connection)


def lower_guard(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away: to undo the migration, and to empty the tables between tests."""
    _GUARD.down(connection)
