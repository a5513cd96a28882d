"""Charts of what moves the answer: the largest first, and nothing left out of the table."""

from __future__ import annotations

from dataclasses import replace

from counterfoil.reports.sensitivity_charts import (
    drivers_chart,
    switching_chart,
    switching_rows,
    tornado_chart,
)
from tests.fixtures.hand_made_answer import APPRAISAL


def test_the_longest_bar_of_the_tornado_is_first():
    answer = replace(APPRAISAL, tornado=APPRAISAL.tornado[::-1])

    chart = tornado_chart(answer, 880)

    values = chart.spec["layer"][0]["data"]["values"]
    assert values[0]["row"] == "driver.detentions"
    assert [one["end"] for one in values[:2]] == [964_624.0, 211_900.0]
    # 964,624 − 211,900 = 752,724
    assert chart.rows[0][-1] == "£752,724"
    assert chart.rows[1][0] == "Fewer officers (Custody partner)"


def test_a_bar_too_short_to_see_stays_in_the_table():
    still = replace(APPRAISAL.tornado[1], npsv_at_low_gbp=1.0, npsv_at_high_gbp=1.0)

    chart = tornado_chart(replace(APPRAISAL, tornado=(APPRAISAL.tornado[0], still)), 880)

    assert {one["row"] for one in chart.spec["layer"][0]["data"]["values"]} == {"driver.detentions"}
    assert len(chart.rows) == 2


def test_shares_of_variance_are_drawn_when_they_can_be_seen():
    chart = drivers_chart(APPRAISAL, 880)

    assert chart.spec["layer"][0]["data"]["values"] == [{"row": "driver.detentions", "share": 0.81}]
    assert chart.rows[1] == ("The partner starts late (Custody partner)", "under 1%", "−0.06")


def test_switching_values_are_told_or_said_to_be_none():
    chart = switching_chart(APPRAISAL, 880)

    values = chart.spec["layer"][0]["data"]["values"]
    # 103.1 ÷ 90 − 1 = 0.1456
    assert [round(one["change"], 4) for one in values] == [0.1456]
    assert switching_rows(APPRAISAL)[0][2:5] == (
        "£103.10 per detention",
        "+15%",
        "Improve in house",
    )
    assert switching_rows(APPRAISAL)[1][2] == "none in range"


def test_with_nothing_to_draw_there_is_no_chart():
    bare = replace(APPRAISAL, tornado=(), variance_shares=(), switching_values=())

    assert tornado_chart(bare, 880) is None
    assert drivers_chart(bare, 880) is None
    assert switching_chart(bare, 880) is None


def test_switching_values_that_are_all_out_of_range_need_no_chart():
    none = tuple(replace(one, value=None) for one in APPRAISAL.switching_values)

    assert switching_chart(replace(APPRAISAL, switching_values=none), 880) is None
