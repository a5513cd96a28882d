from __future__ import annotations

import pytest

from counterfoil.casefile.case_text import CaseText, TextRow, row_digest
from counterfoil.casefile.edits import CellEdit, RowAdded, RowDeleted, RowMoved
from counterfoil.casefile.merge import Act, apply_edits, is_column

LEDGER = {"id": "ledger", "title": "Ledger"}
TEXT = CaseText(
    fields={"title": "Custody"},
    tables={
        "sources": (
            TextRow(id="r1", cells=LEDGER),
            TextRow(id="r2", cells={"id": "plan"}),
            TextRow(id="r3", cells={"id": "bid"}),
        )
    },
)


def title(base: str, text: str, row: str = "r1") -> CellEdit:
    return CellEdit(table="sources", row=row, column="title", base=base, text=text)


def order(text: CaseText) -> list[str]:
    return [row.id for row in text.rows("sources")]


def test_an_edit_of_what_its_writer_saw_is_applied():
    merged = apply_edits(TEXT, [title("Ledger", "General ledger")])

    assert merged.text.row("sources", "r1").text("title") == "General ledger"
    assert [(one.act, one.before, one.after) for one in merged.applied] == [
        (Act.CELL, "Ledger", "General ledger")
    ]


def test_an_edit_to_what_stands_there_already_is_nothing():
    merged = apply_edits(TEXT, [title("something else", "Ledger")])

    assert (merged.text, merged.applied, merged.clashes) == (TEXT, (), ())


def test_an_edit_of_what_somebody_changed_is_a_clash_with_both_texts():
    merged = apply_edits(TEXT, [title("Old ledger", "My ledger")])

    clash = merged.clashes[0]
    assert (clash.base, clash.theirs, clash.mine) == ("Old ledger", "Ledger", "My ledger")
    assert merged.text == TEXT


def test_an_edit_in_a_row_that_is_gone_is_a_clash_with_nothing():
    assert apply_edits(TEXT, [title("a", "b", row="r9")]).clashes[0].theirs is None


@pytest.mark.parametrize(("table", "column"), [("sources", "colour"), ("colours", "title")])
def test_what_no_case_has_is_not_written(table, column):
    edit = CellEdit(table=table, row="r1", column=column, base="", text="red")
    merged = apply_edits(TEXT, [edit])

    assert (merged.text, len(merged.clashes)) == (TEXT, 1)


def test_a_cleared_cell_is_not_kept():
    merged = apply_edits(TEXT, [title("Ledger", "")])

    assert dict(merged.text.row("sources", "r1").cells) == {"id": "ledger"}


def test_a_field_of_the_case_is_a_cell_without_a_row():
    edit = CellEdit(table="case", column="title", base="Custody", text="Custody 2027")

    assert apply_edits(TEXT, [edit]).text.fields == {"title": "Custody 2027"}


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        pytest.param("", ["n1", "r1", "r2", "r3"], id="at the top"),
        pytest.param("r1", ["r1", "n1", "r2", "r3"], id="below a row"),
        pytest.param(None, ["r1", "r2", "r3", "n1"], id="at the end"),
        pytest.param("r9", ["r1", "r2", "r3", "n1"], id="below one that is gone"),
    ],
)
def test_a_new_row_stands_where_it_was_put(after, expected):
    added = RowAdded(table="sources", row="n1", after=after, cells={"id": "new"})

    assert order(apply_edits(TEXT, [added]).text) == expected


def test_a_row_that_is_sent_again_is_completed_and_not_doubled():
    added = RowAdded(table="sources", row="r2", cells={"id": "plan", "title": "Plan"})
    merged = apply_edits(TEXT, [added])

    assert order(merged.text) == ["r1", "r2", "r3"]
    assert merged.text.row("sources", "r2").text("title") == "Plan"


def test_a_row_is_deleted_as_its_reader_saw_it():
    deleted = RowDeleted(table="sources", row="r1", base=row_digest(LEDGER))
    merged = apply_edits(TEXT, [deleted])

    assert order(merged.text) == ["r2", "r3"]
    assert apply_edits(merged.text, [deleted]).clashes == ()


def test_a_row_that_somebody_changed_is_not_deleted():
    deleted = RowDeleted(table="sources", row="r1", base=row_digest({"id": "ledger"}))
    merged = apply_edits(TEXT, [deleted])

    assert merged.text == TEXT
    assert (merged.clashes[0].theirs, merged.clashes[0].mine) == (LEDGER, None)


def test_a_row_is_moved_below_another():
    moved = RowMoved(table="sources", row="r1", after="r3")

    assert order(apply_edits(TEXT, [moved]).text) == ["r2", "r3", "r1"]


def test_a_move_to_where_it_stands_is_nothing():
    merged = apply_edits(TEXT, [RowMoved(table="sources", row="r2", after="r1")])

    assert (order(merged.text), merged.applied) == (["r1", "r2", "r3"], ())


def test_columns_of_years_and_editions_are_columns():
    assert is_column("budgets", "2031-32")
    assert is_column("case", "editions.cpi")
    assert not is_column("case", "editions.")
    assert not is_column("nowhere", "id")
