"""The database from one setting: PostgreSQL by its address, else SQLite in the data folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_POSTGRESQL = ("postgres", "postgresql")
_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
    "PRAGMA busy_timeout=20000; PRAGMA cache_size=-32768;"
)
"""cache_size: 32 MiB of pages at most for each connection. With SQLite's own 2 MiB, looking through
a few thousand rows reads them from the file again each time."""


def database_settings(url: str, data_folder: Path) -> dict[str, Any]:
    """What Django needs to open the database.

    url: `postgres://user:password@host:port/name`, where host may be a folder holding a socket
    (`postgres:///name?host=/run/postgresql`); empty for SQLite.

    >>> database_settings("postgres://force@db.local:5433/counterfoil", Path("var"))["PORT"]
    5433
    """
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(data_folder / "counterfoil.sqlite3"),
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": _PRAGMAS,
            },
            "CONN_MAX_AGE": None,
        }
    parts = urlsplit(url)
    if parts.scheme not in _POSTGRESQL or not parts.path.strip("/"):
        raise ImproperlyConfigured(
            "DATABASE_URL is not the address of a PostgreSQL database.\n"
            "  mend: write it as postgres://user:password@host:5432/name, or leave it out"
        )
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", None) or parts.hostname or "",
        "PORT": options.pop("port", None) or parts.port or "",
        "OPTIONS": options,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
