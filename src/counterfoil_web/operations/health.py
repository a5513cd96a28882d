"""Whether an installation can do its work: its records, their form, its workers, its disk."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.db import DatabaseError, connection

from counterfoil_web.operations import upgrade
from counterfoil_web.operations.models import WorkerBeat

SILENT_AFTER = timedelta(seconds=30)
LEAST_ROOM_BYTES = 200 * 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class Check:
    """One thing that must be well; `found` is safe to show to anybody."""

    name: str
    is_well: bool
    found: str


def checks(data_folder: Path, now: datetime) -> tuple[Check, ...]:
    """Everything that is looked at, in the order in which one would mend it."""
    database = database_check()
    if not database.is_well:
        return (database, disk_check(data_folder))
    return (database, migrations_check(), workers_check(now), disk_check(data_folder))


def database_check() -> Check:
    """Whether the database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return Check(name="database", is_well=False, found="does not answer")
    return Check(name="database", is_well=True, found="answers")


def migrations_check() -> Check:
    """Whether the tables have the form that this version needs."""
    steps = upgrade.pending()
    found = f"{steps} steps of an upgrade are wanting" if steps else "up to date"
    return Check(name="migrations", is_well=not steps, found=found)


def workers_check(now: datetime) -> Check:
    """Whether a worker was heard of a short while ago."""
    count = WorkerBeat.objects.filter(at__gte=now - SILENT_AFTER).count()
    return Check(name="workers", is_well=count > 0, found=f"{count} at work")


def disk_check(data_folder: Path) -> Check:
    """Whether there is room to go on writing."""
    is_well = shutil.disk_usage(data_folder).free >= LEAST_ROOM_BYTES
    return Check(name="disk", is_well=is_well, found="has room" if is_well else "is nearly full")
