"""One evaluator's workbook: what is in it, what is not, and that nothing in it runs."""

from __future__ import annotations

import io

import openpyxl
import pytest

from counterfoil.errors import InvalidValue
from counterfoil.tender.bids import Answer
from counterfoil.tender.plan_lock import BidsOpened
from counterfoil.tender.scores import Declaration, ModerationOpened
from counterfoil.tenderfile.marking_words import Written
from counterfoil.tenderfile.marking_workbook import marking_workbook
from tests.fixtures.tenders import DAY, a_dossier, at, score

FORMULA = '=HYPERLINK("http://bidder.example","Open")'
LONG = "The rota of page four. " * 3_000  # 69,000 letters: more than two cells hold
ANSWERS = (
    Answer(id="t1", entered_on=DAY, bid="a", criterion="care", text=FORMULA),
    Answer(id="t2", entered_on=DAY, bid="b", criterion="care", text=LONG, document="b.docx"),
)
CONFLICT = Declaration(
    id="d9",
    entered_on=DAY,
    evaluator="e1",
    bidder="c",
    conflict=True,
    what="Shares",
    declared_at=at(8),
)


@pytest.fixture(scope="module")
def book():
    held = a_dossier(*ANSWERS, CONFLICT, without=ModerationOpened)
    drafts = {("a", "staff"): Written("", "-2+3 nurses at night")}
    data = marking_workbook(held, "e1", drafts, marking="OFFICIAL-SENSITIVE & COMMERCIAL")
    return openpyxl.load_workbook(io.BytesIO(data))


def rows(sheet):
    return [["" if cell is None else cell for cell in row] for row in sheet.values]


def test_it_has_the_evaluators_own_answers_and_marks_alone(book):
    head, *found = rows(book["Marks"])

    assert head[:7] == ["Criterion", "Title", "Bid", "Bidder", "Mark", "Reason", "Why it changes"]
    assert [(row[0], row[2], row[4]) for row in found] == [
        ("care", "a", 4),
        ("care", "b", 5),
        ("staff", "a", ""),  # written and not recorded yet stands before what is recorded
        ("staff", "b", 4),
    ]
    assert found[2][5] == "-2+3 nurses at night"
    words = [str(cell) for sheet in book for row in sheet.values for cell in row if cell]
    assert not any("Bidder A" in word or "12500000" in word for word in words)
    assert not any(word.startswith(("e2", "e3")) for word in words)


def test_what_a_bidder_wrote_is_text_and_whole(book):
    sheet = book["Answers"]
    held = list(sheet.iter_rows(min_row=2))

    assert (held[0][3].value, held[0][3].data_type) == (FORMULA, "s")
    parts = [row[3].value for row in held if row[1].value == "b"]
    assert "".join(parts) == LONG.strip()
    assert len(parts) == 3
    assert not any(cell.data_type == "f" for one in book for row in one.iter_rows() for cell in row)


def test_the_scale_the_questions_and_the_marking_are_there(book):
    assert rows(book["Scale"])[6] == ["5", "Excellent", "An answer that is excellent"]
    assert rows(book["Questions"])[1][2] == "How will you provide care?"
    assert book["Marks"].oddHeader.center.text == "OFFICIAL-SENSITIVE && COMMERCIAL"
    (rule,) = book["Marks"].data_validations.dataValidation
    assert rule.formula1 == '"0,1,2,3,4,5"'


def test_the_same_records_give_the_same_bytes():
    held = a_dossier(without=ModerationOpened)

    assert marking_workbook(held, "e1") == marking_workbook(held, "e1")


@pytest.mark.parametrize(
    ("dossier", "evaluator", "what"),
    [
        (a_dossier(), "e9", "there is no evaluator e9"),
        (a_dossier(without=Declaration), "e1", "nothing of interests in bidders is declared"),
        (a_dossier(without=BidsOpened), "e1", "bids are not opened yet"),
    ],
)
def test_it_is_refused_to_who_may_not_mark(dossier, evaluator, what):
    with pytest.raises(InvalidValue, match=what):
        marking_workbook(dossier, evaluator)


def test_a_locked_criterion_is_there_to_read_and_said_to_be_locked():
    data = marking_workbook(a_dossier(), "e1")
    _, *found = rows(openpyxl.load_workbook(io.BytesIO(data))["Marks"])

    assert {row[7] for row in found} == {"locked"}
    assert score("e1", "a", "care", 4).reason in {row[5] for row in found}
