"""Dates as a calendar that calendar programs can subscribe to: RFC 5545 text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Protocol

from counterfoil.contract.obligations import DueDate
from counterfoil.errors import InvalidValue

_OCTETS = 75
_PRODUCT = "-//Counterfoil//Dates of contracts//EN"


class Dated(Protocol):
    """What has the dates: a contract, or the plan of a procurement."""

    @property
    def id(self) -> str:
        """Its short name."""

    @property
    def title(self) -> str:
        """What it is called."""


def calendar_feed(dated: Dated, dates: Iterable[DueDate], stamp: datetime) -> str:
    """An all-day event for each date, with a reminder as early as its lead time.

    stamp: the moment, with its time zone, at which the feed is made. The UID of a date is the same
    each time. Without any date the calendar holds only the note that nothing is busy, because a
    calendar without a component is not allowed.
    """
    if stamp.tzinfo is None:
        raise InvalidValue(
            what=f"{stamp} has no time zone", where="calendar feed", mend="give a moment in UTC"
        )
    made = stamp.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{_PRODUCT}",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{escaped(dated.title)}",
    ]
    events = [line for one in dates for line in _event(dated, one, made)]
    lines += events or [
        "BEGIN:VFREEBUSY",
        f"UID:{escaped(_uid(dated, 'none'))}",
        f"DTSTAMP:{made}",
        "END:VFREEBUSY",
    ]
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines)


def escaped(text: str) -> str:
    """A TEXT value: backslash, semicolon, comma and line end escaped, other controls left out.

    >>> print(escaped("Pay; then, check"))
    Pay\\; then\\, check
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    text = text.replace("\n", "\\n")
    return "".join(one for one in text if one == "\t" or (one >= " " and one != "\x7f"))


def folded(line: str) -> str:
    """A content line in pieces of at most 75 octets, no character cut in two.

    >>> [len(piece) for piece in folded("x" * 100).split("\\r\\n")]
    [75, 26]
    """
    pieces, piece, room = [], "", _OCTETS
    for one in line:
        size = len(one.encode())
        if size > room:
            pieces.append(piece)
            piece, room = "", _OCTETS - 1
        piece += one
        room -= size
    return "\r\n ".join([*pieces, piece])


def _event(dated: Dated, one: DueDate, made: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(_uid(dated, one.id))}"
    yield f"DTSTAMP:{made}"
    yield f"DTSTART;VALUE=DATE:{one.on:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{one.on + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escaped(f'{dated.title}: {one.title}')}"
    yield f"DESCRIPTION:{escaped(_described(one))}"
    yield f"CATEGORIES:{escaped(one.kind.value.replace('_', ' ').upper())}"
    yield "TRANSP:TRANSPARENT"
    if one.lead_days:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{escaped(one.title)}"
        yield f"TRIGGER:-P{one.lead_days}D"
        yield "END:VALARM"
    yield "END:VEVENT"


def _described(one: DueDate) -> str:
    said = [f"For: {one.owner.label}"]
    said += [f"Clause: {one.clause}"] if one.clause else []
    said += [one.note] if one.note else []
    return "\n".join(said)


def _uid(dated: Dated, name: str) -> str:
    return f"{name}@{dated.id}.counterfoil"
