"""All charts of an answer: each has a sentence, a table and a description, at any width."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterfoil.reports.charts import charts_of
from tests.fixtures.hand_made_answer import APPRAISAL


@pytest.mark.parametrize("width", [300, 880])
def test_every_chart_has_its_sentence_table_and_description(width):
    charts = charts_of(APPRAISAL, width)

    assert [chart.id for chart in charts] == [
        "ranges",
        "distribution",
        "drivers",
        "tornado",
        "switching",
        "costs",
        "affordability-force",
        "commitment",
        "reference-custody-reported_to_promised_saving",
    ]
    for chart in charts:
        assert chart.sentence.endswith(".")
        assert chart.spec["description"]
        assert chart.spec["width"] == width
        assert chart.rows
        assert all(len(row) == len(chart.headings) for row in chart.rows)


def test_without_chance_the_charts_of_money_remain():
    plain = replace(
        APPRAISAL,
        chances=None,
        variance_shares=(),
        tornado=(),
        switching_values=(),
        reference_classes=(),
    )

    assert [chart.id for chart in charts_of(plain)] == [
        "costs",
        "affordability-force",
        "commitment",
    ]
