"""Drafts as they are written, marks for ever, criteria handed in, interests declared."""

from __future__ import annotations

from fractions import Fraction

import pytest

from counterfoil.errors import BadInput, InvalidValue
from counterfoil.tenderfile.marking_words import Written
from counterfoil.tenderfile.marking_workbook_reader import ReturnedMark, UnfinishedMark
from counterfoil_web.records.models import Event
from counterfoil_web.tenders.marking_models import MarkDraft
from counterfoil_web.tenders.marking_store import (
    Elsewhere,
    Interest,
    declare,
    discard_draft,
    drafts_of,
    hand_in,
    record_marks,
    save_draft,
)
from counterfoil_web.tenders.store import dossier_of

pytestmark = pytest.mark.django_db
ANSWER = ("a", "care")


def whole(mark=4, reason="Page 4 shows a rota in use.", answered=ANSWER, change=""):
    return ReturnedMark(
        answered=answered, mark=Fraction(mark), reason=reason, change_reason=change, where="row 2"
    )


@pytest.fixture
def at_work(tender_at, opened_by):
    tender_at("opened")
    with opened_by("evaluator") as one:
        yield one


def test_a_draft_is_kept_changed_and_let_go(at_work):
    seen, tender = at_work.seen, at_work.tender
    first = save_draft(seen, tender, ANSWER, {"mark": "4", "reason": "Begun"}, 0)
    same = save_draft(seen, tender, ANSWER, {"mark": "4", "reason": "Begun"}, 0)
    assert (first.revision, same.revision) == (1, 1)  # sent twice, as after a lost answer

    later = save_draft(seen, tender, ANSWER, {"mark": "4", "reason": "More"}, 1)
    assert later.revision == 2
    with pytest.raises(Elsewhere) as told:
        save_draft(seen, tender, ANSWER, {"mark": "1", "reason": "Other screen"}, 1)
    assert told.value.theirs.reason == "More"
    assert drafts_of(tender, at_work.acting.user)[ANSWER].reason == "More"

    assert save_draft(seen, tender, ANSWER, {"mark": "", "reason": " "}, 2) is None
    assert drafts_of(tender, at_work.acting.user) == {}


def test_a_mark_is_recorded_and_its_draft_gone(at_work):
    seen, tender = at_work.seen, at_work.tender
    save_draft(seen, tender, ANSWER, {"mark": "4", "reason": "Begun"}, 0)
    warnings = record_marks(
        seen, tender, "custody_inspector", [whole(5, "Good, with some concerns")]
    )

    assert "some concerns" in warnings[0].what
    assert dossier_of(tender).scores[ANSWER]["custody_inspector"].mark == 5
    assert not MarkDraft.objects.filter(tender=tender).exists()
    logged = Event.objects.latest("number")
    assert logged.kind == "tender-recorded"
    assert "some concerns" not in str(logged.after)  # the log is read by more people than marks are

    with pytest.raises(BadInput):  # a change without a reason
        record_marks(seen, tender, "custody_inspector", [whole(3)])
    record_marks(seen, tender, "custody_inspector", [whole(3, change="Missed page 5")])
    held = dossier_of(tender)
    assert held.scores[ANSWER]["custody_inspector"].mark == 3
    assert {one.mark for one in held.records if one.kind == "score"} == {3, 5}


def test_of_a_workbook_all_or_nothing_is_taken(at_work):
    seen, tender = at_work.seen, at_work.tender
    wrong = [whole(), whole(9, answered=("b", "care"))]
    left = UnfinishedMark(
        answered=("c", "care"), words=Written("2", ""), missing="Reason", where="row 4"
    )
    with pytest.raises(BadInput):
        record_marks(seen, tender, "custody_inspector", wrong, [left], "marks.xlsx")
    assert dossier_of(tender).scores == {}
    assert not MarkDraft.objects.filter(tender=tender).exists()

    record_marks(seen, tender, "custody_inspector", [whole()], [left], "marks.xlsx")
    kept = dossier_of(tender).scores[ANSWER]["custody_inspector"]
    assert kept.source == "marks.xlsx, row 2"
    assert drafts_of(tender, at_work.acting.user)["c", "care"].mark == "2"
    assert Event.objects.latest("number").kind == "marks-brought-in"


def test_a_criterion_is_handed_in_once_every_answer_has_a_mark(at_work):
    seen, tender = at_work.seen, at_work.tender
    with pytest.raises(BadInput) as told:
        hand_in(seen, tender, "custody_inspector", "care", "")
    assert "with no mark for a, b, c, e" in told.value.problems[0].what
    marks = [whole(answered=(bid, "care")) for bid in ("a", "b", "c", "e")]
    record_marks(seen, tender, "custody_inspector", marks)
    hand_in(seen, tender, "custody_inspector", "care", "")
    assert [one.kind for one in dossier_of(tender).records][-1] == "submission"


def test_a_conflict_once_declared_is_not_taken_back(at_work):
    seen, tender = at_work.seen, at_work.tender
    conflict = Interest("A", conflict=True, what="Shares")
    assert declare(seen, tender, "custody_inspector", [conflict]) == 1
    assert declare(seen, tender, "custody_inspector", [conflict]) == 0
    assert dossier_of(tender).is_conflicted("custody_inspector", "a")
    with pytest.raises(InvalidValue, match="not taken back"):
        declare(seen, tender, "custody_inspector", [Interest("A", conflict=False, what="Sold")])


def test_a_draft_is_discarded_by_its_writer_alone(at_work, opened_by):
    save_draft(at_work.seen, at_work.tender, ANSWER, {"reason": "Mine"}, 0)
    with opened_by("healthcare_evaluator") as other:
        discard_draft(other.seen, other.tender, ANSWER)
        assert MarkDraft.objects.filter(tender=other.tender).count() == 1
