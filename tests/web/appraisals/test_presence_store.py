from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from counterfoil_web.appraisals.models import DraftPresence
from counterfoil_web.appraisals.presence_store import note_presence, others_present


def test_others_are_seen_where_they_are(draft, world):
    note_presence(draft, world.people["finance_partner"], "lines")

    present = others_present(draft, world.people["commercial_lead"])
    assert [(one.name, one.table) for one in present] == [("Finance partner", "lines")]
    assert others_present(draft, world.people["finance_partner"]) == []


def test_somebody_is_in_one_place(draft, world):
    note_presence(draft, world.people["finance_partner"], "lines")
    note_presence(draft, world.people["finance_partner"], "risks")

    assert [one.table for one in DraftPresence.objects.all()] == ["risks"]


def test_being_there_is_not_written_at_each_look(draft, world, django_assert_num_queries):
    note_presence(draft, world.people["finance_partner"], "lines")
    with django_assert_num_queries(1):
        note_presence(draft, world.people["finance_partner"], "lines")


def test_who_has_left_is_no_longer_there(draft, world):
    note_presence(draft, world.people["finance_partner"], "lines")
    DraftPresence.objects.update(seen_at=timezone.now() - timedelta(minutes=1))

    assert others_present(draft, world.people["commercial_lead"]) == []
