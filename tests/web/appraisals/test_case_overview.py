from __future__ import annotations

import pytest

from counterfoil.casefile.edits import CellEdit
from counterfoil_web.appraisals.case_overview import draft_stands, next_move, who_wrote
from counterfoil_web.appraisals.edits_store import save_edits
from counterfoil_web.appraisals.store import open_draft
from counterfoil_web.appraisals.versions_store import submit_draft
from counterfoil_web.partnerships.store import partnership_for


@pytest.fixture
def seen_by(world, acting_as, in_scope):
    return lambda who: partnership_for(acting_as(who), world.partnership.ref)


def test_changes_of_one_person_in_one_section_stand_together(draft, world, acting_as):
    edits = [
        CellEdit(table="baseline", row="r1", column="cost_gbp", base="2200000", text="1"),
        CellEdit(table="baseline", row="r1", column="volume", base="12000", text="2"),
    ]
    save_edits(acting_as("finance_partner"), world.partnership, edits)

    wrote = who_wrote(open_draft(world.partnership))
    assert wrote.opened_by == "Commercial lead"
    assert [(one.by, one.section, one.count) for one in wrote.changes] == [
        ("Finance partner", "Baseline", 2)
    ]


def test_how_far_a_draft_is_follows_each_change_and_is_worked_out_once(
    draft, world, acting_as, django_assert_num_queries
):
    first = draft_stands(draft, world.partnership.ref)
    assert (first.errors, first.is_signed) == (0, False)

    spoilt = CellEdit(table="lines", row="r1", column="amount", base="2200000", text="much")
    save_edits(acting_as("finance_partner"), world.partnership, [spoilt])
    now = open_draft(world.partnership)
    assert draft_stands(now, world.partnership.ref).errors == 1
    with django_assert_num_queries(0):
        assert draft_stands(draft, world.partnership.ref) is first
        assert "1 problem</strong>" in draft_stands(now, world.partnership.ref).sections


def test_the_next_move_before_there_is_a_case(seen_by):
    assert next_move(seen_by("commercial_lead"), None, []).startswith("Open a draft")
    assert next_move(seen_by("auditor"), None, []).startswith("The case has not been begun")


def test_the_next_move_follows_the_draft(draft, world, seen_by, acting_as):
    lead = seen_by("commercial_lead")
    assert "submit it for review" in next_move(lead, draft, [])
    assert "is being written" in next_move(seen_by("auditor"), draft, [])

    spoilt = CellEdit(table="lines", row="r1", column="amount", base="2200000", text="much")
    save_edits(acting_as("finance_partner"), world.partnership, [spoilt])
    assert next_move(lead, open_draft(world.partnership), []).startswith("Mend 1 problem")


def test_a_submitted_version_is_with_its_reviewer(draft, world, seen_by, acting_as):
    version = submit_draft(acting_as("commercial_lead"), world.partnership, "ready")

    assert "Version 1 is with its reviewer" in next_move(seen_by("auditor"), None, [version])
