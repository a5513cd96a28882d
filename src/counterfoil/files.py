"""Reading and writing whole files: never half a file, never a file that is not what it should be.

What is written goes to a temporary neighbour first and takes its name only when it is complete and
on the disk, so a fault or a lost machine leaves the old file or the new one.
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from counterfoil.errors import CounterfoilError, InvalidValue, UnreadableInput


class UnwritableOutput(CounterfoilError):
    """A file or folder that cannot be written where it was asked for."""


_READ_FAULTS = {
    errno.ENOENT: ("there is no such file", "check the name, or make the file"),
    errno.ENOTDIR: ("part of its address is a file, not a folder", "check the address"),
    errno.EISDIR: ("it is a folder, not a file", "name a file in it"),
    errno.EACCES: ("this user may not read it", "ask its owner for the right to read it"),
    errno.ENAMETOOLONG: ("its name is too long", "give it a shorter name"),
    errno.ELOOP: ("its links lead in a circle", "name the file itself"),
}
_WRITE_FAULTS = {
    errno.ENOENT: ("the folder it goes into does not exist", "make that folder, or name another"),
    errno.ENOTDIR: ("part of its address is a file, not a folder", "check the address"),
    errno.EISDIR: ("it is a folder, not a file", "name a file in it"),
    errno.EACCES: ("this user may not write there", "name a folder that you may write in"),
    errno.EPERM: ("this user may not write there", "name a folder that you may write in"),
    errno.EROFS: ("the disk it is on can only be read", "name a folder on another disk"),
    errno.ENOSPC: ("the disk is full", "make room, or name a folder on another disk"),
    errno.EDQUOT: ("your share of the disk is full", "make room, or name another folder"),
    errno.ENAMETOOLONG: ("its name is too long", "give it a shorter name"),
    errno.ELOOP: ("its links lead in a circle", "name the file itself"),
    errno.ENOTEMPTY: ("the folder is there and is not empty", "name a new folder"),
    errno.EEXIST: ("the folder is there and is not empty", "name a new folder"),
}
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_TAKEN_BY_A_FILE = ("there is a file of that name", "name another folder")


def read_text(path: Path | str, most_bytes: int) -> str:
    """The text of a UTF-8 file as it stands, line ends untouched, a byte order mark left out.

    most_bytes: a larger file is refused before it is read.
    Raises: UnreadableInput when it is absent, not an ordinary file, too large or not UTF-8 text.
    """
    return _decoded(read_bytes(path, most_bytes), Path(path))


def read_bytes(path: Path | str, most_bytes: int) -> bytes:
    """The bytes of a file.

    most_bytes: a larger file is refused before it is read.
    Raises: UnreadableInput when it is absent, not an ordinary file, or too large.
    """
    place = Path(path)
    with _faults_as(UnreadableInput, place, _READ_FAULTS):
        _refuse_unless_ordinary(place.stat().st_mode, place)
        with place.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            data = file.read(most_bytes + 1) if size <= most_bytes else b""
    if max(size, len(data)) > most_bytes:
        raise UnreadableInput(
            what=f"it is {max(size, len(data)):,} bytes; at most {most_bytes:,} are read",
            where=str(place),
            mend="split it, or take out what does not belong in it",
        )
    return data


def text_lines(path: Path | str, most_bytes_a_line: int) -> Iterator[str]:
    """The lines of a UTF-8 file one by one, without their ends, however long the file is.

    Raises: UnreadableInput when it is absent, not an ordinary file, not UTF-8 text, or has a
    longer line.
    """
    place = Path(path)
    with _faults_as(UnreadableInput, place, _READ_FAULTS):
        _refuse_unless_ordinary(place.stat().st_mode, place)
        with place.open("rb") as file:
            number = 0
            while line := file.readline(most_bytes_a_line + 1):
                number += 1
                if len(line) > most_bytes_a_line:
                    raise UnreadableInput(
                        what=f"the line is longer than {most_bytes_a_line:,} bytes",
                        where=f"{place}, line {number}",
                        mend="check that it is the right file",
                    )
                yield _decoded_line(line, place, number)


def write_text(path: Path | str, text: str) -> None:
    """Write a text file in UTF-8, all of it or nothing; an older file gives way.

    Raises: UnwritableOutput when it cannot be written; InvalidValue when the text cannot be UTF-8.
    """
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InvalidValue(
            what=f"the text holds half a character at position {error.start + 1}",
            where=str(path),
            mend="type that character anew",
        ) from error
    write_bytes(path, data)


def write_bytes(path: Path | str, data: bytes) -> None:
    """Write a file, all of it or nothing; an older file gives way and keeps its permissions.

    A link is followed: the file that it names is the one replaced.
    Raises: UnwritableOutput when the folder is missing or cannot be written in, the disk is full,
    or something other than an ordinary file has the name.
    """
    with _faults_as(UnwritableOutput, Path(path), _WRITE_FAULTS):
        target = Path(os.path.realpath(path))
        permissions = _permissions_of_older(target)
        neighbour = _neighbour_of(target)
        try:
            _write_to_disk(neighbour, data)
            if permissions is not None:
                neighbour.chmod(permissions)
            neighbour.replace(target)
        except BaseException:
            neighbour.unlink(missing_ok=True)
            raise
        _settle_folder(target.parent)


def write_folder(path: Path | str, files: Mapping[str, bytes]) -> None:
    """Make a folder with these files, all of them or nothing.

    files: contents by name; a name may hold `/` to stand in a folder below.
    Raises: UnwritableOutput when the folder is there already and not empty, or cannot be made;
    InvalidValue when a name would lead out of the folder.
    """
    for name in files:
        _check_stays_inside(name, Path(path))
    with _faults_as(UnwritableOutput, Path(path), _WRITE_FAULTS):
        target = Path(os.path.realpath(path))
        _refuse_taken_folder(target, shown=Path(path))
        neighbour = _neighbour_of(target)
        try:
            neighbour.mkdir()
            for name, data in files.items():
                (neighbour / name).parent.mkdir(parents=True, exist_ok=True)
                _write_to_disk(neighbour / name, data)
            neighbour.rename(target)
        except BaseException:
            shutil.rmtree(neighbour, ignore_errors=True)
            raise
        _settle_folder(target.parent)


def make_folder(path: Path | str) -> None:
    """Make a folder and those above it where they are not there yet.

    Raises: UnwritableOutput when it cannot be made, or a file has its name.
    """
    place = Path(path)
    with _faults_as(UnwritableOutput, place, {**_WRITE_FAULTS, errno.EEXIST: _TAKEN_BY_A_FILE}):
        place.mkdir(parents=True, exist_ok=True)


@contextmanager
def _faults_as(
    kind: type[CounterfoilError], path: Path, faults: Mapping[int, tuple[str, str]]
) -> Iterator[None]:
    """Tell a fault of the file system as what, where and how to mend it."""
    try:
        yield
    except (OSError, ValueError) as error:
        number = error.errno if isinstance(error, OSError) else None
        unlisted = (str(getattr(error, "strerror", None) or error), "mend that, or name another")
        what, mend = faults.get(number or 0, unlisted)
        raise kind(what=what, where=str(path), mend=mend) from error


def _refuse_unless_ordinary(mode: int, path: Path) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "it is a device or a pipe, not an ordinary file", str(path))


def _decoded(data: bytes, path: Path) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        utf16 = data.startswith(_UTF16_MARKS)
        raise UnreadableInput(
            what="it is UTF-16 text, not UTF-8"
            if utf16
            else f"it is not UTF-8 text: byte 0x{data[error.start]:02x} cannot stand there",
            where=str(path) if utf16 else f"{path}, line {line}",
            mend="save it as UTF-8 (in Excel: CSV UTF-8)",
        ) from error
    if "\0" in text:
        raise UnreadableInput(
            what="it holds a zero byte, so it is not text",
            where=f"{path}, line {text.count(chr(10), 0, text.index(chr(0))) + 1}",
            mend="name a text file, or save it as UTF-8 text",
        )
    return text


def _decoded_line(line: bytes, path: Path, number: int) -> str:
    try:
        text = line.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableInput(
            what=f"it is not UTF-8 text: byte 0x{line[error.start]:02x} cannot stand there",
            where=f"{path}, line {number}",
            mend="pass on the file as it was written",
        ) from error
    return text.rstrip("\r\n")


def _permissions_of_older(target: Path) -> int | None:
    """The permissions of the file to be replaced; None when there is none yet."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return None
    _refuse_unless_ordinary(mode, target)
    return stat.S_IMODE(mode)


def _refuse_taken_folder(target: Path, *, shown: Path) -> None:
    if target == Path.cwd():
        raise UnwritableOutput(
            what="it is the folder you are in, which cannot be swapped for a new one",
            where=str(shown),
            mend="name a new folder",
        )
    if target.exists() and not target.is_dir():
        raise UnwritableOutput(
            what="there is a file of that name", where=str(shown), mend="name a new folder"
        )
    if target.is_dir() and any(target.iterdir()):
        raise OSError(errno.ENOTEMPTY, os.strerror(errno.ENOTEMPTY), str(target))


def _check_stays_inside(name: str, path: Path) -> None:
    parts = PurePosixPath(name).parts
    if not parts or ".." in parts or name.startswith("/") or "\\" in name or "\0" in name:
        raise InvalidValue(
            what=f"{name!r} is no name for a file in a folder",
            where=str(path),
            mend="use a plain name such as lines.csv",
        )


def _neighbour_of(target: Path) -> Path:
    """An unused name in the same folder, short enough whatever the target's name is."""
    return target.parent / f".{secrets.token_hex(6)}.part"


def _write_to_disk(path: Path, data: bytes) -> None:
    """Write a new file and wait until the disk has it."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _settle_folder(folder: Path) -> None:
    """Have the disk keep the new name too; some file systems cannot, and the name stands anyway."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
