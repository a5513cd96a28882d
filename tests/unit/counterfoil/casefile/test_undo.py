from __future__ import annotations

from counterfoil.casefile.case_text import CaseText, TextRow, row_digest
from counterfoil.casefile.edits import CellEdit, RowAdded, RowDeleted, RowMoved
from counterfoil.casefile.merge import apply_edits
from counterfoil.casefile.undo import edits_undoing

TEXT = CaseText(
    tables={
        "sources": (
            TextRow(id="r1", cells={"id": "ledger"}),
            TextRow(id="r2", cells={"id": "plan", "title": "Plan"}),
        )
    }
)


def test_each_kind_of_edit_is_taken_back_in_reverse():
    done = apply_edits(
        TEXT,
        [
            CellEdit(table="sources", row="r1", column="title", base="", text="Ledger"),
            RowAdded(table="sources", row="n1", after="r1", cells={"id": "bid"}),
            RowMoved(table="sources", row="r2", after=""),
            RowDeleted(table="sources", row="r2", base=row_digest({"id": "plan", "title": "Plan"})),
        ],
    )
    undone = apply_edits(done.text, edits_undoing(done.applied))

    assert undone.clashes == ()
    assert undone.text.rows("sources") == TEXT.rows("sources")


def test_taking_back_what_was_changed_again_is_a_clash():
    first = apply_edits(
        TEXT, [CellEdit(table="sources", row="r2", column="title", base="Plan", text="Mine")]
    )
    later = apply_edits(
        first.text,
        [CellEdit(table="sources", row="r2", column="title", base="Mine", text="Theirs")],
    )
    undone = apply_edits(later.text, edits_undoing(first.applied))

    assert (undone.clashes[0].theirs, undone.clashes[0].mine) == ("Theirs", "Plan")


def test_a_row_that_was_filled_in_further_is_not_taken_away():
    added = apply_edits(TEXT, [RowAdded(table="sources", row="n1", cells={"id": "bid"})])
    later = apply_edits(
        added.text, [CellEdit(table="sources", row="n1", column="title", base="", text="Bid")]
    )
    undone = apply_edits(later.text, edits_undoing(added.applied))

    assert len(undone.clashes) == 1
    assert undone.text.row("sources", "n1") is not None
