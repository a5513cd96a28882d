"""Lessons, and the words for where they stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from counterfoil.experience.records import Stage
from counterfoil.outcomes.lessons import LessonLearned, SharingGrain
from counterfoil_web.outcomes.lesson_presenters import COLUMNS, cells, lesson_rows

LESSON = LessonLearned(
    id="baseline",
    entered_on=date(2026, 4, 1),
    title="Sign the baseline",
    stage=Stage.STRATEGY,
    worked=False,
    happened="It was disputed.",
    evidence="Minute 4",
    differently="Have it signed.",
    written_by="contract manager",
    sharing=SharingGrain.NAMED,
    shared_by="chief officer",
    shared_on=date(2026, 5, 1),
)


def test_a_lesson_that_nobody_reviewed_is_shared_with_nobody():
    (row,) = lesson_rows([LESSON])
    assert (row.stage, row.sharing) == ("Strategy", "Not shared")
    reviewed = replace(LESSON, reviewed_by="finance officer", reviewed_on=date(2026, 4, 20))
    (row,) = lesson_rows([reviewed])
    assert row.sharing == "Shared with names"


def test_the_file_has_a_row_for_each():
    (row,) = cells([LESSON])
    assert row[:4] == ("Sign the baseline", "Strategy", "no", "It was disputed.")
    assert len(row) == len(COLUMNS)
