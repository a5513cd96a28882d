"""Records are held against the whole ledger before they are kept, all of them or none."""

from __future__ import annotations

import pytest

from counterfoil.errors import BadInput, InvalidValue
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.outcomes.models import OutcomeRow
from counterfoil_web.outcomes.records_store import enter, rows_of
from counterfoil_web.registers.entries import Entry
from counterfoil_web.registers.rows import counts_of, row_named, superseded_by

pytestmark = pytest.mark.django_db
READING = {
    "benefit": "respecified-service",
    "from_month": "2019-04",
    "to_month": "2019-07",
    "value": "1",
}
LESSON = {
    "title": "Ask for the price base",
    "stage": "contract",
    "worked": "no",
    "happened": "The price was not comparable.",
    "evidence": "The letter",
    "differently": "Write the price base into the terms.",
    "written_by": "contract manager",
}


def test_a_record_is_named_after_what_it_is_about(opened_by):
    with opened_by("contract_manager") as one:
        row, warnings = enter(one.seen, Entry("lesson", LESSON, "Review"))
        second, _ = enter(one.seen, Entry("lesson", LESSON, "Review"))
    assert (row.key, second.key) == ("ask-for-the-price-base", "ask-for-the-price-base-2")
    assert warnings == ()


def test_a_lesson_reviewed_by_its_writer_is_not_kept(opened_by):
    own = {**LESSON, "reviewed_by": "Contract Manager", "reviewed_on": "2026-05-01"}
    with opened_by("contract_manager") as one:
        before = counts_of(rows_of(one.seen.partnership))
        with pytest.raises(BadInput):
            enter(one.seen, Entry("lesson", own, "Review"))
        assert counts_of(rows_of(one.seen.partnership)) == before


def test_the_same_fact_is_not_recorded_twice_and_not_superseded_twice(opened_by):
    with opened_by("contract_manager") as one:
        first, _ = enter(one.seen, Entry("reading", READING, "Report"))
        with pytest.raises(BadInput):
            enter(one.seen, Entry("reading", READING, "Report"))
        right = Entry("reading", {**READING, "value": "2"}, "Report", "Miscounted", first.key)
        second, _ = enter(one.seen, right)
        with pytest.raises(BadInput) as told:
            enter(one.seen, right)
        assert any("superseded already" in one.what for one in told.value.problems)
        later = superseded_by(rows_of(one.seen.partnership, "reading"), [first.key])
    assert later == {first.key: second.key}


def test_putting_a_benefit_right_so_that_its_claims_fall_outside_it_is_refused(opened_by):
    with opened_by("contract_manager") as one:
        row = row_named(rows_of(one.seen.partnership, "benefit"), "respecified-service")
        late = {**row.fields, "from_month": "2018-01"}
        with pytest.raises(BadInput) as told:
            enter(one.seen, Entry("benefit", late, "Report", "It began later", row.key))
        # the claim saving-2017-18 is for July 2017 on
        assert any("saving-2017-18" in problem.where for problem in told.value.problems)
        assert OutcomeRow.objects.filter(kind="benefit").count() == 1


def test_without_a_plan_nothing_is_recorded(seen_by):
    with seen_by("contract_manager") as seen, pytest.raises(InvalidValue, match="no plan"):
        enter(seen, Entry("lesson", LESSON, "Review"))


def test_who_may_not_is_refused(opened_by):
    with opened_by("auditor") as one, pytest.raises(Refused):
        enter(one.seen, Entry("lesson", LESSON, "Review"))
