"""Rows that cost much to make: made once in a process, and put back in each test that asks.

A test's own transaction takes them away again, or the emptying of the tables after a test that has
none. They are put in as they were read, past models and their signals, under the same keys.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model

Made = TypeVar("Made")
Row = tuple[Any, ...]
MOST_VALUES = 20_000
"""How many values one statement may hold, well under what either database takes."""


@dataclass(frozen=True)
class Table:
    """A table's columns, the first its key, and the rows that were added to it."""

    name: str
    columns: tuple[str, ...]
    rows: list[Row]


@dataclass(frozen=True)
class KeptRows(Generic[Made]):
    """What was made, and the rows that it stands for."""

    tables: tuple[Table, ...]
    made: bytes

    @classmethod
    def of(cls, make: Callable[[], Made], given: Mapping[str, Any] | None = None) -> KeptRows[Made]:
        """Make it, read what it added, and take it out of the database again.

        given: what it is made from, by name; another test has its own. Making must change neither
        that nor the rows that were there before.
        """
        names = {id(one): name for name, one in (given or {}).items()}
        with transaction.atomic():
            before = {table.name: set(table.rows) for table in _tables()}
            made = _pickled(make(), names)
            added = []
            for table in _tables():
                there = before[table.name]
                assert there <= set(table.rows), f"{table.name}: a row there before was changed"
                rows = [row for row in table.rows if row not in there]
                if rows:
                    added.append(Table(table.name, table.columns, rows))
            transaction.set_rollback(True)
        return cls(tuple(added), made)

    def put_back(self, given: Mapping[str, Any] | None = None) -> Made:
        """Put the rows in, and give what was made: instances of this test's own."""
        with transaction.atomic(), connection.cursor() as cursor:
            for table in self.tables:
                for statement, values in _inserts(table):
                    cursor.execute(statement, values)
        return _Unpickler(self.made, given or {}).load()


def _pickled(made: Any, names: Mapping[int, str]) -> bytes:
    file = io.BytesIO()
    _Pickler(file, names).dump(made)
    return file.getvalue()


class _Pickler(pickle.Pickler):
    """Names what was given, where others write it down."""

    def __init__(self, file: io.BytesIO, names: Mapping[int, str]) -> None:
        super().__init__(file)
        self.names = names

    def persistent_id(self, obj: Any) -> str | None:
        return self.names.get(id(obj))


class _Unpickler(pickle.Unpickler):
    """Puts what is given now where its name stands."""

    def __init__(self, made: bytes, given: Mapping[str, Any]) -> None:
        super().__init__(io.BytesIO(made))
        self.given = given

    def persistent_load(self, pid: str) -> Any:
        return self.given[pid]


def _tables() -> Iterator[Table]:
    """Every table of ours with all its rows; those of Django's own are filled by migrations."""
    models: list[type[Model]] = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and model._meta.app_label not in ("auth", "contenttypes", "sites")
    ]
    with connection.cursor() as cursor:
        for model in models:
            columns = [field.column for field in model._meta.concrete_fields if not field.generated]
            names = ", ".join(map(connection.ops.quote_name, columns))
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"SELECT {names} FROM {table}")
            yield Table(model._meta.db_table, tuple(columns), list(map(tuple, cursor.fetchall())))


def _inserts(table: Table) -> Iterator[tuple[str, list[Any]]]:
    quote = connection.ops.quote_name
    names = ", ".join(map(quote, table.columns))
    one = f"({', '.join(['%s'] * len(table.columns))})"
    step = max(1, MOST_VALUES // len(table.columns))
    for first in range(0, len(table.rows), step):
        rows = table.rows[first : first + step]
        yield (
            f"INSERT INTO {quote(table.name)} ({names}) VALUES {', '.join([one] * len(rows))}",
            [value for row in rows for value in row],
        )
