"""What really happened beside the contract: costs, volumes, and values of what is measured."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from counterfoil.appraisal.vocabulary import Heading
from counterfoil.outcomes.records import HowKnown, PeriodRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class ActualCost(PeriodRecord):
    """What was spent in these months outside the contract's statements, in cash, before VAT.

    heading: what for; `charge` for a bill that has no statement here. case_line: the line of the
    signed option that it stands beside, such as partner/transition; blank: none was promised.
    """

    kind: ClassVar[str] = "actual_cost"
    heading: Heading
    title: str
    amount_gbp: Fraction
    case_line: str = ""
    how_known: HowKnown = HowKnown.NOT_SAID

    @property
    def fact(self) -> tuple[object, ...]:
        named = self.case_line or f"{self.heading.value}: {self.title}"
        return (self.kind, named, self.from_month, self.to_month)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActualVolume(PeriodRecord):
    """How many units of a driver of the case there were in these months.

    Months that a volume of the contract tells of need none: see `VolumeLink`.
    """

    kind: ClassVar[str] = "actual_volume"
    driver: str
    count: Fraction

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind, self.driver, self.from_month, self.to_month)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(PeriodRecord):
    """The value of a benefit's measure in these months: the thing itself, not the saving.

    group: the people that it is of, such as callers from villages; blank: everybody. Readings of
    two groups for the same months tell how far apart they are.
    """

    kind: ClassVar[str] = "reading"
    benefit: str
    value: Fraction
    how_known: HowKnown = HowKnown.NOT_SAID
    group: str = ""

    @property
    def fact(self) -> tuple[object, ...]:
        group = " ".join(self.group.split()).casefold()
        return (
            self.kind,
            self.benefit,
            *([group] if group else []),
            self.from_month,
            self.to_month,
        )
