"""A difference shared out over its causes so that the order in which they are taken does not count.

The Shapley value: the share of a cause is what it changes when it is added to the causes before it,
averaged over every order of the causes. Source: L. S. Shapley, “A value for n-person games”, in
Contributions to the Theory of Games II (1953). The shares add up to the whole difference, causes
that always change the same get the same, and a cause that never changes anything gets nought.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import factorial, floor, lcm
from operator import mul

from counterfoil.contract.lines import to_pence
from counterfoil.errors import InvalidValue

MOST_CAUSES = 12
_PENCE = 100


def shares(values: Sequence[Fraction | int], causes: int) -> tuple[Fraction, ...]:
    """The share of each cause, exact, when `values[mask]` is known for every set of causes.

    Bit i of the mask says whether cause i has acted: values[0] is the promise, the last value the
    record. With one factor 100 → 110 and another 10 → 12 their product goes from 1,000 to 1,320:

    >>> [int(one) for one in shares([1000, 1100, 1200, 1320], 2)]
    [110, 210]
    """
    if causes > MOST_CAUSES or len(values) != 1 << causes:
        raise InvalidValue(
            what=f"{len(values)} values are given for {causes} causes",
            where="attribution",
            mend=f"give a value for each set of at most {MOST_CAUSES} causes",
        )
    unit = lcm(*(one.denominator for one in values))
    counts = [one.numerator * (unit // one.denominator) for one in values]
    whole = factorial(causes) * unit
    return tuple(
        Fraction(sum(map(mul, row, counts)), whole) if any(counts) else Fraction(0)
        for row in _weights(causes)
    )


def attributed(
    causes: Sequence[str], value: Callable[[frozenset[str]], Fraction]
) -> dict[str, Fraction]:
    """The share of each cause when `value` tells what comes of any set of causes that acted.

    >>> total = {frozenset(): 1000, frozenset({"volume"}): 1100, frozenset({"price"}): 1200,
    ...          frozenset({"volume", "price"}): 1320}
    >>> attributed(["volume", "price"], lambda acted: Fraction(total[acted]))
    {'volume': Fraction(110, 1), 'price': Fraction(210, 1)}
    """
    sets = subsets(causes)
    return dict(zip(causes, shares([value(one) for one in sets], len(causes)), strict=True))


def subsets(causes: Sequence[str]) -> tuple[frozenset[str], ...]:
    """Every set of causes, in the order of the masks that `shares` takes.

    >>> [sorted(one) for one in subsets(["a", "b"])]
    [[], ['a'], ['b'], ['a', 'b']]
    """
    return tuple(
        frozenset(cause for bit, cause in enumerate(causes) if mask >> bit & 1)
        for mask in range(1 << len(causes))
    )


def in_pence(parts: Mapping[str, Fraction], whole_gbp: Decimal) -> dict[str, Decimal]:
    """The parts in whole pence that add up to the whole, each within two pence of its exact value.

    Each is rounded down, and the pence left over go to those with most left over, the first named
    at a tie. What is exactly nought stays nought.

    >>> in_pence({"a": Fraction(1, 3), "b": Fraction(2, 3), "c": Fraction(0)}, Decimal("1.00"))
    {'a': Decimal('0.33'), 'b': Decimal('0.67'), 'c': Decimal('0.00')}
    """
    pence = {name: floor(part * _PENCE) for name, part in parts.items()}
    over = {name: part * _PENCE - pence[name] for name, part in parts.items() if part}
    left = int(whole_gbp * _PENCE) - sum(pence.values())
    step = 1 if left > 0 else -1
    ordered = sorted(over, key=lambda name: -step * over[name])
    if abs(left) > len(ordered):
        raise InvalidValue(
            what=f"the parts do not add up to {whole_gbp}",
            where="attribution",
            mend="give the parts of that whole",
        )
    for name in ordered[: abs(left)]:
        pence[name] += step
    return {name: to_pence(Fraction(one, _PENCE)) for name, one in pence.items()}


@lru_cache(maxsize=MOST_CAUSES + 1)
def _weights(causes: int) -> tuple[tuple[int, ...], ...]:
    """For each cause the whole number by which each set's value counts, over causes!."""
    rows = []
    for cause in range(causes):
        row = []
        for mask in range(1 << causes):
            size = mask.bit_count()
            if mask >> cause & 1:
                row.append(factorial(size - 1) * factorial(causes - size))
            else:
                row.append(-factorial(size) * factorial(causes - size - 1))
        rows.append(tuple(row))
    return tuple(rows)
