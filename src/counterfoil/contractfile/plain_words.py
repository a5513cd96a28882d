"""Figures as a reader of a contract expects them: £1,200,000, 3%, 1 April 2026, April 2026."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from counterfoil.contract.charges import Window
from counterfoil.contract.lines import number_text
from counterfoil.contractfile.exact_text import exact_text

WINDOW_WORDS = {
    Window.MONTH: "a month",
    Window.CONTRACT_YEAR: "a contract year",
    Window.TERM: "the whole term",
}
_MOST_DECIMALS = 12


def number(value: Fraction | int) -> str:
    """A number with commas, exact.

    >>> number(Fraction(1667)), number(Fraction(1, 3)), number(Fraction("2.345"))
    ('1,667', '1/3', '2.345')
    """
    text = number_text(Fraction(value), _MOST_DECIMALS)
    return exact_text(Fraction(value)) if text.endswith("…") else text


def money(value: Fraction) -> str:
    """Pounds, with pence only where there are any.

    >>> money(Fraction(1200000)), money(Fraction("9.2")), money(Fraction("2.345"))
    ('£1,200,000', '£9.20', '£2.345')
    """
    text = number(abs(value))
    whole, point, pence = text.partition(".")
    shown = f"{whole}.{pence.ljust(2, '0')}" if point else text
    return f"{'−' if value < 0 else ''}£{shown}"


def percent(value: Fraction) -> str:
    """A share as a percentage.

    >>> percent(Fraction("0.025")), percent(Fraction(1, 3))
    ('2.5%', '1/3')
    """
    text = number(value * 100)
    return number(value) if "/" in text else f"{text}%"


def counted(count: int | Fraction, noun: str) -> str:
    """So many of a thing.

    >>> counted(1, "month"), counted(6, "month")
    ('1 month', '6 months')
    """
    return f"{number(count)} {noun}{'' if count == 1 else 's'}"


def listed(parts: Sequence[str]) -> str:
    """Parts one after the other, with semicolons.

    >>> listed(["a", "b", "c"])
    'a; b; and c'
    """
    if len(parts) < 2:
        return "".join(parts)
    return "; ".join(parts[:-1]) + f"; and {parts[-1]}"
