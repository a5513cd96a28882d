"""Charts of worth: drawn from the trials, told in a sentence, backed by a table."""

from __future__ import annotations

from dataclasses import replace

from counterfoil.reports.range_charts import distribution_chart, ranges_chart
from tests.fixtures.hand_made_answer import APPRAISAL


def marks(spec):
    """Every mark in a chart, however deep."""
    for layer in spec.get("layer", ()):
        yield from marks(layer)
        if "mark" in layer:
            yield layer["mark"]["type"]


def test_each_option_has_two_bars_a_dot_and_a_row():
    chart = ranges_chart(APPRAISAL, 880)

    values = chart.spec["layer"][0]["data"]["values"]
    assert [(one["row"], one["p10"], one["p90"]) for one in values] == [
        ("in-house", 50_000.0, 130_000.0),
        ("partner", 30_000.0, 1_100_000.0),
    ]
    assert list(marks(chart.spec)).count("bar") == 2
    assert "point" in marks(chart.spec)
    assert chart.rows[1][:3] == ("Custody partner", "−£110,000", "£30,000")
    assert "Custody partner £30,000 to £1.1 million" in chart.sentence


def test_the_distribution_marks_what_lies_below_nought():
    # Five bins from −110,000 to 1,250,000, each 272,000 wide: the first's middle is 26,000.
    chart = distribution_chart(APPRAISAL, 880)

    values = chart.spec["layer"][0]["data"]["values"]
    assert [one["worse"] for one in values] == [False] * 5
    assert chart.rows[2] == ("£434,000", "£706,000", "40%")
    assert chart.sentence.startswith("Of 20,000 trials, 8% leave Custody partner worse")


def test_without_trials_there_is_neither():
    plain = replace(APPRAISAL, chances=None)

    assert ranges_chart(plain, 880) is None
    assert distribution_chart(plain, 880) is None


def test_where_carrying_on_is_preferred_the_next_option_is_drawn():
    """Against itself carrying on never moves."""
    chart = distribution_chart(replace(APPRAISAL, preferred="now", runner_up="partner"), 880)

    assert chart is not None
    assert chart.title.endswith(APPRAISAL.option("partner").title)
