"""A workbook that is none, lacks its sheet or a column, or has one twice."""

from __future__ import annotations

import openpyxl
import pytest

from counterfoil.errors import BadInput, UnreadableInput
from counterfoil.tenderfile.marking_workbook_cells import marking_rows


def book(path, *head, name="Marks"):
    made = openpyxl.Workbook()
    made.active.title = name
    made.active.append(list(head))
    made.save(path)
    return path


def test_a_file_that_is_no_workbook_is_refused(tmp_path):
    path = tmp_path / "marks.xlsx"
    path.write_text("Criterion,Bid,Mark")

    with pytest.raises(UnreadableInput):
        marking_rows(path)


def test_a_missing_sheet_column_and_a_column_twice_are_told(tmp_path):
    with pytest.raises(BadInput) as told:
        marking_rows(book(tmp_path / "a.xlsx", "Mark", name="Scores"))
    assert told.value.problems[0].where == "sheet Marks"

    head = ("Criterion", "Bid", "Mark", "Mark", "Reasons", "Why it changes", "Taken out as")
    with pytest.raises(BadInput) as told:
        marking_rows(book(tmp_path / "b.xlsx", *head))
    assert [(one.where, one.what, one.mend) for one in told.value.problems] == [
        ("sheet Marks, cell D1", "the column Mark is there twice", "take one out"),
        ("sheet Marks, row 1", "there is no column Reason", "rename Reasons to Reason"),
    ]


def test_columns_may_be_moved_and_others_added(tmp_path):
    head = ("My notes", "Bid", "Criterion", "mark", "Reason", "Why it changes", "Taken out as")
    path = book(tmp_path / "c.xlsx", *head)
    made = openpyxl.load_workbook(path)
    made.active.append(["see p. 4", "a", "care", 4.0, " Page 4 ", None, ""])
    made.save(path)
    (row,), problems = marking_rows(path)

    assert problems == ()
    assert (row.text("Bid"), row.text("Mark"), row.text("Reason")) == ("a", "4", "Page 4")
    assert row.where("Mark") == "sheet Marks, cell D2 (Mark)"
