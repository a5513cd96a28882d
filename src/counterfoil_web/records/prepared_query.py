"""Queries whose SQL is written once in a process, and asked again with other values.

To write the SQL of a query takes Django ten times as long as a database takes to answer it by an
index, and a page has ten of them. Each value has a name and stands in the SQL by that name: Django
may put values in another order than they were written in, or use one twice, and each still gets
what was given for it. Nothing is kept of what a query found.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Expression, Field, IntegerField, QuerySet
from django.db.models.query import (
    FlatValuesListIterable,
    ModelIterable,
    ValuesListIterable,
    get_related_populators,
)

Row = TypeVar("Row")
Rows = Callable[[list[tuple[Any, ...]], Any], list[Any]]


class Given(Expression):
    """A value that a prepared query is given each time it is asked.

    output_field: what makes of it a value of the database; without one it goes there as it is,
    which is right for whole numbers and for text.
    """

    def __init__(self, name: str, output_field: Field | None = None) -> None:
        super().__init__(output_field=output_field)
        self.name = name
        self._field = output_field
        self._is_whole_number = isinstance(output_field, IntegerField)

    def as_sql(self, _compiler: Any, _connection: Any) -> tuple[str, list[Any]]:
        """A place for the value, which is put there when the query is asked."""
        return "%s", [self]

    def ready(self, values: dict[str, Any], connection: Any) -> Any:
        """The value as the database takes it.

        Raises: KeyError when it was not given; ValueError for None, which needs other SQL.
        """
        value = values[self.name]
        if value is None:
            raise ValueError(f"None was given for {self.name!r}: that would need other SQL")
        if self._field is None or (self._is_whole_number and type(value) is int):
            return value
        return self._field.get_db_prep_value(value, connection)


@dataclass(frozen=True, slots=True)
class _Written:
    """The SQL, what stands in its places, and how what it finds becomes values."""

    sql: str
    places: tuple[Any, ...]
    rows: Rows


class PreparedQuery(Generic[Row]):
    """A query that is written once. build: gives the queryset; its parameters are the values.

    More than one: their rows in turn, by one query; each gives values, of the same columns. A
    build may also use a `Given` of its own, which is then given by name.
    """

    def __init__(self, *build: Callable[..., QuerySet[Any]]) -> None:
        self._build = build
        self._names = _parameters(build[0])
        self._written: dict[str, _Written | None] = {}

    def __call__(self, *values: Any, **named: Any) -> list[Row]:
        """The rows for these values: those of the parameters, in their order, and others by name.

        One query, asked at once; none when it can find nothing, whatever the values.
        Raises: ValueError for a value too many or too few, for None, and for a query that does
        not use its parameters as they are; KeyError when a value by name is missing.
        """
        return self._ask(dict(zip(self._names, values, strict=True)) | named)

    def _ask(self, given: dict[str, Any]) -> list[Row]:
        connection = connections[DEFAULT_DB_ALIAS]
        if connection.vendor not in self._written:
            self._written[connection.vendor] = self._write()
        written = self._written[connection.vendor]
        if written is None:
            return []
        values = [
            place.ready(given, connection) if isinstance(place, Given) else place
            for place in written.places
        ]
        with connection.cursor() as cursor:
            cursor.execute(written.sql, values)
            found = cursor.fetchall()
        return written.rows(found, connection)

    def _write(self) -> _Written | None:
        """The query written down; None when it can find nothing."""
        parts = [part for build in self._build if (part := self._part(build)) is not None]
        if not parts:
            return None
        sql = parts[0].sql
        if len(parts) > 1:
            sql = " UNION ALL ".join(
                f"SELECT * FROM ({part.sql}) part{number}" for number, part in enumerate(parts)
            )
        return _Written(sql, tuple(one for part in parts for one in part.places), parts[0].rows)

    def _part(self, build: Callable[..., QuerySet[Any]]) -> _Written | None:
        names = _parameters(build)
        queryset = build(*(Given(name) for name in names))
        iterable = queryset._iterable_class
        if iterable not in _READ or queryset._prefetch_related_lookups:
            raise ValueError("a prepared query finds records or lists of values, by one query")
        compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
        try:
            sql, places = compiler.as_sql()
        except EmptyResultSet:
            return None
        used = {place.name for place in places if isinstance(place, Given)}
        if missing := [name for name in names if name not in used]:
            raise ValueError(f"the query does not use {', '.join(missing)} as it is given")
        return _Written(sql, tuple(places), _READ[iterable](compiler))


def _parameters(build: Callable[..., QuerySet[Any]]) -> tuple[str, ...]:
    """The names of what it must be given."""
    found = inspect.signature(build).parameters.values()
    return tuple(one.name for one in found if one.default is one.empty)


def _records(compiler: Any) -> Rows:
    """How columns become records, with those joined to them and what was worked out."""
    info, select = compiler.klass_info, compiler.select
    model, own = info["model"], info["select_fields"]
    first, last = own[0], own[-1] + 1
    names = [one[0].target.attname for one in select[first:last]]
    read = _lists(compiler)
    related = get_related_populators(info, select, DEFAULT_DB_ALIAS)
    annotations = tuple((compiler.annotation_col_map or {}).items())

    def record(row: tuple[Any, ...]) -> Any:
        made = model.from_db(DEFAULT_DB_ALIAS, names, row[first:last])
        for one in related:
            one.populate(row, made)
        for name, place in annotations:
            setattr(made, name, row[place])
        return made

    return lambda found, connection: [record(row) for row in read(found, connection)]


def _lists(compiler: Any) -> Rows:
    """How columns become lists of values."""
    converters = [
        (place, tuple(functions), column)
        for place, (functions, column) in compiler.get_converters(
            [one[0] for one in compiler.select]
        ).items()
    ]

    def converted(found: tuple[Any, ...], connection: Any) -> tuple[Any, ...]:
        row = list(found)
        for place, functions, column in converters:
            value = row[place]
            for function in functions:
                value = function(value, column, connection)
            row[place] = value
        return tuple(row)

    if not converters:
        return lambda found, _connection: found
    return lambda found, connection: [converted(row, connection) for row in found]


def _flat(compiler: Any) -> Rows:
    """How the only column becomes values."""
    rows = _lists(compiler)
    return lambda found, connection: [row[0] for row in rows(found, connection)]


_READ: dict[Any, Callable[[Any], Rows]] = {
    ModelIterable: _records,
    ValuesListIterable: _lists,
    FlatValuesListIterable: _flat,
}
