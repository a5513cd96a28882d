"""Everything wrong with a procurement: its plan, its timetable and its registers, told at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from counterfoil.contract.record_order_checks import order_faults
from counterfoil.contract.records import Record
from counterfoil.errors import BadInput, Problem, Severity, errors_among
from counterfoil.parameters.procurement_notices import notice_kinds
from counterfoil.procurement.clarifications import clarification_faults
from counterfoil.procurement.conflicts import conflict_problems, conflicts_assessment
from counterfoil.procurement.contract_register_checks import contract_register_problems
from counterfoil.procurement.engagement import engagement_problems
from counterfoil.procurement.notices import NoticeState, notices_due
from counterfoil.procurement.plan import ProcurementPlan
from counterfoil.procurement.plan_checks import plan_problems
from counterfoil.procurement.registers import Answer, Published, Question, Release
from counterfoil.procurement.route_steps import NOTICE, TENDERS, TRANSPARENCY
from counterfoil.procurement.timetable import Timetable, timetable


def procurement_problems(
    plan: ProcurementPlan,
    records: Sequence[Record],
    on: date,
    places: Sequence[str] | None = None,
    file: str = "procurement.yaml",
) -> tuple[Problem, ...]:
    """Everything wrong with a procurement as it stands on a day, or worth a warning.

    places: where each record stands, such as questions.csv, line 3; by default its kind and id.
    """
    shown = [place_of(one) for one in records] if places is None else list(places)
    problems = list(plan_problems(plan, file))
    problems.extend(_record_problems(records, shown))
    if errors_among(problems):
        return tuple(problems)
    try:
        made = timetable(plan)
    except BadInput as fault:
        found: Sequence[Problem] = fault.problems
    else:
        found = (*made.problems, *_by_the_timetable(made, records, on))
    known = {place_of(one): place for one, place in zip(records, shown, strict=True)}
    problems.extend(
        replace(one, where=known.get(one.where, f"{file}, {one.where}")) for one in found
    )
    return tuple(problems)


def place_of(record: Record) -> str:
    """Where a record stands when no file is known: its kind and id."""
    return f"{record.kind} {record.id}"


def _record_problems(records: Sequence[Record], shown: Sequence[str]) -> Iterator[Problem]:
    for number, what, mend in order_faults(records, shown):
        yield Problem(what=what, where=shown[number], mend=mend)
    yield from contract_register_problems(records, shown)
    asked = {one.id for one in records if isinstance(one, Question)}
    codes = notice_kinds()
    for one, place in zip(records, shown, strict=True):
        if isinstance(one, Published) and one.notice not in codes:
            what = f"there is no notice {one.notice}"
            yield Problem(what=what, where=place, mend=f"name one of {', '.join(codes)}")
        if isinstance(one, (Answer, Release)) and one.question not in asked:
            what = f"there is no question {one.question}"
            yield Problem(what=what, where=place, mend="give the id of a row of questions.csv")


def _by_the_timetable(made: Timetable, records: Sequence[Record], on: date) -> Iterator[Problem]:
    notice = made.on(NOTICE) or made.on(TRANSPARENCY)
    covered = made.coverage.covered
    if covered:
        assessment = conflicts_assessment(made.plan, records)
        yield from conflict_problems(assessment, notice, on)
    yield from engagement_problems(made.plan, records, made.on(NOTICE), covered=covered)
    for name, what, mend in clarification_faults(records, made.on(TENDERS)):
        where = f"question {name}"
        yield Problem(what=what, where=where, mend=mend, severity=Severity.WARNING)
    yield from _published_otherwise(made, records)
    for one in notices_due(made, records, on):
        if one.state is NoticeState.LATE:
            yield Problem(
                what=f"{one.kind.code} {one.kind.name} was due by {one.by} and is not recorded as "
                "published",
                where="published.csv",
                mend="publish it and record it, or bring the timetable up to date",
                severity=Severity.WARNING,
            )


def _published_otherwise(made: Timetable, records: Sequence[Record]) -> Iterator[Problem]:
    """Notices whose day in the register is not that of the plan."""
    days = {row.step.notice: (f"steps, {row.step.id}", row.step.done_on) for row in made.rows}
    days["UK3"] = ("planned_notice_on", made.plan.planned_notice_on)
    gone = {one.supersedes for one in records if one.supersedes}
    for one in records:
        if not isinstance(one, Published) or one.id in gone or one.notice not in days:
            continue
        where, said = days[one.notice]
        if said != one.published_on:
            field = "done_on" if where.startswith("steps") else where
            yield Problem(
                what=f"{one.notice} was published on {one.published_on}, and the plan says "
                f"{said or 'nothing of it'}",
                where=where,
                mend=f"write {field}: {one.published_on}, or put the register right",
                severity=Severity.WARNING,
            )
