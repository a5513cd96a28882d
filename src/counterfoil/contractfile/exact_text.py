"""Exact numbers as text and back: 1200.50, 3%, and 1/3 where no decimal says it exactly."""

from __future__ import annotations

import re
from fractions import Fraction

_MOST_DIGITS = 400
_DECIMAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)", re.ASCII)
_RATIO = re.compile(r"[+-]?\d+/0*[1-9]\d*", re.ASCII)


def read_exact(text: str) -> Fraction | None:
    """The number exactly as written; None when it is not a plain number, percentage or n/d.

    >>> read_exact("1200.50"), read_exact("3%"), read_exact("-1/3"), read_exact("£5")
    (Fraction(2401, 2), Fraction(3, 100), Fraction(-1, 3), None)
    """
    stripped = text.strip()
    if len(stripped) > _MOST_DIGITS:
        return None
    if _RATIO.fullmatch(stripped):
        return Fraction(stripped)
    digits = stripped.removesuffix("%").rstrip() if stripped.endswith("%") else stripped
    if not _DECIMAL.fullmatch(digits):
        return None
    value = Fraction(digits)
    return value if digits is stripped else value / 100


def exact_text(value: Fraction) -> str:
    """The number in digits with a point where that is exact, and otherwise as n/d.

    >>> exact_text(Fraction(2401, 2)), exact_text(Fraction(-1, 3)), exact_text(Fraction(85))
    ('1200.5', '-1/3', '85')
    """
    decimals = _decimals(value.denominator)
    if decimals is None:
        return f"{value.numerator}/{value.denominator}"
    digits = str(abs(value.numerator) * 10**decimals // value.denominator)
    if decimals:
        digits = digits.rjust(decimals + 1, "0")
        digits = f"{digits[:-decimals]}.{digits[-decimals:]}"
    return f"-{digits}" if value < 0 else digits


def money_text(value: Fraction) -> str:
    """The same with both digits of the pence where there are pence.

    >>> money_text(Fraction(2401, 2)), money_text(Fraction(85))
    ('1200.50', '85')
    """
    text = exact_text(value)
    return f"{text}0" if re.fullmatch(r"-?\d+\.\d", text) else text


def share_text(value: Fraction) -> str:
    """A share as a percentage where that is exact.

    >>> share_text(Fraction(3, 100)), share_text(Fraction(1, 3))
    ('3%', '1/3')
    """
    text = exact_text(value * 100)
    return exact_text(value) if "/" in text else f"{text}%"


def _decimals(denominator: int) -> int | None:
    """How many digits after the point say it exactly; None when none do."""
    twos = fives = 0
    while denominator % 2 == 0:
        denominator //= 2
        twos += 1
    while denominator % 5 == 0:
        denominator //= 5
        fives += 1
    return max(twos, fives) if denominator == 1 else None
