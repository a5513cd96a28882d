from __future__ import annotations

from dataclasses import replace

import pytest

from counterfoil.experience import Stage, UnknownPartnership, partnership, partnerships
from counterfoil.guide import (
    BrokenGuideData,
    UnknownQuestion,
    case_name,
    lessons_for,
    lessons_of_case,
    question,
    questions,
    questions_bearing_on,
    questions_by_lesson,
)
from counterfoil.guide.lessons import _marked
from counterfoil.guide.questions import LessonMark


@pytest.mark.parametrize("one", questions(), ids=lambda one: one.id)
def test_every_mark_points_at_one_lesson(one):
    assert len(lessons_for(one)) == len(one.marks)


def test_a_lesson_brings_its_case_stage_and_sources():
    lesson = lessons_for("P1-B3")[0]

    assert lesson.case == "lincolnshire-g4s-2012"
    assert lesson.case_name == "Lincolnshire Police with G4S"
    assert lesson.worked
    assert lesson.stage is Stage.STRATEGY
    assert lesson.text.startswith("Roles tied to the warrant")
    assert lesson.sources == partnership(lesson.case).sources
    assert lesson.anchor == "worked-7"


def test_lessons_of_a_case_are_in_order_with_anchors():
    record = partnership("surrey-siren-2009")
    lessons = lessons_of_case(record)

    assert [one.text for one in lessons] == [one.lesson for one in record.lessons]
    assert [one.anchor for one in lessons[:4]] == ["worked-1", "worked-2", "worked-3", "wrong-1"]


def test_questions_of_a_case_and_lessons_of_a_question_agree():
    for record in partnerships():
        for one in questions_bearing_on(record.id):
            assert record.id in {lesson.case for lesson in lessons_for(one)}


def test_every_case_bears_on_some_question():
    assert all(questions_bearing_on(record.id) for record in partnerships())


def test_questions_by_the_lesson_that_bears_on_them():
    found = questions_by_lesson("gloucestershire-custody-pfi2-2010")

    assert found == {"wrong-1": (question("P2-B1"),)}


def test_what_is_not_there_is_told():
    with pytest.raises(UnknownQuestion):
        lessons_for("P1-Z1")
    with pytest.raises(UnknownPartnership):
        questions_bearing_on("atlantis")


@pytest.mark.parametrize("begins", ["No lesson begins so", ""])
def test_a_mark_that_fits_no_one_lesson_is_refused(begins):
    mark = LessonMark(case="surrey-siren-2009", begins=begins)

    with pytest.raises(BrokenGuideData, match="not one"):
        _marked(mark, replace(question("P1-B1"), marks=(mark,)))


@pytest.mark.parametrize(
    ("case", "name"),
    [
        ("met-sscl-2015", "Metropolitan Police Service with Shared Services Connected Ltd"),
        (
            "west-midlands-surrey-bpp-2012",
            "West Midlands Police and Surrey Police, no supplier appointed",
        ),
        ("leicestershire-cdo-2027", "Leicestershire Police, supplier to be awarded"),
        ("west-midlands-consultants-2010-12", "West Midlands Police, supplier not named"),
        ("cheshire-custody-pfi-2005", "Cheshire Constabulary with a private consortium"),
        ("hampshire-deloitte-2015", "Hampshire Constabulary with Deloitte, Process Evolution"),
    ],
)
def test_names_of_cases(case, name):
    assert case_name(partnership(case)) == name


def test_names_of_cases_differ():
    names = [case_name(record) for record in partnerships()]

    assert len(names) == len(set(names))
