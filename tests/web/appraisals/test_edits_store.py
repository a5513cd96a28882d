from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction
from django.http import Http404

from counterfoil.casefile.case_text import row_digest, text_fingerprint
from counterfoil.casefile.edits import CellEdit, RowAdded, RowDeleted
from counterfoil_web.appraisals.edits_store import (
    editors_of,
    edits_after,
    save_edits,
    text_at,
    undo_batch,
)
from counterfoil_web.appraisals.models import CaseImport, DraftEdit
from counterfoil_web.appraisals.store import draft_text
from counterfoil_web.records.models import Event


def cost_of_detention(base: str, text: str) -> CellEdit:
    return CellEdit(table="baseline", row="r1", column="cost_gbp", base=base, text=text)


@pytest.fixture
def saved(draft, world, acting_as):
    return save_edits(
        acting_as("commercial_lead"), world.partnership, [cost_of_detention("2200000", "2300000")]
    )


def test_an_edit_is_kept_with_who_and_what_it_was(saved, world):
    edit = DraftEdit.objects.get()

    assert (edit.before, edit.after) == ("2200000", "2300000")
    assert edit.by == world.people["commercial_lead"]
    assert draft_text(saved.draft).row("baseline", "r1").text("cost_gbp") == "2300000"


def test_one_act_is_one_event_with_counts(saved):
    event = Event.objects.get(kind="draft-edited")

    assert '"cell": 1' in str(event.after).replace("'", '"')


def test_two_people_in_two_cells_lose_nothing(saved, world, acting_as):
    second = save_edits(
        acting_as("finance_partner"),
        world.partnership,
        [CellEdit(table="baseline", row="r1", column="volume", base="12000", text="12500")],
    )

    row = draft_text(second.draft).row("baseline", "r1")
    assert (row.text("cost_gbp"), row.text("volume")) == ("2300000", "12500")
    assert editors_of(second.draft) == {
        world.people["commercial_lead"].pk,
        world.people["finance_partner"].pk,
    }


def test_two_people_in_one_cell_clash_and_the_first_stands(saved, world, acting_as):
    second = save_edits(
        acting_as("finance_partner"),
        world.partnership,
        [cost_of_detention("2200000", "2100000")],
    )

    clash = second.clashes[0]
    assert (clash.base, clash.theirs, clash.mine) == ("2200000", "2300000", "2100000")
    assert draft_text(second.draft).row("baseline", "r1").text("cost_gbp") == "2300000"


def test_sent_twice_is_saved_once(saved, world, acting_as):
    again = save_edits(
        acting_as("commercial_lead"), world.partnership, [cost_of_detention("2200000", "2300000")]
    )

    assert (again.applied, again.clashes, again.batch) == ((), (), None)
    assert DraftEdit.objects.count() == 1


def test_a_row_that_somebody_changed_is_not_deleted_unseen(draft, saved, world, acting_as):
    seen = {**draft_text(saved.draft).row("baseline", "r1").cells, "cost_gbp": "2200000"}
    deleted = save_edits(
        acting_as("finance_partner"),
        world.partnership,
        [RowDeleted(table="baseline", row="r1", base=row_digest(seen))],
    )

    assert len(deleted.clashes) == 1
    assert draft_text(deleted.draft).row("baseline", "r1") is not None


def test_undoing_is_an_edit_of_its_own_and_can_be_undone(saved, world, acting_as):
    acting = acting_as("commercial_lead")
    undone = undo_batch(acting, world.partnership, saved.batch)
    assert draft_text(undone.draft).row("baseline", "r1").text("cost_gbp") == "2200000"

    redone = undo_batch(acting, world.partnership, undone.batch)
    assert draft_text(redone.draft).row("baseline", "r1").text("cost_gbp") == "2300000"
    assert [edit.undoes for edit in DraftEdit.objects.order_by("number")] == [None, 1, 2]
    assert Event.objects.filter(kind="draft-change-undone").count() == 2


def test_undoing_what_was_changed_since_is_a_clash(saved, world, acting_as):
    save_edits(
        acting_as("finance_partner"), world.partnership, [cost_of_detention("2300000", "2400000")]
    )
    undone = undo_batch(acting_as("commercial_lead"), world.partnership, saved.batch)

    assert [clash.theirs for clash in undone.clashes] == ["2400000"]
    assert undone.batch is None


def test_there_is_no_undoing_what_was_never_done(draft, world, acting_as):
    with pytest.raises(Http404):
        undo_batch(acting_as("commercial_lead"), world.partnership, 17)


def test_nobody_types_a_signature(draft, world, acting_as):
    saved = save_edits(
        acting_as("commercial_lead"),
        world.partnership,
        [CellEdit(table="baseline", row="r1", column="signed_by", base="", text="me")],
    )

    assert saved.batch is None
    assert draft_text(saved.draft).row("baseline", "r1").text("signed_by") == ""


def test_problems_follow_each_change(draft, world, acting_as):
    acting = acting_as("commercial_lead")
    spoilt = save_edits(
        acting,
        world.partnership,
        [CellEdit(table="lines", row="r1", column="amount", base="2200000", text="£2.2m")],
    )
    assert not spoilt.draft.readable
    assert ("lines", "r1", "amount") in [
        (one["table"], one["row"], one["column"]) for one in spoilt.draft.problems
    ]

    mended = undo_batch(acting, world.partnership, spoilt.batch)
    assert mended.draft.readable


def test_a_rollback_leaves_neither_edit_nor_event(draft, world, acting_as):
    before = Event.objects.count()
    with transaction.atomic():
        save_edits(
            acting_as("commercial_lead"), world.partnership, [cost_of_detention("2200000", "1")]
        )
        transaction.set_rollback(True)

    assert DraftEdit.objects.count() == 0
    assert Event.objects.count() == before
    assert draft_text(draft).row("baseline", "r1").text("cost_gbp") == "2200000"


def test_an_earlier_state_can_be_worked_out(draft, saved, world, acting_as, template_text):
    later = save_edits(
        acting_as("finance_partner"),
        world.partnership,
        [
            RowAdded(table="sources", row="n1", cells={"id": "ledger", "title": "Ledger"}),
            cost_of_detention("2300000", "2500000"),
        ],
    )

    at_first = text_at(later.draft, 0, draft_text(later.draft))
    assert text_fingerprint(at_first) == text_fingerprint(template_text)
    assert [edit.number for edit in edits_after(later.draft, 1)] == [2, 3]


def test_the_history_cannot_be_rewritten(saved):
    table = DraftEdit._meta.db_table
    for statement in (f"UPDATE {table} SET act = 'x'", f"DELETE FROM {table}"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_who_uploaded_a_workbook_that_another_applied_is_an_editor(draft, world, acting_as):
    CaseImport.objects.create(
        partnership=world.partnership,
        draft=draft,
        file_name="case.xlsx",
        digest="0" * 64,
        document={},
        by=world.people["finance_officer"],
        applied_at=draft.changed_at,
    )
    CaseImport.objects.create(
        partnership=world.partnership,
        draft=draft,
        file_name="never applied.xlsx",
        digest="1" * 64,
        document={},
        by=world.people["finance_partner"],
    )

    assert editors_of(draft) == {
        world.people["commercial_lead"].pk,
        world.people["finance_officer"].pk,
    }
