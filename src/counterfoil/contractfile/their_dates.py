"""Days, months and times as other people's spreadsheets write them, made into the agreed form."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from zoneinfo import ZoneInfo

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_THREE = re.compile(r"(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4}|\d{2})")
_TWO = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{4})")
_NAMED = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?[\s/.\-]*)?([A-Za-z]{3,9})\.?[\s/.\-,']*(\d{4}|\d{2})"
)
_CLOCK = re.compile(
    r"(.*?)[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?"
    r"(?:\s*([ap])\.?m\.?)?(?:\s*(Z|UTC|GMT|BST|[+-]\d{2}:?\d{2}))?",
    re.IGNORECASE,
)
_LONDON = ZoneInfo("Europe/London")


class DateOrder(StrEnum):
    """Which comes first in 03/04/2026: the day, as in the United Kingdom, or the month."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


def their_day(text: str, order: DateOrder) -> str:
    """A day as 2026-04-03; blank when it cannot be made out.

    >>> their_day("03/04/2026", DateOrder.DAY_FIRST), their_day("3 Apr 26", DateOrder.DAY_FIRST)
    ('2026-04-03', '2026-04-03')
    """
    found = _parts(text.strip(), order)
    return found if found.count("-") == 2 else ""


def their_month(text: str, order: DateOrder) -> str:
    """A month as 2026-04, that of a day too; blank when it cannot be made out.

    >>> [their_month(one, DateOrder.DAY_FIRST) for one in ("Apr-26", "04/2026", "03/04/2026")]
    ['2026-04', '2026-04', '2026-04']
    """
    clock = _CLOCK.fullmatch(text.strip())
    return _parts(clock[1] if clock else text.strip(), order)[:7]


def their_moment(text: str, order: DateOrder) -> str:
    """A day and time as 2026-04-03 14:30; blank when it cannot be made out.

    A time that says its zone is put on the clock of the United Kingdom, in summer time too.

    >>> their_moment("03/04/2026 9:05", DateOrder.DAY_FIRST)
    '2026-04-03 09:05'
    >>> their_moment("2026-07-01T11:00:00Z", DateOrder.DAY_FIRST)
    '2026-07-01 12:00'
    """
    clock = _CLOCK.fullmatch(text.strip())
    if clock is None:
        day = their_day(text, order)
        return f"{day} 00:00" if day else ""
    day = their_day(clock[1], order)
    hour, minute, second = int(clock[2]), int(clock[3]), int(clock[4] or 0)
    half = (clock[5] or "").casefold()
    if half and not 1 <= hour <= 12:
        return ""
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    if not day or hour > 23 or minute > 59 or second > 59:
        return ""
    found = datetime.fromisoformat(f"{day} {hour:02d}:{minute:02d}:{second:02d}")
    return f"{_on_uk_clock(found, clock[6] or ''):%Y-%m-%d %H:%M}" + (
        f":{second:02d}" if second else ""
    )


def _on_uk_clock(moment: datetime, zone: str) -> datetime:
    """The same moment as a clock in London shows it; as it stands where no zone is said."""
    if not zone:
        return moment
    minutes = {"Z": 0, "UTC": 0, "GMT": 0, "BST": 60}.get(zone.upper())
    if minutes is None:
        minutes = (int(zone[1:3]) * 60 + int(zone[-2:])) * (-1 if zone[0] == "-" else 1)
    if abs(minutes) >= 24 * 60:
        return moment
    return moment.replace(tzinfo=timezone(timedelta(minutes=minutes))).astimezone(_LONDON)


def _parts(text: str, order: DateOrder) -> str:
    if match := _ISO.fullmatch(text):
        return _form(match[1], match[2], match[3])
    if match := _THREE.fullmatch(text):
        day, month = (1, 2) if order is DateOrder.DAY_FIRST else (2, 1)
        return _form(match[3], match[month], match[day])
    if match := _TWO.fullmatch(text):
        return _form(match[2], match[1], None)
    match = _NAMED.fullmatch(text)
    if match and match[2][:3].casefold() in _MONTHS:
        return _form(match[3], str(_MONTHS.index(match[2][:3].casefold()) + 1), match[1])
    return ""


def _form(year: str, month: str, day: str | None) -> str:
    full = int(year) + (2000 if len(year) == 2 else 0)
    try:
        found = date(full, int(month), int(day or 1))
    except ValueError:
        return ""
    return found.isoformat() if day else found.isoformat()[:7]
