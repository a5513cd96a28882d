from __future__ import annotations

from counterfoil.casefile.case_text import CaseText, TextRow, row_digest
from counterfoil.casefile.edits import CellEdit, RowAdded, RowDeleted, RowMoved, edits_between


def sources(*rows: tuple[str, dict[str, str]]) -> CaseText:
    return CaseText(tables={"sources": tuple(TextRow(id=i, cells=c) for i, c in rows)})


LEDGER, PLAN = {"id": "ledger", "title": "Ledger"}, {"id": "plan", "title": "Plan"}


def test_texts_that_say_the_same_need_no_edit():
    assert edits_between(sources(("r1", LEDGER)), sources(("x9", LEDGER))) == ()


def test_a_changed_cell_is_found_by_what_names_its_row():
    after = sources(("x1", {**LEDGER, "title": "General ledger"}))

    assert edits_between(sources(("r1", LEDGER)), after) == (
        CellEdit(table="sources", row="r1", column="title", base="Ledger", text="General ledger"),
    )


def test_a_new_row_follows_the_one_above_it():
    after = sources(("x1", LEDGER), ("x2", PLAN))

    assert edits_between(sources(("r1", LEDGER)), after) == (
        RowAdded(table="sources", row="x2", after="r1", cells=PLAN),
    )


def test_a_new_row_gets_an_id_that_is_not_taken():
    before, after = sources(("r1", LEDGER)), sources(("r0", LEDGER), ("r1", PLAN))

    assert edits_between(before, after)[0].row == "r1n1"


def test_a_row_that_is_gone_is_deleted_as_it_was():
    assert edits_between(sources(("r1", LEDGER), ("r2", PLAN)), sources(("x", PLAN))) == (
        RowDeleted(table="sources", row="r1", base=row_digest(LEDGER)),
    )


def test_another_order_is_moves():
    before, after = sources(("r1", LEDGER), ("r2", PLAN)), sources(("x", PLAN), ("y", LEDGER))

    assert edits_between(before, after) == (RowMoved(table="sources", row="r2", after=""),)


def test_the_cases_own_fields_are_cells_without_a_row():
    before, after = CaseText(fields={"title": "A"}), CaseText(fields={"title": "B"})

    assert edits_between(before, after) == (
        CellEdit(table="case", row="", column="title", base="A", text="B"),
    )
