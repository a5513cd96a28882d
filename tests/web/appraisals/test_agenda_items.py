from __future__ import annotations

import pytest

from counterfoil.casefile.edits import CellEdit
from counterfoil_web.accounts.scope import visible_partnerships
from counterfoil_web.appraisals.agenda_items import (
    agenda_items,
    room_notes,
    search_documents,
    spine,
)
from counterfoil_web.appraisals.edits_store import save_edits
from counterfoil_web.appraisals.versions_store import submit_draft
from counterfoil_web.partnerships.progress import Spine


@pytest.fixture
def agenda(acting_as):
    def of(username: str):
        acting = acting_as(username)
        return agenda_items(acting, visible_partnerships(acting.organisation, acting.today))

    return of


def test_a_draft_waits_for_who_writes_it(draft, agenda, world, acting_as):
    assert [item.whose_move for item in agenda("commercial_lead")] == [
        "Yours: check it and submit it"
    ]
    assert agenda("finance_partner") == []

    spoilt = CellEdit(table="lines", row="r1", column="amount", base="2200000", text="much")
    save_edits(acting_as("finance_partner"), world.partnership, [spoilt])
    assert agenda("finance_partner")[0].whose_move == "Yours: mend 1 problem"


def test_who_cannot_write_has_no_draft_waiting(draft, agenda):
    assert agenda("auditor") == []


def test_the_room_says_how_far_the_case_is(world, in_scope):
    assert [note.to_do for note in room_notes(world.partnership)] == ["Begin the business case"]


def test_the_room_tells_of_draft_and_version(draft, world, acting_as):
    assert room_notes(world.partnership)[0].to_do == "Finish and submit the draft"
    submit_draft(acting_as("commercial_lead"), world.partnership, "ready")

    note = room_notes(world.partnership)[0]
    assert (note.done, note.to_do) == ("Version 1 of the case is submitted", "")


def test_versions_can_be_found(draft, world, acting_as):
    submit_draft(acting_as("commercial_lead"), world.partnership, "ready")
    found = list(search_documents())

    assert [one.record for one in found] == [f"version/{world.partnership.ref}/1"]
    assert "Detention officers" in found[0].text


def test_the_overview_tells_of_the_latest_version(draft, world, acting_as):
    assert list(spine(world.partnership)) == []
    submit_draft(acting_as("commercial_lead"), world.partnership, "ready")

    (note,) = spine(world.partnership)
    assert note.part is Spine.PROMISE
    assert note.text.startswith("Version 1 of the business case is submitted and prefers: ")
