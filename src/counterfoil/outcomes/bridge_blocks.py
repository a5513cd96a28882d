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
    """What a line adds to the saving in a period, in pounds over `unit`, saving positive.

    values[mask]: when the causes whose bits are set have acted; bit i is causes[i]. unit: 100 when
    the values are pence. is_benefit: whether it is a benefit beside the net saving, and no cost.
    """

    line: str
    title: str
    when: When
    causes: tuple[Cause, ...]
    values: tuple[Fraction | int, ...]
    unit: int = 1
    is_benefit: bool = False


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
    """The promise, the record, and each cause's part of what lies between.

    promised_benefits, delivered_benefits: how much of the two is benefits beside the net saving.
    """

    promised: Fraction
    delivered: Fraction
    parts: tuple[CausePart, ...]
    details: tuple[Detail, ...]
    promised_benefits: Fraction = Fraction(0)
    delivered_benefits: Fraction = Fraction(0)

    @property
    def promised_gbp(self) -> Decimal:
        """The saving promised, to the penny."""
        return to_pence(self.promised)

    @property
    def delivered_gbp(self) -> Decimal:
        """The saving on the record, to the penny."""
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
    promised: dict[tuple[int, bool], Fraction | int] = {}
    delivered: dict[tuple[int, bool], Fraction | int] = {}
    totals = dict.fromkeys(Cause, Fraction(0))
    details = []
    for block in blocks:
        start, kind = block.values[0], (block.unit, block.is_benefit)
        promised[kind] = promised.get(kind, 0) + start
        delivered[kind] = delivered.get(kind, 0) + block.values[-1]
        if block.values.count(start) == len(block.values):
            continue
        for cause, share in zip(block.causes, shares(block.values, len(block.causes)), strict=True):
            if share:
                exact = share / block.unit
                totals[cause] += exact
                details.append(Detail(cause, block.line, block.title, block.when, exact))
    (before, promised_benefits), (after, delivered_benefits) = _sums(promised), _sums(delivered)
    whole = to_pence(after) - to_pence(before)
    pence = in_pence({cause.value: one for cause, one in totals.items()}, whole)
    parts = tuple(CausePart(cause, one, pence[cause.value]) for cause, one in totals.items())
    return Difference(before, after, parts, tuple(details), promised_benefits, delivered_benefits)


def _sums(by_kind: dict[tuple[int, bool], Fraction | int]) -> tuple[Fraction, Fraction]:
    """All together, and the benefits alone, in pounds."""
    whole = benefits = Fraction(0)
    for (unit, is_benefit), amount in by_kind.items():
        whole += Fraction(amount) / unit
        benefits += Fraction(amount) / unit if is_benefit else 0
    return whole, benefits
