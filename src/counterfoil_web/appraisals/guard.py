"""What makes a version lasting: triggers that refuse every change of its row, in both databases.

Reviews, decisions and exports point to a version, so what they looked at must still be there.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

from counterfoil_web.records.append_only import AppendOnly

TABLES = ("appraisals_version", "appraisals_version_authors", "appraisals_draftedit")
_GUARD = AppendOnly(
    app="appraisals",
    tables=TABLES,
    words="a version of a case and the history of a draft are never changed",
)


def raise_guard(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place."""
    _GUARD.up(connection)


def lower_guard(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away: to undo the migration, and to empty the tables between tests."""
    _GUARD.down(connection)
