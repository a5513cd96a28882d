"""Partnerships as records."""

from __future__ import annotations

import pytest

from counterfoil.access import Participation
from counterfoil_web.partnerships import partnership_store
from counterfoil_web.partnerships.models import Access, Partnership
from counterfoil_web.partnerships.partnership_list import Filters, lines_of, listed_ids
from counterfoil_web.partnerships.partnership_store import ChangedMeanwhile, Party
from counterfoil_web.records.models import Event

VALUES = {
    "title": "Dalfa’r Fro",
    "kind": "custody",
    "summary": "",
    "marking": "official",
    "value_gbp": None,
    "starts": None,
    "ends": None,
}


def titles(seen, **filters):
    found = lines_of(seen.acting, listed_ids(seen.acting, Filters(**filters)))
    return [one.title for one in found]


def test_a_new_partnership_is_seen_by_its_parties_at_once(world, enter):
    lead = enter("commercial_lead")
    made = partnership_store.create(
        lead.acting,
        VALUES,
        [
            Party(organisation=world.organisations["force"], part=Participation.LEAD_FORCE),
            Party(organisation=world.organisations["policing_body"], part="policing_body"),
        ],
    )

    assert enter("commissioner", partnership=made).partnership == made
    event = Event.objects.get(kind="partnership-created")
    assert "Example policing body: policing_body" in str(event.after)


def test_a_change_is_versioned_and_logged(enter):
    lead = enter("commercial_lead")
    changed = partnership_store.change(lead, {**VALUES, "title": "New"}, revision=1)

    assert (changed.title, changed.revision) == ("New", 2)
    event = Event.objects.get(kind="partnership-changed")
    assert "Custody services" in str(event.before)
    assert "New" in str(event.after)
    assert len(partnership_store.versions_of(changed)) == 2


def test_a_change_of_nothing_is_no_change(enter):
    lead = enter("commercial_lead")
    same = {name: getattr(lead.partnership, name) for name in partnership_store.FIELDS}

    assert partnership_store.change(lead, same, revision=1).revision == 1
    assert not Event.objects.filter(kind="partnership-changed").exists()


def test_a_change_over_anothers_is_refused(enter):
    lead = enter("commercial_lead")
    partnership_store.change(lead, {**VALUES, "title": "First"}, revision=1)
    with pytest.raises(ChangedMeanwhile) as meanwhile:
        partnership_store.change(lead, {**VALUES, "title": "Second"}, revision=1)

    assert meanwhile.value.row.title == "First"


def test_archived_and_restored_it_is_as_it_was(world, enter):
    lead = enter("commercial_lead")
    partnership_store.archive(lead, reason="It ended")
    assert titles(lead, archived=True) == ["Custody services"]
    assert "Custody services" not in titles(lead)

    partnership_store.restore(enter("commercial_lead"), reason="It did not")
    assert "Custody services" in titles(lead)
    kinds = set(Event.objects.values_list("kind", flat=True))
    assert {"partnership-archived", "partnership-restored"} <= kinds
    assert Access.objects.filter(partnership=world.partnership).count() == 5


def test_a_stage_is_moved_once(enter):
    lead = enter("commercial_lead")
    partnership_store.move_to_stage(lead, "outline")
    partnership_store.move_to_stage(lead, "outline")

    assert Partnership.objects.get(pk=lead.partnership.pk).stage == "outline"
    assert Event.objects.filter(kind="partnership-stage").count() == 1
