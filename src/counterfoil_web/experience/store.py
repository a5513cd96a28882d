"""The cases and questions a reader asks for. They come with the library, not from a database."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.http import Http404

from counterfoil.experience import (
    Outcome,
    PartnershipRecord,
    Stage,
    UnknownPartnership,
    partnership,
    partnerships,
    status_words,
)
from counterfoil.folded_text import folded, search_terms
from counterfoil.guide import Question, UnknownQuestion, case_name, question, questions
from counterfoil.partnership_kind import PartnershipKind


def found_cases(chosen: Mapping[str, Any]) -> list[PartnershipRecord]:
    """The cases of a kind, outcome and stage, in which every word looked for stands."""
    listed = partnerships(
        kind=PartnershipKind(chosen["kind"]) if "kind" in chosen else None,
        stage=Stage(chosen["stage"]) if "stage" in chosen else None,
        outcome=Outcome(chosen["outcome"]) if "outcome" in chosen else None,
    )
    terms = search_terms(chosen.get("q", ""))
    return [one for one in listed if all(term in _searched_text(one.id) for term in terms)]


def found_questions(chosen: Mapping[str, Any]) -> tuple[Question, ...]:
    """The questions of a room, of a kind, needed before a gate."""
    listed = questions(room=chosen.get("room"), kind=chosen.get("kind"))
    gate = chosen.get("gate")
    return tuple(one for one in listed if gate is None or gate in one.gates)


def case_of(case_id: str) -> PartnershipRecord:
    """A case by its id. Raises Http404."""
    try:
        return partnership(case_id)
    except UnknownPartnership as unknown:
        raise Http404(unknown.what) from unknown


def question_of(question_id: str) -> Question:
    """A question by its id. Raises Http404."""
    try:
        return question(question_id)
    except UnknownQuestion as unknown:
        raise Http404(unknown.what) from unknown


@cache
def _searched_text(case_id: str) -> str:
    one = partnership(case_id)
    said = (
        case_name(one),
        one.supplier,
        one.scope,
        one.outcome,
        one.kind,
        status_words(one.status),
        one.id,
        *(lesson.lesson for lesson in one.lessons),
        *one.conflicts,
        *(source.title for source in one.sources),
    )
    return folded(" ".join(said))
