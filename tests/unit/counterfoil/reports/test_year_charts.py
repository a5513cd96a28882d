"""Charts of money year by year: costs as positive numbers, the budget beside them."""

from __future__ import annotations

from dataclasses import replace

from counterfoil.reports.year_charts import affordability_chart, costs_chart
from tests.fixtures.hand_made_answer import AFFORDABILITY, APPRAISAL


def test_each_option_has_a_point_for_each_year():
    chart = costs_chart(APPRAISAL, 880)

    values = chart.spec["layer"][0]["data"]["values"]
    assert len(values) == 3 * 4
    # 900,000 − 60,000 + 20,000 in the first year.
    assert values[8] == {"year": "2026-27", "option": "Custody partner", "cost": 860_000.0}
    assert chart.rows[0] == ("2026-27", "£1,000,000", "£1,050,000", "£860,000")
    assert chart.sentence.endswith("The axis does not begin at nought.")


def test_options_are_told_apart_by_dash_and_shape():
    line, points = costs_chart(APPRAISAL, 880).spec["layer"][0]["layer"]

    assert line["encoding"]["strokeDash"]["field"] == "option"
    assert points["encoding"]["shape"]["field"] == "option"


def test_the_budget_stands_beside_the_spending():
    chart = affordability_chart(APPRAISAL, AFFORDABILITY[0], 880)

    budget = chart.spec["layer"][0]
    assert [one["budget"] for one in budget["data"]["values"]] == [1_000_000.0] * 4
    assert chart.headings[1] == "Budget"
    assert chart.rows[0][1:] == (
        *("£1,000,000", "£1,000,000", "£1,050,000", "£860,000"),
        *("£0", "−£50,000", "£140,000"),
    )


def test_without_a_budget_there_is_only_the_spending():
    purse = replace(
        AFFORDABILITY[0],
        budget_gbp=None,
        options=tuple(replace(one, headroom_gbp=None) for one in AFFORDABILITY[0].options),
    )

    chart = affordability_chart(APPRAISAL, purse, 880)

    assert len(chart.spec["layer"]) == 1
    assert chart.rows[0] == ("2026-27", "£1,000,000", "£1,050,000", "£860,000")
