"""Queries whose SQL is written once in a process, and asked again with other values.

To write the SQL of a query takes Django longer than a database takes to answer it, and a page has
ten of them. A kept query is asked within what one organisation may see, like every other.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import BigIntegerField, DateField, Expression, Field, QuerySet
from django.db.models.expressions import RawSQL
from django_scopes import get_scope, scope, scopes_disabled
from django_scopes.exceptions import ScopeError

from counterfoil_web.accounts.acting import Acting
from counterfoil_web.accounts.scope import visible_partnerships


class Given(Expression):
    """A value that a kept query is given each time it is asked."""

    def __init__(self, name: str, output_field: Field) -> None:
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, _compiler: Any, _connection: Any) -> tuple[str, list[Any]]:
        """A place for the value, which is put there when the query is asked."""
        return "%s", [self]

    def ready(self, values: dict[str, Any], connection: Any) -> Any:
        """The value as the database takes it."""
        return self.output_field.get_db_prep_value(values[self.name], connection)


ORGANISATION = Given("organisation", BigIntegerField())
PERSON = Given("person", BigIntegerField())
TODAY = Given("today", DateField())
PARTNERSHIP = Given("partnership", BigIntegerField())


@dataclass(frozen=True, slots=True)
class _Written:
    """What Django makes of a query: its SQL, the places in it, and how rows become values."""

    sql: str
    places: tuple[Any, ...]
    compiler: Any
    rows: Any


class KeptQuery:
    """A query that is written once. build: gives the queryset, with a `Given` for each value.

    More than one: their rows in turn, by one query; each gives values, of the same columns.
    """

    def __init__(self, *build: Callable[[], QuerySet[Any]]) -> None:
        self._build = build
        self._written: _Written | None = None

    def __call__(self, acting: Acting, **values: Any) -> list[Any]:
        """The rows, within the organisation's scope. values: by name; who acts is known already.

        One query, asked at once; none when it can find nothing, whatever the values.
        """
        return self._ask(
            {
                "organisation": acting.organisation.pk,
                "person": acting.user.pk,
                "today": acting.today,
                **values,
            }
        )

    def _ask(self, given: dict[str, Any]) -> list[Any]:
        if self._written is None:
            with self._scope():
                self._written = _write(self._build)
        return _asked(self._written, given) if self._written.sql else []

    def _scope(self) -> AbstractContextManager[Any]:
        return scope(visible=_visible())


class QueryOfOne(KeptQuery):
    """A kept query of one partnership, which is seen already: it was found within a scope."""

    def __call__(self, partnership: Any, **values: Any) -> list[Any]:
        """The rows. values: by name; the partnership is `PARTNERSHIP`.

        Raises: ScopeError outside of any scope, as every query of such records does.
        """
        held = get_scope()
        if held["_enabled"] and "visible" not in held:
            raise ScopeError("A partnership’s records are asked for outside of a scope.")
        return self._ask({"partnership": partnership.pk, **values})

    def _scope(self) -> AbstractContextManager[Any]:
        return scopes_disabled()


def _write(build: tuple[Callable[[], QuerySet[Any]], ...]) -> _Written:
    parts = [part for one in build if (part := _part(one())) is not None]
    if not parts:
        return _Written("", (), None, None)
    sql = parts[0].sql
    if len(parts) > 1:
        sql = " UNION ALL ".join(
            f"SELECT * FROM ({part.sql}) part{number}" for number, part in enumerate(parts)
        )
    places = tuple(place for part in parts for place in part.places)
    return _Written(sql, places, parts[0].compiler, parts[0].rows)


def _part(queryset: QuerySet[Any]) -> _Written | None:
    compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
    try:
        sql, places = compiler.as_sql()
    except EmptyResultSet:
        return None
    return _Written(sql, tuple(places), compiler, queryset._iterable_class)


def _asked(written: _Written, given: dict[str, Any]) -> list[Any]:
    connection = connections[DEFAULT_DB_ALIAS]
    values = [
        place.ready(given, connection) if isinstance(place, Given) else place
        for place in written.places
    ]

    def execute_sql(*_args: Any, **_options: Any) -> list[list[tuple[Any, ...]]]:
        with connection.cursor() as cursor:
            cursor.execute(written.sql, values)
            return [cursor.fetchall()]

    compiler = copy.copy(written.compiler)
    compiler.connection = connection
    compiler.execute_sql = execute_sql
    return list(
        written.rows(
            SimpleNamespace(
                db=DEFAULT_DB_ALIAS,
                query=SimpleNamespace(get_compiler=lambda *_, **__: compiler),
                _known_related_objects={},
                _hints={},
                _fields=(),
            )
        )
    )


@lru_cache(maxsize=1)
def _visible() -> RawSQL:
    """The scope of the organisation that will act, on the day it will act."""
    rows = visible_partnerships(SimpleNamespace(pk=ORGANISATION), TODAY)  # type: ignore[arg-type]
    sql, places = rows.query.sql_with_params()
    return RawSQL(sql, places)
