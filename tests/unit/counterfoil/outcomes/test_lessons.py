"""Lessons, their review, and what of them is shared."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from counterfoil.experience.records import Stage
from counterfoil.outcomes.lessons import (
    LessonLearned,
    SharingGrain,
    lesson_problems,
    shared_lessons,
)
from counterfoil.partnership_kind import PartnershipKind


def lesson(**more: Any) -> LessonLearned:
    fields: dict[str, Any] = {
        "id": "one",
        "entered_on": date(2027, 4, 1),
        "title": "Ask the lender first",
        "stage": Stage.SOURCING,
        "worked": False,
        "happened": "The talks failed.",
        "evidence": "Minutes of May",
        "differently": "Ask the lender first.",
        "written_by": "contract manager",
        "reviewed_by": "finance officer",
        "reviewed_on": date(2027, 4, 8),
        "sharing": SharingGrain.WITHOUT_NAMES,
        "shared_by": "chief officer",
        "shared_on": date(2027, 4, 9),
    }
    return LessonLearned(**{**fields, **more})


def shared(one: LessonLearned) -> list[tuple[str, str, str]]:
    found = shared_lessons([one], PartnershipKind.CUSTODY, "Custody 2027", "Example Police")
    return [(lesson.force, lesson.partnership, lesson.evidence) for lesson in found]


@pytest.mark.parametrize(
    ("grain", "seen"),
    [
        (SharingGrain.NOT_SHARED, []),
        (SharingGrain.WITHOUT_NAMES, [("", "", "")]),
        (SharingGrain.NAMED, [("Example Police", "Custody 2027", "")]),
        (SharingGrain.WITH_EVIDENCE, [("Example Police", "Custody 2027", "Minutes of May")]),
    ],
)
def test_each_grain_opens_so_much(grain, seen):
    assert shared(lesson(sharing=grain)) == seen


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"reviewed_by": ""}, "nobody else has reviewed it"),
        ({"reviewed_by": "Contract Manager "}, "wrote it and reviewed it"),
        ({"shared_by": ""}, "nobody is named who decided so"),
    ],
)
def test_what_is_not_reviewed_by_another_or_not_shared_by_name_stays_with_its_owner(change, said):
    one = lesson(**change)

    assert shared(one) == []
    assert said in " ".join(fault.what for fault in lesson_problems([one]))


def test_a_name_in_a_lesson_shared_without_names_is_told():
    one = lesson(happened="Example Police asked too late.")

    (fault,) = lesson_problems([one], ["Example Police", ""])
    assert fault.what == "it is to be shared without names and names Example Police"
    assert lesson_problems([lesson(sharing=SharingGrain.NAMED)], ["lender"]) == ()


def test_a_draft_that_is_not_shared_is_no_fault():
    draft = lesson(reviewed_by="", sharing=SharingGrain.NOT_SHARED, shared_by="")

    assert lesson_problems([draft]) == ()
