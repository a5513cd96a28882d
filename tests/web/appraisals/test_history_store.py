from __future__ import annotations

import pytest

from counterfoil.casefile.edits import CellEdit
from counterfoil_web.appraisals.edits_store import save_edits, undo_batch
from counterfoil_web.appraisals.history_store import (
    batches_of,
    draft_that_became,
    edits_in,
    latest_edits,
    names_of,
    numbers_drafted_here,
    undone_batches,
    what_was_written,
)
from counterfoil_web.appraisals.models import Version
from counterfoil_web.appraisals.store import open_draft
from counterfoil_web.appraisals.versions_store import case_of, make_version_from_case, submit_draft


@pytest.fixture
def written(draft, world, acting_as):
    """The partner changes a cost; the lead a volume, and takes the cost back."""
    cost = CellEdit(table="baseline", row="r1", column="cost_gbp", base="2200000", text="1")
    volume = CellEdit(table="lines", row="r1", column="amount", base="2200000", text="2")
    save_edits(acting_as("finance_partner"), world.partnership, [cost])
    save_edits(acting_as("commercial_lead"), world.partnership, [volume])
    undo_batch(acting_as("commercial_lead"), world.partnership, 1)
    return open_draft(world.partnership)


def test_who_wrote_and_what_was_taken_back(written, world):
    found = what_was_written(written)

    assert found.people == {
        world.people["commercial_lead"].pk,
        world.people["finance_partner"].pk,
    }
    assert found.undone == {1} == undone_batches(written)


def test_batches_are_found_by_table_and_by_person(written, world):
    partner = str(world.people["finance_partner"].pk)

    assert batches_of(written) == (3, 2, 1)
    assert batches_of(written, table="baseline") == (3, 1)
    assert batches_of(written, by=partner) == (1,)
    assert [edit.batch for edit in edits_in(written, (3, 1))] == [3, 1]
    assert [edit.batch for edit in edits_in(written, (3, 1), by=partner)] == [1]


def test_nothing_is_asked_for_no_batches(written, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert edits_in(written, ()) == []


def test_the_latest_of_each_person_and_table_comes_first(written, world):
    found = latest_edits(written, 2)

    assert [(one.table, one.count) for one in found] == [("baseline", 1), ("lines", 1)]
    assert found[0].by == world.people["commercial_lead"].pk


def test_people_are_named_in_order(world):
    people = [world.people["finance_partner"].pk, world.people["commercial_lead"].pk]

    assert list(names_of(people).values()) == ["Commercial lead", "Finance partner"]


def test_a_version_leads_to_the_draft_it_was_made_of(written, world, acting_as, in_scope):
    version = submit_draft(acting_as("commercial_lead"), world.partnership, "ready")
    imported = make_version_from_case(
        world.partnership,
        case_of(version),
        submitted_by=world.people["commercial_lead"],
        reason="from elsewhere",
    )

    assert draft_that_became(Version.objects.get(number=1)).pk == written.pk
    assert draft_that_became(imported) is None
    assert numbers_drafted_here(world.partnership) == {1}
