"""Numbers as people type them: the plain ones are read, the others get the exact mend."""

from __future__ import annotations

import math
import re
from decimal import Decimal, InvalidOperation

_PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_DRESSED = re.compile(
    r"(?P<open>\(?)(?P<sign>[-−–+]?)£?(?P<sign2>[-−–+]?)"
    r"(?P<digits>\d{1,3}([,   ]\d{3})+(\.\d+)?|\d+(\.\d+)?)"
    r"(?P<unit>%|k|m|bn|million|thousand)?\)?(p\.?a\.?)?",
    re.IGNORECASE,
)
_UNITS = {
    "%": Decimal("0.01"),
    "k": Decimal(1000),
    "thousand": Decimal(1000),
    "m": Decimal(10**6),
    "million": Decimal(10**6),
    "bn": Decimal(10**9),
}
_NOT_FINITE = {"nan", "inf", "infinity"}
_UNKNOWN = {"-", "–", "n/a", "na", "none", "tbc", "tbd", "?", "unknown", "nil", "null"}


def read_number(text: str) -> float | None:
    """The number that a text states; None when it is not a plain, finite number.

    >>> read_number("1200.5"), read_number("-2e3"), read_number("£1,200"), read_number("nan")
    (1200.5, -2000.0, None, None)
    """
    if not _PLAIN.fullmatch(text.strip()):
        return None
    number = float(text)
    return number if math.isfinite(number) else None


def number_mend(text: str) -> str:
    """How to mend a text that is not a plain number: the digits to write, where they are clear.

    >>> number_mend("£1,234.50"), number_mend("3.5%"), number_mend("(500)"), number_mend("1.2m")
    ('write 1234.50', 'write 0.035', 'write -500', 'write 1200000')
    >>> number_mend("12,5")
    'write digits with a point and no commas, such as 1200.5'
    """
    stripped = text.strip()
    if stripped.casefold() in _UNKNOWN:
        return "leave it blank if it is not known, or write 0 if it is nothing"
    if stripped.casefold().lstrip("+-") in _NOT_FINITE or _PLAIN.fullmatch(stripped):
        return "write a number that is finite"
    digits = _undressed(stripped)
    if digits is None:
        return "write digits with a point and no commas, such as 1200.5"
    return f"write {digits}"


def plain_number(text: str) -> str | None:
    """The plain digits of a number as people type it; None where they are not clear.

    >>> plain_number(" £1,234.50 "), plain_number("3.5%"), plain_number("1200"), plain_number("ten")
    ('1234.50', '0.035', '1200', None)
    """
    stripped = text.strip()
    return stripped if read_number(stripped) is not None else _undressed(stripped)


def _undressed(text: str) -> str | None:
    match = _DRESSED.fullmatch(text.replace("£ ", "£").replace(" %", "%").replace(" m", "m"))
    if match is None or (match["sign"] and match["sign2"]):
        return None
    digits = re.sub(r"[^\d.]", "", match["digits"])
    try:
        number = Decimal(digits) * _UNITS.get((match["unit"] or "").casefold(), Decimal(1))
    except InvalidOperation:
        return None
    negative = (match["sign"] or match["sign2"] or "+") != "+" or bool(match["open"])
    return f"{'-' if negative else ''}{_plain_digits(number, keep=not match['unit'])}"


def _plain_digits(number: Decimal, *, keep: bool) -> str:
    text = f"{number:f}"
    return text if keep or "." not in text else text.rstrip("0").rstrip(".")
