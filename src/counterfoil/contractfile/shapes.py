"""What the fields of a term or record hold, read from its type: one answer for YAML and tables."""

from __future__ import annotations

import types
import typing
from dataclasses import MISSING, dataclass, fields
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum, StrEnum, auto
from fractions import Fraction
from typing import Any

from counterfoil.contract.charges import (
    AvailabilityCharge,
    BandedCharge,
    Charge,
    ContingentFee,
    FixedCharge,
    GainShare,
    MilestoneCharge,
    MinimumVolumeCharge,
    PassThroughCharge,
    RateCardCharge,
    ShareBand,
    UnitCharge,
    VolumeTolerance,
)
from counterfoil.contract.indexation import Indexation
from counterfoil.contract.measures import DeductionBand, Deductions, EarnBack, Measure
from counterfoil.contract.terms import Terms
from counterfoil.quantities.years import Month

CHARGE_KINDS: dict[str, type[Charge]] = {
    kind.kind: kind
    for kind in (
        FixedCharge,
        UnitCharge,
        BandedCharge,
        RateCardCharge,
        MilestoneCharge,
        PassThroughCharge,
        AvailabilityCharge,
        MinimumVolumeCharge,
        VolumeTolerance,
        ContingentFee,
        GainShare,
    )
}
"""Every kind of charge by the word that names it."""


class Holds(Enum):
    """What a field holds."""

    TEXT = auto()
    TRUTH = auto()
    WHOLE = auto()
    NUMBER = auto()
    DECIMAL = auto()
    DAY = auto()
    MOMENT = auto()
    CLOCK = auto()
    MONTH = auto()
    WORD = auto()
    PAIRS = auto()
    ONE = auto()
    MANY = auto()


class Percent(Enum):
    """Whether a number is a share: always, when the measure is a ratio, or never."""

    ALWAYS = auto()
    MAYBE = auto()
    NEVER = auto()


@dataclass(frozen=True, slots=True)
class Shape:
    """One field: its name, what it holds, and what it is when nothing is written.

    of: the enumeration or the kind of thing that it holds, where it holds such.
    """

    name: str
    holds: Holds
    required: bool
    default: object
    of: type[Any] | None = None
    percent: Percent = Percent.NEVER

    @property
    def is_money(self) -> bool:
        """Whether it is an amount in pounds."""
        return self.name.endswith("_gbp")


_PLAIN: dict[object, Holds] = {
    str: Holds.TEXT,
    bool: Holds.TRUTH,
    int: Holds.WHOLE,
    Fraction: Holds.NUMBER,
    Decimal: Holds.DECIMAL,
    datetime: Holds.MOMENT,
    date: Holds.DAY,
    time: Holds.CLOCK,
    Month: Holds.MONTH,
}
_SHARES: dict[type[Any], tuple[str, ...]] = {
    Indexation: ("share", "cap", "floor"),
    VolumeTolerance: ("band",),
    PassThroughCharge: ("handling_fee",),
    ContingentFee: ("share",),
    ShareBand: ("above", "up_to", "supplier_share"),
    Deductions: ("pool", "year_cap", "point_share"),
    EarnBack: ("share",),
    Terms: ("vat_rate",),
}
_MAYBE_SHARES: dict[type[Any], tuple[str, ...]] = {
    Measure: ("target", "tolerance", "critical"),
    DeductionBand: ("beyond", "amount", "step"),
}


_FOUND: dict[type[Any], tuple[Shape, ...]] = {}


def shapes_of(kind: type[Any]) -> tuple[Shape, ...]:
    """The fields of a term or record in order.

    >>> [one.name for one in shapes_of(Deductions)][:3]
    ['clause', 'pool', 'year_cap']
    """
    if kind not in _FOUND:
        _FOUND[kind] = _shapes(kind)
    return _FOUND[kind]


def _shapes(kind: type[Any]) -> tuple[Shape, ...]:
    hints = typing.get_type_hints(kind)
    found = []
    for one in fields(kind):
        default: object = None
        if one.default is not MISSING:
            default = one.default
        elif one.default_factory is not MISSING:
            default = one.default_factory()
        required = one.default is MISSING and one.default_factory is MISSING
        optional, inner = _without_none(hints[one.name])
        holds, of = _held(inner)
        found.append(
            Shape(
                name=one.name,
                holds=holds,
                required=required and not optional,
                default=default,
                of=of,
                percent=_percent(kind, one.name),
            )
        )
    return tuple(found)


def _without_none(hint: Any) -> tuple[bool, Any]:
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
        (inner,) = [one for one in typing.get_args(hint) if one is not type(None)]
        return True, inner
    return False, hint


def _held(hint: Any) -> tuple[Holds, type[Any] | None]:
    if hint in _PLAIN:
        return _PLAIN[hint], None
    if typing.get_origin(hint) is tuple:
        inner = typing.get_args(hint)[0]
        return (Holds.PAIRS, None) if typing.get_origin(inner) is tuple else (Holds.MANY, inner)
    return (Holds.WORD if issubclass(hint, StrEnum) else Holds.ONE), hint


def _percent(kind: type[Any], name: str) -> Percent:
    if name in _SHARES.get(kind, ()):
        return Percent.ALWAYS
    return Percent.MAYBE if name in _MAYBE_SHARES.get(kind, ()) else Percent.NEVER
