"""The statutory rating of a KPI on the five-step scale, and when one is due.

Procurement Act 2023 s.52 and s.71; the scale is in the Procurement Regulations 2024. The
regulations give no numeric cut-offs: the bands here are a default that each contract may change.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from counterfoil.contract.measures import Measure
from counterfoil.contract.term import anniversary
from counterfoil.contract.terms import Contract, Law

VALUE_ABOVE = Decimal(5_000_000)
LEAST_KPIS = 3
MONTHS_BETWEEN = 12
REPORTED = 3
"""A notice reports the three most material KPIs."""


class Rating(StrEnum):
    """The scale of the regulations, with the word that each step has there."""

    GOOD = "Good"
    APPROACHING = "Approaching target"
    REQUIRES_IMPROVEMENT = "Requires improvement"
    INADEQUATE = "Inadequate"
    OTHER = "Other"

    @property
    def ocds_code(self) -> str:
        """The code in open contracting data; the pairing is our inference from the order."""
        return {
            Rating.GOOD: "met",
            Rating.APPROACHING: "slightlyBelow",
            Rating.REQUIRES_IMPROVEMENT: "below",
            Rating.INADEQUATE: "significantlyBelow",
            Rating.OTHER: "other",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingBands:
    """How far short of target, as a share of it, each rating still reaches.

    Approaching up to `approaching`, requires improvement up to `improvement`, inadequate beyond.
    """

    approaching: Fraction = Fraction(2, 100)
    improvement: Fraction = Fraction(10, 100)


DEFAULT_BANDS = RatingBands()


@dataclass(frozen=True, slots=True, kw_only=True)
class KpiDuty:
    """Whether the Act asks for KPIs of a contract, and why or why not."""

    applies: bool
    why: str


def kpi_duty(contract: Contract, *, exempt_because: str = "") -> KpiDuty:
    """Whether at least three KPIs must be set, published and rated.

    exempt_because: the authority's published reason why performance cannot be assessed by KPIs.
    """
    if contract.law is not Law.PROCUREMENT_ACT_2023:
        return KpiDuty(applies=False, why="it was procured before, or outside, the Act of 2023")
    if contract.light_touch:
        return KpiDuty(applies=False, why="it is a light touch contract")
    if contract.value_gbp is not None and contract.value_gbp <= VALUE_ABOVE:
        return KpiDuty(applies=False, why="its estimated value is not above £5 million")
    if exempt_because:
        return KpiDuty(applies=False, why=exempt_because)
    if contract.value_gbp is None:
        return KpiDuty(applies=True, why="its value is not stated: the duty is assumed to apply")
    return KpiDuty(applies=True, why="its estimated value is above £5 million")


def rating_of(
    measure: Measure, value: Fraction | None, bands: RatingBands = DEFAULT_BANDS
) -> Rating:
    """The rating of a value of a measure. None, or a target of nought missed, is Other."""
    if value is None:
        return Rating.OTHER
    if not measure.worse(value, measure.target):
        return Rating.GOOD
    if measure.target == 0:
        return Rating.OTHER
    short = abs(value - measure.target) / abs(measure.target)
    if short <= bands.approaching:
        return Rating.APPROACHING
    return Rating.REQUIRES_IMPROVEMENT if short <= bands.improvement else Rating.INADEQUATE


def rating_due(contract: Contract, rated_on: Iterable[date]) -> date:
    """The last day by which the next rating must be published: at most twelve months on.

    The months are counted from the start of the term, or from the last rating.
    """
    last = max(rated_on, default=None)
    return anniversary(last or contract.term.start, 1) - timedelta(days=0 if last else 1)


def published_kpis(measures: Sequence[Measure]) -> tuple[Measure, ...]:
    """The measures named as published KPIs."""
    return tuple(one for one in measures if one.published_kpi)
