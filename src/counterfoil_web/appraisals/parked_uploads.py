"""Large workbooks that wait in the data folder until a worker has read them."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from zipfile import BadZipFile, ZipFile

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.utils import timezone

from counterfoil.errors import InvalidValue

LARGE_BYTES = 600_000
"""Unpacked: about seven hundred rows, which are read in half a second."""

FOLDER = "uploads"
_KEPT_FOR = timedelta(days=7)


def is_large(upload: File) -> bool:
    """Whether a workbook takes so long to read that nobody should wait for the page.

    What is no workbook is not large: it is refused at once.
    """
    try:
        with ZipFile(upload.file or upload) as packed:
            size = sum(entry.file_size for entry in packed.infolist())
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        size = 0
    upload.seek(0)
    return size > LARGE_BYTES


def park(upload: File) -> str:
    """Keep an upload until it is read; its place. What nobody came back for in a week goes."""
    _sweep()
    upload.seek(0)
    return default_storage.save(f"{FOLDER}/{secrets.token_hex(16)}.xlsx", upload)


@contextmanager
def parked(place: str, name: str) -> Iterator[File]:
    """The upload that waits at a place, under the name that it came with.

    Raises: InvalidValue when it waits there no longer.
    """
    if not default_storage.exists(place):
        raise InvalidValue(
            what="the uploaded file is no longer kept",
            where=name,
            mend="upload the workbook again",
        )
    with default_storage.open(place) as file:
        yield File(file, name=name)


def unpark(place: str) -> None:
    """Let go of an upload that was read."""
    default_storage.delete(place)


def _sweep() -> None:
    if not default_storage.exists(FOLDER):
        return
    old = timezone.now() - _KEPT_FOR
    for name in default_storage.listdir(FOLDER)[1]:
        place = f"{FOLDER}/{name}"
        if default_storage.get_modified_time(place) < old:
            default_storage.delete(place)
