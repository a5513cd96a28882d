"""Breaches of a contract: the list, one of them with its steps, recording one, adding a step."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from counterfoil.access import Capability
from counterfoil.errors import CounterfoilError
from counterfoil.performance.breaches import NOTICE_WITHIN_DAYS, Step
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.contracts.breach_forms import BreachForm, StepForm
from counterfoil_web.contracts.breach_store import (
    BreachView,
    add_step,
    breach_for,
    breaches_of,
    record_breach,
)
from counterfoil_web.contracts.pages import Opened, contract_page, opened
from counterfoil_web.contracts.performance_views import sent_csv
from counterfoil_web.contracts.store import document_of

_HEADINGS = ("Breach", "Title", "Clause", "Measure", "Step", "On", "By", "Note", "Next due by")


@require_GET
@acting_view
def breaches(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """Every breach with where it stands."""
    one = opened(request, ref, key, Capability.VIEW_PARTNERSHIP)
    found = breaches_of(one.contract, one.seen.acting.today)
    context = contract_page(
        one,
        "Breaches",
        crumbs=[("Performance", one.url("performance"))],
        breaches=found,
        late=[view for view in found if view.state.is_late],
        may_record=one.seen.may(Capability.RECORD_FIGURES),
    )
    return render(request, "contracts/breaches.html", context)


@require_GET
@acting_view
def breaches_csv(request: HttpRequest, ref: str, key: str) -> HttpResponseBase:
    """Every step of every breach as CSV."""
    one = opened(request, ref, key, Capability.VIEW_PARTNERSHIP)
    rows: list[tuple[object, ...]] = [_HEADINGS]
    for view in breaches_of(one.contract, one.seen.acting.today):
        row = view.row
        for step in view.steps:
            told = (step.step, step.on, step.by, step.note, step.due)
            rows.append((row.number, row.title, row.clause, row.measure, *told))
    return sent_csv(one, "breaches", rows)


@require_http_methods(["GET", "POST"])
@acting_view
def breach_new(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """Record a breach."""
    one = opened(request, ref, key, Capability.RECORD_FIGURES)
    today = one.seen.acting.today
    form = BreachForm(
        request.POST if request.method == "POST" else None,
        measures=_measures(one),
        today=today,
        initial={"measure": request.GET.get("measure", ""), "on": today},
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        row = record_breach(
            one.seen,
            one.contract,
            title=data["title"],
            clause=data["clause"],
            measure=data["measure"],
            first=form.values(Step.RECORDED),
        )
        messages.success(request, f"Breach {row.number} is recorded.")
        return redirect(one.url("breach", row.number))
    return _form_page(request, one, "Record a breach", form, "Record the breach")


@require_http_methods(["GET", "POST"])
@acting_view
def breach(request: HttpRequest, ref: str, key: str, number: int) -> HttpResponse:
    """One breach, its steps, and the next."""
    one = opened(request, ref, key, Capability.VIEW_PARTNERSHIP)
    today = one.seen.acting.today
    view = breach_for(one.contract, number, today)
    form = None
    if request.method == "POST":
        one.seen.require(Capability.RECORD_FIGURES)
        form = StepForm(request.POST, may_follow=view.state.may_follow, today=today)
        if form.is_valid() and _added(one, number, form):
            messages.success(request, "The step is recorded.")
            return redirect(one.url("breach", number))
    elif view.state.is_open and one.seen.may(Capability.RECORD_FIGURES):
        form = StepForm(may_follow=view.state.may_follow, today=today, initial={"on": today})
    context = contract_page(
        one,
        f"Breach {number}: {view.row.title}",
        crumbs=_crumbs(one),
        view=view,
        form=form,
        next_words=_next_words(view),
        notice_days=NOTICE_WITHIN_DAYS,
        measure_title=dict(_measures(one)).get(view.row.measure, view.row.measure),
    )
    status = 422 if request.method == "POST" else 200
    return render(request, "contracts/breach.html", context, status=status)


def _added(one: Opened, number: int, form: StepForm) -> bool:
    try:
        add_step(one.seen, one.contract, number, form.step_values)
    except CounterfoilError as fault:
        form.add_error(None, f"{fault.what[0].upper()}{fault.what[1:]}: {fault.mend}.")
        return False
    return True


def _form_page(
    request: HttpRequest, one: Opened, title: str, form: Form, button: str
) -> HttpResponse:
    context = contract_page(one, title, crumbs=_crumbs(one), form=form, button=button)
    status = 422 if request.method == "POST" else 200
    return render(request, "contracts/performance_form.html", context, status=status)


def _crumbs(one: Opened) -> list[tuple[str, str]]:
    return [("Performance", one.url("performance")), ("Breaches", one.url("breaches"))]


def _measures(one: Opened) -> list[tuple[str, str]]:
    document = document_of(one.contract)
    if document is None:
        return []
    found: dict[str, Any] = {m.id: m.title for terms in document.versions for m in terms.measures}
    return list(found.items())


def _next_words(view: BreachView) -> str:
    return " or ".join(step.value for step in view.state.may_follow)
