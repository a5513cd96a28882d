"""What makes a decision lasting: triggers that refuse every change of an act or a scheme.

What each legal body decided, and under which scheme of consent, stays as it was written, in both
databases.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

from counterfoil_web.records.append_only import AppendOnly

TABLES = ("decisions_act", "decisions_scheme")
_GUARD = AppendOnly(
    app="decisions",
    tables=TABLES,
    words="what a body decided, and its scheme of consent, are never changed",
)


def raise_guard(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place."""
    _GUARD.up(connection)


def lower_guard(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away: to undo the migration, and to empty the tables between tests."""
    _GUARD.down(connection)
