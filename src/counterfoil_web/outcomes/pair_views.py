"""The pair of promised and delivered: offered, reviewed, withdrawn, and compared over forces."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from counterfoil.access import Capability
from counterfoil.errors import CounterfoilError
from counterfoil.outcomes.offered_pairs import FEWEST_FORCES
from counterfoil.reports.wording import sentence_case
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.outcomes import pairs_store
from counterfoil_web.outcomes.future_views import future_page
from counterfoil_web.outcomes.handback_forms import add_faults
from counterfoil_web.outcomes.lesson_forms import WhyForm
from counterfoil_web.outcomes.lesson_presenters import offered_words
from counterfoil_web.outcomes.pages import Opened, with_ledger
from counterfoil_web.outcomes.pair_presenters import compared_rows
from counterfoil_web.outcomes.shared_lessons_views import require_reader


@require_http_methods(["GET", "POST"])
@acting_view
def offer_pair(request: HttpRequest, ref: str) -> HttpResponse:
    """Offer what was promised and certified to be compared with other forces."""
    one = with_ledger(request, ref, Capability.MANAGE_SHARING)
    told = offered_words(pairs_store.pair_of(one.outcomes))
    return _asked(
        request,
        one,
        lambda why: pairs_store.offer(one.seen, one.outcomes, why),
        title="Offer the figures to be compared",
        button="Offer the figures",
        done="The figures are offered. They count once somebody else has reviewed them.",
        lead=f"{told} Others see only quartiles of all forces together, of at least "
        f"{FEWEST_FORCES}, and never the name or the figure of one.",
    )


@require_POST
@acting_view
def review_pair(request: HttpRequest, ref: str) -> HttpResponse:
    """Say that the figures are reviewed, by somebody who did not offer them."""
    one = with_ledger(request, ref)
    try:
        pairs_store.review(one.seen)
    except CounterfoilError as fault:
        messages.error(request, f"{sentence_case(fault.what)}: {fault.mend}.")
    else:
        messages.success(request, "The figures are reviewed, and count in the comparison.")
    return redirect(one.url("lessons"))


@require_http_methods(["GET", "POST"])
@acting_view
def withdraw_pair(request: HttpRequest, ref: str) -> HttpResponse:
    """Take the figures back."""
    one = with_ledger(request, ref, Capability.MANAGE_SHARING)
    return _asked(
        request,
        one,
        lambda why: pairs_store.withdraw(one.seen, why),
        title="Withdraw the figures offered",
        button="Withdraw the figures",
        done="The figures are withdrawn, and count no longer.",
        lead="They leave the comparison at once. They can be offered anew later.",
    )


@require_safe
@acting_view
def compared_pairs(request: HttpRequest) -> HttpResponse:
    """How the promises of several forces turned out. Raises: Refused for a supplier."""
    require_reader(request.acting)
    context = {
        "acting": request.acting,
        "rows": compared_rows(pairs_store.pairs_compared()),
        "fewest": FEWEST_FORCES,
    }
    return render(request, "outcomes/compared_pairs.html", context)


def _asked(
    request: HttpRequest,
    one: Opened,
    work: Callable[[str], object],
    *,
    title: str,
    button: str,
    done: str,
    lead: str,
) -> HttpResponse:
    """The form that asks why; a good POST does the work."""
    form: forms.Form = WhyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            work(form.cleaned_data["why"])
        except CounterfoilError as fault:
            add_faults(form, fault)
        else:
            messages.success(request, done)
            return redirect(one.url("lessons"))
    context = future_page(
        one, title, crumbs=[("Lessons", one.url("lessons"))], form=form, button=button, lead=lead
    )
    status = 422 if request.method == "POST" else 200
    return render(request, "outcomes/next_form.html", context, status=status)
