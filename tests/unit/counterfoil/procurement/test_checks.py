"""Everything wrong with a procurement, each where it stands."""

from __future__ import annotations

from datetime import date, datetime

from counterfoil.errors import Severity
from counterfoil.procurement.checks import procurement_problems
from counterfoil.procurement.plan import PlannedStep
from counterfoil.procurement.registers import Answer, Declaration, Interest, Published, Question
from tests.fixtures.procurement_plans import a_plan

ON = date(2026, 11, 2)


def test_a_sound_procurement_has_no_problem():
    assert procurement_problems(a_plan(), (), ON) == ()


def test_rows_that_name_what_is_not_there_are_told_in_their_place():
    rows = (
        Published(id="n1", entered_on=ON, notice="UK99", published_on=ON),
        Answer(id="a1", entered_on=ON, question="q9", answered_on=ON, text="Yes."),
    )
    found = procurement_problems(
        a_plan(), rows, ON, ("published.csv, line 2", "answers.csv, line 2")
    )

    assert [(one.where, one.what) for one in found] == [
        ("published.csv, line 2", "there is no notice UK99"),
        ("answers.csv, line 2", "there is no question q9"),
    ]


def test_what_a_register_is_wrong_in_is_told_in_the_row():
    asked = Question(
        id="q1", entered_on=ON, asked_by="Alder Ltd", text="Is Alder Ltd in?",
        asked_at=datetime(2026, 11, 2, 9, 0),  # noqa: DTZ001
    )  # fmt: skip
    told = Declaration(
        id="d1", entered_on=ON, person="P1", part="evaluator", declared_on=ON,
        interest=Interest.ACTUAL,
    )  # fmt: skip
    found = procurement_problems(a_plan(), (asked, told), ON, ("q, line 2", "d, line 2"))

    assert [(one.where, one.severity) for one in found] == [
        ("d, line 2", Severity.WARNING),
        ("q, line 2", Severity.WARNING),
    ]


def test_a_notice_published_on_another_day_than_the_plan_says_is_told():
    notice = Published(id="n1", entered_on=ON, notice="UK4", published_on=ON)
    (found,) = procurement_problems(a_plan(), (notice,), ON)
    assert found.what == "UK4 was published on 2026-11-02, and the plan says nothing of it"
    assert found.mend.startswith("write done_on: 2026-11-02")

    said = (*a_plan().steps, PlannedStep(id="notice", done_on=ON))
    assert procurement_problems(a_plan(steps=said), (notice,), ON) == ()


def test_a_notice_whose_day_is_past_is_told_and_steps_in_a_circle_are():
    (late,) = procurement_problems(a_plan(), (), date(2026, 11, 3))
    assert "UK4 Tender notice" in late.what
    assert late.severity is Severity.WARNING

    circle = (
        PlannedStep(id="a", title="A", after="b", days=1),
        PlannedStep(id="b", title="B", after="a", days=1),
    )
    (fault,) = procurement_problems(a_plan(steps=circle), (), ON)
    assert fault.where == "procurement.yaml, steps"
