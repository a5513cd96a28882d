"""Charts of benefits: every part named in words, and real cases one by one."""

from __future__ import annotations

from dataclasses import replace

from counterfoil.reports.benefit_charts import commitment_chart, reference_chart
from tests.fixtures.hand_made_answer import APPRAISAL


def test_each_part_is_stacked_in_order_and_said_in_words():
    chart = commitment_chart(APPRAISAL, 880)

    values = chart.spec["layer"][0]["data"]["values"]
    assert [(one["commitment"], one["gbp"]) for one in values] == [
        ("guaranteed", 0.0),
        ("at risk", 228_098.0),
        ("hoped for", 0.0),
    ]
    label = chart.spec["layer"][-1]["data"]["values"][0]["label"]
    assert label == "Custody partner: £228k at risk"
    assert chart.rows == (("Custody partner", "£0", "£228,098", "£0"),)


def test_without_benefits_there_is_no_chart():
    assert commitment_chart(replace(APPRAISAL, options=APPRAISAL.options[:2]), 880) is None


def test_real_cases_are_dots_the_best_first():
    chart = reference_chart(APPRAISAL.reference_classes[0], 880)

    assert chart.rows == (
        ("A third deal", "1.10"),
        ("A second deal", "0.90"),
        ("A first deal", "0.40"),
    )
    assert [one["ratio"] for one in chart.spec["layer"][0]["data"]["values"]] == [1.1, 0.9, 0.4]
    assert chart.title == "Reported to promised saving, custody"
