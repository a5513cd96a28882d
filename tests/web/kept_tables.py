"""A database with all its tables: made once, by the migrations, and copied by all who need one.

SQLite's is kept in build/ under the fingerprint of all that migrations rest on; PostgreSQL's is the
template of the others on the server of one run.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.management import call_command
from django.db import connections
from django.db.utils import load_backend

from counterfoil_web.project.database import database_settings
from tests.architecture.repository import ROOT
from tests.made_once import made_once

KEPT = ROOT / "build" / "test-tables"
IN_MEMORY = "file:memorydb_default?mode=memory&cache=shared"
"""What Django calls the database of the tests on SQLite."""
_RESTS_ON = (
    *("src/counterfoil_web/*/migrations/*.py", "src/counterfoil_web/*/*guard.py"),
    *("src/counterfoil_web/*/*models.py", "src/counterfoil/access/*.py"),
    *("requirements/run.lock", "src/counterfoil_web/project/settings.py"),
)


@contextmanager
def database(settings: dict[str, Any]) -> Iterator[None]:
    """Have everything in the block speak with this database."""
    before = connections["default"]
    merged = {**before.settings_dict, **settings}
    wrapper = load_backend(merged["ENGINE"]).DatabaseWrapper(merged, "default")
    connections["default"] = wrapper
    try:
        yield
    finally:
        wrapper.close()
        connections["default"] = before


def sqlite_tables(factory: pytest.TempPathFactory) -> Path:
    """The file of a SQLite database with every table and no row of ours."""
    kept = KEPT / f"{_fingerprint()}.sqlite3"

    def make(folder: Path) -> None:
        if kept.exists():
            return
        new = folder / "new.sqlite3"
        with database({**database_settings("", folder), "NAME": str(new)}):
            call_command("migrate", verbosity=0)
        KEPT.mkdir(parents=True, exist_ok=True)
        for old in KEPT.glob("*.sqlite3"):
            old.unlink(missing_ok=True)
        new.replace(kept)

    made_once(factory, "sqlite-tables", make)
    return kept


def postgres_tables(factory: pytest.TempPathFactory, address: str) -> str:
    """The name of a PostgreSQL database with every table and no row of ours."""
    name = f"tables_{_fingerprint()[:16]}"

    def make(folder: Path) -> None:
        with psycopg.connect(address, autocommit=True) as server:
            server.execute(f'DROP DATABASE IF EXISTS "{name}"')
            server.execute(f'CREATE DATABASE "{name}"')
        with database({"NAME": name}):
            call_command("migrate", verbosity=0)

    made_once(factory, "postgres-tables", make)
    return name


@contextmanager
def put_into_memory(tables: Path) -> Iterator[None]:
    """Fill the database in memory that Django is about to open, and hold it open."""
    with closing(sqlite3.connect(IN_MEMORY, uri=True)) as memory:
        with closing(sqlite3.connect(tables)) as held:
            held.backup(memory)
        yield


def _fingerprint() -> str:
    told = sha256()
    for pattern in _RESTS_ON:
        for file in sorted(ROOT.glob(pattern)):
            told.update(os.fsencode(file.relative_to(ROOT)) + b"\0" + file.read_bytes())
    return told.hexdigest()
