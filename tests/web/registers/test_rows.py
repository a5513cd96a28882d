"""Rows are found, counted and followed; what is added says who entered it, and the log is told."""

from __future__ import annotations

import pytest
from django.http import Http404
from django.utils import timezone

from counterfoil.experience.records import Stage
from counterfoil.outcomes.lessons import LessonLearned
from counterfoil_web.outcomes.models import OutcomeRow
from counterfoil_web.records.models import Event
from counterfoil_web.registers.rows import (
    counts_of,
    newest_first,
    row_named,
    superseded_by,
    tell_log,
    unused_key,
    values_of,
)

pytestmark = pytest.mark.django_db


def lesson(key, supersedes="", note=""):
    return LessonLearned(
        id=key,
        entered_on=timezone.localdate(),
        source="x" * 301,
        supersedes=supersedes,
        note=note,
        title="Ask early",
        stage=Stage.CONTRACT,
        worked=False,
        happened="It was late.",
        evidence="The letter",
        differently="Ask early.",
        written_by="contract manager",
    )


def kept(seen, *args, **more):
    return OutcomeRow.objects.create(**values_of(seen, lesson(*args, **more)))


def test_rows_are_found_counted_and_followed(seen):
    first, second = kept(seen, "one"), kept(seen, "two", supersedes="one", note="Miscounted")
    rows = OutcomeRow.objects.filter(partnership=seen.partnership)

    assert list(newest_first(rows)) == [second, first]
    assert row_named(rows, "one") == first
    with pytest.raises(Http404):
        row_named(rows, "three")
    assert counts_of(rows) == {"lesson": (2, second.entered_at)}
    assert superseded_by(rows, ["one", "two"]) == {"one": "two"}
    assert counts_of(rows.none()) == {}


def test_a_row_says_who_entered_it_for_whom_and_keeps_what_fits_of_its_source(seen, world):
    row = kept(seen, "one")
    assert (row.entered_by, row.entered_for) == (
        world.people["contract_manager"],
        world.organisations["force"],
    )
    assert row.source == "x" * 300


def test_the_log_is_told_of_what_is_new_and_of_what_puts_right(seen):
    for row in (kept(seen, "one"), kept(seen, "two", supersedes="one", note="Miscounted")):
        tell_log(seen, row, f"lesson/{row.key}", "lesson-recorded", "lesson-corrected")

    new, right = Event.objects.filter(kind__startswith="lesson-").order_by("pk")
    assert (new.kind, new.record, new.before, new.reason) == (
        "lesson-recorded",
        "lesson/one",
        None,
        "",
    )
    assert (right.kind, right.before, right.reason) == (
        "lesson-corrected",
        {"supersedes": "one"},
        "Miscounted",
    )


def test_a_key_that_another_has_is_numbered():
    assert unused_key("one", {"one", "one-2"}) == "one-3"
