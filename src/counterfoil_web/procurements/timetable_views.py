"""The timetable: each step on its day, what drives the start, and the feed for calendars."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from counterfoil.access import Capability
from counterfoil.contract.calendar_feed import calendar_feed
from counterfoil.errors import errors_among
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.accounts.scope import organisation_scope
from counterfoil_web.partnerships.store import partnership_for
from counterfoil_web.procurements.calendar_address import Told, read_token, token_for
from counterfoil_web.procurements.leaving import table_out
from counterfoil_web.procurements.pages import procurement_page, with_plan
from counterfoil_web.procurements.presenters import (
    STEP_COLUMNS,
    WIDTH,
    step_cells,
    step_rows,
)
from counterfoil_web.procurements.store import procurement_of
from counterfoil_web.records import log
from counterfoil_web.records.marking import download

_ICS = "text/calendar; charset=utf-8"
_DAY = 86_400


@require_safe
@acting_view
def timetable_page(request: HttpRequest, ref: str) -> HttpResponse:
    """Each step at its earliest and latest, and the path that drives the start."""
    one = with_plan(request, ref)
    made = one.held.timetable
    feed = reverse("procurements:calendar", args=[token_for(one.seen.acting, ref)])
    context = procurement_page(
        one,
        "Timetable",
        rows=one.held.made("rows", lambda: step_rows(made)),
        path=made.critical_path,
        wanted=made.plan.contract_start,
        start=made.row("start"),
        notes=[note for note in made.problems if note not in errors_among(made.problems)],
        width=WIDTH,
        feed=request.build_absolute_uri(feed),
    )
    return render(request, "procurements/timetable.html", context)


@require_safe
@acting_view
def timetable_file(request: HttpRequest, ref: str, form: str) -> HttpResponseBase:
    """The steps as a table."""
    one = with_plan(request, ref, Capability.EXPORT)
    cells = step_cells(one.held.timetable)
    return table_out(one, "Procurement timetable", form, STEP_COLUMNS, cells)


@login_not_required
@require_safe
def calendar(request: HttpRequest, token: str) -> HttpResponseBase:  # noqa: ARG001
    """The days for a calendar program, by a private address that says who asks."""
    told = read_token(token, timezone.localdate())
    if told is None:
        raise Http404("There is no such calendar.")
    with organisation_scope(told.acting.organisation, told.acting.today):
        try:
            return _feed(told)
        except PermissionDenied as fault:
            raise Http404("There is no such calendar.") from fault


def _feed(told: Told) -> HttpResponseBase:
    seen = partnership_for(told.acting, told.ref, Capability.VIEW_PARTNERSHIP)
    held = procurement_of(seen.partnership, told.acting.today)
    if held is None:
        raise Http404("There is no plan of the procurement.")
    text = calendar_feed(held.plan, held.dates, timezone.now())
    name = f"procurement-calendar/{told.ref}"
    if cache.add(f"{name}/{told.acting.user.pk}/{told.acting.today}", value=True, timeout=_DAY):
        # a program asks many times a day: the log tells of the first
        log.write(told.acting, "export", record=f"{name}.ics", partnership=seen.partnership)
    return download(text, f"{held.plan.title}.ics", seen.partnership.marking, _ICS)
