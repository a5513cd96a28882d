"""The answer as text holds all that it should, at every width and in every encoding."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterfoil.reports.answer_table import answer_text, ratio_notes, rests_on
from counterfoil.reports.stated_figures import stated_figures
from tests.fixtures.hand_made_answer import APPRAISAL, CASE, NOT_REVIEWED

FIGURES = stated_figures(CASE)


def text_at(width, appraisal=APPRAISAL, **more):
    return answer_text(appraisal, NOT_REVIEWED, FIGURES, width=width, **more)


@pytest.mark.parametrize("width", [80, 100, 140])
@pytest.mark.parametrize("unicode", [True, False])
def test_every_width_and_encoding_fits_the_screen(width, unicode):
    lines = text_at(width, unicode=unicode).splitlines()

    assert max(map(len, lines)) <= width
    assert unicode or "".join(lines).isascii()


def test_the_first_line_says_what_it_is_and_that_nobody_reviewed_it():
    first = text_at(100).splitlines()[0]

    assert first.startswith("Custody in a worked example")
    assert first.endswith("Not reviewed")


@pytest.mark.parametrize(
    "words",
    [
        "It rests on 11 stated figures: 3 published, 1 derived, 2 assumed and 5 illustrative.",
        "Custody partner ● preferred",
        "£30.0k to £1.10m",
        "What drives it",
        "None in range: Fewer officers (Custody partner).",
        "Affordability: The force",
        "£140k in 2026-27",
        "A second deal (0.90)",
        "three cases are few",
        "1 warning",
        "Engine 0.1.0 · 20,000 trials from seed 1 · case 5f5f5f5f5f5f",
    ],
)
def test_it_says(words):
    assert words in " ".join(text_at(140).split()) or words in text_at(140)


def test_the_range_stands_before_the_central_figure():
    text = text_at(140)
    row = next(line for line in text.splitlines() if "● preferred" in line)

    assert row.index("£30.0k to £1.10m") < row.index("£588k")


def test_warnings_just_shown_are_not_listed_twice():
    assert "the series ends in 2025-26" in text_at(100)
    assert "the series ends in 2025-26" not in text_at(100, lists_warnings=False)


def test_without_chance_there_is_still_an_answer():
    plain = replace(APPRAISAL, chances=None, variance_shares=(), tornado=(), switching_values=())

    text = text_at(100, plain)

    assert "£588,262" in text
    assert "nothing simulated" in text
    assert "What drives it" not in text


def test_a_title_with_markup_and_controls_is_shown_as_text():
    option = replace(APPRAISAL.options[2], title="[red]Partner[/red]\x1b[2J")
    answer = replace(APPRAISAL, options=(*APPRAISAL.options[:2], option))

    text = text_at(140, answer)

    assert "[red]Partner[/red][2J" in text
    assert "\x1b" not in text


def test_months_are_shown_when_the_case_asks_for_them():
    option = replace(APPRAISAL.options[0], monthly_cash_gbp=(-80_000.0,) * 12)
    answer = replace(APPRAISAL, options=(option, *APPRAISAL.options[1:]))

    text = text_at(100, answer)

    assert "by month" in text
    assert "2027-03" in text
    assert "by month" not in text_at(100)


def test_reasons_for_a_missing_ratio_are_given():
    assert "Custody partner, no payback: it never costs more than carrying on as now." in (
        ratio_notes(APPRAISAL)
    )


def test_nothing_stated_is_nothing_to_rest_on():
    assert rests_on(()) == "It rests on 0 stated figures."
