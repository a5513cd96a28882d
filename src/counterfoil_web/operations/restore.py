"""Puts a backup back: into an empty place, or in place of records that it loses nothing of.

What was there is put aside, never deleted: on SQLite and for files under a name with the moment,
on PostgreSQL in a schema of that name. The new records are made whole beside the old and change
places with them at the end, so a restore that fails changes nothing.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.db import connection, transaction

from counterfoil.errors import CounterfoilError
from counterfoil_web.operations import records_dump
from counterfoil_web.operations.backup_file import BackupFile
from counterfoil_web.operations.data_folder import FILES_NAME, KEY_NAME
from counterfoil_web.operations.data_lock import data_lock
from counterfoil_web.operations.losses import losses

Say = Callable[[str], None]


class WouldLose(CounterfoilError):
    """A restore after which something later would be gone."""


def restore(
    backup: BackupFile, data_folder: Path, now: datetime, *, force: bool, say: Say
) -> list[Path | str]:
    """Put the backup in place; where what was there before has gone.

    force: restore although later log rows or decisions would no longer be in the records.
    Raises: WouldLose, DataInUse.
    """
    with data_lock(data_folder):
        found = losses(backup)
        if found and not force:
            raise WouldLose(
                what="restoring would lose " + "; ".join(found),
                where="the records that are there",
                mend="back them up first, then restore with --force; they are put aside",
            )
        aside = _Aside(now, is_kept=bool(connection.introspection.table_names()))
        say("unpacking files and the secret key")
        unpacked = _unpacked(backup, data_folder)
        say(f"putting back {len(backup.manifest.tables)} tables")
        with _new_records(aside):
            _load(backup)
        for new, place in unpacked:
            aside.change_places(new, place)
        return aside.places


class _Aside:
    """Where what was there before goes. In a place without records nothing is worth keeping."""

    def __init__(self, now: datetime, *, is_kept: bool) -> None:
        self.name = f"before-restore-{now:%Y%m%dT%H%M%SZ}"
        self.is_kept = is_kept
        self.places: list[Path | str] = []

    def change_places(self, new: Path, place: Path) -> None:
        """Put the new file or folder where the old one is."""
        if self.is_kept and place.is_file():
            self._put_a_second_name(place)
        elif place.exists():
            self.put(place)
        new.replace(place)

    def _put_a_second_name(self, place: Path) -> None:
        """Keep a file under another name while it has its own: there is never a moment without
        one, in which a death of this process would leave an installation without records.
        """
        moved = self._name_of(place)
        try:
            moved.hardlink_to(place)
        except OSError:  # a file system that knows no second names
            place.rename(moved)
        self.places.append(moved)

    def _name_of(self, place: Path) -> Path:
        return place.with_name(f"{place.name}.{self.name}")

    def put(self, place: Path) -> None:
        """Put one file or folder aside."""
        if self.is_kept:
            moved = self._name_of(place)
            place.rename(moved)
            self.places.append(moved)
        elif place.is_dir():
            shutil.rmtree(place)
        else:
            place.unlink()


def _load(backup: BackupFile) -> None:
    """Make the tables as they were, and fill them."""
    steps = backup.manifest.steps
    records_dump.make_tables(steps)
    with transaction.atomic():
        records_dump.check_references_at_the_end()
        made = {model._meta.label_lower: model for model in records_dump.tables(steps)}
        for label, table in backup.manifest.tables.items():
            if label not in made:
                raise CounterfoilError(
                    what=f"this version of Counterfoil knows no table {label}",
                    where="the backup",
                    mend=f"restore it with version {backup.manifest.version}",
                )
            count = records_dump.load_rows(made[label], table.columns, backup.rows(label))
            if count != table.rows:
                raise CounterfoilError(
                    what=f"{label} has {count} rows where {table.rows} are told",
                    where="the backup",
                    mend="use another backup",
                )
        records_dump.renumber(made.values())


@contextmanager
def _new_records(aside: _Aside) -> Iterator[None]:
    with _new_sqlite(aside) if connection.vendor == "sqlite" else _new_schema(aside):
        yield


@contextmanager
def _new_sqlite(aside: _Aside) -> Iterator[None]:
    """A new database file that takes the old one's name once it is whole."""
    settings = connection.settings_dict
    place = Path(settings["NAME"])
    new = place.with_name(f".{place.name}.restoring")
    _settle()
    _remove(new)
    new.touch(mode=0o600)
    settings["NAME"] = str(new)
    try:
        yield
        _settle()
    except BaseException:
        connection.close()
        _remove(new)
        raise
    finally:
        settings["NAME"] = str(place)
    aside.change_places(new, place)


def _settle() -> None:
    """Bring what the write-ahead log holds into the database file itself, and let go of it."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _remove(database: Path) -> None:
    for end in ("", "-wal", "-shm"):
        database.with_name(database.name + end).unlink(missing_ok=True)


@contextmanager
def _new_schema(aside: _Aside) -> Iterator[None]:
    """The schema `public` anew, the old one under another name; all in one transaction."""
    name = aside.name.replace("-", "_").lower()
    with transaction.atomic():
        if aside.is_kept:
            with connection.cursor() as cursor:
                cursor.execute(f'ALTER SCHEMA public RENAME TO "{name}"')
                cursor.execute("CREATE SCHEMA public")
            aside.places.append(f"schema {name}")
        yield


def _unpacked(backup: BackupFile, data_folder: Path) -> list[tuple[Path, Path]]:
    """Files and key, written beside those that are there: each with the place it is for."""
    new = data_folder / ".files.restoring"
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(mode=0o700)
    for place, pieces in backup.files():
        path = new / place
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write_private(path, pieces)
    unpacked = [(new, data_folder / FILES_NAME)]
    key = backup.key()
    if key is not None:
        written = data_folder / f".{KEY_NAME}.restoring"
        written.unlink(missing_ok=True)
        _write_private(written, iter([key]))
        unpacked.append((written, data_folder / KEY_NAME))
    return unpacked


def _write_private(path: Path, pieces: Iterator[bytes]) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        for piece in pieces:
            file.write(piece)
