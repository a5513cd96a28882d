"""Lessons: what happened, what shows it, what to do differently, and who may read it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from counterfoil.access import Capability
from counterfoil.errors import CounterfoilError
from counterfoil.outcomes.lessons import LessonLearned
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.outcomes.future_views import future_page
from counterfoil_web.outcomes.handback_forms import add_faults
from counterfoil_web.outcomes.leaving import table_out
from counterfoil_web.outcomes.lesson_forms import ShareForm
from counterfoil_web.outcomes.lesson_presenters import COLUMNS, cells, lesson_rows, offered_words
from counterfoil_web.outcomes.lesson_store import lesson_for, review, share
from counterfoil_web.outcomes.next_answers import next_of
from counterfoil_web.outcomes.pages import opened, with_ledger
from counterfoil_web.outcomes.pairs_store import is_old, live_offer, pair_of, review_refusal


@require_safe
@acting_view
def lessons(request: HttpRequest, ref: str) -> HttpResponse:
    """Every lesson as it stands, and what the experience base would learn."""
    one = opened(request, ref)
    if one.found is None:
        return redirect(one.url("overview"))
    answer, _ = next_of(one.outcomes)
    found = () if answer is None else answer.problems
    pair, offer = pair_of(one.outcomes), live_offer(one.seen.partnership)
    context = future_page(
        one,
        "Lessons",
        rows=lesson_rows(one.outcomes.lessons),
        problems=[fault for fault in found if "lessons.csv, " in fault.where],
        offered=offered_words(pair),
        may_record=one.seen.may(Capability.RECORD_FIGURES),
        new_url=one.url("record-new", LessonLearned.kind),
        may_review=one.seen.may(Capability.ANSWER_QUESTIONS),
        may_share=one.seen.may(Capability.MANAGE_SHARING),
        offer=offer,
        may_review_offer=offer is not None and review_refusal(one.seen, offer) is None,
        offer_is_old=offer is not None and is_old(offer, pair),
        may_offer=pair is not None and not pair.illustrative,
    )
    return render(request, "outcomes/lessons.html", context)


@require_safe
@acting_view
def lessons_file(request: HttpRequest, ref: str, form: str) -> HttpResponseBase:
    """Every lesson as a table."""
    one = with_ledger(request, ref)
    return table_out(one, "Lessons", form, COLUMNS, cells(one.outcomes.lessons))


@require_POST
@acting_view
def lesson_review(request: HttpRequest, ref: str, record: str) -> HttpResponse:
    """Say that it is reviewed, by somebody who did not write it."""
    one = with_ledger(request, ref)
    review(one.seen, record)
    messages.success(request, "The lesson is reviewed.")
    return redirect(one.url("lessons"))


@require_http_methods(["GET", "POST"])
@acting_view
def lesson_share(request: HttpRequest, ref: str, record: str) -> HttpResponse:
    """Choose how much of a lesson other forces may read."""
    one = with_ledger(request, ref, Capability.MANAGE_SHARING)
    lesson = lesson_for(one.outcomes, record)
    data = request.POST if request.method == "POST" else None
    form = ShareForm(data, initial={"sharing": lesson.sharing.value})
    if request.method == "POST" and form.is_valid():
        try:
            share(one.seen, record, form.grain, form.cleaned_data["why"])
        except CounterfoilError as fault:
            add_faults(form, fault)
        else:
            messages.success(request, "It is written who may read the lesson.")
            return redirect(one.url("lessons"))
    context = future_page(
        one,
        f"Who may read: {lesson.title}",
        crumbs=[("Lessons", one.url("lessons"))],
        form=form,
        button="Write who may read it",
        lead="Nobody beside you, your partners and those whom this partnership is shared with "
        "reads a lesson unless you say so here.",
    )
    status = 422 if request.method == "POST" else 200
    return render(request, "outcomes/next_form.html", context, status=status)
