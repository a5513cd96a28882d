"""Tables whose rows are only ever added: triggers that refuse every change, in both databases.

Each application names its own such tables in its module `guard`. The database account of the
application cannot switch the triggers off by an ordinary statement.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

_ON_SQLITE = (
    ("update", "UPDATE", ""),
    ("delete", "DELETE", ""),
    # REPLACE would take a row's place without a DELETE that a trigger sees
    ("replace", "INSERT", " WHERE EXISTS (SELECT 1 FROM {table} WHERE {same})"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AppendOnly:
    """The tables of one application that are guarded.

    words: what somebody reads who tries to change a row. unique: a table and the columns, beside
    the key, that no two rows of it share: SQLite's REPLACE would take a row away by them as well.
    """

    app: str
    tables: tuple[str, ...]
    words: str
    unique: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def up(self, connection: BaseDatabaseWrapper) -> None:
        """Put the triggers in place; where they stand already, anew."""
        self.down(connection)
        _run(connection, self._sqlite() if connection.vendor == "sqlite" else self._postgresql())

    def down(self, connection: BaseDatabaseWrapper) -> None:
        """Take the triggers away: to undo a migration, and to empty the tables between tests."""
        if connection.vendor == "sqlite":
            _run(connection, [f"DROP TRIGGER IF EXISTS {name}" for name, *_ in self._of_sqlite()])
            return
        for table in self.tables:
            for word in ("change", "truncate"):
                _run(connection, [f"DROP TRIGGER IF EXISTS {table}_no_{word} ON {table}"])
        _run(connection, [f"DROP FUNCTION IF EXISTS {self._function}()"])

    @property
    def _function(self) -> str:
        return f"{self.app}_refuse_change"

    def _of_sqlite(self) -> list[tuple[str, str, str, str]]:
        """Name, table, act and condition of each trigger."""
        triggers = [
            (f"{table}_no_{word}", table, act, condition.format(table=table, same=_same("id")))
            for table in self.tables
            for word, act, condition in _ON_SQLITE
        ]
        _, act, condition = _ON_SQLITE[-1]
        return triggers + [
            (f"{table}_no_second", table, act, condition.format(table=table, same=_same(*columns)))
            for table, columns in self.unique
        ]

    def _sqlite(self) -> list[str]:
        return [
            f"CREATE TRIGGER {name} BEFORE {act} ON {table} BEGIN "
            f"SELECT RAISE(ABORT, '{self.words}'){condition}; END"
            for name, table, act, condition in self._of_sqlite()
        ]

    def _postgresql(self) -> list[str]:
        statements = [
            f"CREATE OR REPLACE FUNCTION {self._function}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{self.words}' "
            "USING ERRCODE = 'integrity_constraint_violation'; END $$"
        ]
        for table in self.tables:
            statements += [
                f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
                f"FOR EACH ROW EXECUTE FUNCTION {self._function}()",
                f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
                f"FOR EACH STATEMENT EXECUTE FUNCTION {self._function}()",
            ]
        return statements


def _same(*columns: str) -> str:
    return " AND ".join(f"{column} = NEW.{column}" for column in columns)


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
