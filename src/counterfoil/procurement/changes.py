"""What is different between two plans of one procurement, and whether days alone are."""

from __future__ import annotations

from dataclasses import dataclass, fields

from counterfoil.procurement.plan import PlannedStep, ProcurementPlan

FACTS_OF_DAYS = frozenset(
    {
        "begun_on",
        "planned_notice_on",
        "conflicts_prepared_on",
        "conflicts_revised_on",
        "tenders_received",
        "tenders_assessed",
        "ocid",
    }
)
"""Fields that say how far it has got; the others say what is bought, by which law and how."""

DAYS_OF_STEPS = frozenset({"days", "count", "planned_on", "done_on", "note"})
"""Fields of a step that say when it is; the others say what it is and what it waits for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChange:
    """A field that is different. step: of one of the plan's steps, by its id; blank for none."""

    field: str
    before: object
    after: object
    step: str = ""


def plan_changes(before: ProcurementPlan, after: ProcurementPlan) -> tuple[PlanChange, ...]:
    """Every field that is different, those of steps by their step."""
    found = [
        PlanChange(field=one.name, before=getattr(before, one.name), after=getattr(after, one.name))
        for one in fields(ProcurementPlan)
        if one.name != "steps" and getattr(before, one.name) != getattr(after, one.name)
    ]
    was = {one.id: one for one in before.steps}
    now = {one.id: one for one in after.steps}
    for name in dict.fromkeys([*was, *now]):
        found.extend(_of_step(name, was.get(name), now.get(name)))
    return tuple(found)


def days_alone(before: ProcurementPlan, after: ProcurementPlan) -> bool:
    """Whether nothing differs but how far it has got and when the steps are."""
    return all(
        one.field in (DAYS_OF_STEPS if one.step else FACTS_OF_DAYS)
        for one in plan_changes(before, after)
    )


def _of_step(name: str, before: PlannedStep | None, after: PlannedStep | None) -> list[PlanChange]:
    blank = PlannedStep(id=name)
    was, now = before or blank, after or blank
    return [
        PlanChange(
            field=one.name, before=getattr(was, one.name), after=getattr(now, one.name), step=name
        )
        for one in fields(PlannedStep)
        if getattr(was, one.name) != getattr(now, one.name)
    ]
