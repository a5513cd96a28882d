"""Lessons, and the words for where they stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from counterfoil.experience.records import Stage
from counterfoil.outcomes.lessons import LessonLearned, SharingGrain
from counterfoil.outcomes.offered_pairs import OfferedPair
from counterfoil.partnership_kind import PartnershipKind
from counterfoil_web.outcomes.lesson_presenters import (
    COLUMNS,
    cells,
    lesson_rows,
    offered_words,
)

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


def test_what_is_offered_is_said_in_whole_pounds_and_what_is_made_up_never_goes():
    pair = OfferedPair(
        force="Example",
        kind=PartnershipKind.CUSTODY,
        promised_gbp=Fraction(2_000_001, 2),
        claimed_gbp=Fraction(900_000),
        certified_gbp=Fraction(600_000),
        years=1,
    )
    assert offered_words(pair) == (
        "£1,000,001 promised and £600,000 certified over the same months of 1 financial year; "
        "£900,000 was claimed. It goes nowhere unless you share it."
    )
    assert "never be shared" in offered_words(replace(pair, illustrative=True))
    assert offered_words(None).startswith("Nothing yet")
