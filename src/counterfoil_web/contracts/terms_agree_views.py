"""The proposed terms before somebody who wrote none of them: agreed for ever, or sent back."""

from __future__ import annotations

import difflib
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from counterfoil.access import Capability, separation
from counterfoil.contractfile.term_sheet import term_sheet
from counterfoil.errors import CounterfoilError
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.contracts.pages import Opened, contract_page, opened
from counterfoil_web.contracts.store import agreed_terms
from counterfoil_web.contracts.terms_forms import AgreeForm, SendTermsBackForm
from counterfoil_web.contracts.terms_store import (
    ChangedMeanwhile,
    agree_terms,
    draft_of,
    reading_of,
    send_terms_back,
)
from counterfoil_web.govuk.fault_words import told

_MOST_LINES = 400
_CHANGED = "Somebody changed the draft since you opened it. Read it again before you agree to it."


@acting_view
@require_http_methods(["GET", "POST"])
def agree(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """What is proposed, in words, and against what stands; agreed on POST."""
    one = opened(request, ref, key, Capability.AGREE_TERMS)
    if request.method != "POST":
        return _page(request, one)
    form = AgreeForm(request.POST)
    if form.is_valid():
        try:
            row = agree_terms(one.seen, one.contract, form.cleaned_data["revision"])
        except ChangedMeanwhile:
            form.add_error(None, _CHANGED)
        except CounterfoilError as fault:
            form.add_error(None, told(fault))
        else:
            messages.success(request, f"The terms are agreed, as document {row.number}.")
            return redirect(one.url("terms"))
    return _page(request, one, status=422, agree_form=form)


@acting_view
@require_POST
def send_back(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """Say why the terms are not agreed."""
    one = opened(request, ref, key, Capability.AGREE_TERMS)
    form = SendTermsBackForm(request.POST)
    if form.is_valid():
        try:
            send_terms_back(one.seen, one.contract, form.cleaned_data["why"])
        except CounterfoilError as fault:
            form.add_error(None, told(fault))
        else:
            messages.success(request, "The draft was sent back and stays to be changed.")
            return redirect(one.url("terms"))
    return _page(request, one, status=422, send_back_form=form)


def _page(request: HttpRequest, one: Opened, *, status: int = 200, **forms: Any) -> HttpResponse:
    proposed = draft_of(one.contract)
    context = contract_page(
        one, "Agree the terms", crumbs=[("Terms", one.url("terms"))], draft=proposed
    )
    if proposed is not None and proposed.proposed_by_id is not None:
        agreed = agreed_terms(one.contract)
        reading = reading_of(one.contract, proposed.text, agreed)
        before = agreed.text.splitlines() if agreed else []
        shown = list(difflib.unified_diff(before, proposed.text.splitlines(), lineterm="", n=2))[2:]
        context |= {
            "agreed": agreed,
            "reading": reading,
            "sheet": term_sheet(reading.document) if reading.document else None,
            "differences": shown[:_MOST_LINES] if agreed else (),
            "more_differences": max(0, len(shown) - _MOST_LINES),
            "refusal": separation.agreer_is_not_author(
                agreer=one.seen.acting.user.pk,
                authors=[*proposed.authors, proposed.proposed_by_id],
            ),
            "agree_form": AgreeForm(initial={"revision": proposed.revision}),
            "send_back_form": SendTermsBackForm(),
        }
    return render(request, "contracts/terms_agree.html", {**context, **forms}, status=status)
