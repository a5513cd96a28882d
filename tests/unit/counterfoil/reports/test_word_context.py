"""What a Word template can name, held against the hand-made answer."""

from __future__ import annotations

from dataclasses import replace

from counterfoil.reports.word_context import word_charts, word_text
from tests.fixtures.hand_made_answer import APPRAISAL, CASE, NOT_REVIEWED


def test_the_rows_hold_the_answer_in_words():
    record = word_text(CASE, APPRAISAL, NOT_REVIEWED)

    assert record["review"] == "Not reviewed"
    assert record["strategic"] == ["Custody costs more than it did.", "The cells are old."]
    assert record["options"][2]["range"] == "£30.0k to £1.10m"
    assert record["objectives"][0]["title"] == "Safe detention (critical)"
    assert record["baseline"][0]["signed"] == "not signed"
    assert record["bodies"][0]["rows"][1]["room"] == "−£50.0k in 2026-27"
    assert record["commitments"][2]["at_risk"] == "£228k"
    assert record["risks"][0]["impact"] == "£100,000"
    assert [row["turns_at"] for row in record["switching_found"]] == ["£103.10 per detention"]
    assert record["none_in_range"] == "None in range: 1 input."
    assert {row["basis"] for row in record["figures"]} == {
        "published",
        "derived",
        "assumed",
        "illustrative",
    }


def test_a_narrative_that_nobody_wrote_says_so():
    record = word_text(replace(CASE, narrative={}), APPRAISAL, NOT_REVIEWED)

    assert record["commercial"] == ["The author has written nothing yet on the commercial case."]


def test_no_text_holds_a_character_that_word_cannot():
    record = word_text(replace(CASE, title="a\x0bb\x00c"), APPRAISAL, "Not\x1breviewed")

    assert record["title"] == "abc"
    assert record["review"] == "Notreviewed"


def test_each_chart_is_a_picture_with_a_sentence():
    charts = word_charts(APPRAISAL)

    assert [chart.name for chart in charts] == [
        "ranges",
        "distribution",
        "drivers",
        "tornado",
        "switching",
        "costs",
        "budget_force",
        "commitment",
    ]
    assert all(chart.png.startswith(b"\x89PNG") and chart.sentence for chart in charts)
