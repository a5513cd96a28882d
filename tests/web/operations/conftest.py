"""Installations of their own for these tests: a database and a data folder that really exist."""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection

from counterfoil_web.operations import records_dump
from counterfoil_web.project.database import database_settings
from tests.web.kept_tables import database, postgres_tables, sqlite_tables

POSTGRES = os.environ.get("DATABASE_URL", "")
ENGINES = ["sqlite", *(["postgresql"] if POSTGRES else [])]


@dataclass(frozen=True)
class Place:
    """Where an installation is: its data folder, and how Django opens its database."""

    folder: Path
    settings: dict[str, Any]

    @property
    def engine(self) -> str:
        return self.settings["ENGINE"].rpartition(".")[2].replace("3", "")

    @contextmanager
    def opened(self) -> Iterator[Path]:
        """Have everything in the block speak with this installation's database."""
        with database(self.settings):
            yield self.folder


@pytest.fixture(scope="session")
def migrated(django_db_blocker, tmp_path_factory) -> dict[str, str]:
    """For each engine a database with all its tables and no rows, to be copied."""
    made = {}
    with django_db_blocker.unblock():
        made["sqlite"] = str(sqlite_tables(tmp_path_factory))
        if POSTGRES:
            made["postgresql"] = postgres_tables(tmp_path_factory, POSTGRES)
    return made


@pytest.fixture(scope="session", autouse=True)
def tables_made_once(tmp_path_factory) -> Iterator[None]:
    """The first to ask for tables has them made; the others have them as those were made."""
    real, kept = records_dump.make_tables, {}

    def make(steps):
        key = connection.vendor, frozenset(map(tuple, steps))
        if connection.vendor == "postgresql":
            if key in kept:
                said_again(kept[key])
            else:
                kept[key] = said_by(lambda: real(steps))
        elif key in kept:
            connection.ensure_connection()
            with closing(sqlite3.connect(kept[key])) as held:
                held.backup(connection.connection)
        else:
            real(steps)
            kept[key] = tmp_path_factory.mktemp("tables") / "empty.sqlite3"
            with closing(sqlite3.connect(kept[key])) as copy:
                connection.connection.backup(copy)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(records_dump, "make_tables", make)
        yield


Statement = tuple[str, Any, bool]
_ASKS_OR_BRACKETS = ("SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")


def said_by(work: Callable[[], None]) -> list[Statement]:
    """What a piece of work tells the database to do, in order, without what it asks."""
    said: list[Statement] = []

    def listen(execute, sql, params, many, context):
        if not sql.lstrip().upper().startswith(_ASKS_OR_BRACKETS):
            said.append((sql, params, many))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(listen):
        work()
    return said


def said_again(statements: list[Statement]) -> None:
    """The same, told to another database."""
    with connection.cursor() as cursor:
        for sql, params, many in statements:
            (cursor.executemany if many else cursor.execute)(sql, params)


@pytest.fixture
def place(migrated, tmp_path, django_db_blocker) -> Iterator[Callable[..., Place]]:
    """Make a place with an installation's tables, or with nothing at all."""
    count = 0
    with django_db_blocker.unblock():

        def make(engine: str, *, empty: bool = False) -> Place:
            nonlocal count
            count += 1
            folder = tmp_path / f"place {count}"
            folder.mkdir()
            return _place(engine, folder, _new_name(engine, "" if empty else migrated[engine]))

        yield make


def _place(engine: str, folder: Path, name: str) -> Place:
    if engine == "sqlite":
        settings = database_settings("", folder)
        if name:
            shutil.copy(name, settings["NAME"])
        return Place(folder, settings)
    return Place(folder, {**database_settings(POSTGRES, folder), "NAME": name})


def _new_name(engine: str, copied: str) -> str:
    """SQLite: the file to copy. PostgreSQL: a new database on the server of the tests."""
    if engine == "sqlite":
        return copied
    name = f"place_{secrets.token_hex(6)}"
    with psycopg.connect(POSTGRES, autocommit=True) as server:
        template = f' TEMPLATE "{copied}"' if copied else ""
        server.execute(f'CREATE DATABASE "{name}"{template}')
    return name
