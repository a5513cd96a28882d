"""The lessons of real partnerships that bear on a question, and the questions a case bears on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from counterfoil.citation import Citation
from counterfoil.experience import PartnershipRecord, Stage, partnership, partnerships
from counterfoil.guide.catalogue import question as question_of
from counterfoil.guide.catalogue import questions
from counterfoil.guide.data_files import broken
from counterfoil.guide.questions import LessonMark, Question

_NO_SUPPLIER = {
    "None": ", no supplier appointed",
    "Not named": ", supplier not named",
    "Private consortium": " with a private consortium",
    "To be awarded": ", supplier to be awarded",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BearingLesson:
    """A lesson of the experience base that bears on a question.

    `worked`: it tells what worked; otherwise what went wrong. `sources` are those of its case.
    `anchor` is its place on the page of the case.
    """

    text: str
    case: str
    case_name: str
    worked: bool
    stage: Stage
    sources: tuple[Citation, ...]
    anchor: str


def lessons_for(question: Question | str) -> tuple[BearingLesson, ...]:
    """The lessons that bear on a question, or on the question of an id.

    Raises UnknownQuestion, or BrokenGuideData when a mark fits no lesson of its case.

    >>> [one.case for one in lessons_for("P1-B7")]
    ['lincolnshire-g4s-2012', 'staffordshire-boeing-2016']
    """
    return _lessons_of(question if isinstance(question, str) else question.id)


def questions_bearing_on(case: str) -> tuple[Question, ...]:
    """The questions on which a case of the experience base bears, by part.

    Raises UnknownPartnership.
    """
    partnership(case)
    return _questions_by_case().get(case, ())


def lessons_of_case(record: PartnershipRecord) -> tuple[BearingLesson, ...]:
    """Every lesson of a case: what worked, then what went wrong."""
    halves = ((True, record.what_worked), (False, record.what_went_wrong))
    return tuple(
        BearingLesson(
            text=lesson.lesson,
            case=record.id,
            case_name=case_name(record),
            worked=worked,
            stage=lesson.stage,
            sources=record.sources,
            anchor=f"{'worked' if worked else 'wrong'}-{number}",
        )
        for worked, half in halves
        for number, lesson in enumerate(half, 1)
    )


def case_name(record: PartnershipRecord) -> str:
    """A case in words: its forces and its supplier, less what stands in brackets.

    >>> case_name(partnership("lincolnshire-g4s-2012"))
    'Lincolnshire Police with G4S'
    """
    *others, last = record.forces
    forces = f"{', '.join(others)} and {last}" if others else last
    supplier = record.supplier.partition(" (")[0]
    for opening, words in _NO_SUPPLIER.items():
        if supplier.startswith(opening):
            return f"{forces}{words}"
    return f"{forces} with {supplier.replace('; ', ', ').replace(' with ', ', ')}"


def questions_by_lesson(case: str) -> Mapping[str, tuple[Question, ...]]:
    """The questions on which each lesson of a case bears, by the lesson's anchor."""
    found: dict[str, list[Question]] = {}
    for one in questions_bearing_on(case):
        for lesson in lessons_for(one):
            if lesson.case == case:
                found.setdefault(lesson.anchor, []).append(one)
    return {anchor: tuple(asked) for anchor, asked in found.items()}


@cache
def _lessons_of(question_id: str) -> tuple[BearingLesson, ...]:
    one = question_of(question_id)
    return tuple(_marked(mark, one) for mark in one.marks)


@cache
def _questions_by_case() -> Mapping[str, tuple[Question, ...]]:
    return {
        record.id: tuple(
            one for one in questions() if any(mark.case == record.id for mark in one.marks)
        )
        for record in partnerships()
    }


@cache
def _lessons_by_case() -> Mapping[str, tuple[BearingLesson, ...]]:
    return {record.id: lessons_of_case(record) for record in partnerships()}


def _marked(mark: LessonMark, question: Question) -> BearingLesson:
    fitting = [
        lesson
        for lesson in _lessons_by_case().get(mark.case, ())
        if lesson.text.startswith(mark.begins)
    ]
    if len(fitting) != 1:
        raise broken(
            f"question {question.id}",
            f"{len(fitting)} lessons of {mark.case} begin with {mark.begins!r}, not one",
        )
    return fitting[0]
