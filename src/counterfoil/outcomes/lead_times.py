"""How long the steps from one contract to the next take: at the least in law, and in earnest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, timedelta
from enum import StrEnum

from counterfoil.appraisal.evidence import Basis
from counterfoil.errors import InvalidValue
from counterfoil.parameters.procurement_periods import LeastPeriod, least_period
from counterfoil.parameters.working_days import WorkingDays

_DAY = timedelta(days=1)


class Procedure(StrEnum):
    """How a successor would be found.

    OPEN: one stage, anyone tenders. FLEXIBLE: requests to take part, then tenders of those chosen.
    """

    OPEN = "open"
    FLEXIBLE = "competitive_flexible"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadTimes:
    """How many months each step takes in earnest, from the authority's own record of past ones.

    decision: for both bodies to choose. preparation: market engagement and specification.
    competition: from the tender notice to the award. transition: from signature to the first day.
    in_house, share: from the choice to the first day of a service of one's own, or a shared one.
    reason: which past ones, or why so long; source: where that is written.
    """

    decision: int
    preparation: int
    competition: int
    transition: int
    in_house: int
    share: int
    basis: Basis
    reason: str
    source: str = ""

    def __post_init__(self) -> None:
        for one in fields(self):
            months = getattr(self, one.name)
            if isinstance(months, int) and months < 0:
                raise InvalidValue(
                    what=f"{one.name} takes {months} months",
                    where="lead times",
                    mend="give whole months, 0 or more",
                )


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarRules:
    """Which editions count the days, how a successor is found, and how long steps take.

    light_touch: of the next contract; None takes it from the present one. lead_times None: only
    the least chain can be given.
    """

    periods: str = "2025-02"
    bank_holidays: str = "2026-11-22"
    procedure: Procedure = Procedure.FLEXIBLE
    light_touch: bool | None = None
    lead_times: LeadTimes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """The last day for something. takes: how long is allowed from it; law: what says so."""

    id: str
    title: str
    on: date
    takes: str = ""
    law: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class LeastCompetition:
    """The least that the Act allows from the tender notice to the signature.

    light: whether the next contract is a light touch one. days: the working days to count by.
    """

    rules: CalendarRules
    light: bool
    days: WorkingDays

    def steps(self, signed: date) -> tuple[Step, ...]:
        """Each step at its latest, for a signature on a day."""
        standstill = self._period("standstill")
        award = signed
        if standstill.days:
            award = self.days.first_day(signed - _DAY, standstill.days)
        found = [
            Step(
                id="award",
                title="Publish the contract award notice",
                on=award,
                takes=_days(standstill),
                law=standstill.law,
            ),
            Step(id="sign", title="Enter into the next contract", on=signed),
        ]
        for name, period, title in self._stages():
            on = found[0].on - period.days * _DAY
            found.insert(0, Step(id=name, title=title, on=on, takes=_days(period), law=period.law))
        return tuple(found)

    def _stages(self) -> Iterator[tuple[str, LeastPeriod, str]]:
        """The stages before the award, the last first."""
        if self.rules.procedure is Procedure.OPEN:
            whole = self._period("tendering", "-electronic-complete")
            yield "notice", whole, "Publish the tender notice with all documents"
        else:
            chosen = self._period("tendering", "-preselected")
            yield "invitation", chosen, "Invite tenders of those chosen"
            yield "notice", self._period("participation"), "Publish the tender notice"

    def _period(self, name: str, otherwise: str = "") -> LeastPeriod:
        kind = "-light-touch" if self.light else otherwise
        return least_period(self.rules.periods, f"{name}{kind}")


def in_months(count: int) -> str:
    """A number of months in words.

    >>> in_months(1), in_months(16)
    ('1 month', '16 months')
    """
    return f"{count} month{'' if count == 1 else 's'}"


def _days(period: LeastPeriod) -> str:
    if not period.days:
        return "no least period"
    return f"{period.days} {'working days' if period.working else 'days'} at least"
