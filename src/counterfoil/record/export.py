"""A copy of the log as JSON Lines, which anybody can verify without this installation.

The first line says what the copy holds and how it must end. Each line after it is one row: shown
whole, shown with its words withheld, or left out with only what the chain needs.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from counterfoil.errors import UnreadableInput
from counterfoil.record.canonical import Json, canonical_text
from counterfoil.record.chain import START, Link, Point
from counterfoil.record.events import SEALABLE, Disclosed, is_digest

FORMAT = "counterfoil-log"
VERSION = 1
_PLAIN = (
    "at",
    "person",
    "person_name",
    "organisation",
    "organisation_name",
    "kind",
    "record",
    "partnership",
    "clearance",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What a copy holds: from which row to which, and the hashes at both ends.

    before: the row before the first; head: the last row. about: who made it, when, of what, as
    texts for whoever reads the file.
    """

    before: Point
    head: Point
    about: Mapping[str, str]

    @property
    def rows(self) -> int:
        """How many rows the copy must hold."""
        return self.head.number - self.before.number


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedRow:
    """One row of a copy: its link, and its event unless the row was left out."""

    link: Link
    event: Disclosed | None = None


def header_line(header: Header) -> str:
    """The first line of a copy."""
    return canonical_text(
        {
            "format": FORMAT,
            "version": VERSION,
            "about": dict(header.about),
            "first": header.before.number + 1,
            "previous": header.before.hash,
            "last": header.head.number,
            "head": header.head.hash,
        }
    )


def row_line(link: Link, event: Disclosed | None) -> str:
    """A row's line; without an event, only what the chain needs of it."""
    chain: dict[str, Json] = {"number": link.number, "previous": link.previous, "hash": link.hash}
    if event is None:
        return canonical_text({**chain, "body": link.body})
    fields: dict[str, Json] = {
        name: {"value": event.opened[name][0], "salt": event.opened[name][1]}
        if name in event.opened
        else {"digest": event.withheld[name]}
        for name in SEALABLE
    }
    return canonical_text({**chain, **event.plain, **fields})


def read_header(line: str, where: str) -> Header:
    """The header from the first line of a copy. Raises: UnreadableInput when it is none."""
    raw = _mapping(line, f"{where}, line 1")
    if raw.get("format") != FORMAT:
        raise _unreadable("it is no exported log", f"{where}, line 1")
    if raw.get("version") != VERSION:
        raise _unreadable(
            f"it is an exported log of version {raw.get('version')}, and this program reads 1",
            f"{where}, line 1",
        )
    first, last = raw.get("first"), raw.get("last")
    ends = is_digest(raw.get("previous")) and is_digest(raw.get("head"))
    if not (isinstance(first, int) and isinstance(last, int) and 1 <= first <= last + 1 and ends):
        raise _unreadable("its header does not say where it begins and ends", f"{where}, line 1")
    about = raw.get("about")
    return Header(
        before=Point(number=first - 1, hash=raw["previous"]),
        head=Point(number=last, hash=raw["head"]),
        about={str(name): str(word) for name, word in about.items()}
        if isinstance(about, dict)
        else {},
    )


def read_rows(lines: Iterable[str], where: str) -> Iterator[CopiedRow]:
    """The rows from the lines after the header. Raises: UnreadableInput at a line that is none."""
    for number, line in enumerate(lines, 2):
        if line.strip():
            yield _row(_mapping(line, f"{where}, line {number}"), f"{where}, line {number}")


def _row(raw: Mapping[str, Any], where: str) -> CopiedRow:
    number = raw.get("number")
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise _unreadable("the row has no number", where)
    for name in ("previous", "hash"):
        if not is_digest(raw.get(name)):
            raise _unreadable(f"{name!r} is not 64 hexadecimal digits", where)
    event = None if "body" in raw else _event(raw, where)
    body = raw.get("body") if event is None else event.body()
    if not is_digest(body):
        raise _unreadable("'body' is not 64 hexadecimal digits", where)
    link = Link(
        number=number, previous=raw["previous"], body=str(body), stated_hash=str(raw["hash"])
    )
    return CopiedRow(link=link, event=event)


def _event(raw: Mapping[str, Any], where: str) -> Disclosed:
    lacking = [name for name in _PLAIN if not isinstance(raw.get(name), str)]
    lacking += [name for name in SEALABLE if not isinstance(raw.get(name), dict)]
    if lacking:
        raise _unreadable(f"the row lacks {', '.join(lacking)}", where)
    opened, withheld = {}, {}
    for name in SEALABLE:
        cell = raw[name]
        if is_digest(cell.get("digest")):
            withheld[name] = cell["digest"]
        elif "value" in cell and isinstance(cell.get("salt"), str):
            opened[name] = (cell["value"], cell["salt"])
        else:
            raise _unreadable(f"{name!r} holds neither a value with its salt nor a digest", where)
    return Disclosed(plain={name: raw[name] for name in _PLAIN}, opened=opened, withheld=withheld)


def _mapping(line: str, where: str) -> dict[str, Any]:
    try:
        raw = json.loads(line, parse_float=_refuse_fraction, parse_constant=_refuse_fraction)
    except (ValueError, RecursionError) as error:
        raise _unreadable("the line is not JSON as the log writes it", where) from error
    if not isinstance(raw, dict):
        raise _unreadable("the line is not a row", where)
    return raw


def _refuse_fraction(text: str) -> None:
    raise ValueError(text)


def _unreadable(what: str, where: str) -> UnreadableInput:
    return UnreadableInput(
        what=what, where=where, mend="export the log again, and pass the file on unopened"
    )


EMPTY_HEAD = Point(number=0, hash=START)
"""The head of a log that has no row yet."""
