"""A workbook taken back: new, unfinished, clashing, and every wrong cell with its mend."""

from __future__ import annotations

from fractions import Fraction

import openpyxl
import pytest

from counterfoil.tender.plan_lock import BidsOpened
from counterfoil.tender.scores import Declaration, ModerationOpened, Score
from counterfoil.tenderfile.marking_words import COLUMNS, Written
from counterfoil.tenderfile.marking_workbook import marking_workbook
from counterfoil.tenderfile.marking_workbook_reader import read_marking_workbook
from tests.fixtures.tenders import DAY, a_dossier, at, begun, score

GIVEN = score("e1", "a", "care", 4)
HELD = begun(GIVEN)
"""One mark recorded, five to come."""


@pytest.fixture(scope="module")
def taken_out(tmp_path_factory):
    path = tmp_path_factory.mktemp("out") / "marks.xlsx"
    path.write_bytes(marking_workbook(HELD, "e1"))
    return path


@pytest.fixture
def fill(taken_out, tmp_path):
    """Write cells, each named by its row's bid and criterion, and give the workbook's path."""

    def made(*cells: tuple[str, str, str, object]):
        book = openpyxl.load_workbook(taken_out)
        sheet = book["Marks"]
        places = {(row[2].value, row[0].value): row for row in sheet.iter_rows(min_row=2)}
        for bid, criterion, column, value in cells:
            places[bid, criterion][COLUMNS.index(column)].value = value
        path = tmp_path / "back.xlsx"
        book.save(path)
        return path

    return made


def read(path, held=HELD, **more):
    return read_marking_workbook(path, held, "e1", **more)


def test_a_workbook_in_which_nothing_was_done_brings_nothing(taken_out):
    found = read(taken_out)

    assert (found.marks, found.unfinished, found.clashes, found.problems) == ((), (), (), ())
    assert (found.same, found.can_be_taken) == (6, True)


def test_new_marks_come_back_and_half_of_one_is_a_draft(fill):
    path = fill(
        ("b", "care", "Mark", 3),
        ("b", "care", "Reason", "Page 2 names a rota.\r\nPage 3 proves it."),
        ("c", "care", "Mark", "2"),
        ("a", "staff", "Reason", "Read again tomorrow"),
    )
    found = read(path)

    (mark,) = found.marks
    assert (mark.answered, mark.mark) == (("b", "care"), Fraction(3))
    assert mark.reason == "Page 2 names a rota.\nPage 3 proves it."
    assert mark.where == "sheet Marks, row 3"
    assert [(one.answered, one.missing) for one in found.unfinished] == [
        (("c", "care"), "Reason"),
        (("a", "staff"), "Mark"),
    ]
    assert found.same == 3


def test_a_changed_mark_says_why(fill):
    changed = (("a", "care", "Mark", 5), ("a", "care", "Reason", "Page 5 covers nights."))
    (problem,) = read(fill(*changed)).problems

    assert problem.where == "sheet Marks, cell G2 (Why it changes)"
    assert "nothing says why" in problem.what
    (mark,) = read(fill(*changed, ("a", "care", "Why it changes", "Missed page 5"))).marks
    assert (mark.mark, mark.change_reason) == (5, "Missed page 5")


def test_what_was_written_on_both_sides_is_a_clash_until_somebody_decides(fill):
    path = fill(("b", "care", "Mark", 3), ("b", "care", "Reason", "From the train"))
    since = begun(GIVEN, score("e1", "b", "care", 2, reason="At the desk"))
    found = read(path, since)

    (clash,) = found.clashes
    assert (clash.mine, clash.theirs) == (
        Written("3", "From the train"),
        Written("2", "At the desk"),
    )
    assert not found.can_be_taken
    kept = read(path, since, theirs=[("b", "care")])
    assert (kept.marks, kept.clashes, kept.same) == ((), (), 6)
    over = read(path, since, mine=[("b", "care")])
    assert over.clashes == ()
    assert over.problems[0].where.endswith("(Why it changes)")  # a recorded mark would change


def test_a_draft_written_since_is_a_clash_too_and_an_untouched_row_is_none(fill):
    path = fill(("b", "care", "Mark", 3), ("b", "care", "Reason", "From the train"))
    drafts = {("b", "care"): Written("", "Begun at the desk"), ("c", "care"): Written("1", "x")}
    found = read(path, drafts=drafts)

    assert [one.answered for one in found.clashes] == [("b", "care")]
    agreed = {("b", "care"): Written("3", "From the train")}
    assert read(path, drafts=agreed).clashes == ()


@pytest.mark.parametrize(
    ("cells", "where", "what"),
    [
        ([("Mark", 6), ("Reason", "x")], "cell E3 (Mark)", "6 is no mark of the scale"),
        ([("Mark", 2.5), ("Reason", "x")], "cell E3 (Mark)", "2.5 is no mark of the scale"),
        ([("Mark", "good"), ("Reason", "x")], "cell E3 (Mark)", "“good” is no number"),
        ([("Mark", "=2+1"), ("Reason", "x")], "cell E3 (Mark)", "it holds a formula"),
        ([("Mark", 3), ("Reason", "=A1")], "cell F3 (Reason)", "it holds a formula"),
        ([("Mark", 3), ("Reason", at(0))], "cell F3 (Reason)", "Excel has made a date of it"),
        ([("Mark", True), ("Reason", "x")], "cell E3 (Mark)", "it holds the truth value TRUE"),
        (
            [("Mark", 3), ("Reason", "x" * 10_001)],
            "cell F3 (Reason)",
            "the reason has 10,001 characters, more than 10,000",
        ),
        ([("Bid", "z"), ("Mark", 3)], "cell C3 (Bid)", "there is no bid z"),
        (
            [("Criterion", "price"), ("Mark", 3)],
            "cell A3 (Criterion)",
            "e1 does not mark price of bid b",
        ),
        ([("Bid", "a")], "row 3", "bid a, care is in sheet Marks, row 2 already"),
        (
            [("Taken out as", "e2:0123456789abcdef"), ("Mark", 3)],
            "cell I3 (Taken out as)",
            "the row is of e2’s workbook, not of e1’s",
        ),
    ],
)
def test_every_wrong_cell_is_told_with_its_mend(fill, cells, where, what):
    found = read(fill(*(("b", "care", *one) for one in cells)))

    told = [(one.where, one.what) for one in found.problems]
    assert (f"sheet Marks, {where}", what) in told, told
    assert all(one.mend for one in found.problems)
    assert not any(one.answered == ("b", "care") for one in found.marks)


def test_a_recorded_mark_is_not_taken_out_by_an_empty_cell(fill):
    (problem,) = read(fill(("a", "care", "Mark", None), ("a", "care", "Reason", None))).problems

    assert "marks are kept for ever" in problem.what


def test_a_locked_criterion_and_a_bid_with_a_conflict_take_nothing(fill):
    path = fill(("b", "care", "Mark", 3), ("b", "care", "Reason", "x"))
    opened = ModerationOpened(
        id="m", entered_on=DAY, criterion="care", opened_at=at(14), opened_by="moderator"
    )
    (locked,) = read(path, begun(GIVEN, opened)).problems
    assert "moderation of this criterion has opened" in locked.what

    conflict = Declaration(
        id="d9",
        entered_on=DAY,
        evaluator="e1",
        bidder="b",
        conflict=True,
        what="Shares",
        declared_at=at(13),
    )
    (told,) = read(path, begun(GIVEN, conflict)).problems
    assert told.what == "e1 declared a conflict with the bidder of b"


def test_before_bids_are_opened_no_row_is_one_to_mark(fill):
    path = fill(("b", "care", "Mark", 3), ("b", "care", "Reason", "x"))
    shut = a_dossier(without=BidsOpened)

    assert not [one for one in shut.of(Score) if one.id == "none"]
    (problem,) = read(path, shut).problems
    assert problem.what == "there is no bid b"
