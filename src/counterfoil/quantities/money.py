"""Pounds and pence that could be invoiced: exact, and rounded once, where a rule says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from functools import total_ordering

from counterfoil.errors import InvalidValue

_PENNY = Decimal("0.01")
_LIMIT = Decimal(10) ** 20
_ROUNDINGS = {"half_up": ROUND_HALF_UP, "half_even": ROUND_HALF_EVEN}


@total_ordering
@dataclass(frozen=True, slots=True)
class Money:
    """An exact amount of pounds sterling, not yet rounded.

    Built from Decimal, int or text; never from float, whose pence are not exact.

    >>> Money("1200000") * Decimal(16) / 365
    Money(gbp=Decimal('52602.73972602739726027397260'))
    >>> str((Money("1200000") * Decimal(16) / 365).to_pence())
    '£52,602.74'
    """

    gbp: Decimal

    def __init__(self, gbp: Decimal | int | str) -> None:
        if isinstance(gbp, (float, bool)):
            raise _not_money(gbp, "build money from text, an int or a Decimal")
        try:
            amount = Decimal(gbp)
        except (ArithmeticError, TypeError, ValueError):
            raise _not_money(gbp, "write pounds as digits with a point, such as 1200.50") from None
        if not amount.is_finite() or abs(amount) >= _LIMIT:
            raise _not_money(gbp, f"give an amount below £{_LIMIT:.0e}")
        object.__setattr__(self, "gbp", amount)

    def to_pence(self, rounding: str = "half_up") -> Money:
        """The amount rounded to the penny; `rounding` is half_up or half_even."""
        if rounding not in _ROUNDINGS:
            raise InvalidValue(
                what=f"{rounding!r} is not a way of rounding",
                where="money",
                mend="use half_up or half_even",
            )
        return Money(self.gbp.quantize(_PENNY, rounding=_ROUNDINGS[rounding]))

    def split(self, shares: Sequence[Decimal]) -> tuple[Money, ...]:
        """Whole pence by share, adding up to this amount to the penny.

        The pennies left over go to the largest remainders, earlier shares first.

        >>> [str(part) for part in Money(100).split([Decimal(1), Decimal(1), Decimal(1)])]
        ['£33.34', '£33.33', '£33.33']
        """
        total = sum(shares, Decimal(0))
        if not shares or total <= 0 or any(share < 0 for share in shares):
            raise InvalidValue(
                what="the shares are empty, negative or add up to nothing",
                where="money",
                mend="give shares of at least 0 that add up to more than 0",
            )
        pence = int(self.to_pence().gbp * 100)
        exact = [Decimal(pence) * share / total for share in shares]
        whole = [int(part.to_integral_value(rounding="ROUND_FLOOR")) for part in exact]
        order = sorted(range(len(shares)), key=lambda i: (whole[i] - exact[i], i))
        for index in order[: pence - sum(whole)]:
            whole[index] += 1
        return tuple(Money(Decimal(part) / 100) for part in whole)

    def __add__(self, other: Money) -> Money:
        return Money(self.gbp + other.gbp)

    def __sub__(self, other: Money) -> Money:
        return Money(self.gbp - other.gbp)

    def __neg__(self) -> Money:
        return Money(-self.gbp)

    def __mul__(self, factor: Decimal | int) -> Money:
        return Money(self.gbp * factor)

    def __truediv__(self, divisor: Decimal | int) -> Money:
        if divisor == 0:
            raise InvalidValue(
                what=f"{self} was divided by nought", where="money", mend="divide by another number"
            )
        return Money(self.gbp / divisor)

    def __lt__(self, other: Money) -> bool:
        return self.gbp < other.gbp

    def __str__(self) -> str:
        sign = "−" if self.gbp < 0 else ""
        return f"{sign}£{abs(self.to_pence().gbp):,.2f}"


def total(amounts: Iterable[Money]) -> Money:
    """The exact sum, nothing being £0.00.

    >>> str(total([Money("0.10"), Money("0.20")]))
    '£0.30'
    """
    return Money(sum((amount.gbp for amount in amounts), Decimal(0)))


def _not_money(value: object, mend: str) -> InvalidValue:
    return InvalidValue(what=f"{value!r} is not an exact amount of money", where="money", mend=mend)
