"""The log of preliminary market engagement, and whether anybody came out ahead of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from counterfoil.contract.records import Record
from counterfoil.errors import Problem, Severity
from counterfoil.procurement.plan import ProcurementPlan
from counterfoil.procurement.registers import Engagement, Published

LAW = "Procurement Act 2023, s.16 and 17"


def engagements(records: Iterable[Record]) -> tuple[Engagement, ...]:
    """What stands in the log, in order of day."""
    held = tuple(records)
    gone = {one.supersedes for one in held if one.supersedes}
    found = (one for one in held if isinstance(one, Engagement) and one.id not in gone)
    return tuple(sorted(found, key=lambda one: one.held_on))


def engagement_problems(
    plan: ProcurementPlan, records: Iterable[Record], notice_on: date | None, *, covered: bool
) -> Iterator[Problem]:
    """What is wrong with the log. notice_on: when the tender notice is published."""
    held = tuple(records)
    log = engagements(held)
    told = [one for one in held if isinstance(one, Published) and one.notice == "UK2"]
    early = [one for one in told if notice_on is None or one.published_on <= notice_on]
    if covered and log and not early and not plan.no_engagement_notice:
        yield Problem(
            what="the market was asked, and no preliminary market engagement notice is published",
            where="no_engagement_notice",
            mend=f"publish UK2 before the tender notice, or write here the reason that the tender "
            f"notice will give ({LAW})",
            severity=Severity.WARNING,
        )
    for one in log:
        if one.told and not one.published_in:
            yield Problem(
                what=f"{one.supplier} was told something that other suppliers cannot read",
                where=f"engagement {one.id}",
                mend="publish the same, at the latest with the tender notice, and write "
                f"published_in ({LAW})",
                severity=Severity.WARNING,
            )
        if one.advantage and not one.cured_by:
            yield Problem(
                what=f"{one.supplier} has an advantage that nothing took away: {one.advantage}",
                where=f"engagement {one.id}",
                mend="write cured_by; an advantage that cannot be taken away excludes the supplier "
                f"({LAW})",
                severity=Severity.WARNING,
            )
        if notice_on is not None and one.held_on > notice_on:
            yield Problem(
                what=f"it was held on {one.held_on}, after the tender notice of {notice_on}",
                where=f"engagement {one.id}",
                mend="correct the day; what is asked after the notice goes into the questions",
                severity=Severity.WARNING,
            )
