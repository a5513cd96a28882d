"""A query whose SQL is written once: for those that every page asks, and only values change.

Django writes the SQL of a query anew each time, which takes ten times as long as SQLite takes to
answer by an index. Nothing is kept of what a query found.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Model, QuerySet
from django.db.models.query import get_related_populators

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class _Written:
    """The SQL, and how its columns become a record and the records joined to it.

    converters: by column, what the database's value becomes a Python value with.
    """

    sql: str
    model: type[Model]
    names: tuple[str, ...]
    first: int
    converters: tuple[tuple[int, tuple[Any, ...], Any], ...]
    related: tuple[Any, ...]


class PreparedQuery(Generic[Row]):
    """Records of one model by values that are given each time, with what is joined to them.

    queryset: makes the query from the values, each of which it must use once, as it is and in
    their order. None is no value: it would need other SQL.
    """

    def __init__(self, queryset: Callable[..., QuerySet[Row]]) -> None:
        self._queryset = queryset
        self._written: dict[str, _Written] = {}

    def __call__(self, *values: int | str) -> list[Row]:
        """The records for these values; one query."""
        connection = connections[DEFAULT_DB_ALIAS]
        written = self._written.get(connection.vendor)
        if written is None:
            written = self._written[connection.vendor] = self._write(values)
        with connection.cursor() as cursor:
            cursor.execute(written.sql, values)
            rows = [list(row) for row in cursor.fetchall()]
        return [self._record(written, row, connection) for row in rows]

    def _write(self, values: tuple[int | str, ...]) -> _Written:
        query = self._queryset(*values).query
        if query.values_select or query.annotations:
            raise ValueError("a prepared query finds records, without annotations")
        compiler = query.get_compiler(DEFAULT_DB_ALIAS)
        sql, given = compiler.as_sql()
        if tuple(given) != values:
            raise ValueError(f"the query uses {tuple(given)!r} where the values are {values!r}")
        info, select = compiler.klass_info, compiler.select
        own = info["select_fields"]
        columns = [one[0] for one in select]
        return _Written(
            sql=sql,
            model=info["model"],
            names=tuple(columns[place].target.attname for place in own),
            first=own[0],
            converters=tuple(
                (place, tuple(functions), column)
                for place, (functions, column) in compiler.get_converters(columns).items()
            ),
            related=tuple(get_related_populators(info, select, DEFAULT_DB_ALIAS)),
        )

    def _record(self, written: _Written, row: list[Any], connection: Any) -> Row:
        for place, functions, column in written.converters:
            for function in functions:
                row[place] = function(row[place], column, connection)
        last = written.first + len(written.names)
        record: Any = written.model.from_db(
            DEFAULT_DB_ALIAS, written.names, row[written.first : last]
        )
        for one in written.related:
            one.populate(row, record)
        return record
