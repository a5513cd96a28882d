"""Adding to the log: in the caller's transaction, in one chain, never changed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from hashlib import sha256

import pytest
from django.db import DatabaseError, connection, transaction

from counterfoil.record import START, verify
from counterfoil_web.records.log import Entry, append, event_of, link_of, write
from counterfoil_web.records.models import Event

pytestmark = pytest.mark.django_db


def rows() -> list[Event]:
    return list(Event.objects.order_by("number"))


def canonical(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def test_the_first_row_begins_the_chain_and_the_second_follows():
    first = write(None, "signed-in", record="person/1")
    second = write(None, "signed-out", record="person/1")

    assert (first.number, first.previous_hash) == (1, START)
    assert (second.number, second.previous_hash) == (2, first.hash)


def test_what_is_kept_comes_back(world):
    lead, force = world.people["commercial_lead"], world.organisations["force"]
    write(
        None,
        "partnership-edited",
        record=f"partnership/{world.partnership.ref}",
        partnership=world.partnership,
        before={"value_gbp": Decimal("1.50"), "ends": None},
        after={"value_gbp": Decimal("2.00"), "ends": date(2036, 3, 31)},
        reason="Ymestyn’r contract ym Môn",
        person=lead,
        organisation=force,
    )

    row = rows()[-1]
    assert (row.actor, row.organisation) == (lead, force)
    assert (row.actor_name, row.organisation_name) == (str(lead), str(force))
    assert row.partnership_ref == world.partnership.ref
    assert row.before == {"value_gbp": "1.50", "ends": None}
    assert row.after == {"value_gbp": "2.00", "ends": "2036-03-31"}
    assert event_of(row).reason == "Ymestyn’r contract ym Môn"


def test_the_hash_is_the_published_rule_worked_by_hand():
    row = write(None, "export", record="log", after={"rows": 3}, reason="audit")
    row.refresh_from_db()

    def field(name, value):
        salt = sha256(canonical([row.salt, name])).hexdigest()[:32]
        return sha256(canonical([name, salt, value])).hexdigest()

    body = {
        "at": row.at.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "person": "",
        "person_name": "",
        "organisation": "",
        "organisation_name": "",
        "kind": "export",
        "record": "log",
        "partnership": "",
        "clearance": "",
        "before": field("before", None),
        "after": field("after", {"rows": 3}),
        "reason": field("reason", "audit"),
    }
    digest = sha256(canonical(body)).hexdigest()
    link = {"number": 1, "previous": "0" * 64, "body": digest}

    assert row.hash == sha256(canonical(link)).hexdigest()


def test_what_is_undone_is_not_logged():
    write(None, "one", record="a")
    with transaction.atomic():
        write(None, "two", record="b")
        transaction.set_rollback(True)
    write(None, "three", record="c")

    assert [(row.number, row.kind) for row in rows()] == [(1, "one"), (2, "three")]
    assert verify(map(link_of, rows())).holds


def test_many_rows_go_in_together():
    append(
        [Entry(kind="seeded", record=f"x/{n}") for n in range(450)], person=None, organisation=None
    )
    write(None, "after", record="x")

    verdict = verify(map(link_of, rows()))
    assert (verdict.holds, verdict.rows) == (True, 451)


def test_words_that_no_database_holds_are_made_harmless():
    write(None, "edited", record="a\0b", after={"half\ud800": "zero\0"}, reason="\udfff")
    row = rows()[0]

    assert (row.record, row.after, row.reason) == ("a\ufffdb", {"half?": "zero\ufffd"}, "?")
    assert verify([link_of(row)]).holds


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE records_event SET reason = 'nothing to see' WHERE number = 1",
        "DELETE FROM records_event WHERE number = 2",
        "DELETE FROM records_event",
        "UPDATE records_logcheck SET head = ''",
        "DELETE FROM records_logcheck",
    ],
)
def test_the_database_refuses_every_change(statement):
    from counterfoil_web.records.verification import check_log

    check_log(None)
    check_log(None)
    with (
        pytest.raises(DatabaseError, match="only ever added to"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert Event.objects.count() == 2


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="only SQLite knows REPLACE")
@pytest.mark.parametrize("column", ["id", "number"])
def test_a_row_is_not_replaced_on_sqlite(column):
    row = write(None, "one", record="a")
    columns = "number, at, actor_name, organisation_name, partnership_ref, kind, record, reason, "
    columns += "clearance, salt, previous_hash, hash"
    values = f"{row.number if column == 'number' else 77}, '2020-01-01', '', '', '', '', '', '', "
    values += "'', '', '', ''"
    place = (f"{columns}, id", f"{values}, {row.pk}") if column == "id" else (columns, values)
    with (
        pytest.raises(DatabaseError, match="only ever added to"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"REPLACE INTO records_event ({place[0]}) VALUES ({place[1]})")

    assert rows() == [row]


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no TRUNCATE")
def test_the_table_is_not_emptied_on_postgresql():
    write(None, "one", record="a")
    connection.check_constraints()  # references yet unchecked would forbid it by themselves
    with (
        pytest.raises(DatabaseError, match="only ever added to"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("TRUNCATE records_event CASCADE")


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="the next test is SQLite's")
def test_writers_at_once_make_one_chain_on_postgresql():
    def write_ten(writer):
        try:
            for turn in range(10):
                write(None, "written", record=f"{writer}/{turn}")
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=6) as pool:
        list(pool.map(write_ten, range(6)))

    verdict = verify(map(link_of, rows()))
    assert (verdict.holds, verdict.rows) == (True, 60)


WRITER = """
import django
django.setup()
from counterfoil_web.records.log import write
for turn in range(20):
    write(None, "written", record=str(turn))
"""
READER = """
import django
django.setup()
from counterfoil.record import verify
from counterfoil_web.records.log import link_of
from counterfoil_web.records.models import Event
verdict = verify(link_of(row) for row in Event.objects.order_by("number"))
print(verdict.holds, verdict.rows)
"""


@pytest.mark.slow
@pytest.mark.own_sqlite
def test_processes_at_once_make_one_chain_on_sqlite(tmp_path):
    settings = {
        **{name: word for name, word in os.environ.items() if name != "DATABASE_URL"},
        "COUNTERFOIL_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "counterfoil_web.project.settings",
    }

    def started(*words):
        return subprocess.Popen(
            [sys.executable, *words], env=settings, stdout=subprocess.PIPE, text=True
        )

    def said(process):
        return process.communicate()[0].strip(), process.returncode

    migrate = started("-m", "counterfoil_web.manage", "migrate", "-v0", "records")
    assert said(migrate) == ("", 0)
    writers = [started("-c", WRITER) for _ in range(3)]

    assert [said(writer) for writer in writers] == [("", 0)] * 3
    assert said(started("-c", READER)) == ("True 60", 0)
