"""The exit plan on one page: by when, what comes back and at what price, what leaving costs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from counterfoil.outcomes.exit_plan import ExitPlan, exit_plan
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.outcomes.exit_presenters import COLUMNS, cells, leaving_rows, step_rows
from counterfoil_web.outcomes.future_views import NO_CONTRACT, future_page
from counterfoil_web.outcomes.handback_presenters import lists
from counterfoil_web.outcomes.leaving import table_out
from counterfoil_web.outcomes.next_answers import calendar_of, lists_of
from counterfoil_web.outcomes.pages import Opened, opened, with_ledger


@require_safe
@acting_view
def exit_page(request: HttpRequest, ref: str) -> HttpResponse:
    """The plan."""
    one = opened(request, ref)
    if one.found is None:
        return redirect(one.url("overview"))
    found = _plan(one)
    _, trouble = calendar_of(one.outcomes)
    context = future_page(
        one,
        "Exit plan",
        found=found,
        no_calendar=NO_CONTRACT if trouble is None else trouble.what,
        steps=step_rows(found),
        lists=lists(found.handback),
        leaving=leaving_rows(found),
    )
    return render(request, "outcomes/exit_plan.html", context)


@require_safe
@acting_view
def exit_file(request: HttpRequest, ref: str, form: str) -> HttpResponseBase:
    """Every step with its last day as a table."""
    one = with_ledger(request, ref)
    return table_out(one, "Exit plan", form, COLUMNS, cells(_plan(one)))


def _plan(one: Opened) -> ExitPlan:
    held = one.outcomes
    calendar, _ = calendar_of(held)
    return held.made("exit plan", lambda: exit_plan(held.ledger, calendar, lists_of(held)))
