"""What decisions add to the home page, the rooms and search."""

from __future__ import annotations

from django_scopes import scopes_disabled

from counterfoil_web.accounts.scope import visible_partnerships
from counterfoil_web.decisions.whose_move import (
    agenda_items,
    approved_numbers,
    decision_notes,
    document,
    room_notes,
    spine_notes,
)
from counterfoil_web.partnerships.agenda import AgendaKind


def items(seen_by, username):
    with seen_by(username) as seen:
        visible = visible_partnerships(seen.acting.organisation, seen.acting.today)
        return agenda_items(seen.acting, visible)


def test_a_decision_waits_for_those_who_decide(seen_by, decision):
    (item,) = items(seen_by, "commissioner")

    assert item.kind is AgendaKind.DECISION
    assert item.whose_move == "Yours, for Example policing body"
    assert item.due == decision.due


def test_the_one_who_asked_sees_whom_it_waits_for(seen_by, decision):
    (item,) = items(seen_by, "commercial_lead")

    assert item.kind is AgendaKind.DATE
    assert item.whose_move == "Waits for Example force and Example policing body"


def test_readers_have_nothing_to_do(seen_by, decision):
    assert items(seen_by, "auditor") == []


def test_the_room_says_what_waits(world, decision):
    with scopes_disabled():
        (note,) = room_notes(world.partnership)

    assert note.room == "strategy"
    assert note.whose_move == "Example force and Example policing body"
    assert note.is_named


def test_only_an_approved_decision_is_a_promise(world, decision):
    with scopes_disabled():
        assert spine_notes(world.partnership) == []
        decision.state, decision.decided_at = "approved", decision.proposed_at
        decision.save()
        (note,) = spine_notes(world.partnership)

    assert "approved on" in note.text


def test_until_published_only_those_who_read_all_find_it(decision):
    assert document(decision).capability.value == "view_partnership"
    decision.published_at = decision.proposed_at
    assert document(decision).capability.value == "view_decisions"


def test_a_list_of_versions_says_what_was_decided_on_each(world, version, decision):
    with scopes_disabled():
        (note,) = decision_notes([version])
        assert (note.version, note.words, note.colour) == (
            version.pk,
            "Decision 1: waiting",
            "yellow",
        )
        assert note.url.endswith("/decisions/1/")
        assert approved_numbers([world.partnership.pk]) == []

        decision.state = "approved"
        decision.save()
        assert decision_notes([version])[0].words == "Decision 1: approved"
        assert approved_numbers([world.partnership.pk]) == [(world.partnership.pk, 1)]
