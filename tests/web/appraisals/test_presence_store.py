from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from counterfoil_web.appraisals.models import DraftPresence
from counterfoil_web.appraisals.presence_store import seen_in


def test_others_are_seen_where_they_are(draft, world):
    assert seen_in(draft, world.people["finance_partner"], "lines") == []

    present = seen_in(draft, world.people["commercial_lead"])
    assert [(one.name, one.table) for one in present] == [("Finance partner", "lines")]


def test_somebody_is_in_one_place(draft, world):
    seen_in(draft, world.people["finance_partner"], "lines")
    seen_in(draft, world.people["finance_partner"], "risks")

    assert [one.table for one in DraftPresence.objects.all()] == ["risks"]


def test_being_there_is_not_written_at_each_look(draft, world, django_assert_num_queries):
    seen_in(draft, world.people["finance_partner"], "lines")
    with django_assert_num_queries(1):
        seen_in(draft, world.people["finance_partner"], "lines")


def test_who_only_reads_is_not_noted(draft, world, django_assert_num_queries):
    with django_assert_num_queries(1):
        seen_in(draft, world.people["auditor"])

    assert DraftPresence.objects.count() == 0


def test_who_has_left_is_no_longer_there(draft, world):
    seen_in(draft, world.people["finance_partner"], "lines")
    DraftPresence.objects.update(seen_at=timezone.now() - timedelta(minutes=1))

    assert seen_in(draft, world.people["commercial_lead"]) == []
