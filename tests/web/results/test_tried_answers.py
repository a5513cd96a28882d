from __future__ import annotations

from dataclasses import replace

import pytest

from counterfoil.appraisal.appraise import appraise
from counterfoil.casefile.assumptions import assumptions, with_assumptions
from counterfoil_web.results import tried_answers
from counterfoil_web.results.tried_answers import get_ready, tried_answer, tried_drivers
from tests.web.results.conftest import CHARGE, example

CASE = example()
KNOWN = {one.name: one for one in assumptions(CASE)}
FEW = 2_000


@pytest.fixture(autouse=True)
def few_trials(monkeypatch):
    monkeypatch.setattr(tried_answers, "DRAFT_TRIALS", FEW)


def figures(chances):
    """Every figure of the chances, in order."""
    found = []
    for one in chances.options:
        for spread in (one.npv, one.npsv):
            found += [spread.mean_gbp, spread.p10_gbp, spread.p50_gbp, spread.p90_gbp]
        found += [one.chance_best, one.chance_negative, one.mean_regret_gbp, one.p95_regret_gbp]
    return found


@pytest.mark.parametrize(
    "values", [{CHARGE: "120000"}, {CHARGE: "90000", "indices|pay|rate": "0.04"}]
)
def test_what_is_tried_has_the_answer_that_all_trials_give(values):
    case = with_assumptions(CASE, values)

    tried = tried_answer(CASE, "key", case).answer

    whole = appraise(case, trials=FEW)
    assert tried.options == whole.options
    assert tried.chances.trials == tried.identity.trials == FEW
    assert tried.chances.uncertain_inputs == whole.chances.uncertain_inputs
    assert figures(tried.chances) == pytest.approx(figures(whole.chances), rel=1e-9, abs=1e-3)


def test_the_lines_that_stay_are_worked_out_once(monkeypatch):
    first = tried_answer(CASE, "key", with_assumptions(CASE, {CHARGE: "120000"}))
    monkeypatch.setattr(tried_answers, "other_lines", None)

    again = tried_answer(CASE, "key", with_assumptions(CASE, {CHARGE: "110000"}))

    assert again.answer.chances != first.answer.chances


def test_a_draft_that_says_something_else_has_others(monkeypatch):
    tried_answer(CASE, "key", with_assumptions(CASE, {CHARGE: "120000"}))
    saved = with_assumptions(CASE, {"risks|partner/challenge|chance": "0.5"})
    case = with_assumptions(saved, {CHARGE: "120000"})

    tried = tried_answer(saved, "another key", case).answer

    whole = appraise(case, trials=FEW)
    assert figures(tried.chances) == pytest.approx(figures(whole.chances), rel=1e-9, abs=1e-3)


def test_what_stays_is_made_ready_before_a_key_is_typed(monkeypatch):
    thread = get_ready(CASE, "key", KNOWN, (CHARGE,))
    thread.join()
    monkeypatch.setattr(tried_answers, "other_lines", None)

    assert tried_answer(CASE, "key", with_assumptions(CASE, {CHARGE: "120000"})).answer.chances


def test_there_is_nothing_to_make_ready_without_a_field():
    assert get_ready(CASE, "key", KNOWN, ()) is None


def test_one_is_made_ready_at_a_time():
    with tried_answers._READYING:
        assert get_ready(CASE, "key", KNOWN, (CHARGE,)) is None
    thread = get_ready(replace(CASE, title="again"), "key", KNOWN, (CHARGE,))
    assert thread is not None
    thread.join()


def test_the_drivers_of_what_is_tried():
    case = with_assumptions(CASE, {CHARGE: "120000"})

    drivers = tried_drivers(case)

    assert drivers.tornado == appraise(case, trials=100).tornado
    whole = appraise(case, trials=10_000)
    assert [one.share for one in drivers.variance_shares] == [
        one.share for one in whole.variance_shares
    ]
