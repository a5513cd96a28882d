"""Every fault of a business case that no single record can show by itself, all found at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from counterfoil.appraisal.business_case import BusinessCase, Role
from counterfoil.appraisal.faults import Fault, Place
from counterfoil.appraisal.validation_chance import chance_faults
from counterfoil.appraisal.validation_lines import line_faults
from counterfoil.appraisal.validation_numbers import number_faults
from counterfoil.appraisal.validation_prices import price_faults
from counterfoil.appraisal.validation_references import reference_faults
from counterfoil.errors import Severity

MOST_YEARS = 125
LATEST = 2400
MOST_TRIALS = 10_000_000


def case_faults(case: BusinessCase) -> tuple[Fault, ...]:
    """Errors and warnings, in the order a reader meets the tables. Empty: the case can be run."""
    term = tuple(_term_faults(case))
    faults = [*term, *_setting_faults(case), *_option_faults(case), *reference_faults(case)]
    faults.extend(number_faults(case))
    if not term:  # what is said of years needs years
        faults.extend(line_faults(case))
        faults.extend(chance_faults(case))
    faults.extend(price_faults(case, with_years=not term))
    faults.extend(_weight_faults(case))
    faults.extend(_baseline_faults(case))
    return tuple(faults)


def _term_faults(case: BusinessCase) -> Iterator[Fault]:
    if not 1 <= case.years <= MOST_YEARS:
        yield _case_fault(
            "years",
            f"a term of {case.years} years cannot be run",
            f"give a whole number of years from 1 to {MOST_YEARS}",
        )
    elif case.first_year.start + case.years - 1 > LATEST:
        yield _case_fault(
            "years", f"the term runs past {LATEST}", "give fewer years, or an earlier first year"
        )


def _setting_faults(case: BusinessCase) -> Iterator[Fault]:
    if not 2 <= case.simulation.trials <= MOST_TRIALS:
        yield _case_fault(
            "simulation.trials",
            f"{case.simulation.trials} trials cannot be run",
            f"give a whole number from 2 to {MOST_TRIALS:,}",
        )
    if case.simulation.seed < 0:
        yield _case_fault("simulation.seed", "the seed is below 0", "give a whole number from 0")
    if not case.author.strip():
        yield _case_fault(
            "author",
            "the case has no author",
            "name who wrote it, so that somebody else can review it",
        )


def _option_faults(case: BusinessCase) -> Iterator[Fault]:
    found = [option.id for option in case.options if option.role is Role.COUNTERFACTUAL]
    if not found:
        yield Fault(
            place=Place(table="options"),
            what="there is no counterfactual",
            mend="give role counterfactual to the option that carries on as now",
        )
    for extra in found[1:]:
        yield Fault(
            place=Place(table="options", key=extra, column="role"),
            what=f"there are two counterfactuals, {found[0]} and {extra}",
            mend=f"keep one; give {extra} another role",
        )
    if len(case.options) < 2:
        yield Fault(
            place=Place(table="options"),
            what="there is nothing to compare the counterfactual with",
            mend="add the option you are thinking of, and an in-house one",
        )
    elif not any(option.role is Role.IN_HOUSE for option in case.options):
        yield Fault(
            place=Place(table="options"),
            what="no in-house comparator: the partner is compared with a service that stands still",
            mend="add an option with role in_house: what you could improve yourselves",
            severity=Severity.WARNING,
        )


def _weight_faults(case: BusinessCase) -> Iterator[Fault]:
    if not case.objectives:
        return
    total = sum(objective.weight for objective in case.objectives)
    if abs(total - 1) > 1e-9:
        gap = "add" if total < 1 else "take away"
        yield Fault(
            place=Place(table="objectives", key=case.objectives[-1].id, column="weight"),
            what=f"the weights add up to {total:.6g}, not 1",
            mend=f"{gap} {abs(1 - total):.6g} in all",
        )
    for objective in case.objectives:
        if objective.weight < 0:
            yield Fault(
                place=Place(table="objectives", key=objective.id, column="weight"),
                what=f"the weight {objective.weight:g} is below 0",
                mend="give a weight from 0 to 1",
            )
    given = {(score.objective, score.option) for score in case.scores}
    for objective in case.objectives:
        missing = [o.id for o in case.options if (objective.id, o.id) not in given]
        if case.scores and missing:
            yield Fault(
                place=Place(table="scores"),
                what=f"{objective.id} is not scored for {', '.join(missing)}",
                mend="add a row for each, with the reason",
            )
    for score in case.scores:
        if not 0 <= score.score <= 5:
            yield Fault(
                place=Place(
                    table="scores", key=f"{score.objective}/{score.option}", column="score"
                ),
                what=f"the score {score.score:g} is not from 0 to 5",
                mend="score 0 (not at all) to 5 (wholly)",
            )


def _baseline_faults(case: BusinessCase) -> Iterable[Fault]:
    if not case.baseline:
        yield Fault(
            place=Place(table="baseline"),
            what="there is no baseline: the case can be drafted, never approved",
            mend="add what each service costs, does and employs today, dated and signed",
            severity=Severity.WARNING,
        )
        return
    unsigned = [service.id for service in case.baseline if not service.signed_by.strip()]
    if unsigned:
        yield Fault(
            place=Place(table="baseline", key=unsigned[0], column="signed_by"),
            what=f"the baseline of {', '.join(unsigned)} is not signed: the case can be drafted, "
            "never approved",
            mend="have a finance officer sign and date it",
            severity=Severity.WARNING,
        )


def _case_fault(column: str, what: str, mend: str) -> Fault:
    return Fault(place=Place(table="case", column=column), what=what, mend=mend)
