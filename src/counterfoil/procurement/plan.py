"""The plan of a procurement as its author states it: what is bought, by which route, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from fractions import Fraction

from counterfoil.procurement.steps import Count


class AuthorityKind(StrEnum):
    """Which thresholds an authority has. Police forces and policing bodies are sub-central."""

    SUB_CENTRAL = "sub_central"
    CENTRAL = "central"


class Buys(StrEnum):
    """What the contract is mainly for."""

    GOODS = "goods"
    SERVICES = "services"
    WORKS = "works"


class Route(StrEnum):
    """How a supplier is found."""

    OPEN = "open"
    COMPETITIVE_FLEXIBLE = "competitive_flexible"
    FRAMEWORK_CALL_OFF = "framework_call_off"
    DIRECT_AWARD = "direct_award"

    @property
    def words(self) -> str:
        """The route as notices name it."""
        return _ROUTE_WORDS[self]

    @property
    def is_competition(self) -> bool:
        """Whether it opens with a tender notice."""
        return self in (Route.OPEN, Route.COMPETITIVE_FLEXIBLE)


_ROUTE_WORDS = {
    Route.OPEN: "Open procedure",
    Route.COMPETITIVE_FLEXIBLE: "Competitive flexible procedure",
    Route.FRAMEWORK_CALL_OFF: "Call-off under a framework",
    Route.DIRECT_AWARD: "Direct award",
}


class CriterionKind(StrEnum):
    """What an award criterion weighs."""

    QUALITY = "quality"
    PRICE = "price"
    COST = "cost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A code of the common procurement vocabulary. The first of a plan is its main subject."""

    code: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """A part of the contract that may be awarded alone. gross_gbp: with value added tax."""

    id: str
    title: str
    gross_gbp: Fraction
    net_gbp: Fraction | None = None
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardCriterion:
    """A criterion as the tender notice tells it; weight is in per cent of the whole."""

    name: str
    kind: CriterionKind
    weight: Fraction
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplier:
    """Who is to be awarded the contract, or a lot of it. identifier: such as GB-COH-01234567."""

    name: str
    identifier: str = ""
    lot: str = ""
    gross_gbp: Fraction | None = None
    net_gbp: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tendering:
    """How tenders are asked for, which decides the least period for them.

    preselected: tenders only from suppliers chosen before. agreed_days: a period agreed with them.
    """

    electronic: bool = True
    documents_with_notice: bool = True
    preselected: bool = False
    agreed_days: int | None = None
    dynamic_market: bool = False
    urgent: bool = False
    urgency_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedStep:
    """What the author says of a step: one of the route's own by its id, or one added to them.

    after: the ids of the steps before it, with blanks between; before: those that wait for it.
    days: how long it takes after each of them. planned_on: not before this day. done_on: it was.
    """

    id: str
    title: str = ""
    after: str = ""
    before: str = ""
    days: int | None = None
    count: Count = Count.DAYS
    planned_on: date | None = None
    done_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcurementPlan:
    """A procurement. Values in pounds; `gross_gbp` holds value added tax, options and extensions.

    authority_identifier: its number on the central digital platform. begins_on: the first day of
    work. begun_on: the day it began in law, once it has. light_touch: None goes by the main code.
    ground: of a direct award, by the id of the published list. advertised: below the threshold,
    whether it is. engages: whether the market is asked before. no_engagement_notice: why there is
    no notice of that. contract_start: the day the contract is wanted from. standstill_days: working
    days promised in the award notice; 0 is the least where one is mandatory, else none.
    last_extension: the last day with every extension taken. no_indicators: why performance cannot
    be told by indicators. suppliers: once chosen. ended_reason: why nothing is awarded, once that
    is decided. ocid: the identifier that the platform gave the process. illustrative: what is made
    up.
    """

    id: str
    title: str
    description: str
    authority: str
    buys: Buys
    gross_gbp: Fraction
    route: Route
    begins_on: date
    codes: tuple[Code, ...] = ()
    net_gbp: Fraction | None = None
    authority_identifier: str = ""
    authority_kind: AuthorityKind = AuthorityKind.SUB_CENTRAL
    concession: bool = False
    light_touch: bool | None = None
    light_touch_reason: str = ""
    begun_on: date | None = None
    ground: str = ""
    ground_reason: str = ""
    framework: str = ""
    tendering: Tendering = Tendering()
    advertised: bool = True
    engages: bool = False
    no_engagement_notice: str = ""
    planned_notice_on: date | None = None
    standstill_days: int = 0
    contract_start: date | None = None
    contract_end: date | None = None
    last_extension: date | None = None
    lots: tuple[Lot, ...] = ()
    no_lots_reason: str = ""
    criteria: tuple[AwardCriterion, ...] = ()
    risks: str = ""
    no_indicators: str = ""
    conflicts_prepared_on: date | None = None
    conflicts_revised_on: date | None = None
    pipeline_authority: bool = False
    suppliers: tuple[Supplier, ...] = ()
    tenders_received: int | None = None
    tenders_assessed: int | None = None
    ended_reason: str = ""
    portal: str = ""
    ocid: str = ""
    closing_time: time = time(12, 0)
    steps: tuple[PlannedStep, ...] = ()
    illustrative: str = ""
