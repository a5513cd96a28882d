"""Questions of suppliers: answered, released to all at one moment, and taken out for them."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST, require_safe

from counterfoil.access import Capability
from counterfoil.errors import CounterfoilError
from counterfoil.procurement.checks import place_of
from counterfoil.procurement.clarifications import Clarification
from counterfoil.procurement.registers import Participant
from counterfoil.reports.wording import listed
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.govuk.fault_words import all_told
from counterfoil_web.procurements.forms import ReleaseForm
from counterfoil_web.procurements.leaving import table_out
from counterfoil_web.procurements.pages import Opened, procurement_page, with_plan
from counterfoil_web.procurements.presenters import CLARIFICATION_COLUMNS, clarification_cells
from counterfoil_web.procurements.records_store import release
from counterfoil_web.procurements.rules import WRITES


@require_GET
@acting_view
def clarifications(request: HttpRequest, ref: str) -> HttpResponse:
    """Every question: what was answered, who had it when, and who has not."""
    one = with_plan(request, ref)
    held = one.held
    gone = {record.supersedes for record in held.records if record.supersedes}
    people = [
        record
        for record in held.records
        if isinstance(record, Participant) and record.id not in gone
    ]
    context = procurement_page(
        one,
        "Clarifications",
        found=held.clarifications,
        released=sum(bool(held_.released) for held_ in held.clarifications),
        people=people,
        closes=held.timetable.on("tenders"),
    )
    return render(request, "procurements/clarifications.html", context)


@require_GET
@acting_view
def clarification(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """One question with its answer, and the release to all."""
    one = with_plan(request, ref)
    return _page(request, one, _found(one, key), ReleaseForm(now=_now()))


@require_POST
@acting_view
def release_answer(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """Record that the answer went to every supplier that takes part, at one moment."""
    one = with_plan(request, ref, WRITES)
    found = _found(one, key)
    form = ReleaseForm(request.POST, now=_now())
    if form.is_valid():
        try:
            suppliers = release(one.seen, key, form.cleaned_data["sent_at"])
        except CounterfoilError as fault:
            for words in all_told(fault):
                form.add_error(None, words)
        else:
            messages.success(request, f"Released to {listed(list(suppliers))}, at one moment.")
            return redirect(one.url("clarification", key))
    return _page(request, one, found, form, 422)


@require_safe
@acting_view
def released_file(request: HttpRequest, ref: str, form: str) -> HttpResponseBase:
    """What all suppliers may read: the released questions and answers, without who asked."""
    one = with_plan(request, ref, Capability.EXPORT)
    cells = clarification_cells(one.held.clarifications)
    return table_out(one, "Clarifications for all", form, CLARIFICATION_COLUMNS, cells)


def _found(one: Opened, key: str) -> Clarification:
    for held in one.held.clarifications:
        if held.question.id == key:
            return held
    raise Http404("There is no such question, or another puts it right.")


def _now() -> timezone.datetime:
    """Now in local time, as the library reads it: without a zone, to the minute."""
    return timezone.localtime().replace(tzinfo=None, second=0, microsecond=0)


def _page(
    request: HttpRequest, one: Opened, found: Clarification, form: ReleaseForm, status: int = 200
) -> HttpResponse:
    where = place_of(found.question)
    context = procurement_page(
        one,
        f"Question {found.question.id}",
        crumbs=[("Clarifications", one.url("clarifications"))],
        found=found,
        form=form,
        problems=[problem for problem in one.held.problems if problem.where == where],
    )
    return render(request, "procurements/clarification.html", context, status=status)
