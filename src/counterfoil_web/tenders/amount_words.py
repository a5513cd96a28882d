"""Exact amounts as pages show them."""

from __future__ import annotations

from fractions import Fraction

from counterfoil.contract.lines import to_pence
from counterfoil_web.govuk.formats import money, pounds


def gbp(amount: Fraction | None) -> str:
    """Pounds, with pence only where there are any; a dash for none.

    >>> gbp(Fraction(12_000_000)), gbp(Fraction(5, 4)), gbp(None)
    ('£12,000,000', '£1.25', '–')
    """
    if amount is None:
        return "–"
    pence = to_pence(amount)
    return pounds(pence) if pence == int(pence) else money(pence)
