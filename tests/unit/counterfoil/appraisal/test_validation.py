from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from counterfoil.appraisal.amounts import DriverRate, Flat, ShareOf
from counterfoil.appraisal.appraise import appraise
from counterfoil.appraisal.business_case import (
    BaselineService,
    Driver,
    Objective,
    PriceIndex,
    Role,
    Score,
    Simulation,
)
from counterfoil.appraisal.validation import case_faults
from counterfoil.errors import BadInput
from counterfoil.quantities.distributions import Fixed
from counterfoil.quantities.years import FinancialYear
from tests.fixtures.small_cases import (
    FIRST,
    HELD,
    IN_HOUSE,
    NOW,
    PARTNER,
    cost,
    risk,
    small_case,
)

GOOD = (cost("now", "a", 3), cost("in-house", "a", 2), cost("partner", "a", 1))


def faults(*lines: Any, **changes: Any) -> list[tuple[str, str, str]]:
    """Place, severity and what of every fault of the good case with these changes."""
    found = case_faults(small_case(*(lines or GOOD), **changes))
    assert all(fault.mend for fault in found)
    return [(str(fault.place), fault.severity.value, fault.what) for fault in found]


def test_a_sound_case_has_no_faults():
    assert faults() == []


@pytest.mark.parametrize(
    ("changes", "place", "severity", "says"),
    [
        ({"years": 0}, "case, years", "error", "term of 0 years"),
        ({"years": -3}, "case, years", "error", "term of -3 years"),
        ({"years": 126}, "case, years", "error", "term of 126 years"),
        ({"years": 10**9}, "case, years", "error", "term of"),
        ({"first_year": FinancialYear(2399)}, "case, years", "error", "runs past 2400"),
        ({"simulation": Simulation(trials=1)}, "case, simulation.trials", "error", "1 trials"),
        ({"simulation": Simulation(trials=10**9)}, "case, simulation.trials", "error", "trials"),
        ({"simulation": Simulation(seed=-1)}, "case, simulation.seed", "error", "below 0"),
        ({"author": "  "}, "case, author", "error", "no author"),
        ({"options": (IN_HOUSE, PARTNER)}, "options", "error", "no counterfactual"),
        (
            {"options": (NOW, IN_HOUSE, replace(PARTNER, role=Role.COUNTERFACTUAL))},
            "options partner, role",
            "error",
            "two counterfactuals, now and partner",
        ),
        ({"options": (NOW,)}, "options", "error", "nothing to compare"),
        (
            {"options": (NOW, replace(IN_HOUSE, role=Role.SHARE), PARTNER)},
            "options",
            "warning",
            "no in-house comparator",
        ),
        ({"baseline": ()}, "baseline", "warning", "no baseline"),
        (
            {"baseline": (BaselineService(id="custody", title="C", cost_gbp=1.0, as_at="2026"),)},
            "baseline custody, signed_by",
            "warning",
            "not signed",
        ),
    ],
)
def test_each_fault_of_the_whole_case(changes, place, severity, says):
    found = [fault for fault in faults(**changes) if fault[:2] == (place, severity)]

    assert any(says in what for _, _, what in found), faults(**changes)


GOALS = (
    Objective(id="safe", title="Safe", weight=0.6),
    Objective(id="soon", title="Soon", weight=0.4),
)
MARKS = tuple(
    Score(objective=goal, option=name, score=3.0)
    for goal in ("safe", "soon")
    for name in ("now", "in-house", "partner")
)


def test_sound_weights_and_scores_have_no_faults():
    assert faults(objectives=GOALS, scores=MARKS) == []
    assert faults(objectives=GOALS) == []


@pytest.mark.parametrize(
    ("changes", "place", "says"),
    [
        (
            {"objectives": (GOALS[0], replace(GOALS[1], weight=0.35))},
            "objectives soon, weight",
            "add up to 0.95",
        ),
        (
            {"objectives": (replace(GOALS[0], weight=1.4), replace(GOALS[1], weight=-0.4))},
            "objectives soon, weight",
            "-0.4 is below 0",
        ),
        ({"objectives": GOALS, "scores": MARKS[:-1]}, "scores", "soon is not scored for partner"),
        (
            {"objectives": GOALS, "scores": (*MARKS[:-1], replace(MARKS[-1], score=5.5))},
            "scores soon/partner, score",
            "5.5 is not from 0 to 5",
        ),
        (
            {"objectives": GOALS, "scores": (*MARKS, MARKS[0])},
            "scores safe/now, id",
            "stands twice",
        ),
    ],
)
def test_each_fault_of_weights_and_scores(changes, place, says):
    assert any(at == place and says in what for at, _, what in faults(**changes))


def test_the_mend_of_the_weights_says_by_how_much():
    short = small_case(*GOOD, objectives=(GOALS[0],))

    assert [fault.mend for fault in case_faults(short)] == ["add 0.4 in all"]


EVERYTHING_WRONG: dict[str, Any] = {
    "author": "",
    "simulation": Simulation(trials=0, seed=-5),
    "editions": {"discount_rates": "2022", "cpi": "1066"},
    "discount_schedule": "standart",
    "general_inflation": "inflation",
    "options": (NOW, replace(NOW, id="now-too"), PARTNER),
    "indices": (HELD, PriceIndex(id="gdp", title="G", series="gdp_deflator")),
    "drivers": (Driver(id="calls", title="C", unit="call", value=-1.0),),
    "objectives": (replace(GOALS[0], weight=0.7),),
    "risks": (risk("partner", "r", chance=1.5, impact=Fixed(value=1.0)),),
}
WRONG_LINES = (
    cost("partner", "a", DriverRate(driver="cals", gbp_per_unit=1.0, unit="call")),
    cost("partner", "b", DriverRate(driver="calls", gbp_per_unit=1.0, unit="detention")),
    cost("partner", "c", Flat(gbp=1.0, start=FIRST + 40)),
    cost("partner", "d", 1, shares=(("force", 0.5),)),
    cost("partner", "e", 1, delay_months=-3.0),
    cost("partner", "f", ShareOf(share=0.1, lines=("f",))),
    cost("nobody", "g", 1, vat="irrecoverable"),
)


def test_all_faults_are_told_at_once_each_with_place_and_mend():
    found = faults(*WRONG_LINES, **EVERYTHING_WRONG)

    places = {place for place, severity, _ in found if severity == "error"}
    assert places >= {
        "case, author",
        "case, simulation.trials",
        "case, simulation.seed",
        "case, editions",
        "case, general_inflation",
        "options now-too, role",
        "lines partner/a, driver",
        "lines partner/b, per",
        "lines partner/c, start",
        "lines partner/d, body",
        "lines partner/e, delay_months",
        "lines partner/f, of_lines",
        "lines nobody/g, option",
        "drivers calls, value",
        "risks partner/r, chance",
        "objectives safe, weight",
    }
    what = " / ".join(text for _, _, text in found)
    assert "edition '1066'" in what
    assert "no in-house comparator" in what
    assert "no discount schedule 'standart'" in what


def test_an_appraisal_stops_with_every_problem_and_no_traceback():
    with pytest.raises(BadInput) as caught:
        appraise(small_case(*WRONG_LINES, **EVERYTHING_WRONG))

    assert len(caught.value.problems) >= 16
    assert caught.value.exit_code == 3
    for problem in caught.value.problems:
        assert problem.what
        assert problem.where
        assert problem.mend


def test_warnings_go_with_the_answer():
    answer = appraise(small_case(*GOOD, baseline=()), simulate=False)

    assert [problem.severity.value for problem in answer.problems] == ["warning"]


def test_a_term_that_cannot_be_run_still_lets_the_rest_be_told():
    found = faults(*WRONG_LINES, **{**EVERYTHING_WRONG, "years": 0})

    places = {place for place, _, _ in found}
    assert places >= {"case, years", "lines partner/a, driver", "case, author", "case, editions"}
