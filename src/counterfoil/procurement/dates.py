"""The days of a procurement that somebody must keep, for calendars and reminders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from counterfoil.access.roles import Role
from counterfoil.contract.obligations import DueDate, ObligationKind
from counterfoil.contract.records import Record, standing
from counterfoil.procurement.contract_occasions import contract_notices, occasions
from counterfoil.procurement.contract_registers import SignedContract
from counterfoil.procurement.notices import NoticeDue, NoticeState, notices_due
from counterfoil.procurement.route_steps import REQUESTS, STANDSTILL, TENDERS
from counterfoil.procurement.running_contract import RunningContract
from counterfoil.procurement.timetable import Timetable

STEP_LEAD_DAYS = 21
_OF_OTHERS = frozenset({REQUESTS, TENDERS, STANDSTILL})
"""Last days for others: they pass by themselves, and nobody is late with them."""
NOTICE_LEAD_DAYS = 30


def procurement_dates(made: Timetable, records: Iterable[Record], on: date) -> tuple[DueDate, ...]:
    """Each step that is not done and each notice still owed that is no step, in order of day.

    A step whose notice is recorded as published is done. Of steps on one day each has its own date.
    Once the contract is entered into, those that the registers call for; of its indicators and
    changes the contract's own dates tell.
    """
    held = tuple(records)
    due = notices_due(made, held, on)
    published = {one.kind.code for one in due if one.published is not None}
    by_step = {one.step.notice for one in made.rows if one.step.notice}
    found = [*_steps(made, published, on)]
    for one in due:
        if one.kind.code not in by_step:
            found.extend(_notice(one))
    if standing(held, SignedContract, on):
        running = RunningContract(made=made, records=held)
        for about, one in contract_notices(running, occasions(running, on), on):
            found.extend(_notice(one, f"/{about.id}", f": {about.title}"))
    return tuple(sorted(found, key=lambda one: one.on))


def _notice(one: NoticeDue, name: str = "", title: str = "") -> Iterator[DueDate]:
    if one.by is not None and one.state in (NoticeState.DUE, NoticeState.LATE):
        yield DueDate(
            id=f"procurement/notice/{one.kind.code}{name}",
            kind=ObligationKind.PROCUREMENT,
            title=f"{one.kind.code} {one.kind.name} is due{title}",
            owner=Role.COMMERCIAL_LEAD,
            on=one.by,
            lead_days=NOTICE_LEAD_DAYS,
            about=one.kind.code,
            clause=one.kind.law,
            note=one.why,
        )


def _steps(made: Timetable, published: set[str], on: date) -> Iterator[DueDate]:
    for row in made.rows:
        step = row.step
        if step.done_on is not None or (step.notice and step.notice in published):
            continue
        if step.id in _OF_OTHERS and row.on < on:
            continue
        laws = [link.law for link in step.links if link.law]
        yield DueDate(
            id=f"procurement/step/{step.id}",
            kind=ObligationKind.PROCUREMENT,
            title=f"{step.title} ({step.notice})" if step.notice else step.title,
            owner=Role.COMMERCIAL_LEAD,
            on=row.on,
            lead_days=STEP_LEAD_DAYS,
            about=step.id,
            clause="; ".join(dict.fromkeys(laws)),
            note="It drives the start of the contract." if row.critical else "",
        )
