"""Blocks of the bridge: one line in one period, and its worth under each set of causes.

The net saving is a sum of blocks, and the Shapley value of a sum is the sum of the Shapley values.
So each block is worked out only for the sets of those causes that it depends on, and what a cause
comes to can be followed down to the lines and months behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from counterfoil.contract.lines import to_pence
from counterfoil.outcomes.attribution import in_pence, shares
from counterfoil.outcomes.bridge_causes import Cause
from counterfoil.quantities.years import FinancialYear, Month

Acted = frozenset[Cause]
When = FinancialYear | Month
NOBODY: Acted = frozenset()


@dataclass(frozen=True, slots=True)
class Block:
    """What a line adds to the net saving in a period, in pounds over `unit`, saving positive.

    values[mask]: when the causes whose bits are set have acted; bit i is causes[i]. unit: 100 when
    the values are pence.
    """

    line: str
    title: str
    when: When
    causes: tuple[Cause, ...]
    values: tuple[Fraction | int, ...]
    unit: int = 1


@dataclass(frozen=True, slots=True)
class Detail:
    """What a cause changed in one line and period, in pounds, exact."""

    cause: Cause
    line: str
    title: str
    when: When
    exact: Fraction

    @property
    def gbp(self) -> Decimal:
        """To the penny."""
        return to_pence(self.exact)


@dataclass(frozen=True, slots=True)
class CausePart:
    """A cause's part of the difference: exact, and in the pence that add up to the whole."""

    cause: Cause
    exact: Fraction
    gbp: Decimal


@dataclass(frozen=True, slots=True)
class Difference:
    """The promise, the record, and each cause's part of what lies between."""

    promised: Fraction
    delivered: Fraction
    parts: tuple[CausePart, ...]
    details: tuple[Detail, ...]

    @property
    def promised_gbp(self) -> Decimal:
        """The net saving promised, to the penny."""
        return to_pence(self.promised)

    @property
    def delivered_gbp(self) -> Decimal:
        """The net saving on the record, to the penny."""
        return to_pence(self.delivered)


def block_of(
    line: str,
    title: str,
    when: When,
    causes: Sequence[Cause],
    value: Callable[[Acted], Fraction | int],
    unit: int = 1,
) -> Block:
    """A block worked out for every set of the causes that it depends on."""
    return Block(line, title, when, tuple(causes), tuple(map(value, sets_of(causes))), unit)


def sets_of(causes: Sequence[Cause]) -> tuple[Acted, ...]:
    """Every set of causes, in the order of a block's values."""
    return tuple(
        frozenset(cause for bit, cause in enumerate(causes) if mask >> bit & 1)
        for mask in range(1 << len(causes))
    )


def difference(blocks: Iterable[Block]) -> Difference:
    """The blocks added up, and the whole difference shared out over the causes."""
    promised = delivered = Fraction(0)
    totals = dict.fromkeys(Cause, Fraction(0))
    details = []
    for block in blocks:
        promised += Fraction(block.values[0], block.unit)
        delivered += Fraction(block.values[-1], block.unit)
        if not any(one != block.values[0] for one in block.values):
            continue
        for cause, share in zip(block.causes, shares(block.values, len(block.causes)), strict=True):
            if share:
                exact = share / block.unit
                totals[cause] += exact
                details.append(Detail(cause, block.line, block.title, block.when, exact))
    whole = to_pence(delivered) - to_pence(promised)
    pence = in_pence({cause.value: one for cause, one in totals.items()}, whole)
    parts = tuple(CausePart(cause, one, pence[cause.value]) for cause, one in totals.items())
    return Difference(promised, delivered, parts, tuple(details))
