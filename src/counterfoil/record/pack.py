"""A pack: one file with everything behind a finding, which anybody can verify offline.

A ZIP archive. `SHA256SUMS` has the SHA-256 of every other file in it, in the form that the command
`sha256sum` reads, so that `sha256sum --check SHA256SUMS` verifies it on any computer. The
fingerprint of the pack is the SHA-256 of `SHA256SUMS` itself. The same files give the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping

from counterfoil.errors import InvalidValue, Problem

SUMS = "SHA256SUMS"
HOW_TO_VERIFY = """To verify the files, unpack them all and run in their folder:

    sha256sum --check SHA256SUMS

"""
"""What the README of a pack tells whoever was given it."""
MOST_FILES = 20_000
MOST_BYTES = 500_000_000
_CLOCK = (1980, 1, 1, 0, 0, 0)


def with_sums(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files in the order of their names, SHA256SUMS the last.

    Raises: InvalidValue for a name that would lead out of the folder or break a line of the sums.

    >>> print(with_sums({"empty.txt": b""})["SHA256SUMS"].decode()[:20])
    e3b0c44298fc1c149afb
    """
    for name in files:
        _check(name)
    ordered = dict(sorted(files.items()))
    sums = "".join(
        f"{hashlib.sha256(held).hexdigest()}  {name}\n" for name, held in ordered.items()
    )
    return {**ordered, SUMS: sums.encode("utf-8")}


def packed(files: Mapping[str, bytes]) -> bytes:
    """The files with their sums, as the bytes of one ZIP file."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, held in with_sums(files).items():
            entry = zipfile.ZipInfo(name, _CLOCK)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, held)
    return written.getvalue()


def fingerprint(files: Mapping[str, bytes]) -> str:
    """The fingerprint of the pack of these files: the SHA-256 of its SHA256SUMS."""
    return hashlib.sha256(with_sums(files)[SUMS]).hexdigest()


def pack_problems(pack: bytes, expected: str = "") -> tuple[Problem, ...]:
    """What is wrong with a pack: a file changed, taken out or put in.

    expected: the fingerprint that it is said to have, where one is known.
    """
    try:
        files = _unpacked(pack)
    except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError, RuntimeError) as fault:
        return (_problem(f"it is no pack ({fault})", "the pack"),)
    sums = files.pop(SUMS, None)
    if sums is None:
        return (_problem(f"it has no {SUMS}", "the pack"),)
    found = list(_differences(files, sums))
    if expected and hashlib.sha256(sums).hexdigest() != expected.strip().casefold():
        found.insert(0, _problem("its fingerprint is another than the one expected", SUMS))
    return tuple(found)


def _differences(files: Mapping[str, bytes], sums: bytes) -> list[Problem]:
    lines = [line.partition("  ") for line in sums.decode("utf-8", "replace").splitlines()]
    told = {name: digest for digest, _, name in lines}
    found = [_problem("it is not in the pack", name) for name in told if name not in files]
    for name, held in files.items():
        if name not in told:
            found.append(_problem("it was put in later: the sums do not name it", name))
        elif hashlib.sha256(held).hexdigest() != told[name]:
            found.append(_problem("it was changed since the pack was made", name))
    return found


def _unpacked(pack: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(pack)) as archive:
        entries = archive.infolist()
        if len(entries) > MOST_FILES or sum(one.file_size for one in entries) > MOST_BYTES:
            raise ValueError("it is larger than any pack")
        if len({one.filename for one in entries}) != len(entries):
            raise ValueError("a name stands in it twice")
        return {one.filename: archive.read(one) for one in entries}


def _check(name: str) -> None:
    parts = name.split("/")
    if name == SUMS or not name.isprintable() or "\\" in name or {"", ".", ".."} & set(parts):
        raise InvalidValue(
            what=f"{name!r} cannot be the name of a file in it",
            where="the pack",
            mend="give a name without a way up, such as scores/individual.csv",
        )


def _problem(what: str, where: str) -> Problem:
    return Problem(what=what, where=where, mend="ask for the pack again, from whoever made it")
