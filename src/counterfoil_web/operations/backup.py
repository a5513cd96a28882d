"""Writes one file that holds an installation: records, files and the secret key.

The file is a tar: `records/<table>.jsonl.gz`, `files/…`, `keys/secret_key` and, last, a manifest
with the SHA-256 of each. The records are read in one transaction, so they are of one moment, and
serving goes on meanwhile. It holds all the installation's secrets: it is written for its own user's
eyes and takes its name only when it is whole.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO

from django.db import connection, models

from counterfoil import __version__
from counterfoil.errors import CounterfoilError
from counterfoil_web.operations import records_dump
from counterfoil_web.operations.data_folder import FILES_NAME, KEY_NAME
from counterfoil_web.operations.manifest import NAME, Manifest, Member, Table

LOG = "records.event"
KEY_MEMBER = f"keys/{KEY_NAME}"
_IN_MEMORY_BYTES = 8 * 1024 * 1024
_CHUNK = 1024 * 1024


def default_name(now: datetime) -> str:
    """The name of a backup made now, such as `counterfoil-2026-11-22T150411Z.backup`."""
    return f"counterfoil-{now:%Y-%m-%dT%H%M%SZ}.backup"


def record_member(label: str) -> str:
    """The name in the file of a table's rows."""
    return f"records/{label}.jsonl.gz"


def write_backup(target: Path, data_folder: Path, now: datetime) -> Manifest:
    """Write the backup; what it holds. Raises: CounterfoilError when the file is there already."""
    if target.exists():
        raise CounterfoilError(
            what="it is there already, and a backup is never written over",
            where=str(target),
            mend="give another name",
        )
    part = target.with_name(f".{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        with _private(part) as file, tarfile.open(fileobj=file, mode="w") as tar:
            manifest = _write(tar, data_folder, now)
        part.rename(target)
    finally:
        part.unlink(missing_ok=True)
    return manifest


def _write(tar: tarfile.TarFile, data_folder: Path, now: datetime) -> Manifest:
    members: dict[str, Member] = {}
    with records_dump.snapshot():
        steps = records_dump.applied_steps()
        kept = records_dump.tables(steps)
        tables = {}
        for model in kept:
            label = model._meta.label_lower
            with _rows_zipped(model) as (zipped, count):
                members[record_member(label)] = _add(tar, record_member(label), zipped, now)
            columns = [field.attname for field in model._meta.concrete_fields]
            tables[label] = Table(columns=columns, rows=count)
        end = log_end(kept)
    for name, path in _files(data_folder):
        with path.open("rb") as content:
            members[name] = _add(tar, name, content, now)
    manifest = Manifest(
        made_at=now.isoformat(),
        version=__version__,
        database=connection.vendor,
        steps=steps,
        log_end=end,
        tables=tables,
        members=members,
    )
    _add(tar, NAME, io.BytesIO(manifest.written()), now)
    return manifest


def log_end(kept: list[type[models.Model]]) -> tuple[int, str]:
    """Number and hash of the last row of the log; (0, "") for an empty one."""
    log = next((model for model in kept if model._meta.label_lower == LOG), None)
    if log is None:
        return (0, "")
    rows = log._base_manager.order_by("-number").values_list("number", "hash")
    number, digest = rows.first() or (0, "")
    return (int(number), str(digest))


@contextmanager
def _rows_zipped(model: type[models.Model]) -> Iterator[tuple[IO[bytes], int]]:
    count = 0
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY_BYTES) as file:
        with gzip.GzipFile(fileobj=file, mode="wb", compresslevel=3, mtime=0) as zipped:
            for line in records_dump.rows_of(model):
                zipped.write(line)
                count += 1
        yield file, count


def _files(data_folder: Path) -> Iterator[tuple[str, Path]]:
    key = data_folder / KEY_NAME
    if key.is_file():
        yield KEY_MEMBER, key
    root = data_folder / FILES_NAME
    for path in sorted(root.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield f"files/{path.relative_to(root).as_posix()}", path


def _add(tar: tarfile.TarFile, name: str, content: IO[bytes], now: datetime) -> Member:
    size = content.seek(0, os.SEEK_END)
    content.seek(0)
    counted = _Hashing(content, size)
    info = tarfile.TarInfo(name)
    info.size, info.mode, info.mtime = size, 0o600, int(now.timestamp())
    tar.addfile(info, counted)
    return Member(sha256=counted.digest.hexdigest(), size=size)


class _Hashing(io.RawIOBase):
    """Content that is hashed as it is read; what was added to it since is left out."""

    def __init__(self, content: IO[bytes], size: int) -> None:
        self._content, self._left = content, size
        self.digest = hashlib.sha256()

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        wanted = self._left if size < 0 else min(size, self._left)
        got = self._content.read(min(wanted, _CHUNK) if size < 0 else wanted)
        self._left -= len(got)
        self.digest.update(got)
        return got


@contextmanager
def _private(path: Path) -> Iterator[IO[bytes]]:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())
