"""A portal's messages and suppliers read as registers."""

from __future__ import annotations

from datetime import date

import pytest

from counterfoil.contractfile.column_mapping import ColumnMapping
from counterfoil.errors import errors_among
from counterfoil.procurementfile.register_import import REGISTER_KINDS, import_register
from tests.fixtures.procurement_plans import a_plan

ON = date(2026, 11, 3)
QUESTIONS = ColumnMapping(
    kind="question",
    columns=(("id", "Ref"), ("asked_by", "From"), ("asked_at", "Sent"), ("text", "Message")),
)
ANSWERS = ColumnMapping(
    kind="answer", columns=(("question", "Ref"), ("answered_on", "Answered"), ("text", "Reply"))
)
EXPORT = (
    "Ref,From,Sent,Message,Answered,Reply\n"
    "M1,Alder Ltd,02/11/2026 09:30,How many cells?,3 Nov 2026,24 in all.\n"
)


@pytest.fixture
def taken(tmp_path):
    (tmp_path / "messages.csv").write_text(EXPORT, encoding="utf-8")
    return lambda mapping, existing=(): import_register(
        a_plan(), existing, tmp_path / "messages.csv", mapping, entered_on=ON
    )


def test_one_export_gives_the_questions_and_then_the_answers(taken):
    alone = taken(ANSWERS)
    assert alone.records == ()
    assert "there is no question M1" in errors_among(alone.problems)[0].what

    (question,) = taken(QUESTIONS).records
    (answer,) = taken(ANSWERS, (question,)).records
    assert (question.id, answer.id, answer.question) == ("M1", "M1-2", "M1")
    assert answer.answered_on == ON
    again = taken(QUESTIONS, (question, answer))
    assert (again.records, again.unchanged) == ((), 1)


def test_every_register_may_be_brought_in():
    assert set(REGISTER_KINDS.named_by) == set(REGISTER_KINDS.of)
