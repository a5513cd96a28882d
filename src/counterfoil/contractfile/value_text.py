"""One value of a term or record as text and back, by what its field holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from counterfoil.casefile.date_text import date_mend
from counterfoil.casefile.nearest_word import choose_among
from counterfoil.casefile.number_text import number_mend
from counterfoil.casefile.record_reader import first_unwritable, shown
from counterfoil.contractfile.exact_text import exact_text, money_text, read_exact, share_text
from counterfoil.contractfile.shapes import Holds, Percent, Shape
from counterfoil.errors import InvalidValue
from counterfoil.quantities.years import Month

_TRUTHS = {"yes": True, "true": True, "no": False, "false": False}
_MOST_WHOLE = 10**9


def read_value(text: str, shape: Shape) -> object:
    """What a text says.

    Raises: InvalidValue, its `where` blank, when it says nothing of the kind.
    """
    if shape.holds is not Holds.TEXT:
        text = text.strip()
    if shape.holds in _BY_FORM:
        return _BY_FORM[shape.holds](text)
    return _BY_SHAPE[shape.holds](text, shape)


def write_value(value: object, shape: Shape, *, as_share: bool = False) -> str:
    """The text that `read_value` reads back as the same value.

    Raises: InvalidValue for a text with a control character, which no file of it can hold.
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Fraction):
        if shape.percent is Percent.ALWAYS or as_share:
            return share_text(value)
        return money_text(value) if shape.is_money else exact_text(value)
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, datetime):
        whole = value.second == value.microsecond == 0
        return value.isoformat(" ", "minutes" if whole else "auto")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        whole = value.second == value.microsecond == 0
        return value.isoformat("minutes" if whole else "auto")
    text = str(value)
    bad = first_unwritable(text)
    if bad is not None:
        raise InvalidValue(
            what=f"{shape.name} holds the control character U+{ord(bad):04X}",
            where=shape.name,
            mend="delete it; it may have come with text that was pasted",
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _text(text: str, shape: Shape) -> str:
    if text.isprintable():
        return text
    bad = first_unwritable(text)
    if bad is not None:
        raise _wrong(
            f"{shape.name} holds the control character U+{ord(bad):04X}",
            "delete it; it may have come with text that was pasted",
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _truth(text: str) -> bool:
    if text.casefold() not in _TRUTHS:
        raise _wrong(f"{shown(text)} is neither yes nor no", "write yes or no")
    return _TRUTHS[text.casefold()]


def _whole(text: str, shape: Shape) -> int:
    value = _number(text, shape)
    if value.denominator != 1 or abs(value) > _MOST_WHOLE:
        raise _wrong(f"{shown(text)} is not a whole number", "write a whole number, such as 12")
    return int(value)


def _number(text: str, shape: Shape) -> Fraction:
    value = read_exact(text)
    if value is None:
        raise _wrong(f"{shown(text)} is not an exact number", number_mend(text))
    if "%" in text and shape.percent is Percent.NEVER:
        plain = "pounds" if shape.is_money else "a plain number"
        raise _wrong(f"{shape.name} is a percentage, {text}", f"give it in {plain}")
    dressed = "%" in text or "/" in text
    if shape.percent is Percent.ALWAYS and not dressed and abs(value) > 1:
        raise _wrong(
            f"{shape.name} is {text}, which is more than the whole",
            f"write {text}% if per cent is meant",
        )
    return value


def _decimal(text: str, shape: Shape) -> Decimal:
    _number(text, shape)
    if "/" in text:
        raise _wrong(f"{shown(text)} is not an amount in pounds and pence", "write digits")
    return Decimal(text)


def _day(text: str) -> date:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.isoformat() != text:
        raise _wrong(f"{shown(text)} is not a day", _day_mend(text))
    return found


def _day_mend(text: str) -> str:
    mend = date_mend(text)
    return mend if re.fullmatch(r"write \d{4}-\d\d-\d\d", mend) else "write it as 2026-04-01"


def _moment(text: str) -> datetime:
    mend = "write the day and the local time, such as 2026-04-03 14:30"
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise _wrong(f"{shown(text)} is not a day and time", mend) from None
    if found.tzinfo is not None or len(text) < len("2026-04-03 14:30"):
        raise _wrong(f"{shown(text)} is not a local day and time", mend)
    return found


def _clock(text: str) -> time:
    try:
        found = time.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is not None or ":" not in text:
        raise _wrong(f"{shown(text)} is not a time of day", "write it as 07:00")
    return found


def _month(text: str) -> Month:
    try:
        return Month.parse(text)
    except InvalidValue:
        clear = re.match(r"write (\d{4}-(0\d|1[0-2]))\b", date_mend(text))
        mend = f"write {clear[1]}" if clear else "write it as 2026-04"
        raise _wrong(f"{shown(text)} is not a month", mend) from None


def _word(text: str, shape: Shape) -> StrEnum:
    words: type[StrEnum] | None = shape.of
    if words is None:
        raise TypeError(shape.name)
    allowed = [one.value for one in words]
    if text not in allowed:
        raise _wrong(f"{shown(text)} is not a word for {shape.name}", choose_among(text, allowed))
    return words(text)


def _wrong(what: str, mend: str) -> InvalidValue:
    return InvalidValue(what=what, where="", mend=mend)


_BY_FORM: dict[Holds, Callable[[str], object]] = {
    Holds.TRUTH: _truth,
    Holds.DAY: _day,
    Holds.MOMENT: _moment,
    Holds.CLOCK: _clock,
    Holds.MONTH: _month,
}
_BY_SHAPE: dict[Holds, Callable[[str, Shape], object]] = {
    Holds.TEXT: _text,
    Holds.WHOLE: _whole,
    Holds.NUMBER: _number,
    Holds.PAIRS: _number,
    Holds.DECIMAL: _decimal,
    Holds.WORD: _word,
}
