from __future__ import annotations

import json
from dataclasses import replace

from counterfoil.appraisal.appraise import appraise
from counterfoil.reports.charts import charts_of
from counterfoil_web.results.answer_page import (
    answer_page,
    case_titles,
    charts,
    digest_of,
    headline,
    options,
)
from tests.fixtures.hand_made_answer import APPRAISAL, CASE
from tests.web.results.conftest import example


def test_all_of_it_can_be_kept_as_json():
    page = answer_page(CASE, APPRAISAL)

    assert json.loads(json.dumps(page, allow_nan=False)) == page


def test_every_chart_of_the_answer_is_there_twice_and_found_by_its_digest():
    made = charts(APPRAISAL)

    assert [one["id"] for one in made] == [one.id for one in charts_of(APPRAISAL)]
    for one in made:
        assert digest_of(one["wide_definition"]) == one["wide"]
        assert json.loads(one["narrow_definition"])["width"] < 320


def test_a_definition_cannot_end_the_element_it_stands_in():
    title = "</script><script>alert(1)</script>"
    changed = replace(APPRAISAL, options=tuple(replace(o, title=title) for o in APPRAISAL.options))

    for one in charts(changed):
        assert "<" not in one["wide_definition"]
        assert "</script><script>" not in one["html"]


def test_the_headline_is_that_of_the_answer():
    found = headline(APPRAISAL)

    assert found["preferred"] == APPRAISAL.preferred
    assert [one["npsv_gbp"] for one in found["options"]] == [
        one.npsv_gbp for one in APPRAISAL.options
    ]


def test_only_what_has_a_figure_is_a_link():
    linked, plain = options(APPRAISAL), options(APPRAISAL, linked=False)

    assert "<a " in linked
    assert "<a " not in plain
    assert ">–</a>" not in linked


def test_an_answer_without_scores_months_or_budget():
    case = replace(example(), objectives=(), scores=(), budgets=(), monthly_detail=False)
    page = answer_page(case, appraise(case, trials=100))

    assert page["scores"] is None
    assert page["monthly"] is None
    assert not any(purse["has_budget"] for purse in page["purses"])


def test_cases_of_the_experience_base_have_names():
    assert "Cleveland" in case_titles()["cleveland-steria-2010"]
