"""Whether something failed because a disk has no room left: for a file, SQLite or PostgreSQL."""

from __future__ import annotations

import errno
import os
import sqlite3
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError

LEAST_ROOM_BYTES = 1024 * 1024
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
_DISK_FULL_OF_POSTGRESQL = "53100"
# On a full disk SQLite says so where it writes a page, but speaks of a fault in reading or writing,
# or of a file that cannot be opened, where it makes or lengthens a file of its own beside it.
_PERHAPS_NO_ROOM = frozenset({sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN})
_MAIN_CODE = 0xFF


def is_full_disk(exception: BaseException) -> bool:
    """Whether the exception came of a disk without room."""
    if isinstance(exception, OSError):
        return exception.errno in _NO_ROOM
    if not isinstance(exception, DatabaseError):
        return False
    if getattr(exception.__cause__, "sqlstate", None) == _DISK_FULL_OF_POSTGRESQL:
        return True
    code = getattr(exception.__cause__, "sqlite_errorcode", 0) & _MAIN_CODE
    if code == sqlite3.SQLITE_FULL or "database or disk is full" in str(exception):
        return True
    return code in _PERHAPS_NO_ROOM and not has_room(Path(settings.DATA_FOLDER))


def has_room(folder: Path) -> bool:
    """Whether the disk that holds a folder can take another megabyte, and another file."""
    try:
        disk = os.statvfs(folder)
    except OSError:  # what cannot be asked is not known to be full
        return True
    room = disk.f_bavail * disk.f_frsize >= LEAST_ROOM_BYTES
    counts_files = disk.f_files > 0
    return room and (disk.f_favail > 0 or not counts_files)
