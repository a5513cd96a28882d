"""Records as text that either database can read: one JSON line a row, one file a table.

The tables are those of the migrations that were applied, not of the program that reads them, so a
backup of an earlier version is put back as it was and upgraded afterwards. The same file serves
SQLite and PostgreSQL, and so moves an installation from one to the other.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

Step = tuple[str, str]
NOT_KEPT = frozenset({"sessions.session", "operations.workerbeat"})
"""Who is signed in and which workers run is not a record: after a restore people sign in again."""
_ROWS_AT_ONCE = 500


@contextmanager
def snapshot() -> Iterator[None]:
    """Read everything as it stood at one moment, whatever is written meanwhile."""
    if connection.vendor == "postgresql":
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    connection.ensure_connection()
    mode = connection.transaction_mode
    connection.transaction_mode = "DEFERRED"  # a reader: whoever writes is not kept waiting
    try:
        with transaction.atomic():
            yield
    finally:
        connection.transaction_mode = mode


def applied_steps() -> list[Step]:
    """The migrations that made the tables as they are, in order of their names."""
    return sorted(MigrationRecorder(connection).applied_migrations())


def tables(steps: Iterable[Step]) -> list[type[models.Model]]:
    """The models of the tables that these migrations make, those kept, in order of name."""
    return list(_tables(tuple(sorted(steps))))


@lru_cache(maxsize=4)
def _tables(steps: tuple[Step, ...]) -> tuple[type[models.Model], ...]:
    loader = MigrationLoader(None)
    known = [step for step in steps if step in loader.graph.nodes]
    found = loader.project_state(known).apps.get_models(include_auto_created=True)
    kept = [model for model in found if model._meta.label_lower not in NOT_KEPT]
    managed = [model for model in kept if model._meta.managed and not model._meta.proxy]
    return tuple(sorted(managed, key=lambda model: model._meta.label_lower))


def rows_of(model: type[models.Model]) -> Iterator[bytes]:
    """Each row of a table as a line of JSON, in order of its key."""
    names = [field.attname for field in model._meta.concrete_fields]
    rows = model._base_manager.order_by("pk").values_list(*names)
    for row in rows.iterator(chunk_size=_ROWS_AT_ONCE):
        yield (
            json.dumps(
                [_written(value) for value in row], ensure_ascii=False, separators=(",", ":")
            ).encode()
            + b"\n"
        )


def load_rows(model: type[models.Model], columns: list[str], lines: Iterable[bytes]) -> int:
    """Put rows into an empty table; how many. columns: the names in the order of each line."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    for field in fields.values():
        for made_by_itself in ("auto_now", "auto_now_add"):
            if getattr(field, made_by_itself, False):
                setattr(field, made_by_itself, False)
    count = 0
    for batch in _batches(lines):
        made = [_row(model, columns, fields, line) for line in batch]
        model._base_manager.bulk_create(made)
        count += len(made)
    return count


def make_tables(steps: Iterable[Step]) -> None:
    """Make the tables as these migrations do, with nothing in them."""
    executor = MigrationExecutor(connection)
    wanted = [step for step in steps if step in executor.loader.graph.nodes]
    leaves = [step for step in wanted if not _is_followed(executor, step, set(wanted))]
    executor.migrate(leaves)


def check_references_at_the_end() -> None:
    """Let a row name one that is yet to come, until the transaction ends.

    Making the tables in the same transaction leaves PostgreSQL checking at once.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def renumber(made: Iterable[type[models.Model]]) -> None:
    """Let new rows be numbered after those that were put in."""
    statements = connection.ops.sequence_reset_sql(no_style(), list(made))
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _is_followed(executor: MigrationExecutor, step: Step, wanted: set[Step]) -> bool:
    children = executor.loader.graph.node_map[step].children
    return any(child.key[0] == step[0] and child.key in wanted for child in children)


def _row(
    model: type[models.Model], columns: list[str], fields: dict[str, Any], line: bytes
) -> models.Model:
    values = json.loads(line)
    given = {name: _read(fields[name], value) for name, value in zip(columns, values, strict=True)}
    return model(**given)


def _written(value: Any) -> Any:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Decimal | UUID):
        return str(value)
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode("ascii")
    return value


def _read(field: Any, value: Any) -> Any:
    if value is None:
        return None
    while field.is_relation:
        field = field.target_field
    if isinstance(field, models.BinaryField):
        return base64.b64decode(value)
    if isinstance(field, models.DurationField):
        return timedelta(seconds=value)
    return value if isinstance(field, models.JSONField) else field.to_python(value)


def _batches(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    batch: list[bytes] = []
    for line in lines:
        batch.append(line)
        if len(batch) == _ROWS_AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch
