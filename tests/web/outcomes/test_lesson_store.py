"""A lesson's review is by somebody else; who may read it is somebody's decision."""

from __future__ import annotations

import pytest
from django.http import Http404

from counterfoil.outcomes.lessons import SharingGrain
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.outcomes.lesson_store import lesson_for, review, review_refusal, share
from counterfoil_web.outcomes.records_store import rows_of
from counterfoil_web.records.models import Event
from counterfoil_web.registers.rows import row_named

pytestmark = pytest.mark.django_db


def test_sharing_is_written_with_whose_decision_it_is(opened_by):
    with opened_by("commercial_lead") as one:
        key = one.outcomes.lessons[0].id
        row = share(one.seen, key, SharingGrain.WITHOUT_NAMES, "Others buy the same.")
        assert row.fields["shared_by"] == "Commercial lead"
        assert row.supersedes == key
        assert Event.objects.latest("number").reason == "Others buy the same."
        with pytest.raises(Http404):
            lesson_for(one.outcomes, "no-such-lesson")


def test_who_entered_it_or_stands_as_its_writer_may_not_review_it(opened_by):
    with opened_by("contract_manager") as one:
        lesson = one.outcomes.lessons[0]
        row = row_named(rows_of(one.seen.partnership, "lesson"), lesson.id)
        assert review_refusal(one.seen, row, lesson).rule == "lesson-reviewer-is-not-writer"
    with opened_by("finance_partner") as one:
        assert review_refusal(one.seen, row, lesson) is None
    with opened_by("auditor") as one:
        assert review_refusal(one.seen, row, lesson).rule == "role-allows"
        with pytest.raises(Refused):
            share(one.seen, lesson.id, SharingGrain.NAMED, "So")


def test_a_second_review_writes_nothing(opened_by):
    with opened_by("finance_partner") as one:
        key = one.outcomes.lessons[0].id
        assert review(one.seen, key).key == key
