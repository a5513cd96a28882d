"""The timetable of a procurement: each step at its earliest and latest, and what drives the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter

from counterfoil.errors import BadInput, Problem, Severity
from counterfoil.parameters.bank_holidays import Division, bank_holidays
from counterfoil.parameters.procurement_periods import least_period
from counterfoil.parameters.working_days import WorkingDays, working_days
from counterfoil.procurement.counting import shortens_tendering
from counterfoil.procurement.coverage import Coverage, coverage
from counterfoil.procurement.periods import EDITION
from counterfoil.procurement.plan import ProcurementPlan
from counterfoil.procurement.route_steps import (
    AWARD,
    INVITATION,
    NOTICE,
    REQUESTS,
    SIGN,
    STANDSTILL,
    START,
    TENDERS,
    TRANSPARENCY,
    steps_of,
)
from counterfoil.procurement.steps import BEGIN, Count, Link, Step

BANK_HOLIDAYS = "2026-11-22"
"""The edition of the bank holidays in force."""
_SATURDAY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedStep:
    """A step on its day.

    on: when it was done, else the earliest day it can be. latest: the last day by which the wanted
    start can still be kept; None when none is stated. driven_by: the step it waited for longest,
    blank when it is its own planned day. critical: it drives the start of the contract.
    """

    step: Step
    on: date
    latest: date | None
    driven_by: str
    critical: bool

    @property
    def slack_days(self) -> int | None:
        """How many days it may slip; below nought when the wanted start is missed by it."""
        return None if self.latest is None else (self.latest - self.on).days


@dataclass(frozen=True, slots=True, kw_only=True)
class Timetable:
    """Every step in order of day, the law they follow, and what is wrong or worth knowing."""

    plan: ProcurementPlan
    coverage: Coverage
    rows: tuple[TimedStep, ...]
    problems: tuple[Problem, ...]
    days: WorkingDays

    def row(self, step_id: str) -> TimedStep | None:
        """One step; None when the route has none of that id."""
        return next((one for one in self.rows if one.step.id == step_id), None)

    def on(self, step_id: str) -> date | None:
        """The day of one step."""
        found = self.row(step_id)
        return found.on if found else None

    @property
    def critical_path(self) -> tuple[TimedStep, ...]:
        """The steps that drive the start of the contract, in order."""
        return tuple(one for one in self.rows if one.critical)


def timetable(plan: ProcurementPlan) -> Timetable:
    """The timetable of a plan.

    The law is that of the day the procurement begins: as stated, else as the timetable itself
    gives it. Raises: BadInput when steps wait for each other in a circle or for what is not there.
    """
    days = working_days(BANK_HOLIDAYS)
    held = coverage(plan)
    begins = _begins(_days_of(steps_of(plan, held), plan, days))
    if plan.begun_on is None and begins is not None:
        held = coverage(plan, begins)
    shorter = False
    notice = _days_of(steps_of(plan, held), plan, days).get(NOTICE)
    if plan.planned_notice_on is not None and notice is not None:
        least = least_period(EDITION, "planned-notice").days
        shorter = shortens_tendering(plan.planned_notice_on, notice, least)
    steps = steps_of(plan, held, planned_notice=shorter)
    on = _days_of(steps, plan, days)
    latest = _latest(steps, plan, days)
    driven = {one.id: _driver(one, on, plan, days) for one in steps}
    path = set(_path(driven, START))
    rows = tuple(
        TimedStep(
            step=one,
            on=on[one.id],
            latest=latest.get(one.id),
            driven_by=driven[one.id],
            critical=one.id in path,
        )
        for one in sorted(_ordered(steps), key=lambda one: on[one.id])
    )
    return Timetable(
        plan=plan,
        coverage=held,
        rows=rows,
        problems=tuple(_problems(plan, held, steps, on, latest, days)),
        days=days,
    )


def _begins(on: Mapping[str, date]) -> date | None:
    """When a procurement begins in law: its first notice, else its invitation."""
    return next((on[one] for one in (NOTICE, TRANSPARENCY, INVITATION) if one in on), None)


def _ordered(steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps, each after those it waits for. Raises: BadInput."""
    by_id = {one.id: one for one in steps}
    faults = [
        Problem(
            what=f"the step {one.id} waits for {link.after}, and there is no such step",
            where=f"steps, {one.id}",
            mend=f"name one of {', '.join(by_id)}",
        )
        for one in steps
        for link in one.links
        if link.after != BEGIN and link.after not in by_id
    ]
    if faults:
        raise BadInput(faults)
    waits = {one.id: [link.after for link in one.links if link.after] for one in steps}
    try:
        return tuple(by_id[name] for name in TopologicalSorter(waits).static_order())
    except CycleError as fault:
        circle = " waits for ".join(reversed(fault.args[1]))
        problem = Problem(
            what=f"the steps wait for each other: {circle}",
            where="steps",
            mend="take one of these links out of after: or before:",
        )
        raise BadInput([problem]) from fault


def _days_of(steps: Sequence[Step], plan: ProcurementPlan, days: WorkingDays) -> dict[str, date]:
    on = {BEGIN: plan.begins_on}
    for step in _ordered(steps):
        reached = [link.earliest(on[link.after], days) for link in step.links]
        if step.planned_on is not None:
            reached.append(step.planned_on)
        on[step.id] = step.done_on or max(reached)
    del on[BEGIN]
    return on


def _latest(steps: Sequence[Step], plan: ProcurementPlan, days: WorkingDays) -> dict[str, date]:
    """The latest day of each step that still keeps the wanted start."""
    if plan.contract_start is None:
        return {}
    latest = {START: plan.contract_start}
    for step in reversed(_ordered(steps)):
        if step.id not in latest:
            continue
        for link in step.links:
            day = link.latest(latest[step.id], days)
            latest[link.after] = min(day, latest.get(link.after, day))
    return latest


def _driver(step: Step, on: Mapping[str, date], plan: ProcurementPlan, days: WorkingDays) -> str:
    held = {**on, BEGIN: plan.begins_on}
    if step.done_on is not None:
        return ""
    for link in step.links:
        if link.earliest(held[link.after], days) == on[step.id]:
            return link.after
    return ""


def _path(driven: Mapping[str, str], last: str) -> Iterator[str]:
    while last:
        yield last
        last = driven[last]


def _problems(
    plan: ProcurementPlan,
    held: Coverage,
    steps: Sequence[Step],
    on: Mapping[str, date],
    latest: Mapping[str, date],
    days: WorkingDays,
) -> Iterator[Problem]:
    known = {**on, BEGIN: plan.begins_on}
    for step in steps:
        for link in step.links:
            yield from _against_law(step, link, known, days)
        if step.own and step.done_on is None:
            yield _warning(
                step.id,
                f"nothing says how many days it takes: {step.title}",
                f"add `- id: {step.id}` with its days to steps",
            )
        if step.done_on is None and step.planned_on and step.planned_on < on[step.id]:
            yield _warning(
                step.id,
                f"it is planned for {step.planned_on} and cannot be before {on[step.id]}",
                f"plan it for {on[step.id]} or later, or bring forward what it waits for",
            )
    if plan.contract_start and on[START] > plan.contract_start:
        yield Problem(
            what=f"the contract is wanted from {plan.contract_start} and can start on {on[START]} "
            f"at the earliest",
            where="contract_start",
            mend=f"begin by {latest[BEGIN]}, shorten a step of the critical path, or start later",
            severity=Severity.WARNING,
        )
    yield from _notes(plan, held, on, days)


def _against_law(
    step: Step, link: Link, on: Mapping[str, date], days: WorkingDays
) -> Iterator[Problem]:
    if not link.least:
        return
    lawful = link.earliest(on[link.after], days, least=True)
    kind = "working day" if link.count is not Count.DAYS else "day"
    least = f"{link.least} {kind}{'' if link.least == 1 else 's'} ({link.law})"
    if step.done_on is not None and step.done_on < lawful:
        yield _warning(
            step.id,
            f"it was done on {step.done_on}, and the law allows {lawful} at the earliest: {least}",
            "correct the day if it is wrong; if it is right, take legal advice at once",
        )
    if link.days < link.least:
        yield Problem(
            what=f"it is given {link.days} days, and the least is {least}",
            where=f"steps, {step.id}",
            mend=f"give it {link.least} or more",
        )


def _notes(
    plan: ProcurementPlan, held: Coverage, on: Mapping[str, date], days: WorkingDays
) -> Iterator[Problem]:
    award, last = on.get(AWARD), on.get(STANDSTILL)
    if award and last:
        if not days.holds(award):
            yield _warning(
                AWARD,
                f"{award} is no working day, so the standstill is counted from the next one",
                "publish the contract award notice on a working day",
            )
        inside = _holidays(award, last)
        if inside:
            yield _warning(
                STANDSTILL,
                f"the standstill, {award} to {last}, leaves out {', '.join(inside)}",
                "tell suppliers the last day in words, and see that somebody is there to answer",
            )
    for name in (REQUESTS, TENDERS):
        closes = on.get(name)
        if closes is not None and not days.holds(closes):
            yield _warning(
                name,
                f"suppliers answer by {closes}, which is no working day",
                "plan it for a working day, so that their questions on the last day are answered",
            )
    if not all(days.knows(one) for one in on.values()):
        yield _warning(
            SIGN,
            f"the bank holidays are known up to {days.last}, and the timetable goes beyond",
            "look at the days anew when later holidays are published",
        )
    if plan.tendering.urgent and held.covered and not held.light_touch:
        yield _warning(
            "tenders",
            "a shorter period is taken for urgency: "
            + (plan.tendering.urgency_reason or "no reason is given"),
            "say in the tender notice why the usual period is impractical",
        )


def _holidays(first: date, last: date) -> list[str]:
    """The days from one to another that are left out because they are bank holidays."""
    named = _named_holidays()
    return [f"{day} ({named[day]})" for day in sorted(named) if first <= day <= last]


@lru_cache(maxsize=1)
def _named_holidays() -> dict[date, str]:
    """Bank holidays in any part of the kingdom on Mondays to Fridays, by name."""
    found: dict[date, str] = {}
    for division in Division:
        for one in bank_holidays(BANK_HOLIDAYS, division):
            if one.day.weekday() < _SATURDAY:
                found.setdefault(one.day, one.title)
    return found


def _warning(step: str, what: str, mend: str) -> Problem:
    return Problem(what=what, where=f"steps, {step}", mend=mend, severity=Severity.WARNING)
