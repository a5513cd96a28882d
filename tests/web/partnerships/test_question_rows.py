"""A question and its answer as a row."""

from __future__ import annotations

from datetime import date

from counterfoil import guide
from counterfoil.guide.readiness import AnswerState
from counterfoil_web.partnerships import answers
from counterfoil_web.partnerships.answers import AnswerValues
from counterfoil_web.partnerships.question_rows import drawn, row_of, rows_of
from tests.web.partnerships.conftest import QUESTION


def test_a_question_without_an_answer(world):
    row = row_of(world.partnership, guide.question(QUESTION), None, date(2026, 11, 22))

    assert (row.state, row.owner, row.weak, row.written) == ("Not answered", "", "", "")
    assert row.url.endswith(f"/questions/{QUESTION}/")


def test_not_yet_and_overdue(world, enter):
    answers.save_answer(
        enter("commercial_lead"),
        QUESTION,
        AnswerValues(state=AnswerState.NOT_YET, text="The board sits", due=date(2026, 1, 5)),
        revision=0,
    )
    (row,) = rows_of(
        world.partnership,
        (guide.question(QUESTION),),
        answers.answers_of(world.partnership),
        date(2026, 1, 6),
    )

    assert (row.due, row.overdue) == ("Overdue since 5 January 2026", True)
    assert row.weak == (
        "The answer is “not yet”, with its reason, it was due and is not complete "
        "and nobody owns it"
    )
    assert row.written.startswith("Version 1 by Commercial lead, ")


def test_asked_of_an_owner_is_not_called_weak(world, enter):
    answers.save_answer(
        enter("commercial_lead"),
        QUESTION,
        AnswerValues(state=AnswerState.ASKED, owner=world.people["contract_manager"]),
        revision=0,
    )
    given = answers.answer_to(world.partnership, QUESTION)

    row = row_of(world.partnership, guide.question(QUESTION), given, date(2026, 1, 1))
    assert (row.state, row.weak) == ("Asked, not written", "")


def test_rows_as_html_escape_what_people_wrote(world, enter):
    world.people["contract_manager"].name = "<b>O’Brien</b>"
    world.people["contract_manager"].save()
    answers.save_answer(
        enter("commercial_lead"),
        QUESTION,
        AnswerValues(
            state=AnswerState.ASKED,
            owner=world.people["contract_manager"],
            due=date(2026, 1, 5),
        ),
        revision=0,
    )
    given = answers.answer_to(world.partnership, QUESTION)
    html = drawn([row_of(world.partnership, guide.question(QUESTION), given, date(2026, 1, 6))])

    assert (
        "Owner: &lt;b&gt;O’Brien&lt;/b&gt;. <strong>Overdue since 5 January 2026</strong>" in html
    )
    assert f'/questions/{QUESTION}/"' in html
