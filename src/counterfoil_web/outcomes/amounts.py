"""Exact amounts as pages and files say them, each rounded once."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

from counterfoil.outcomes.records import GBP, in_unit
from counterfoil_web.govuk import formats

NOT_KNOWN = "not known"


def pence(value: Fraction) -> Decimal:
    """An exact amount to the penny, half a penny away from nought.

    >>> pence(Fraction(1, 3)), pence(Fraction(-1, 200))
    (Decimal('0.33'), Decimal('-0.01'))
    """
    with localcontext() as context:
        context.prec = 40
        whole = Decimal(value.numerator * 100) / Decimal(value.denominator)
        return whole.quantize(Decimal(1), ROUND_HALF_UP) / 100


def money(value: Fraction | None) -> str:
    """An amount in pounds and pence.

    >>> money(Fraction(2469, 2)), money(None)
    ('£1,234.50', 'not known')
    """
    return NOT_KNOWN if value is None else formats.money(pence(value))


def pounds(value: Fraction | None) -> str:
    """An amount in whole pounds, rounded once, half a pound away from nought.

    >>> pounds(Fraction(2469, 2)), pounds(Fraction(-5)), pounds(None)
    ('£1,235', '−£5', 'not known')
    """
    if value is None:
        return NOT_KNOWN
    whole = (abs(value) + Fraction(1, 2)).__floor__()
    return formats.pounds(Decimal(-whole if value < 0 else whole))


def amount(value: Fraction | None, unit: str) -> str:
    """An amount in its unit.

    >>> amount(Fraction(125), "officer"), amount(Fraction(1800), "GBP"), amount(None, "GBP")
    ('125 officers', '£1,800', 'not known')
    """
    if value is None or unit == GBP:
        return pounds(value)
    return in_unit(value, unit)


def cell(value: Fraction | None) -> str | Decimal:
    """An amount as a cell of a file: a number that can be added up.

    >>> cell(Fraction(5, 2)), cell(None)
    (Decimal('2.50'), 'not known')
    """
    return NOT_KNOWN if value is None else pence(value).quantize(Decimal("0.01"))


def share(value: Fraction | None) -> str:
    """A share as whole percent.

    >>> share(Fraction(2, 3)), share(None)
    ('67%', 'not known')
    """
    if value is None:
        return NOT_KNOWN
    return f"{int(pence(value * 100).quantize(Decimal(1), ROUND_HALF_UP))}%"
