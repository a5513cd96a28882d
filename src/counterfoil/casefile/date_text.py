"""Dates and financial years as people type them: the agreed forms are read, others mended."""

from __future__ import annotations

import re
from datetime import date

from counterfoil.casefile.columns import month_of, year_of

_YEAR = re.compile(r"\d{4}")
_YEARS_LOOSE = re.compile(r"(?:FY\s*)?(\d{4})\s*[-–—/]\s*(\d{2}|\d{4})", re.IGNORECASE)
_YEARS_SHORT = re.compile(r"(?:FY\s*)?(\d{2})\s*[-–—/]\s*(\d{2})", re.IGNORECASE)
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4})")
_DAY_MONTH_NAME = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?[\s-]+)?([A-Za-z]{3,9})[\s-]+(\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEARS_HELD = "give a year from 1900-01 to 2400-01"
_FORMS = "write a day as 2016-03-31, a month as 2016-03, a year as 2016 or 2016-17"


def is_date_text(text: str) -> bool:
    """Whether a text is a day, a month, a calendar year or a financial year in an agreed form.

    >>> [is_date_text(text) for text in ("2016-03-31", "2016-03", "2016", "2016-17", "31/3/16")]
    [True, True, True, True, False]
    """
    if _YEAR.fullmatch(text) or year_of(text) is not None or month_of(text) is not None:
        return not text.endswith("month")
    return _is_day(text)


def date_mend(text: str) -> str:
    """How to mend a text that is no date: the text to write, where it is clear.

    >>> date_mend("31/03/2016"), date_mend("31 March 2016"), date_mend("March 2016")
    ('write 2016-03-31', 'write 2016-03-31', 'write 2016-03')
    """
    day_first = _DAY_FIRST.fullmatch(text)
    if day_first is not None:
        return _write(int(day_first[3]), int(day_first[2]), int(day_first[1]))
    named = _DAY_MONTH_NAME.fullmatch(text)
    if named is not None and named[2][:3].casefold() in _MONTHS:
        month = _MONTHS.index(named[2][:3].casefold()) + 1
        return _write(int(named[3]), month, int(named[1]) if named[1] else None)
    return year_mend(text) if _YEARS_LOOSE.fullmatch(text) else _FORMS


def year_mend(text: str) -> str:
    """How to mend a text that is no financial year.

    >>> year_mend("2017/18"), year_mend("FY17-18"), year_mend("2017")
    ('write 2017-18', 'write 2017-18', 'write both halves of the financial year, such as 2017-18')
    """
    loose, short = _YEARS_LOOSE.fullmatch(text), _YEARS_SHORT.fullmatch(text)
    start = int(loose[1]) if loose else 2000 + int(short[1]) if short else 0
    end = loose[2] if loose else short[2] if short else ""
    if start and int(end) % 100 == (start + 1) % 100:
        written = f"{start:04d}-{(start + 1) % 100:02d}"
        return f"write {written}" if year_of(written) else _YEARS_HELD
    return "write both halves of the financial year, such as 2017-18"


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _write(year: int, month: int, day: int | None) -> str:
    text = f"{year:04d}-{month:02d}" + ("" if day is None else f"-{day:02d}")
    return f"write {text}" if is_date_text(text) else _FORMS
