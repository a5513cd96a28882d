"""The plan tried on dummy bids before it is locked: what it rewards, and what it may upset."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from counterfoil.errors import BadInput, CounterfoilError
from counterfoil.tender.award import Entry
from counterfoil.tender.plan import Plan
from counterfoil.tender.try_plan import dummy_bids, try_plan
from counterfoil.tenderfile.dummy_bids import dummy_columns, read_dummy_bids
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.govuk.fault_words import told
from counterfoil_web.tenders.pages import Opened, opened, tender_page
from counterfoil_web.tenders.plan_forms import TryForm
from counterfoil_web.tenders.plan_reading import can_be_locked, read_plan
from counterfoil_web.tenders.plan_store import draft_of
from counterfoil_web.tenders.try_presenters import (
    counter_words,
    dummy_text,
    ranking_rows,
    reward_rows,
)


@acting_view
@require_http_methods(["GET", "POST"])
def try_out(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """What the plan makes of dummy bids: three made up, or those that are sent. Nothing is kept."""
    one = opened(request, ref, number)
    draft = draft_of(one.tender) if one.may_manage else None
    text = one.competition.text if draft is None else draft.text
    plan, _ = read_plan(text)
    if plan is None:
        raise Http404("The plan cannot be read yet.")
    context: dict[str, Any] = {"of_draft": draft is not None, "of_plan": plan}
    if not can_be_locked(text):
        context["unsound"] = True
        return _page(request, one, context, 200)
    try:
        entries = dummy_bids(plan)
    except CounterfoilError as fault:
        entries, context["trouble"] = (), fault.as_problem()
    posted = request.method == "POST"
    form = TryForm(request.POST if posted else None, initial={"bids": dummy_text(plan, entries)})
    if posted and form.is_valid():
        try:
            entries = read_dummy_bids(plan, form.cleaned_data["bids"])
            context.pop("trouble", None)
        except BadInput as fault:
            for problem in fault.problems:
                form.add_error("bids", f"{problem.where}: {problem.what}. {problem.mend}")
    wrong = posted and bool(form.errors)
    context |= {"form": form, "columns": ", ".join(dummy_columns(plan))}
    if entries and not wrong:
        context |= _tried(plan, entries)
    return _page(request, one, context, 422 if wrong else 200)


def _tried(plan: Plan, entries: tuple[Entry, ...]) -> dict[str, Any]:
    try:
        trial = try_plan(plan, entries)
    except CounterfoilError as fault:
        return {"trouble": fault.as_problem(), "trouble_words": told(fault)}
    found = trial.counter_example
    return {
        "trial": trial,
        "rows": ranking_rows(trial.ranking, entries),
        "rewards": reward_rows(plan, trial.rewards),
        "counter": [] if found is None else counter_words(found),
        "counter_before": []
        if found is None
        else ranking_rows(found.reversal.before, found.entries),
        "counter_after": [] if found is None else ranking_rows(found.reversal.after, found.entries),
        "counter_of": found,
    }


def _page(request: HttpRequest, one: Opened, context: dict[str, Any], status: int) -> HttpResponse:
    page = tender_page(
        one, "Try the plan", crumbs=[("Evaluation plan", one.url("plan"))], **context
    )
    return render(request, "tenders/try.html", page, status=status)
