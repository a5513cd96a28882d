"""What a page of a tender reads: the plan that counts, the records, and a clock that goes on."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from counterfoil.errors import errors_among
from counterfoil.tender.dossier import Dossier
from counterfoil.tender.entries import ranking
from counterfoil_web.tenders.models import PlanDraft, Tender
from counterfoil_web.tenders.store import (
    competition_of,
    competitions_of,
    dossier_of,
    tender_for,
    tenders_of,
)
from tests.web.tenders.example import dossier_until

pytestmark = pytest.mark.django_db


def test_the_folder_and_the_database_give_the_same_ranking(tender, opened_by):
    with opened_by("commercial_lead") as one:
        held = one.dossier
    folder = dossier_until("priced")
    assert ranking(held) == ranking(folder)
    assert {type(each): len(held.of(type(each))) for each in held.records} == {
        type(each): len(folder.of(type(each))) for each in folder.records
    }


def test_nothing_is_wrong_with_the_example(tender, opened_by):
    with opened_by("commercial_lead") as one:
        assert errors_among(one.competition.problems) == ()


def test_a_record_is_entered_after_all_that_is_on_record(tender, opened_by):
    """The example's last record is of 2 December 2026, 18:00, whatever the day of the test."""
    with opened_by("commercial_lead") as one:
        now = timezone.localtime().replace(tzinfo=None, microsecond=0)
        last = datetime.fromisoformat("2026-12-02 18:00:01")
        assert last <= one.competition.moment
        assert max(last, now) - one.competition.moment < timedelta(seconds=5)


def test_a_draft_counts_until_the_plan_is_locked(world, tender_at, opened_by):
    tender_at("locked")
    with opened_by("commercial_lead") as one:
        locked = one.competition.text
        second = Tender.objects.create(
            partnership=world.partnership,
            number=2,
            title="Second",
            started_by=world.people["commercial_lead"],
        )
        assert competition_of(second).plan is None
        with pytest.raises(Http404):
            dossier_of(second)
        PlanDraft.objects.create(
            partnership=world.partnership,
            tender=second,
            text=locked,
            saved_by=world.people["commercial_lead"],
        )
        assert isinstance(dossier_of(second), Dossier)
        assert [each.number for each in tenders_of(world.partnership)] == [2, 1]
        with pytest.raises(Http404):
            tender_for(world.partnership, 3)


def test_several_read_at_once_are_those_read_one_by_one(world, tender, opened_by):
    """One that is locked with records, one with a draft alone, one with nothing."""
    with opened_by("commercial_lead") as one:
        made = [
            Tender.objects.create(
                partnership=world.partnership,
                number=number,
                title=f"Tender {number}",
                started_by=world.people["commercial_lead"],
            )
            for number in (2, 3)
        ]
        PlanDraft.objects.create(
            partnership=world.partnership,
            tender=made[0],
            text=one.competition.text,
            saved_by=world.people["commercial_lead"],
        )
        every = list(tenders_of(world.partnership))
        with CaptureQueriesContext(connection) as asked:
            found = competitions_of(every)
        assert found == [competition_of(each) for each in every]
        assert [bool(each.plan) for each in found] == [False, True, True]
    assert len(asked) == 3
