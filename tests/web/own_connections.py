"""Several people at the same instant, each over a connection of their own, as an installation has.

On SQLite the records are copied into a file, since a database in memory is one connection for
everybody; on PostgreSQL they are where they are. The test must commit what it begins with:
`django_db(transaction=True)`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier
from typing import Any

from django.db import connection, connections
from django.db.backends.sqlite3.base import DatabaseWrapper

from counterfoil_web.project.database import database_settings

Act = Callable[[], Any]


class OwnConnections:
    """Runs acts, each in a thread with a connection of its own."""

    def __init__(self, folder: Path) -> None:
        self._settings: dict[str, Any] | None = None
        if connection.vendor != "sqlite":
            return
        made = database_settings("", folder)
        connection.ensure_connection()
        with closing(sqlite3.connect(made["NAME"])) as copy:
            connection.connection.backup(copy)
        self._settings = {**connection.settings_dict, **made}

    def at_once(self, *acts: Act) -> list[Any]:
        """What each gave, or the exception it ended in; all begin at the same instant."""
        start = Barrier(len(acts))

        def one(act: Act) -> Any:
            return self._run(act, start)

        with ThreadPoolExecutor(max_workers=len(acts)) as pool:
            return list(pool.map(one, acts))

    def after(self, act: Act) -> Any:
        """What an act gives on what was kept."""
        (found,) = self.at_once(act)
        if isinstance(found, Exception):
            raise found
        return found

    def _run(self, act: Act, start: Barrier) -> Any:
        if self._settings is not None:
            connections["default"] = DatabaseWrapper(self._settings, "default")
        try:
            start.wait(timeout=30)
            return act()
        except Exception as fault:
            return fault
        finally:
            connections["default"].close()
