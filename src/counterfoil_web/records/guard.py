"""What makes the log append-only: triggers that refuse every change, in both databases.

The database account of the application cannot switch them off by an ordinary statement; whoever
can is found out by the chain of hashes.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = ("records_event", "records_logcheck")
_WORDS = "the log is only ever added to"


def raise_guard(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place; where they stand already, anew."""
    lower_guard(connection)
    _run(connection, _SQLITE_UP if connection.vendor == "sqlite" else _POSTGRESQL_UP)


def lower_guard(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away: to undo the migration, and to empty the tables between tests."""
    _run(connection, _SQLITE_DOWN if connection.vendor == "sqlite" else _POSTGRESQL_DOWN)


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


_SQLITE_UP = [
    f"CREATE TRIGGER {table}_no_{word} BEFORE {act} ON {table} BEGIN "
    f"SELECT RAISE(ABORT, '{_WORDS}'){condition}; END"
    for table in TABLES
    for word, act, condition in (
        ("update", "UPDATE", ""),
        ("delete", "DELETE", ""),
        # REPLACE would take a row's place without a DELETE that a trigger sees
        ("replace", "INSERT", f" WHERE EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)"),
    )
]
_SQLITE_UP.append(
    "CREATE TRIGGER records_event_no_second BEFORE INSERT ON records_event BEGIN "
    f"SELECT RAISE(ABORT, '{_WORDS}') "
    "WHERE EXISTS (SELECT 1 FROM records_event WHERE number = NEW.number); END"
)
_SQLITE_DOWN = [
    f"DROP TRIGGER IF EXISTS {table}_no_{word}"
    for table in TABLES
    for word in ("update", "delete", "replace")
] + ["DROP TRIGGER IF EXISTS records_event_no_second"]

_POSTGRESQL_UP = [
    "CREATE OR REPLACE FUNCTION records_refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{_WORDS}' USING ERRCODE = 'integrity_constraint_violation'; "
    "END $$"
]
for _table in TABLES:
    _POSTGRESQL_UP += [
        f"CREATE TRIGGER {_table}_no_change BEFORE UPDATE OR DELETE ON {_table} "
        "FOR EACH ROW EXECUTE FUNCTION records_refuse_change()",
        f"CREATE TRIGGER {_table}_no_truncate BEFORE TRUNCATE ON {_table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION records_refuse_change()",
    ]
_POSTGRESQL_DOWN = [
    f"DROP TRIGGER IF EXISTS {table}_no_{word} ON {table}"
    for table in TABLES
    for word in ("change", "truncate")
] + ["DROP FUNCTION IF EXISTS records_refuse_change()"]
