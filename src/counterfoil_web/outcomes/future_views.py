"""The future room: by when to decide, and what each route is worth."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from counterfoil.access import Capability
from counterfoil.outcomes.decision_calendar import DecisionCalendar
from counterfoil.outcomes.next_answer import NextAnswer
from counterfoil.outcomes.what_next import WhatNext
from counterfoil.reports import wording
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.outcomes import calendar_presenters, route_presenters
from counterfoil_web.outcomes.handback_presenters import lists
from counterfoil_web.outcomes.leaving import table_out
from counterfoil_web.outcomes.next_answers import lists_of, next_of, runs_for, start_run
from counterfoil_web.outcomes.pages import FUTURE, Opened, opened, outcomes_page, with_ledger


@require_safe
@acting_view
def future(request: HttpRequest, ref: str) -> HttpResponse:
    """The next decision at a glance."""
    one = opened(request, ref)
    if one.found is None:
        return redirect(one.url("overview"))
    answer, trouble = next_of(one.outcomes)
    found = None if answer is None else answer.calendar
    lessons = one.outcomes.lessons
    context = future_page(
        one,
        "The next decision",
        answer=answer,
        trouble=trouble,
        calendar=found,
        decide_is_past=found is not None
        and found.decide_by is not None
        and found.decide_by < found.as_at,
        no_calendar=why_not(answer, "calendar"),
        routes=None if answer is None else answer.what_next,
        no_routes=why_not(answer, "what_next"),
        lists=lists(lists_of(one.outcomes)),
        written=wording.count(len(lessons), "lesson"),
        lessons=lessons,
        reviewed=sum(lesson.is_reviewed for lesson in lessons),
        shared=sum(lesson.is_shared for lesson in lessons),
    )
    return render(request, "outcomes/future.html", context)


@require_safe
@acting_view
def calendar(request: HttpRequest, ref: str) -> HttpResponse:
    """The last days to begin each route, back from the end of the contract."""
    one = opened(request, ref)
    if one.found is None:
        return redirect(one.url("overview"))
    answer, trouble = next_of(one.outcomes)
    found = None if answer is None else answer.calendar
    context = future_page(
        one,
        "Decision calendar",
        answer=answer,
        trouble=trouble,
        found=found,
        why_not=why_not(answer, "calendar"),
        rows=() if found is None else calendar_presenters.route_rows(found),
    )
    return render(request, "outcomes/calendar.html", context)


@require_safe
@acting_view
def calendar_file(request: HttpRequest, ref: str, form: str) -> HttpResponseBase:
    """Every step of every route as a table."""
    one = with_ledger(request, ref)
    found = _calendar(one)
    cells = calendar_presenters.cells(found)
    return table_out(one, "Decision calendar", form, calendar_presenters.COLUMNS, cells)


@require_http_methods(["GET", "POST"])
@acting_view
def what_next(request: HttpRequest, ref: str) -> HttpResponse:
    """The routes on the original model with what happened; a POST tries them against chance."""
    one = opened(request, ref)
    if one.found is None:
        return redirect(one.url("overview"))
    answer, trouble = next_of(one.outcomes)
    found = None if answer is None else answer.what_next
    if request.method == "POST":
        one.seen.require(Capability.RUN_LONG_SIMULATION)
        if found is not None:
            return redirect("operations:job", start_run(one.seen, one.outcomes).pk)
    runs = runs_for(one.seen, one.outcomes)
    context = future_page(
        one,
        "What next",
        answer=answer,
        trouble=trouble,
        found=found,
        why_not=why_not(answer, "what_next"),
        runs=runs,
        routes=() if found is None else route_presenters.routes_with(found, runs.drawn),
        beliefs=() if found is None else route_presenters.belief_rows(found),
        may_simulate=one.seen.may(Capability.RUN_LONG_SIMULATION),
        reprocurement=one.outcomes.next_document,
    )
    status = 409 if request.method == "POST" else 200
    return render(request, "outcomes/what_next.html", context, status=status)


@require_safe
@acting_view
def what_next_file(request: HttpRequest, ref: str, form: str) -> HttpResponseBase:
    """The routes as a table."""
    one = with_ledger(request, ref)
    found = _routes(one)
    cells = route_presenters.cells(found, runs_for(one.seen, one.outcomes).drawn)
    return table_out(one, "What next", form, route_presenters.COLUMNS, cells)


def future_page(one: Opened, title: str, **more: Any) -> dict[str, Any]:
    """The context of a page of the future room."""
    answer = more.get("answer")
    made_up = {} if answer is None else {"made_up_next": answer.illustrative}
    return outcomes_page(one, title, room=FUTURE, **made_up, **more)


def why_not(answer: NextAnswer | None, part: str) -> str:
    """Why a part of the answer is not known; blank when it is."""
    return "" if answer is None else answer.why_not.get(part, "")


def _calendar(one: Opened) -> DecisionCalendar:
    answer, _ = next_of(one.outcomes)
    if answer is None or answer.calendar is None:
        raise Http404("There is no calendar yet.")
    return answer.calendar


def _routes(one: Opened) -> WhatNext:
    answer, _ = next_of(one.outcomes)
    if answer is None or answer.what_next is None:
        raise Http404("No route is appraised yet.")
    return answer.what_next
