from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest

from counterfoil.appraisal.amounts import DriverRate, Flat, OneOff, Ramp, ShareOf, YearList
from counterfoil.appraisal.appraise import appraise
from counterfoil.appraisal.business_case import Delay, Driver, OptimismBias
from counterfoil.casefile import case_changes, load_case_or_raise
from counterfoil.casefile.assumptions import assumptions, with_assumptions
from counterfoil.errors import BadInput
from counterfoil.quantities.distributions import Triangular
from tests.fixtures.small_cases import FIRST, HELD, benefit, cost, risk, small_case

CASE = small_case(
    cost("now", "a", 3),
    cost("in-house", "a", OneOff(gbp=5.0, year=FIRST)),
    cost(
        "partner",
        "rate",
        DriverRate(driver="calls", gbp_per_unit=92.0, unit="call"),
        optimism_bias=OptimismBias(upper=0.4, mitigation=0.5),
    ),
    cost("partner", "share", ShareOf(share=0.1, lines=("rate",))),
    benefit("partner", "ramp", Ramp(gbp_first=1.0, gbp_last=9.0, start=FIRST, end=FIRST + 1)),
    indices=(HELD,),
    drivers=(Driver(id="calls", title="Calls", unit="call", value=2_300.0, growth=0.02),),
    delays=(Delay(id="late", title="Building late", months=4.0),),
    risks=(risk("partner", "late", chance=0.25, impact=Triangular(low=0.0, mode=30.0, high=90.0)),),
)
EXAMPLES = sorted(
    (Path(str(resources.files("counterfoil"))) / "content" / "examples").glob("*/case.yaml")
)


def texts(case):
    return {one.name: one.text for one in assumptions(case)}


def test_each_figure_says_what_the_case_has():
    found = texts(CASE)

    assert float(found["drivers|calls|value"]) == 2_300
    assert float(found["drivers|calls|growth"]) == 0.02
    assert float(found["delays|late|months"]) == 4
    assert float(found["lines|partner/rate|amount"]) == 92
    assert float(found["lines|partner/rate|ob_mitigation"]) == 0.5
    assert float(found["lines|partner/share|amount"]) == 0.1
    assert float(found["lines|partner/ramp|amount_last"]) == 9
    assert float(found["lines|in-house/a|amount"]) == 5
    assert float(found["risks|partner/late|chance"]) == 0.25
    assert "lines|now/a|ob_mitigation" not in found


def test_a_value_is_written_as_people_write_it():
    changed = with_assumptions(
        CASE, {"lines|now/a|amount": " £1,200 ", "drivers|calls|growth": "3.5%"}
    )

    assert changed.lines[0].amount == Flat(gbp=1_200.0, start=CASE.lines[0].amount.start)
    assert changed.drivers[0].growth == pytest.approx(0.035)
    assert {str(one.column) for one in case_changes(CASE, changed)} == {"amount", "growth"}


@pytest.mark.parametrize("name", sorted(texts(CASE)))
def test_every_figure_that_is_offered_can_be_changed_alone(name):
    changed = with_assumptions(CASE, {name: "1"})

    differing = list(case_changes(CASE, changed))
    assert len(differing) == 1 or texts(CASE)[name] in ("1", "1.0")
    if differing:
        (one,) = differing
        assert f"{one.table}|{one.key}|{one.column}" == name


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.parent.name)
def test_the_figures_as_they_stand_give_the_examples_unchanged(file):
    case = load_case_or_raise(file)

    same = with_assumptions(case, texts(case))

    assert case_changes(case, same) == ()
    assert appraise(same, simulate=False) == appraise(case, simulate=False)


def test_nothing_tried_is_the_case_itself():
    assert with_assumptions(CASE, {}) is CASE


@pytest.mark.parametrize(
    ("values", "where", "what"),
    [
        ({"lines|now/a|amount": "many"}, "a", "'many' is not a number"),
        ({"lines|now/a|amount": ""}, "a", "'' is not a number"),
        ({"lines|gone/a|amount": "1"}, "lines gone/a amount", "no longer in the case"),
        ({"lines|now/a|title": "1"}, "lines now/a title", "no longer in the case"),
    ],
)
def test_what_cannot_be_tried_is_told(values, where, what):
    with pytest.raises(BadInput) as caught:
        with_assumptions(CASE, values)

    (problem,) = caught.value.problems
    assert where in problem.where
    assert what in problem.what


def test_a_list_by_year_offers_no_amount():
    found = texts(small_case(cost("now", "a", YearList(profile="p")), cost("partner", "a", 1)))

    assert "lines|now/a|amount" not in found
