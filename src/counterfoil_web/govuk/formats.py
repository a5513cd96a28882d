"""How pages write money, shares, days and moments. What is not known is said to be not known.

The library's own wording does the work where it has the form, so that a page, a report and a
spreadsheet say the same.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import ROUND_HALF_EVEN, Decimal

from django.utils import timezone

from counterfoil.quantities.years import day_in_words
from counterfoil.reports import wording

NOT_KNOWN = "not known"

Amount = Decimal | float | int | str | None


def money(gbp: Amount) -> str:
    """Pounds and pence.

    >>> money(1234.5), money(Decimal("-0.004")), money(-1234.56), money(None)
    ('£1,234.50', '£0.00', '−£1,234.56', 'not known')
    """
    value = _decimal(gbp)
    if value is None:
        return NOT_KNOWN
    pence = value.quantize(Decimal("0.01"), rounding=ROUND_HALF_EVEN)
    return f"{wording.MINUS if pence < 0 else ''}£{abs(pence):,.2f}"


def pounds(gbp: Amount) -> str:
    """Whole pounds.

    >>> pounds(1234.5), pounds(-1_234_567), pounds("")
    ('£1,234', '−£1,234,567', 'not known')
    """
    value = _decimal(gbp)
    return NOT_KNOWN if value is None else wording.money_exact(float(value))


def pounds_short(gbp: Amount) -> str:
    """Three figures and a word from a million up, whole pounds below.

    >>> pounds_short(1_300_000), pounds_short(-345_678), pounds_short(None)
    ('£1.3 million', '−£345,678', 'not known')
    """
    value = _decimal(gbp)
    return NOT_KNOWN if value is None else wording.money(float(value))


def percent(share: Amount) -> str:
    """A decimal share as a percentage.

    >>> percent(0.035), percent(-0.2), percent(None)
    ('3.5%', '−20%', 'not known')
    """
    value = _decimal(share)
    return NOT_KNOWN if value is None else wording.percentage(float(value))


def day(value: date | datetime | None) -> str:
    """A day in full; a moment gives its day in the time of the installation.

    >>> day(date(2026, 11, 22)), day(None)
    ('22 November 2026', 'not known')
    """
    if not value:
        return NOT_KNOWN
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return day_in_words(value)


def moment(value: datetime | None) -> str:
    """A moment as GOV.UK writes it: 22 November 2026 at 3:04pm."""
    if not value:
        return NOT_KNOWN
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    half = "am" if local.hour < 12 else "pm"
    return f"{day(local)} at {local.hour % 12 or 12}:{local:%M}{half}"


def _decimal(value: Amount) -> Decimal | None:
    if value is None or value == "":
        return None
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    return exact if exact.is_finite() else None
