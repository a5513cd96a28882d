"""The decision calendar: the last days to decide what follows a contract, back from its end.

Two chains stand beside each other. The least one allows each step only what the Procurement Act
2023 and the contract ask for, so after it a lawful competition is no longer possible. The realistic
one allows what the authority says such steps have taken it, and is given only when that is stated.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from counterfoil.access.roles import Role
from counterfoil.contract.obligations import DueDate, ObligationKind
from counterfoil.contract.record_months import day_later
from counterfoil.contract.terms import Contract, Law
from counterfoil.errors import InvalidValue
from counterfoil.outcomes.lead_times import (
    CalendarRules,
    LeadTimes,
    LeastCompetition,
    Step,
    in_months,
)
from counterfoil.parameters.catalogue import edition
from counterfoil.parameters.procurement_periods import PARAMETER, least_period
from counterfoil.parameters.working_days import WorkingDays, working_days

_DAY = timedelta(days=1)


class Route(StrEnum):
    """What may follow a contract."""

    EXTEND = "extend"
    RECOMPETE = "recompete"
    IN_HOUSE = "in_house"
    SHARE = "share"


class Footing(StrEnum):
    """Whether steps get the least that law and contract allow, or what they have taken."""

    LEAST = "least"
    REALISTIC = "realistic"

    @property
    def words(self) -> str:
        """The footing as pages show it."""
        if self is Footing.LEAST:
            return "at the least that law and contract allow"
        return "by what such steps have taken"


class Chance(StrEnum):
    """Whether a route can still be begun on a day.

    OPEN: in time by the realistic chain. ONLY_AT_THE_LEAST: too late by it, not yet by the least.
    NOT_MEASURED: not too late by the least, and no realistic lead times are stated. PAST: too late.
    """

    OPEN = "open"
    ONLY_AT_THE_LEAST = "only_at_the_least"
    NOT_MEASURED = "not_measured"
    PAST = "past"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """The steps of a route on one footing, in order of day; the first is the last day to begin."""

    footing: Footing
    steps: tuple[Step, ...]

    @property
    def begin_by(self) -> date:
        """The last day on which the route can be begun."""
        return self.steps[0].on


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteDates:
    """One route: its chains, and whether it can still be begun. gone: why there is no chain."""

    route: Route
    title: str
    chains: tuple[Chain, ...]
    chance: Chance
    gone: str = ""

    def chain(self, footing: Footing) -> Chain | None:
        """The chain on one footing."""
        return next((one for one in self.chains if one.footing is footing), None)

    @property
    def begin_by(self) -> date | None:
        """The realistic last day to begin, or the least one where there is no other."""
        found = self.chain(Footing.REALISTIC) or self.chain(Footing.LEAST)
        return found.begin_by if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionCalendar:
    """Every route from the end of a contract, as seen on a day.

    ends: its last day. afterwards: what is due once it has ended. notes: what a reader must know.
    """

    contract: str
    title: str
    ends: date
    as_at: date
    routes: tuple[RouteDates, ...]
    afterwards: tuple[Step, ...]
    lead_times: LeadTimes | None
    notes: tuple[str, ...]

    @property
    def decide_by(self) -> date | None:
        """The last day on which every route that exists is still open: after it choice narrows."""
        days = [one.begin_by for one in self.routes if one.begin_by is not None]
        return min(days, default=None)

    def route(self, route: Route) -> RouteDates:
        """One route."""
        return next(one for one in self.routes if one.route is route)


def decision_calendar(
    contract: Contract,
    as_at: date,
    rules: CalendarRules | None = None,
    *,
    extensions_taken: int = 0,
) -> DecisionCalendar:
    """The calendar of a contract.

    extensions_taken: how many of the extensions in the last terms are used; the end moves by their
    months. Raises InvalidValue for more than there are, UnknownEdition.
    """
    rules = rules or CalendarRules()
    options = contract.versions[-1].extensions
    if not 0 <= extensions_taken <= len(options):
        raise InvalidValue(
            what=f"{extensions_taken} extensions are said to be used, of {len(options)}",
            where=f"contract {contract.id}, extensions taken",
            mend=f"give 0 to {len(options)}, or add the extension to the terms",
        )
    months = sum(one.months for one in options[:extensions_taken])
    # The day after the end is moved, so that a term to a month's last day ends on a last day again.
    ends = day_later(contract.term.end + _DAY, months) - _DAY
    light = contract.light_touch if rules.light_touch is None else rules.light_touch
    days = working_days(rules.bank_holidays)
    routes = (
        _extension(contract, rules.lead_times, as_at, extensions_taken),
        _route(Route.RECOMPETE, "Compete again", _recompete(rules, ends, light, days), as_at),
        _route(Route.IN_HOUSE, "Bring in house", _own(rules.lead_times, ends, "in_house"), as_at),
        _route(Route.SHARE, "Share with others", _own(rules.lead_times, ends, "share"), as_at),
    )
    return DecisionCalendar(
        contract=contract.id,
        title=contract.title,
        ends=ends,
        as_at=as_at,
        routes=routes,
        afterwards=tuple(_afterwards(contract, rules, ends)),
        lead_times=rules.lead_times,
        notes=tuple(_notes(rules, routes, days, light=light)),
    )


def calendar_dates(calendar: DecisionCalendar) -> tuple[DueDate, ...]:
    """The last day to begin each route, as dates for reminders and calendar programs."""
    return tuple(
        DueDate(
            id=f"decide/{route.route}/{chain.footing}",
            kind=ObligationKind.OWN,
            title=f"{route.title}: last day to begin, {chain.footing.words}",
            owner=Role.COMMERCIAL_LEAD,
            on=chain.begin_by,
            lead_days=180,
            about=route.route.value,
        )
        for route in calendar.routes
        for chain in route.chains
    )


def _recompete(rules: CalendarRules, ends: date, light: bool, days: WorkingDays) -> Iterator[Chain]:
    competed = LeastCompetition(rules, light, days)
    yield Chain(footing=Footing.LEAST, steps=(*competed.steps(ends), _start(ends)))
    lead = rules.lead_times
    if lead is None:
        return
    signed = day_later(ends + _DAY, -lead.transition)
    first, *_, award, sign = competed.steps(signed)
    notice = min(day_later(award.on, -lead.competition), first.on)
    prepare = day_later(notice, -lead.preparation)
    yield Chain(
        footing=Footing.REALISTIC,
        steps=(
            _begin(prepare, lead.decision),
            Step(
                id="prepare",
                title="Begin market engagement and the specification",
                on=prepare,
                takes=in_months(lead.preparation),
            ),
            Step(
                id="notice",
                title="Publish the tender notice",
                on=notice,
                takes=f"{in_months(lead.competition)} to the award",
            ),
            award,
            Step(
                id=sign.id,
                title=sign.title,
                on=sign.on,
                takes=f"{in_months(lead.transition)} for the transition",
            ),
            _start(ends),
        ),
    )


def _own(lead: LeadTimes | None, ends: date, name: str) -> Iterator[Chain]:
    if lead is None:
        return
    months = getattr(lead, name)
    ready = day_later(ends + _DAY, -months)
    transfer = Step(
        id="transition",
        title="Begin the transfer of people, assets and data",
        on=ready,
        takes=in_months(months),
    )
    steps = (_begin(ready, lead.decision), transfer, _start(ends))
    yield Chain(footing=Footing.REALISTIC, steps=steps)


def _extension(contract: Contract, lead: LeadTimes | None, as_at: date, taken: int) -> RouteDates:
    options = contract.versions[-1].extensions[taken:]
    if not options:
        return RouteDates(
            route=Route.EXTEND,
            title="Extend",
            chains=(),
            chance=Chance.PAST,
            gone="the terms give no further extension; going on would be a change of the contract",
        )
    option = options[0]
    title = f"by {in_months(option.months)}"
    notice = Step(
        id="notice",
        title=f"Give notice of extension {title}",
        on=option.notice_by,
        note=option.note,
    )
    chains = [Chain(footing=Footing.LEAST, steps=(notice,))]
    if lead is not None:
        steps = (_begin(option.notice_by, lead.decision), notice)
        chains.append(Chain(footing=Footing.REALISTIC, steps=steps))
    return _route(Route.EXTEND, f"Extend {title}", chains, as_at)


def _route(route: Route, title: str, chains: Iterable[Chain], as_at: date) -> RouteDates:
    held = {one.footing: one for one in chains}
    realistic, least = held.get(Footing.REALISTIC), held.get(Footing.LEAST)
    if realistic is not None and as_at <= realistic.begin_by:
        chance = Chance.OPEN
    elif not held:
        chance = Chance.NOT_MEASURED
    elif least is None or as_at > least.begin_by:
        chance = Chance.PAST
    else:
        chance = Chance.NOT_MEASURED if realistic is None else Chance.ONLY_AT_THE_LEAST
    return RouteDates(
        route=route,
        title=title,
        chains=tuple(held.values()),
        chance=chance,
        gone="" if held else "no lead time is stated for it, and no law sets a least one",
    )


def _afterwards(contract: Contract, rules: CalendarRules, ends: date) -> Iterator[Step]:
    """What the Act asks for once a contract made under it has ended."""
    if contract.law is Law.PROCUREMENT_ACT_2023:
        period = least_period(rules.periods, "termination-notice")
        yield Step(
            id="termination-notice",
            title="Publish the contract termination notice",
            on=ends + (period.days - 1) * _DAY,
            takes=f"{period.days} days beginning with the day of the end",
            law=period.law,
        )


def _notes(
    rules: CalendarRules, routes: tuple[RouteDates, ...], days: WorkingDays, *, light: bool
) -> Iterator[str]:
    if rules.lead_times is None:
        yield (
            "No realistic lead times are stated, so only the least is shown, with no day for "
            "preparing, judging or moving in. State what such steps have taken you."
        )
    if light:
        yield (
            "A light touch contract has no least period in the Act, so its least chain is one day. "
            "A period must still be reasonable."
        )
    steps = [step for one in routes for chain in one.chains for step in chain.steps]
    since = edition(PARAMETER, rules.periods).in_force_from
    if since is not None and any(
        step.id == "notice" and step.law and step.on < since for step in steps
    ):
        yield (
            "The periods are those of the Procurement Act 2023, which holds for procurements begun "
            f"from {since}. For an earlier one they only show the order of size."
        )
    unknown = [step.on for step in steps if step.id == "award" and not days.knows(step.on)]
    if unknown:
        yield (
            f"Bank holidays are known to {days.last.year}. Around {min(unknown)} only weekends are "
            "left out, so allow a few days more."
        )
    if all(one.chance is Chance.PAST for one in routes):
        yield "No route can be begun in time any more: plan for a gap in the service."


def _begin(before: date, months: int) -> Step:
    return Step(
        id="decide",
        title="Begin the decision of force and policing body",
        on=day_later(before, -months),
        takes=in_months(months),
    )


def _start(ends: date) -> Step:
    return Step(id="start", title="First day without the present contract", on=ends + _DAY)
