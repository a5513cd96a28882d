from __future__ import annotations

from counterfoil.appraisal.appraise import appraise
from counterfoil.appraisal.figure_working import figure_working
from counterfoil.appraisal.working import Working
from counterfoil_web.results.figure_page import rests_on, step_of
from tests.web.results.conftest import example

CASE = example()
ANSWER = appraise(CASE)


def link(address):
    return f"/at/{address}/"


def test_a_step_that_opens_by_itself_is_a_link_and_the_top_is_not():
    step = step_of(figure_working(CASE, ANSWER, "npsv/partner"), link)

    assert step.url == ""
    assert [one.url for one in step.inputs] == ["/at/npv/partner/", "/at/npv/as-now/"]
    titles = {option.id: option.title for option in CASE.options}
    assert step.inputs[0].label == f"{titles['partner']}: net present value (NPV)"
    assert not step.has_more


def test_the_steps_of_a_line_do_not_repeat_its_name():
    line = CASE.lines[0]
    working = figure_working(CASE, ANSWER, f"line/{line.key}/{CASE.first_year}")
    step = step_of(working, link)

    assert step.label.startswith(line.title)
    assert step.inputs[0].label.startswith("Real pounds")
    assert step.inputs[0].inputs[0].label == "Cash"
    assert step.has_more


def test_an_option_rests_on_the_figures_of_its_lines_and_the_counterfactuals():
    working = figure_working(CASE, ANSWER, "npsv/partner")

    titles = {one.title for one in rests_on(CASE, working)}

    mine = {line.title for line in CASE.lines if line.option in ("partner", "as-now")}
    assert mine <= titles
    others = {line.title for line in CASE.lines if line.option == "in-house"} - mine
    assert not others & titles


def test_a_figure_that_states_nothing_rests_on_nothing():
    assert rests_on(CASE, Working(label="a", value=1.0, unit="£")) == ()


def test_each_figure_it_rests_on_stands_once():
    line = CASE.lines[0]
    working = figure_working(CASE, ANSWER, f"line/{line.key}/{CASE.first_year}")

    found = rests_on(CASE, working)

    assert len({(one.title, one.value) for one in found}) == len(found)
    assert any(one.sources for one in found)
