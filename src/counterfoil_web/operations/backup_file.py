"""Reads a backup, and trusts nothing in it that its manifest and checksums do not bear out."""

from __future__ import annotations

import gzip
import hashlib
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

from counterfoil.errors import UnreadableInput
from counterfoil_web.operations.backup import KEY_MEMBER, record_member
from counterfoil_web.operations.manifest import NAME, Manifest, read_manifest

_CHUNK = 1024 * 1024
_LARGEST_MANIFEST = 64 * 1024 * 1024


class BackupFile:
    """An open backup whose every byte was checked."""

    def __init__(self, tar: tarfile.TarFile, manifest: Manifest, where: str) -> None:
        self._tar, self.manifest, self._where = tar, manifest, where

    def rows(self, label: str) -> Iterator[bytes]:
        """The lines of a table."""
        with self._open(record_member(label)) as zipped, gzip.GzipFile(fileobj=zipped) as plain:
            yield from plain

    def key(self) -> bytes | None:
        """The secret key; None when the installation kept it elsewhere."""
        if KEY_MEMBER not in self.manifest.members:
            return None
        with self._open(KEY_MEMBER) as file:
            return file.read()

    def files(self) -> Iterator[tuple[PurePosixPath, Iterator[bytes]]]:
        """Each kept file: its place below the folder of files, and its content in pieces."""
        for name in self.manifest.members:
            if name.startswith("files/"):
                with self._open(name) as file:
                    yield PurePosixPath(name).relative_to("files"), _pieces(file)

    def _open(self, name: str) -> IO[bytes]:
        content = self._tar.extractfile(name)
        if content is None:
            raise _damaged(self._where, f"{name} is no file")
        return content


@contextmanager
def open_backup(path: Path) -> Iterator[BackupFile]:
    """Open a backup and check all of it. Raises: UnreadableInput."""
    try:
        with tarfile.open(path, mode="r:") as tar:
            manifest = _manifest(tar, str(path))
            _check(tar, manifest, str(path))
            yield BackupFile(tar, manifest, str(path))
    except (tarfile.TarError, EOFError) as error:
        raise UnreadableInput(
            what="it is no backup of Counterfoil, or it was cut short",
            where=str(path),
            mend="use another backup",
        ) from error
    except FileNotFoundError as error:
        raise UnreadableInput(
            what="there is no such file", where=str(path), mend="name a backup"
        ) from error


def _manifest(tar: tarfile.TarFile, where: str) -> Manifest:
    try:
        info = tar.getmember(NAME)
    except KeyError as error:
        raise _damaged(where, "it has no manifest") from error
    content = tar.extractfile(info)
    if content is None or info.size > _LARGEST_MANIFEST:
        raise _damaged(where, "its manifest is no file of a likely size")
    return read_manifest(content.read(), where)


def _check(tar: tarfile.TarFile, manifest: Manifest, where: str) -> None:
    """Each member is a plain file with a safe name, and just what the manifest says it is."""
    found = set()
    for info in tar:
        name = info.name
        if name == NAME:
            continue
        if not info.isfile() or not _is_safe(name) or name in found:
            raise _damaged(where, f"{name!r} has no place in a backup")
        found.add(name)
        expected = manifest.members.get(name)
        content = tar.extractfile(info)
        if expected is None or content is None:
            raise _damaged(where, f"{name} is not in its manifest")
        if info.size != expected.size or _digest(content) != expected.sha256:
            raise _damaged(where, f"{name} is not what its manifest says")
    missing = sorted(set(manifest.members) - found)
    if missing:
        raise _damaged(where, f"{missing[0]} is missing")


def _is_safe(name: str) -> bool:
    path = PurePosixPath(name)
    return (
        not path.is_absolute()
        and ".." not in path.parts
        and len(path.parts) > 1
        and path.parts[0] in {"records", "files", "keys"}
        and path.as_posix() == name
    )


def _digest(content: IO[bytes]) -> str:
    digest = hashlib.sha256()
    for piece in _pieces(content):
        digest.update(piece)
    return digest.hexdigest()


def _pieces(content: IO[bytes]) -> Iterator[bytes]:
    while piece := content.read(_CHUNK):
        yield piece


def _damaged(where: str, what: str) -> UnreadableInput:
    return UnreadableInput(
        what=f"the backup is damaged: {what}", where=where, mend="use another backup"
    )
