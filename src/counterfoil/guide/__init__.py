"""The guide: what to ask of a partnership, room by room, and before which decision."""

from counterfoil.guide.catalogue import (
    UnknownGate,
    UnknownQuestion,
    UnknownRoom,
    gate,
    gates,
    journey,
    kind_words,
    neighbours,
    nothing_asked,
    question,
    questions,
    questions_for_gate,
    room,
    rooms,
)
from counterfoil.guide.data_files import BrokenGuideData
from counterfoil.guide.facts import CaseFact, facts_about
from counterfoil.guide.gates import Gate
from counterfoil.guide.laws import Law
from counterfoil.guide.lessons import (
    BearingLesson,
    case_name,
    lessons_for,
    lessons_of_case,
    questions_bearing_on,
    questions_by_lesson,
)
from counterfoil.guide.questions import SYNTHESIS, Evidence, LessonMark, Question
from counterfoil.guide.rooms import Room
from counterfoil.guide.tools import Tool

__all__ = [
    "SYNTHESIS",
    "BearingLesson",
    "BrokenGuideData",
    "CaseFact",
    "Evidence",
    "Gate",
    "Law",
    "LessonMark",
    "Question",
    "Room",
    "Tool",
    "UnknownGate",
    "UnknownQuestion",
    "UnknownRoom",
    "case_name",
    "facts_about",
    "gate",
    "gates",
    "journey",
    "kind_words",
    "lessons_for",
    "lessons_of_case",
    "neighbours",
    "nothing_asked",
    "question",
    "questions",
    "questions_bearing_on",
    "questions_by_lesson",
    "questions_for_gate",
    "room",
    "rooms",
]
