"""Days of the evaluation: in order, of criteria that there are, none before bids are due."""

from __future__ import annotations

from datetime import date

import pytest

from counterfoil.errors import Severity
from counterfoil.tender.evaluation_days import DayFor, EvaluationDay, day_faults, days_to_come
from tests.fixtures.tenders import DAY, a_dossier, bid


def a_day(what: DayFor, day: int, name: str = "", **more: str) -> EvaluationDay:
    return EvaluationDay(
        id=name or str(what), entered_on=DAY, what=what, day=date(2026, 12, day), **more
    )


@pytest.mark.parametrize(
    ("record", "what"),
    [
        (a_day(DayFor.MARK, 4, criterion="price"), "there is no criterion price to mark"),
        (a_day(DayFor.DECLARE, 4, criterion="care"), "this is not done criterion by criterion"),
    ],
)
def test_a_day_that_cannot_be_kept_is_told(record, what):
    assert [found[0] for found in day_faults(record, a_dossier(record))] == [what]


def test_nothing_is_marked_before_bids_are_due_but_interests_may_be_declared():
    early = date(2026, 11, 20)  # bids are due on 23 November
    mark = EvaluationDay(id="m", entered_on=DAY, what=DayFor.MARK, day=early)
    declare = EvaluationDay(id="d", entered_on=DAY, what=DayFor.DECLARE, day=early)

    (fault,) = day_faults(mark, a_dossier(mark))
    assert fault[0] == "it is before bids are due, on 2026-11-23"
    assert list(day_faults(declare, a_dossier(declare))) == []
    assert list(day_faults(bid("a"), a_dossier())) == []


def test_marks_due_after_they_are_moderated_are_warned_of():
    held = a_dossier(
        a_day(DayFor.MODERATE, 8, criterion="care"),
        a_day(DayFor.MARK, 9, "late", criterion="care"),
        a_day(DayFor.MARK, 9, "other", criterion="staff"),
    )
    found = {
        one.id: [
            what for what, _, severity in day_faults(one, held) if severity is Severity.WARNING
        ]
        for one in held.of(EvaluationDay)
    }
    told = "it is after the day to moderate, 2026-12-08"
    assert found == {"moderate": [], "late": [told], "other": []}


def test_the_days_to_come_are_told_in_order_and_those_moved_only_as_they_are_now():
    held = a_dossier(
        a_day(DayFor.MODERATE, 8),
        a_day(DayFor.MARK, 4),
        a_day(DayFor.MARK, 2, "staff", criterion="staff"),
        a_day(DayFor.MODERATE, 10, "moved", supersedes="moderate", change_reason="Snow"),
    )
    assert [one.id for one in days_to_come(held, date(2026, 12, 3))] == ["mark", "moved"]
    assert days_to_come(held, date(2026, 12, 2))[0].id == "staff"
