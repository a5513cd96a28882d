"""What a restore would take away: rows of the log and decisions that the backup does not have."""

from __future__ import annotations

import json
from typing import Any

from django.db import connection, models

from counterfoil_web.operations import records_dump
from counterfoil_web.operations.backup import LOG
from counterfoil_web.operations.backup_file import BackupFile

ACT = "decisions.act"
_MOST_NAMED = 5


def losses(backup: BackupFile) -> list[str]:
    """Each kind of loss in words; empty when nothing later would be lost."""
    if not connection.introspection.table_names():
        return []
    present = {
        model._meta.label_lower: model
        for model in records_dump.tables(records_dump.applied_steps())
    }
    return [*_lost_rows(backup, present), *_lost_acts(backup, present)]


def _lost_rows(backup: BackupFile, present: dict[str, type[models.Model]]) -> list[str]:
    if LOG not in present:
        return []
    rows = present[LOG]._base_manager
    count = rows.count()
    if count and not _is_same_log(backup, rows):
        return [f"the whole log of another installation: {_counted(count, 'row')}"]
    later = rows.filter(number__gt=backup.manifest.log_end[0])
    if not later.exists():
        return []
    first = later.order_by("number").values_list("at", flat=True)[0]
    last = later.order_by("-number").values_list("at", flat=True)[0]
    return [
        f"{_counted(later.count(), 'row')} of the log, written from {_moment(first)} "
        f"to {_moment(last)}"
    ]


def _is_same_log(backup: BackupFile, rows: models.Manager[Any]) -> bool:
    """Whether one of the two logs is the beginning of the other."""
    number, digest = backup.manifest.log_end
    held = rows.filter(number=number).values_list("hash", flat=True).first()
    if held is not None:
        return bool(held == digest)
    return number == 0 or _is_beginning(backup, rows)


def _is_beginning(backup: BackupFile, rows: models.Manager[Any]) -> bool:
    """Whether the log that is there is the beginning of the backup's."""
    number, digest = rows.order_by("-number").values_list("number", "hash")[0]
    columns = backup.manifest.tables[LOG].columns
    at_number, at_hash = columns.index("number"), columns.index("hash")
    lines = (json.loads(line) for line in backup.rows(LOG))
    return any(line[at_number] == number and line[at_hash] == digest for line in lines)


def _lost_acts(backup: BackupFile, present: dict[str, type[models.Model]]) -> list[str]:
    if ACT not in present:
        return []
    kept: set[Any] = set()
    if ACT in backup.manifest.tables:
        at = backup.manifest.tables[ACT].columns.index("id")
        kept = {json.loads(line)[at] for line in backup.rows(ACT)}
    later = present[ACT]._base_manager.select_related("decision", "organisation").order_by("at")
    lost = [act for act in later if act.pk not in kept]
    if not lost:
        return []
    named = ", ".join(
        f"“{act.decision.title}” by {act.organisation.name} on {_moment(act.at)} ({act.outcome})"
        for act in lost[:_MOST_NAMED]
    )
    more = f" and {len(lost) - _MOST_NAMED} more" if len(lost) > _MOST_NAMED else ""
    return [f"{_counted(len(lost), 'decision')}: {named}{more}"]


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _moment(at: Any) -> str:
    return f"{at:%-d %B %Y at %H:%M} UTC"
