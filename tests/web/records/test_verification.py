from __future__ import annotations

import pytest
from django.db import connection

from counterfoil_web.records.guard import lower_guard, raise_guard
from counterfoil_web.records.log import Entry, append, write
from counterfoil_web.records.models import Event, LogCheck
from counterfoil_web.records.verification import check_log, last_check, verify_log

pytestmark = pytest.mark.django_db


@pytest.fixture
def log():
    """Ten rows, and a way to do what only somebody with the keys to the database can."""
    append(
        [Entry(kind="edited", record=f"case/{n}") for n in range(10)],
        person=None,
        organisation=None,
    )

    def tampered(statement: str) -> None:
        lower_guard(connection)
        with connection.cursor() as cursor:
            cursor.execute(statement)
        raise_guard(connection)

    return tampered


def test_a_whole_log_holds(log):
    verdict = verify_log()

    assert (verdict.holds, verdict.rows, verdict.last) == (True, 10, 10)


def test_an_empty_log_holds():
    assert verify_log().holds


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE records_event SET reason = 'x' WHERE number = 4", 4),
        ("UPDATE records_event SET record = 'case/9' WHERE number = 1", 1),
        ("UPDATE records_event SET actor_name = 'Somebody else' WHERE number = 7", 7),
        ("UPDATE records_event SET at = '2020-01-01 00:00:00+00:00' WHERE number = 7", 7),
        ("UPDATE records_event SET hash = previous_hash WHERE number = 4", 4),
        ("DELETE FROM records_event WHERE number = 5", 5),
        ("DELETE FROM records_event WHERE number = 1", 1),
    ],
)
def test_tampering_is_found_at_its_row(log, statement, broken):
    log(statement)

    assert verify_log().first_broken == broken


def test_an_end_cut_off_is_found_once_it_was_noted(log):
    check_log(None)
    log("DELETE FROM records_event WHERE number > 8")

    verdict = verify_log()
    assert verdict.first_broken == 9
    assert "there was a row 10" in verdict.breaks[0].sentence


def test_a_check_is_kept_and_logged(log, world):
    check = check_log(None)

    assert last_check() == check
    assert (check.last_number, check.first_broken, check.findings) == (10, None, [])
    logged = Event.objects.order_by("-number").first()
    assert (logged.number, logged.kind) == (11, "log-verified")
    assert logged.after == {"last_row": 10, "hash": check.head, "first_broken": None}


def test_a_broken_log_is_kept_as_such_and_stays_so(log):
    log("UPDATE records_event SET reason = 'x' WHERE number = 4")

    assert check_log(None).first_broken == 4
    assert check_log(None).findings == [
        "Row 4 is not what its hash was made of: it was changed.",
    ]
    assert LogCheck.objects.count() == 2


def test_checking_again_holds_to_what_was_noted(log):
    check_log(None)
    write(None, "edited", record="case/1")
    check_log(None)

    assert verify_log().holds


def test_progress_is_told(log, monkeypatch):
    monkeypatch.setattr("counterfoil_web.records.verification._AT_ONCE", 4)
    told = []
    verify_log(lambda done, total: told.append((done, total)))

    assert told == [(4, 10), (8, 10), (10, 10)]
