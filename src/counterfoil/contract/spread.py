"""How far an amount may fall either way: its mean and percentiles over many trials."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from counterfoil.contract.lines import to_pence
from counterfoil.errors import InvalidValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Pounds over many trials. p10: the amount that one trial in ten is not above; and so on."""

    mean_gbp: Decimal
    p10_gbp: Decimal
    p50_gbp: Decimal
    p90_gbp: Decimal


def spread_of(amounts: Iterable[Decimal]) -> Spread:
    """The mean and the percentiles; between two trials a straight line, as spreadsheets do.

    >>> spread_of([Decimal(0), Decimal(10)]).p90_gbp
    Decimal('9.00')
    """
    ordered = sorted(amounts)
    if not ordered:
        raise InvalidValue(what="no trials were made", where="spread", mend="make 1 trial or more")
    return Spread(
        mean_gbp=mean_of(ordered),
        p10_gbp=percentile(ordered, 10),
        p50_gbp=percentile(ordered, 50),
        p90_gbp=percentile(ordered, 90),
    )


def mean_of(amounts: Sequence[Decimal]) -> Decimal:
    """The mean to the penny."""
    return to_pence(Fraction(sum(amounts, Decimal(0))) / len(amounts))


def percentile(ordered: Sequence[Decimal], percent: int) -> Decimal:
    """The percentile of amounts that rise, to the penny.

    >>> percentile([Decimal(1), Decimal(2), Decimal(4)], 75)
    Decimal('3.00')
    """
    place = Fraction(percent * (len(ordered) - 1), 100)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    low, high = Fraction(ordered[below]), Fraction(ordered[above])
    return to_pence(low + (high - low) * (place - below))


def mean_of_highest_tenth(amounts: Iterable[Decimal]) -> Decimal:
    """The mean of the tenth of trials that came highest, one trial at least.

    >>> mean_of_highest_tenth(map(Decimal, range(20)))
    Decimal('18.50')
    """
    ordered = sorted(amounts)
    return mean_of(ordered[-max(1, -(-len(ordered) // 10)) :])
