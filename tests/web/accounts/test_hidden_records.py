"""Asking for what is not there for one."""

from __future__ import annotations

from counterfoil_web.accounts.hidden_records import KIND, note_asked_for
from counterfoil_web.records.models import Event


def test_one_who_may_see_it_leaves_no_event(world, acting):
    note_asked_for(acting("commercial_lead"), world.partnership.ref)

    assert not Event.objects.filter(kind=KIND).exists()


def test_one_who_may_not_does_and_the_partnership_learns_of_it(world, acting):
    note_asked_for(acting("outsider"), world.partnership.ref)

    event = Event.objects.get(kind=KIND)
    assert event.organisation == world.organisations["other_force"]
    assert event.record == f"partnership/{world.partnership.ref}"
    assert event.partnership_ref == ""
