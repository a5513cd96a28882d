"""The kinds of charge that terms may hold. How each becomes lines is in `charging`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from counterfoil.contract.term import PartMonths
from counterfoil.errors import InvalidValue


class Window(StrEnum):
    """Over what a volume, a minimum or a cap is counted."""

    MONTH = "month"
    CONTRACT_YEAR = "contract_year"
    TERM = "term"


class BandMethod(StrEnum):
    """Marginal: each unit at its own band's rate. All units: every unit at that of the last."""

    MARGINAL = "marginal"
    ALL_UNITS = "all_units"


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """What every charge has. starts, ends: narrower dates than the term's, both in it.

    indexation: the id of the clause that lifts it, or blank. at_risk: whether it counts in the pool
    of which deductions are a share.
    """

    kind: ClassVar[str]
    id: str
    title: str
    clause: str
    starts: date | None = None
    ends: date | None = None
    indexation: str = ""
    vat: bool = True
    at_risk: bool = True
    note: str = ""

    def __post_init__(self) -> None:
        if not self.id or not self.title or not self.clause:
            raise wrong(self, "it lacks its id, title or clause", "give all three")
        if self.starts and self.ends and self.ends < self.starts:
            raise wrong(self, "it ends before it starts", "give an end on or after the start")


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedCharge(Charge):
    """So much a year, paid by the month."""

    kind: ClassVar[str] = "fixed"
    yearly_gbp: Fraction
    part_months: PartMonths = PartMonths.CALENDAR_DAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitCharge(Charge):
    """So much for each unit of a volume."""

    kind: ClassVar[str] = "per_unit"
    volume: str
    unit: str
    rate_gbp: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceBand:
    """Units above `above` and up to `up_to` (None: no end) at `rate_gbp` each."""

    above: Fraction
    up_to: Fraction | None
    rate_gbp: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class BandedCharge(Charge):
    """A price that depends on how many units there are in the month or the contract year."""

    kind: ClassVar[str] = "banded"
    volume: str
    unit: str
    method: BandMethod
    bands: tuple[PriceBand, ...]
    window: Window = Window.MONTH

    def __post_init__(self) -> None:
        Charge.__post_init__(self)
        if not self.bands or self.bands[0].above != 0:
            raise wrong(self, "its first band does not begin at 0", "begin the first band at 0")
        for lower, upper in zip(self.bands, self.bands[1:], strict=False):
            if lower.up_to is None or lower.up_to > upper.above:
                raise wrong(
                    self,
                    f"its bands from {float(lower.above):g} and {float(upper.above):g} overlap",
                    f"end the first at {float(upper.above):g}",
                )
            if lower.up_to < upper.above:
                raise wrong(
                    self,
                    f"no band covers {float(lower.up_to):g} to {float(upper.above):g}",
                    f"end the lower band at {float(upper.above):g}",
                )
        if self.bands[-1].up_to is not None:
            raise wrong(self, "its last band has an end", "leave the last band's up_to blank")


@dataclass(frozen=True, slots=True, kw_only=True)
class RateCardCharge(Charge):
    """Days worked by grade at the day rates agreed, up to a cap if there is one."""

    kind: ClassVar[str] = "rate_card"
    day_rates_gbp: tuple[tuple[str, Fraction], ...]
    cap_gbp: Fraction | None = None
    cap_window: Window = Window.TERM


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """An amount due once the thing named is accepted. due: the day it was promised for."""

    id: str
    title: str
    amount_gbp: Fraction
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneCharge(Charge):
    """Amounts due as milestones are accepted."""

    kind: ClassVar[str] = "milestone"
    milestones: tuple[Milestone, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PassThroughCharge(Charge):
    """Costs paid for the authority and charged on, with a handling fee, up to a cap."""

    kind: ClassVar[str] = "pass_through"
    handling_fee: Fraction = Fraction(0)
    cap_gbp: Fraction | None = None
    cap_window: Window = Window.CONTRACT_YEAR


@dataclass(frozen=True, slots=True, kw_only=True)
class AvailabilityCharge(Charge):
    """So much for each hour that each unit of a regime's types should be available."""

    kind: ClassVar[str] = "availability"
    regime: str
    rates_gbp: tuple[tuple[str, Fraction], ...]
    """(unit type, pounds an hour)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class MinimumVolumeCharge(Charge):
    """What is paid for units short of a volume that was guaranteed to the supplier."""

    kind: ClassVar[str] = "minimum_volume"
    volume: str
    unit: str
    minimum: Fraction
    rate_gbp: Fraction
    window: Window = Window.MONTH


@dataclass(frozen=True, slots=True, kw_only=True)
class ContingentFee(Charge):
    """A share of each saving that the authority certifies, up to a cap over the term."""

    kind: ClassVar[str] = "contingent_fee"
    share: Fraction
    cap_gbp: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareBand:
    """Of the difference from target between two shares of the target, the supplier's part.

    above, up_to: as shares of the target cost, from 0; `up_to` None: no end.
    """

    above: Fraction
    up_to: Fraction | None
    supplier_share: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class GainShare(Charge):
    """What the supplier gains of a saving on the target cost, or bears of an overspend.

    Reckoned once a contract year, in its last month, on that year's open-book cost. cap_gbp: the
    most either way. maximum_gbp: a guaranteed maximum for cost, fee and share together.
    """

    kind: ClassVar[str] = "gain_share"
    target_gbp: Fraction
    under: tuple[ShareBand, ...]
    over: tuple[ShareBand, ...]
    cap_gbp: Fraction | None = None
    fee_gbp: Fraction = Fraction(0)
    maximum_gbp: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeTolerance(Charge):
    """A price agreed for an expected volume, and what is paid or given back outside a dead band.

    expected: units a month. band: the share either side within which nothing changes. above_gbp,
    below_gbp: for each unit beyond it. rebase_after: months in a row outside it after which either
    party may ask to set the price anew; 0 for never.
    """

    kind: ClassVar[str] = "volume_tolerance"
    volume: str
    unit: str
    expected: Fraction
    band: Fraction
    above_gbp: Fraction
    below_gbp: Fraction
    rebase_after: int = 0


def wrong(charge: Charge, what: str, mend: str) -> InvalidValue:
    """The fault of a charge, named by its id."""
    return InvalidValue(what=what, where=f"charge {charge.id or '(no id)'}", mend=mend)
