"""What contradicts itself in the plan of a procurement, or is not said; all told at once."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from counterfoil.contract.lines import number_text, pounds
from counterfoil.errors import CounterfoilError, Problem, Severity
from counterfoil.parameters.direct_award_grounds import grounds
from counterfoil.parameters.light_touch_services import service_code
from counterfoil.procurement.coverage import Coverage, Standing, coverage
from counterfoil.procurement.periods import ground_of
from counterfoil.procurement.plan import ProcurementPlan, Route

_WHOLE = Fraction(100)


def plan_problems(plan: ProcurementPlan, file: str = "procurement.yaml") -> tuple[Problem, ...]:
    """Everything wrong with a plan, or worth a warning."""
    found = [*_money(plan), *_route(plan), *_regime(plan), *_dates(plan), *_steps(plan)]
    return tuple(
        Problem(what=one.what, where=f"{file}, {one.where}", mend=one.mend, severity=one.severity)
        for one in found
    )


def _money(plan: ProcurementPlan) -> Iterator[Problem]:
    if plan.gross_gbp <= 0:
        yield _error("gross_gbp", "the value is not above nought", "write the estimated value")
    if plan.net_gbp is not None and plan.net_gbp > plan.gross_gbp:
        yield _error(
            "net_gbp",
            f"{pounds(plan.net_gbp)} without tax is more than {pounds(plan.gross_gbp)} with it",
            "exchange the two, or correct one",
        )
    lots = sum((one.gross_gbp for one in plan.lots), Fraction(0))
    if plan.lots and lots != plan.gross_gbp:
        yield _warning(
            "lots",
            f"the lots come to {pounds(lots)} and the whole to {pounds(plan.gross_gbp)}",
            "correct a lot or the whole; the threshold is tested on the whole",
        )
    weights = sum((one.weight for one in plan.criteria), Fraction(0))
    if plan.criteria and weights != _WHOLE:
        yield _error(
            "criteria",
            f"the weights come to {number_text(weights)}%, not 100%",
            "correct a weight",
        )
    for name in _twice([one.id for one in plan.lots]):
        yield _error("lots", f"the id {name} is used twice", "give each lot an id of its own")


def _route(plan: ProcurementPlan) -> Iterator[Problem]:
    asked = plan.tendering
    if plan.route is Route.DIRECT_AWARD:
        if ground_of(plan) is None:
            names = ", ".join(one.id for one in grounds())
            what = f"there is no ground {plan.ground}" if plan.ground else "no ground is given"
            yield _error("ground", f"{what} for the direct award", f"name one of {names}")
        if not plan.ground_reason:
            yield _warning("ground_reason", "nothing says why the ground applies", "say why")
    elif plan.ground:
        yield _error("ground", "only a direct award has a ground", "leave it out")
    if plan.route is Route.FRAMEWORK_CALL_OFF and not plan.framework:
        yield _error("framework", "the call-off names no framework", "write its title and number")
    if asked.urgent and not asked.urgency_reason:
        yield _error(
            "tendering, urgency_reason",
            "a shorter period is taken for urgency, and no reason is given",
            "say why the usual period is impractical, or write urgent: no",
        )
    if asked.agreed_days is not None and not asked.preselected:
        yield _error(
            "tendering, agreed_days",
            "a period is agreed with suppliers, and none were chosen before",
            "write preselected: yes, or leave agreed_days out",
        )
    if asked.preselected and plan.route is Route.OPEN:
        yield _error(
            "tendering, preselected",
            "an open procedure takes tenders from anyone, so none are chosen before",
            "write route: competitive_flexible, or preselected: no",
        )


def _regime(plan: ProcurementPlan) -> Iterator[Problem]:
    try:
        held: Coverage | None = coverage(plan)
    except CounterfoilError as fault:
        yield _error("gross_gbp", fault.what, fault.mend)
        held = None
    if held is not None and held.standing is Standing.EARLIER_LAW:
        yield _warning(
            "begun_on",
            f"a procurement begun on {held.begun} is under the Public Contracts Regulations 2015",
            "correct the day, or plan it by those; the days given here are not theirs",
        )
    if not plan.codes:
        if plan.light_touch is None:
            yield _warning(
                "codes",
                "no code says what is bought, so the full duties are taken to apply",
                "write codes, or light_touch with its reason",
            )
        return
    main = service_code(plan.codes[0].code)
    if main is None and plan.light_touch is None:
        yield _warning(
            "codes",
            f"the code {plan.codes[0].code} is not in the table held here, so the full duties are "
            "taken to apply",
            "look it up in Schedule 1 of the Procurement Regulations 2024 and write light_touch",
        )
    if main is not None and main.note:
        yield _warning("codes", f"{main.code} {main.description}: {main.note}", "check the code")
    if main is not None and plan.light_touch not in (None, main.light_touch):
        word = "is" if main.light_touch else "is not"
        yield _warning(
            "light_touch",
            f"the plan says {'yes' if plan.light_touch else 'no'}, and its main code {main.code} "
            f"{word} a light touch service",
            "put the main subject first among codes, or give light_touch_reason",
        )
    if plan.light_touch and not plan.light_touch_reason:
        yield _warning("light_touch_reason", "nothing says why it is light touch", "say why")


def _dates(plan: ProcurementPlan) -> Iterator[Problem]:
    order = (
        ("contract_start", plan.contract_start, "contract_end", plan.contract_end),
        ("contract_end", plan.contract_end, "last_extension", plan.last_extension),
        (
            "conflicts_prepared_on",
            plan.conflicts_prepared_on,
            "conflicts_revised_on",
            plan.conflicts_revised_on,
        ),
    )
    for first, early, second, late in order:
        if early is not None and late is not None and late < early:
            yield _error(second, f"{second} {late} is before {first} {early}", "correct one")


def _steps(plan: ProcurementPlan) -> Iterator[Problem]:
    for name in _twice([one.id for one in plan.steps]):
        yield _error(f"steps, {name}", "the step stands twice", "keep one")
    for one in plan.steps:
        if one.days is not None and one.days < 0:
            yield _error(f"steps, {one.id}", f"it takes {one.days} days", "write 0 or more")


def _twice(names: list[str]) -> Iterator[str]:
    yield from dict.fromkeys(name for name in names if names.count(name) > 1)


def _error(where: str, what: str, mend: str) -> Problem:
    return Problem(what=what, where=where, mend=mend)


def _warning(where: str, what: str, mend: str) -> Problem:
    return Problem(what=what, where=where, mend=mend, severity=Severity.WARNING)
