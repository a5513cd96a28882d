"""The guide's questions: by room and kind, and one whole."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from counterfoil.access import Capability
from counterfoil.guide import (
    SYNTHESIS,
    Question,
    gate,
    kind_words,
    lessons_for,
    neighbours,
    room,
    rooms,
)
from counterfoil_web.accounts.acting import acting_view, require
from counterfoil_web.experience.drawing import drawn
from counterfoil_web.experience.forms import KIND_WORDS, QuestionFilterForm
from counterfoil_web.experience.store import found_questions, question_of

TOOL_PAGES = {"experience": "experience:cases", "reference-class": "experience:classes"}
"""Tools with a page of their own; the others stand in the rooms of a partnership."""


@require_GET
@acting_view
def guide(request: HttpRequest) -> HttpResponse:
    """Every question that is asked for, under its room."""
    require(request.acting, Capability.READ_EXPERIENCE)
    form = QuestionFilterForm(request.GET)
    chosen = form.chosen
    wanted = tuple(sorted(chosen.items()))
    return render(
        request,
        "experience/guide.html",
        {
            "filter": form,
            "chosen": chosen,
            "count": len(found_questions(chosen)),
            "rooms": drawn("experience/guide_rooms.html", _rooms_facts, wanted),
            "gate": gate(chosen["gate"]) if "gate" in chosen else None,
            "synthesis": SYNTHESIS,
        },
    )


@require_GET
@acting_view
def one_question(request: HttpRequest, question_id: str) -> HttpResponse:
    """One question: why, what good looks like, pitfalls, evidence, law, facts and lessons."""
    require(request.acting, Capability.READ_EXPERIENCE)
    question = question_of(question_id)
    kind = QuestionFilterForm({"kind": request.GET.get("kind", "")}).chosen.get("kind", "")
    kind = kind if question.asked_of(kind) else ""
    before, after = neighbours(question.id, kind or None)
    return render(
        request,
        "experience/question.html",
        {
            "question": question,
            "room": room(question.room),
            "body": drawn("experience/question_body.html", _question_facts, question.id, kind),
            "before": before,
            "after": after,
            "journey": kind_words(kind) if kind else "",
            "kind_query": _kind_query(kind),
        },
    )


def _rooms_facts(wanted: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    """The rooms, each with its questions and, in words, the kinds of which each is asked."""
    chosen = dict(wanted)
    asked = found_questions(chosen)
    whom = f" of {kind_words(chosen['kind'])}" if "kind" in chosen else ""
    return {
        "rooms": [
            (one, [(each, _kind_names(each)) for each in asked if each.room == one.slug])
            for one in rooms()
            if chosen.get("room", one.slug) == one.slug
        ],
        "of_whom": f"{whom} before this decision" if "gate" in chosen else whom,
        "kind_query": _kind_query(chosen.get("kind", "")),
    }


def _question_facts(question_id: str, kind: str) -> dict[str, Any]:
    question = question_of(question_id)
    return {
        "question": question,
        "kinds": _kind_names(question),
        "gates": [gate(slug) for slug in question.gates],
        "lessons": lessons_for(question),
        "tool_page": TOOL_PAGES.get(question.tool.id, "") if question.tool else "",
        "kind_query": _kind_query(kind),
        "synthesis": SYNTHESIS,
    }


def _kind_names(question: Question) -> list[str]:
    return [KIND_WORDS[one] for one in question.kinds]


def _kind_query(kind: str) -> str:
    return f"?kind={kind}" if kind else ""
