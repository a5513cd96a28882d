"""What is agreed: every version, and the draft that waits for a second person."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from counterfoil.errors import CounterfoilError
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.govuk.fault_words import told_of_draft
from counterfoil_web.procurements.pages import Opened, opened, procurement_page
from counterfoil_web.procurements.plan_forms import AgreeForm, SendBackForm
from counterfoil_web.procurements.plan_store import (
    ChangedMeanwhile,
    agree,
    changes_of,
    reading_for,
    send_back,
    version_for,
    versions_of,
)
from counterfoil_web.procurements.presenters import change_rows
from counterfoil_web.procurements.rules import AGREES, agree_refusal
from counterfoil_web.procurements.store import draft_of

_READ_AGAIN = "Somebody changed the draft since you opened it. Read it again first."


@require_safe
@acting_view
def plan(request: HttpRequest, ref: str) -> HttpResponse:
    """What is agreed, by whom, and every version before it."""
    one = opened(request, ref)
    context = procurement_page(
        one,
        "Plan",
        versions=versions_of(one.seen.partnership),
        draft=draft_of(one.seen.partnership),
        may_agree=one.seen.may(AGREES),
    )
    return render(request, "procurements/plan.html", context)


@require_safe
@acting_view
def version(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """One version in full, as it was agreed."""
    one = opened(request, ref)
    row = version_for(one.seen.partnership, number)
    context = procurement_page(
        one, f"Version {row.number}", crumbs=[("Plan", one.url("plan"))], version=row
    )
    return render(request, "procurements/version.html", context)


@require_http_methods(["GET", "POST"])
@acting_view
def agree_plan(request: HttpRequest, ref: str) -> HttpResponse:
    """What is proposed, in full; agreed for ever on POST."""
    one = opened(request, ref, AGREES)
    if request.method != "POST":
        return _agree_page(request, one)
    form = AgreeForm(request.POST)
    if form.is_valid():
        try:
            row = agree(one.seen, form.cleaned_data["revision"])
        except ChangedMeanwhile:
            form.add_error(None, _READ_AGAIN)
        except CounterfoilError as fault:
            form.add_error(None, told_of_draft(fault))
        else:
            messages.success(request, f"The plan is agreed, as version {row.number}.")
            return redirect(one.url("overview"))
    return _agree_page(request, one, status=422, agree_form=form)


@require_POST
@acting_view
def send_plan_back(request: HttpRequest, ref: str) -> HttpResponse:
    """Say why the plan is not agreed."""
    one = opened(request, ref, AGREES)
    form = SendBackForm(request.POST)
    if form.is_valid():
        try:
            send_back(one.seen, form.cleaned_data["why"])
        except CounterfoilError as fault:
            form.add_error(None, told_of_draft(fault))
        else:
            messages.success(request, "The draft was sent back and stays to be changed.")
            return redirect(one.url("plan"))
    return _agree_page(request, one, status=422, send_back_form=form)


def _agree_page(
    request: HttpRequest, one: Opened, *, status: int = 200, **forms: Any
) -> HttpResponse:
    kept = draft_of(one.seen.partnership)
    context = procurement_page(
        one, "Agree the procurement", crumbs=[("Plan", one.url("plan"))], draft=kept
    )
    if kept is not None and kept.proposed_by_id is not None:
        agreed = one.found.agreed if one.found else None
        context |= {
            "reading": reading_for(one.seen, kept.text),
            "changes": change_rows(changes_of(kept, agreed), one.found and one.found.timetable),
            "refusal": agree_refusal(one.seen, kept),
            "agree_form": AgreeForm(initial={"revision": kept.revision}),
            "send_back_form": SendBackForm(),
        }
    return render(request, "procurements/agree.html", {**context, **forms}, status=status)
