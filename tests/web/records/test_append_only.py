from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from counterfoil_web.records.append_only import AppendOnly

pytestmark = pytest.mark.django_db
GUARD = AppendOnly(
    app="kept", tables=("kept_row",), words="rows are kept", unique=(("kept_row", ("number",)),)
)


@pytest.fixture
def guarded():
    run("CREATE TABLE kept_row (id integer PRIMARY KEY, number integer UNIQUE)")
    run("INSERT INTO kept_row VALUES (1, 10)")
    GUARD.up(connection)


def run(statement):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def rows():
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, number FROM kept_row ORDER BY id")
        return cursor.fetchall()


def test_a_row_can_be_added(guarded):
    run("INSERT INTO kept_row VALUES (2, 20)")

    assert rows() == [(1, 10), (2, 20)]


@pytest.mark.parametrize(
    "statement",
    ["UPDATE kept_row SET number = 11", "DELETE FROM kept_row"],
)
def test_a_row_can_neither_be_changed_nor_taken_away(guarded, statement):
    with pytest.raises(IntegrityError, match="rows are kept"):
        run(statement)

    assert rows() == [(1, 10)]


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="only SQLite knows REPLACE")
@pytest.mark.parametrize("values", ["1, 11", "2, 10"])
def test_nothing_takes_the_place_of_a_row_on_sqlite(guarded, values):
    with pytest.raises(IntegrityError, match="rows are kept"):
        run(f"REPLACE INTO kept_row VALUES ({values})")

    assert rows() == [(1, 10)]


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no TRUNCATE")
def test_the_table_is_not_emptied_on_postgresql(guarded):
    with pytest.raises(IntegrityError, match="rows are kept"):
        run("TRUNCATE kept_row")


def test_it_can_be_raised_twice_and_lowered_twice(guarded):
    GUARD.up(connection)
    GUARD.down(connection)
    GUARD.down(connection)
    run("DELETE FROM kept_row")

    assert rows() == []
