"""The workspace: overview, rooms, and what a gate asks."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from counterfoil import guide
from counterfoil.access import Capability
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.partnerships import presenters
from counterfoil_web.partnerships.answers import answers_of
from counterfoil_web.partnerships.checklists import checklist_of
from counterfoil_web.partnerships.overview_html import room_rows_html, spine_html
from counterfoil_web.partnerships.progress import spine_of
from counterfoil_web.partnerships.question_rows import drawn, rows_of
from counterfoil_web.partnerships.spine import steps_of
from counterfoil_web.partnerships.store import Seen, partnership_for, partnership_in_any_sight
from counterfoil_web.partnerships.workspace import workspace_context


@acting_view
@require_safe
def overview(request: HttpRequest, ref: str) -> HttpResponse:
    """What the partnership is, how its story stands, and what is done in each room."""
    seen = partnership_in_any_sight(request.acting, ref)
    if not seen.may(Capability.VIEW_PARTNERSHIP):
        context = workspace_context(
            seen, room="", page_title=seen.partnership.title, **_limited(seen)
        )
        return render(request, "partnerships/summary.html", context)
    context = workspace_context(
        seen,
        room="",
        page_title="Overview",
        spine=spine_html(steps_of(spine_of(seen.partnership))),
        **_actions(seen),
    )
    context["room_rows"] = room_rows_html(context["rooms"])
    return render(request, "partnerships/overview.html", context)


@acting_view
@require_safe
def room(request: HttpRequest, ref: str, room: str) -> HttpResponse:
    """The questions that a room's part of the guide asks, with their answers; and its tools."""
    seen = partnership_for(request.acting, ref)
    place, partnership = guide.room(room), seen.partnership
    questions = guide.questions(room=room, kind=partnership.kind)
    context = workspace_context(
        seen,
        room=room,
        page_title=place.title,
        page_caption=f"{place.number_words} of the guide",
        place=place,
        questions=drawn(
            rows_of(partnership, questions, answers_of(partnership), request.acting.today)
        )
        if questions
        else "",
        nothing=guide.nothing_asked(room, partnership.kind),
        synthesis=guide.SYNTHESIS,
        gates=guide.gates(),
        is_strategy=room == "strategy",
        is_contract=room == "contract",
        is_sourcing=room == "sourcing",
        is_outcomes=room == "outcomes",
        is_future=room == "future",
        may_export=seen.may(Capability.EXPORT),
    )
    return render(request, "partnerships/room.html", context)


@acting_view
@require_safe
def gate_questions(request: HttpRequest, ref: str, gate: str) -> HttpResponse:
    """Which of the questions before a decision are answered, weak or missing."""
    seen = partnership_for(request.acting, ref)
    found = _gate(gate)
    partnership, today = seen.partnership, request.acting.today
    answers = answers_of(partnership)
    checked = checklist_of(partnership, gate, answers, today)
    groups = (
        ("Missing", "Nobody has answered these.", checked.missing),
        ("Weak", "These have an answer with something wrong about it.", checked.weak),
        ("Answered", "", checked.answered),
    )
    context = workspace_context(
        seen,
        room="",
        page_title=f"Questions before: {found.name}",
        page_caption=f"Gate {found.number} of {len(guide.gates())}",
        gate=found,
        gates=guide.gates(),
        sentence=checked.sentence,
        groups=[
            (
                name,
                says,
                len(lines),
                drawn(rows_of(partnership, tuple(line.question for line in lines), answers, today)),
            )
            for name, says, lines in groups
            if lines
        ],
    )
    return render(request, "partnerships/gate_questions.html", context)


def _gate(slug: str) -> guide.Gate:
    try:
        return guide.gate(slug)
    except guide.UnknownGate as unknown:
        raise Http404(str(unknown)) from None


def _actions(seen: Seen) -> dict[str, Any]:
    """What may be done from the overview, and the gate that comes next."""
    stage = seen.partnership.stage
    archives = seen.may(Capability.ARCHIVE_PARTNERSHIP)
    return {
        "next_gate": next((gate for gate in guide.gates() if gate.slug == stage), None),
        "may_change": seen.may(Capability.EDIT_PARTNERSHIP),
        "may_archive": archives and seen.partnership.archived_at is None,
        "may_restore": archives and seen.partnership.archived_at is not None,
    }


def _limited(seen: Seen) -> dict[str, Any]:
    """What somebody may open who may know of the partnership and not read its rooms."""
    ref = seen.partnership.ref
    return {
        "sees_summary": seen.may(Capability.VIEW_SUMMARY),
        "decisions_url": (
            reverse("decisions:partnership", args=[ref])
            if seen.may(Capability.VIEW_DECISIONS)
            else ""
        ),
        "is_supplier": seen.may(Capability.VIEW_CONTRACT_FIGURES),
        "stage_words": presenters.stage_words(seen.partnership.stage),
    }
