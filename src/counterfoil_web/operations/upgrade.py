"""Brings the records to the form that this version of the program needs, or leaves them alone.

On SQLite a copy is put by first and put back if a step fails; on PostgreSQL all steps are one
transaction. Either way a failed upgrade leaves the old records as they were.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from counterfoil.errors import CounterfoilError

Say = Callable[[str], None]
_ONE_AT_A_TIME = 4_021_861_953
"""The number of the lock under which an upgrade runs on PostgreSQL."""


class UpgradeFailed(CounterfoilError):
    """The records could not be brought to the form that this version needs."""


def pending() -> int:
    """How many steps the records lack; 0 when they are as this version needs them."""
    return len(_plan(MigrationExecutor(connection)))


def bring_up_to_date(data_folder: Path, say: Say) -> None:
    """Make or upgrade the tables. Raises: UpgradeFailed, with the old records as they were."""
    executor = MigrationExecutor(connection)
    _refuse_later_records(executor)
    plan = _plan(executor)
    if plan:
        is_new = not executor.loader.applied_migrations
        say("making the database" if is_new else f"upgrading the records: {len(plan)} steps")
        if connection.vendor == "sqlite":
            _migrate_sqlite(None if is_new else _copy_of_records(data_folder, timezone.now()))
        else:
            _migrate_in_one_transaction()
    call_command("createcachetable", verbosity=0)


def _plan(executor: MigrationExecutor) -> list[object]:
    return list(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _refuse_later_records(executor: MigrationExecutor) -> None:
    known = executor.loader.disk_migrations or {}
    apps = {app for app, _ in known}
    later = sorted(
        f"{app} {name}"
        for app, name in executor.loader.applied_migrations
        if app in apps and (app, name) not in known
    )
    later = [step for step in later if not _is_replaced(executor, step)]
    if later:
        raise UpgradeFailed(
            what=f"a later version of Counterfoil has upgraded it ({', '.join(later)})",
            where="the database",
            mend="run that version, or restore the backup from before its upgrade",
        )


def _is_replaced(executor: MigrationExecutor, step: str) -> bool:
    return any(
        f"{app} {name}" == step
        for migration in (executor.loader.disk_migrations or {}).values()
        for app, name in migration.replaces
    )


def _migrate_sqlite(copy: Path | None) -> None:
    try:
        call_command("migrate", verbosity=0, interactive=False)
    except Exception as error:
        if copy is not None:
            _put_back(copy)
        raise _failed(error, copy) from error


def _migrate_in_one_transaction() -> None:
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ONE_AT_A_TIME])
            call_command("migrate", verbosity=0, interactive=False)
    except Exception as error:
        raise _failed(error, None) from error


def _failed(error: Exception, copy: Path | None) -> UpgradeFailed:
    kept = f"; a copy is in {copy}" if copy is not None else ""
    return UpgradeFailed(
        what=f"a step of the upgrade failed: {type(error).__name__}: {error}",
        where="the database",
        mend=f"the records are as they were, so start the version you had before{kept}. "
        "Report what failed",
    )


def _copy_of_records(data_folder: Path, now: datetime) -> Path:
    """A copy of the SQLite database as it is now, for its own user's eyes."""
    folder = data_folder / "before-upgrades"
    folder.mkdir(mode=0o700, exist_ok=True)
    copy = folder / f"{now:%Y-%m-%dT%H%M%SZ}.sqlite3"
    copy.touch(mode=0o600)
    connection.ensure_connection()
    with closing(sqlite3.connect(copy)) as target:
        connection.connection.backup(target)
    return copy


def _put_back(copy: Path) -> None:
    """Give the records the content of the copy again, through the database itself."""
    name = connection.settings_dict["NAME"]
    connection.close()
    with closing(sqlite3.connect(copy)) as source, closing(sqlite3.connect(name)) as target:
        source.backup(target)
