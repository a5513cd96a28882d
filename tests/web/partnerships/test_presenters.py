"""Words for kinds, stages, states and days."""

from __future__ import annotations

from datetime import date

import pytest

from counterfoil.guide.readiness import AnswerState
from counterfoil_web.partnerships import presenters


def test_kinds_and_stages_to_choose_from():
    assert [words for _, words in presenters.kinds()] == [
        "Major business partnering",
        "Custody",
        "Consultancy",
    ]
    assert presenters.stages()[-1] == ("ended", "Ended")
    assert len(presenters.stages()) == 7


def test_a_stage_that_is_no_more_is_told_as_it_was_stored():
    assert presenters.stage_words("outline").startswith("Outline business case")
    assert presenters.stage_words("older") == "older"


@pytest.mark.parametrize("state", ["", *AnswerState])
def test_every_state_has_words_and_a_colour(state):
    assert presenters.state_words(state)
    assert presenters.state_tag(state).startswith("govuk-tag--")


def test_days_in_words():
    day = date(2026, 12, 1)

    assert presenters.due_words(None, day) == ""
    assert presenters.due_words(day, date(2026, 11, 30)) == "due 1 December 2026"
