"""Two people write one draft: whatever they do and in whatever order, no word of either is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counterfoil.casefile.case_text import CaseText, TextRow, row_digest
from counterfoil.casefile.edits import (
    CellEdit,
    Edit,
    RowAdded,
    RowDeleted,
    RowMoved,
    edits_between,
)
from counterfoil.casefile.merge import Merged, apply_edits
from counterfoil.casefile.undo import edits_undoing

WORDS = st.text(alphabet="abc\n ", max_size=4)
COLUMNS = ("id", "title", "url", "date")
FIELDS = ("title", "purpose", "author")
ROWS = st.dictionaries(st.sampled_from(COLUMNS), WORDS.filter(bool), max_size=4)
TEXTS = st.builds(
    lambda fields, rows: CaseText(
        fields=fields,
        tables={"sources": tuple(TextRow(id=f"r{n}", cells=c) for n, c in enumerate(rows))},
    ),
    st.dictionaries(st.sampled_from(FIELDS), WORDS.filter(bool), max_size=3),
    st.lists(ROWS, max_size=4),
)


@st.composite
def edits_of(draw: st.DrawFn, seen: CaseText, writer: str) -> tuple[Edit, ...]:
    """What somebody does who looks at `seen`: each edit based on what they saw."""
    edits: list[Edit] = []
    for row in seen.rows("sources"):
        act = draw(st.sampled_from(["leave", "change", "delete", "move"]))
        if act == "delete":
            edits.append(RowDeleted(table="sources", row=row.id, base=row_digest(row.cells)))
        elif act == "move":
            edits.append(RowMoved(table="sources", row=row.id, after=draw(_places(seen))))
        elif act == "change":
            column = draw(st.sampled_from(COLUMNS))
            edits.append(
                CellEdit(
                    table="sources",
                    row=row.id,
                    column=column,
                    base=row.text(column),
                    text=draw(WORDS),
                )
            )
    for column in draw(st.sets(st.sampled_from(FIELDS))):
        base = seen.fields.get(column, "")
        edits.append(CellEdit(table="case", column=column, base=base, text=draw(WORDS)))
    for number in range(draw(st.integers(0, 2))):
        edits.append(
            RowAdded(
                table="sources",
                row=f"{writer}{number}",
                after=draw(_places(seen)),
                cells=draw(ROWS),
            )
        )
    return tuple(edits)


def _places(seen: CaseText) -> st.SearchStrategy[str | None]:
    return st.sampled_from([None, "", *(row.id for row in seen.rows("sources"))])


@st.composite
def two_writers(draw: st.DrawFn) -> tuple[CaseText, tuple[Edit, ...], tuple[Edit, ...]]:
    seen = draw(TEXTS)
    return seen, draw(edits_of(seen, "a")), draw(edits_of(seen, "b"))


def stands(merged: Merged, edit: Edit) -> bool:
    """Whether what an edit wants is in the draft, or is given back as a clash."""
    row = merged.text.row(edit.table, edit.row)
    if isinstance(edit, CellEdit):
        there = row is not None and row.text(edit.column) == edit.text
        return there or any(
            (clash.row, clash.column, clash.mine) == (edit.row, edit.column, edit.text)
            for clash in merged.clashes
        )
    if isinstance(edit, RowAdded):
        return row is not None and dict(row.cells) == dict(edit.cells)
    if isinstance(edit, RowDeleted):
        return row is None or any(c.row == edit.row and c.mine is None for c in merged.clashes)
    return True


@given(two_writers())
def test_no_word_of_either_writer_is_lost(writers):
    seen, first, second = writers
    once = apply_edits(seen, first)
    twice = apply_edits(once.text, second)

    assert once.clashes == ()
    assert all(stands(once, edit) for edit in first)
    assert all(stands(twice, edit) for edit in second)
    overwritten = {
        (one.table, one.row, one.column): one.before for one in twice.applied if one.column
    }
    for edit in first:
        if isinstance(edit, CellEdit) and edit.base != edit.text:
            assert (edit.table, edit.row, edit.column) not in overwritten
        if isinstance(edit, RowAdded):
            assert twice.text.row("sources", edit.row) is not None


@given(two_writers())
def test_sending_the_same_edits_again_changes_nothing(writers):
    seen, first, _ = writers
    once = apply_edits(seen, [edit for edit in first if not isinstance(edit, RowMoved)])
    again = apply_edits(once.text, [edit for edit in first if not isinstance(edit, RowMoved)])

    assert again.text == once.text
    assert (again.applied, again.clashes) == ((), ())


@given(two_writers())
def test_what_was_done_can_be_undone_to_the_last_character(writers):
    seen, first, _ = writers
    done = apply_edits(seen, first)
    undone = apply_edits(done.text, edits_undoing(done.applied))

    assert undone.clashes == ()
    assert dict(undone.text.fields) == dict(seen.fields)
    assert undone.text.rows("sources") == seen.rows("sources")


@given(TEXTS, TEXTS)
def test_the_edits_between_two_texts_lead_from_one_to_the_other(before, after):
    merged = apply_edits(before, edits_between(before, after))

    assert merged.clashes == ()
    assert dict(merged.text.fields) == dict(after.fields)
    assert [dict(row.cells) for row in merged.text.rows("sources")] == [
        dict(row.cells) for row in after.rows("sources")
    ]
