"""What counts as a full disk, by what each database and the system say of it."""

from __future__ import annotations

import errno
import os
import sqlite3
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, IntegrityError, OperationalError

from counterfoil_web.records.disk_room import has_room, is_full_disk

IO_ERROR_OF_THE_SHARED_MEMORY = sqlite3.SQLITE_IOERR | (19 << 8)
"""SQLITE_IOERR_SHMSIZE, by SQLite's own table of extended codes."""


def of_sqlite(words, code):
    error = OperationalError(words)
    error.__cause__ = sqlite3.OperationalError(words)
    error.__cause__.sqlite_errorcode = code
    return error


def of_postgresql(sqlstate):
    error = OperationalError("could not extend file")
    error.__cause__ = type("Cause", (Exception,), {"sqlstate": sqlstate})()
    return error


@pytest.fixture
def disk(monkeypatch):
    """Has the system tell so much of the disk of every folder."""

    def tell(**values):
        told = {"f_bavail": 10**6, "f_frsize": 4096, "f_files": 1000, "f_favail": 900, **values}
        monkeypatch.setattr(os, "statvfs", lambda _: SimpleNamespace(**told))

    return tell


@pytest.mark.parametrize(
    ("exception", "is_full"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), True),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), True),
        (OSError(errno.EACCES, "Permission denied"), False),
        (OperationalError("database or disk is full"), True),
        (of_sqlite("database or disk is full", sqlite3.SQLITE_FULL), True),
        (OperationalError("database is locked"), False),
        (IntegrityError("UNIQUE constraint failed"), False),
        (of_postgresql("53100"), True),
        (of_postgresql("40001"), False),
        (ValueError("database or disk is full"), False),
        (DatabaseError("disk I/O error"), False),
    ],
)
def test_what_says_itself_that_a_disk_is_full(exception, is_full):
    assert is_full_disk(exception) is is_full


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("disk I/O error", sqlite3.SQLITE_IOERR),
        ("disk I/O error", IO_ERROR_OF_THE_SHARED_MEMORY),
        ("unable to open database file", sqlite3.SQLITE_CANTOPEN),
    ],
)
def test_what_may_come_of_it_is_told_by_the_room_there_is(disk, words, code):
    disk(f_bavail=3)
    assert is_full_disk(of_sqlite(words, code))

    disk()
    assert not is_full_disk(of_sqlite(words, code))


@pytest.mark.parametrize(
    ("told", "room"),
    [
        ({}, True),
        ({"f_bavail": 255}, False),
        ({"f_bavail": 256}, True),
        ({"f_favail": 0}, False),
        ({"f_favail": 0, "f_files": 0}, True),
    ],
    ids=["much", "less than a megabyte", "a megabyte", "no file more", "files are not counted"],
)
def test_room_is_a_megabyte_and_a_file(disk, tmp_path, told, room):
    disk(**told)

    assert has_room(tmp_path) is room


def test_a_folder_that_is_not_there_is_not_known_to_be_full(tmp_path):
    assert has_room(tmp_path / "nowhere")
