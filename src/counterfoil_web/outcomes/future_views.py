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
from counterfoil_web.outcomes.next_answers import (
    calendar_of,
    lists_of,
    next_of,
    runs_for,
    start_run,
)
from counterfoil_web.outcomes.next_drafts import why_not_begun
from counterfoil_web.outcomes.pages import FUTURE, Opened, opened, outcomes_page, with_ledger

HOME = "The next decision"
"""What the first page of the room is called."""
NO_CONTRACT = "no contract is named, so no day is known on which it ends"
"""Why there is no calendar."""


@require_safe
@acting_view
def future(request: HttpRequest, ref: str) -> HttpResponse:
    """The next decision at a glance."""
    one = opened(request, ref)
    if one.found is None:
        return redirect(one.url("overview"))
    answer, trouble = next_of(one.outcomes)
    found, no_calendar = calendar_of(one.outcomes)
    lessons = one.outcomes.lessons
    context = future_page(
        one,
        HOME,
        answer=answer,
        trouble=trouble,
        calendar=found,
        decide_is_past=found is not None
        and found.decide_by is not None
        and found.decide_by < found.as_at,
        no_calendar=NO_CONTRACT if no_calendar is None else no_calendar.what,
        routes=None if answer is None else answer.what_next,
        no_routes=why_not(answer),
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
    found, trouble = calendar_of(one.outcomes)
    context = future_page(
        one,
        "Decision calendar",
        trouble=trouble,
        found=found,
        why_not=NO_CONTRACT,
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
        why_not=why_not(answer),
        runs=runs,
        routes=() if found is None else route_presenters.routes_with(found, runs.drawn),
        beliefs=() if found is None else route_presenters.belief_rows(found),
        may_simulate=one.seen.may(Capability.RUN_LONG_SIMULATION),
        reprocurement=one.outcomes.next_document,
        may_begin=one.seen.may(Capability.EDIT_CASE),
        not_begun=why_not_begun(one.seen, one.outcomes),
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
    """The context of a page of the future room.

    `made_up_next` is what of the next decision is made up, in words.
    """
    crumbs = list(more.pop("crumbs", []))
    if title != HOME:
        crumbs.insert(0, (HOME, one.url("future")))
    choices = one.outcomes.next_document
    return outcomes_page(
        one,
        title,
        room=FUTURE,
        crumbs=crumbs,
        made_up_next="" if choices is None else choices.illustrative,
        **more,
    )


def why_not(answer: NextAnswer | None) -> str:
    """Why no route is appraised; blank when one is."""
    return "" if answer is None else answer.why_not.get("what_next", "")


def _calendar(one: Opened) -> DecisionCalendar:
    found, _ = calendar_of(one.outcomes)
    if found is None:
        raise Http404("There is no calendar yet.")
    return found


def _routes(one: Opened) -> WhatNext:
    answer, _ = next_of(one.outcomes)
    if answer is None or answer.what_next is None:
        raise Http404("No route is appraised yet.")
    return answer.what_next
