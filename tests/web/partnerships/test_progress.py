"""What stands in the rooms is kept, and worked out again once something changed."""

from __future__ import annotations

from datetime import date

import pytest
from django_scopes import scopes_disabled

from counterfoil_web.partnerships import progress
from counterfoil_web.partnerships.models import Access, Partnership, RoomState
from counterfoil_web.partnerships.progress import (
    RoomNote,
    Spine,
    SpineNote,
    notes_of,
    parties_on,
    spine_of,
    stale,
)


@pytest.fixture
def told(monkeypatch):
    """One source of notes; gives the list of partnerships it was asked about."""
    asked = []

    def source(partnership):
        asked.append(partnership.pk)
        return [RoomNote(room="strategy", done=f"Look {len(asked)}", due=date(2026, 12, 1))]

    monkeypatch.setattr(progress, "_sources", [source])
    return asked


def fresh(world):
    return Partnership.objects.select_related("room_state").get(pk=world.partnership.pk)


def test_notes_are_worked_out_once(world, told, django_assert_num_queries):
    with scopes_disabled():
        assert notes_of(fresh(world))[0] == RoomNote(
            room="strategy", done="Look 1", due=date(2026, 12, 1)
        )
        again = fresh(world)
        with django_assert_num_queries(0):
            assert notes_of(again)[0].done == "Look 1"
            assert len(parties_on(again, date(2026, 11, 22))) == 3


def test_a_change_has_them_worked_out_again(world, told):
    with scopes_disabled():
        notes_of(fresh(world))
        stale(world.partnership.pk)

        assert notes_of(fresh(world))[0].done == "Look 2"


def test_what_changes_while_notes_are_worked_out_is_not_missed(world, told, monkeypatch):
    def interrupted(partnership):
        stale(partnership.pk)  # somebody saves at this moment
        return [RoomNote(room="strategy", done="too early")]

    with scopes_disabled():
        RoomState.objects.get_or_create(partnership=world.partnership)
        with monkeypatch.context() as during:
            during.setattr(progress, "_sources", [interrupted])
            notes_of(fresh(world))

        assert notes_of(fresh(world))[0].done == "Look 1"


def test_parties_are_those_of_the_day(world, told):
    with scopes_disabled():
        supplier = Access.objects.get(
            partnership=world.partnership, organisation=world.organisations["supplier"]
        )
        supplier.ends = date(2026, 11, 21)
        supplier.save()

        names = [name for _, name in parties_on(fresh(world), date(2026, 11, 22))]
        before = [name for _, name in parties_on(fresh(world), date(2026, 11, 21))]

    assert names == ["Example force", "Example policing body"]
    assert before == ["Example force", "Example policing body", "Supplier"]


def test_an_organisation_that_changes_its_name_is_shown_by_the_new_one(world, told):
    with scopes_disabled():
        parties_on(fresh(world), date(2026, 11, 22))
        world.organisations["force"].name = "Heddlu Llŷn"
        world.organisations["force"].save()

        assert parties_on(fresh(world), date(2026, 11, 22))[0] == ("Lead force", "Heddlu Llŷn")


def test_the_spine_is_gathered_from_its_sources(world, monkeypatch):
    monkeypatch.setattr(progress, "_spine_sources", [])
    note = SpineNote(part=Spine.PROMISE, text="Version 1 is approved")
    progress.register_spine(lambda partnership: [note])

    assert spine_of(world.partnership) == (note,)


def test_a_registered_model_marks_the_rooms_stale_when_saved(world, told):
    with scopes_disabled():
        notes_of(fresh(world))
        access = Access.objects.filter(partnership=world.partnership).first()
        access.reason = "put right"
        access.save()

        assert notes_of(fresh(world))[0].done == "Look 2"
