"""A contract begun, its terms written, and finance asked to agree them."""

from __future__ import annotations

import difflib
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from counterfoil.access import Capability
from counterfoil.contractfile.term_sheet import term_sheet
from counterfoil.errors import CounterfoilError
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.contracts.models import TermsDraft
from counterfoil_web.contracts.pages import ROOM, Opened, contract_page, opened
from counterfoil_web.contracts.store import agreed_terms
from counterfoil_web.contracts.terms_forms import DraftForm, ProposeTermsForm, StartForm
from counterfoil_web.contracts.terms_store import (
    ChangedMeanwhile,
    draft_of,
    propose_terms,
    reading_of,
    save_draft,
    start_contract,
)
from counterfoil_web.govuk.fault_words import told
from counterfoil_web.partnerships.store import partnership_for
from counterfoil_web.partnerships.workspace import workspace_context

_MOST_LINES = 400


@acting_view
@require_http_methods(["GET", "POST"])
def start(request: HttpRequest, ref: str) -> HttpResponse:
    """Begin a contract from a template or a document of one's own."""
    seen = partnership_for(request.acting, ref, Capability.RECORD_FIGURES)
    posted = request.method == "POST"
    form = StartForm(request.POST or None, request.FILES or None) if posted else StartForm()
    if posted and form.is_valid() and form.beginning is not None:
        try:
            contract = start_contract(
                seen, form.beginning, authority_only=form.cleaned_data["authority_only"]
            )
        except CounterfoilError as fault:
            form.add_error("key", told(fault))
        else:
            messages.success(request, f"{contract.title} is begun. Its terms are a draft.")
            return redirect("contracts:terms-draft", ref, contract.key)
    context = workspace_context(
        seen,
        room=ROOM,
        page_title="Begin a contract",
        crumbs=[("Contracts", reverse("contracts:list", args=[ref]))],
        form=form,
    )
    return render(request, "contracts/terms_start.html", context, status=422 if posted else 200)


@acting_view
@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """The text of the draft with what is wrong by line; saved on POST, whatever it says."""
    one = opened(request, ref, key, Capability.RECORD_FIGURES)
    if request.method != "POST":
        return _page(request, one, draft_of(one.contract))
    form = DraftForm(request.POST)
    if not form.is_valid():
        return _page(request, one, draft_of(one.contract), form=form, status=422)
    given = form.cleaned_data
    try:
        kept = save_draft(one.seen, one.contract, given["text"], given["revision"])
    except ChangedMeanwhile as meanwhile:
        return _clash(request, one, given["text"], meanwhile.row)
    reading = reading_of(one.contract, kept.text, agreed_terms(one.contract))
    if not reading.is_sound:
        return _page(request, one, kept, status=422, saved=True)
    messages.success(request, "The draft is saved.")
    return redirect(one.url("terms-draft"))


@acting_view
@require_POST
def propose(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """Ask finance to agree the draft."""
    one = opened(request, ref, key, Capability.RECORD_FIGURES)
    form = ProposeTermsForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            propose_terms(one.seen, one.contract, given["reason"], given["revision"])
        except ChangedMeanwhile:
            form.add_error(None, "Somebody changed the draft meanwhile. Read it again first.")
        except CounterfoilError as fault:
            form.add_error(None, told(fault))
        else:
            messages.success(request, "Finance is asked to agree the terms.")
            return redirect(one.url("terms"))
    return _page(request, one, draft_of(one.contract), status=422, propose_form=form)


def _page(
    request: HttpRequest,
    one: Opened,
    kept: TermsDraft | None,
    *,
    form: DraftForm | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """The page of the draft, or of what is agreed where none is begun."""
    agreed = agreed_terms(one.contract)
    text = kept.text if kept else agreed.text if agreed else ""
    revision = kept.revision if kept else 0
    reading = reading_of(one.contract, text, agreed) if kept else None
    context = contract_page(
        one,
        "Draft of the terms",
        crumbs=[("Terms", one.url("terms"))],
        form=form or DraftForm(initial={"text": text, "revision": revision}),
        draft=kept,
        agreed=agreed,
        next_version=_next_version(one, agreed),
        reading=reading,
    )
    if reading is not None and reading.document is not None:
        context["sheet"] = term_sheet(reading.document)
    if kept and reading and reading.is_sound and not (agreed and agreed.text == kept.text):
        context["propose_form"] = ProposeTermsForm(
            initial={"revision": revision, "reason": kept.reason}
        )
    context["problems"] = [] if reading is None else _summary(reading.errors)
    context["has_problems"] = status != 200
    return render(request, "contracts/terms_draft.html", {**context, **more}, status=status)


def _clash(request: HttpRequest, one: Opened, typed: str, row: TermsDraft | None) -> HttpResponse:
    """What somebody else saved stands beside what was typed; saving again is then on purpose."""
    revision = row.revision if row else 0
    theirs = row.text if row else ""
    lines = difflib.unified_diff(
        theirs.splitlines(), typed.splitlines(), "as it stands", "as you typed it", lineterm="", n=1
    )
    shown = list(lines)[2:]
    return _page(
        request,
        one,
        row,
        form=DraftForm({"text": typed, "revision": str(revision)}),
        status=409,
        clash=row,
        clashed=True,
        differences=shown[:_MOST_LINES],
        more_differences=max(0, len(shown) - _MOST_LINES),
    )


def _summary(troubles: Any) -> list[tuple[str, str]]:
    return [(one.summary, one.anchor) for one in troubles]


def _next_version(one: Opened, agreed: Any) -> int:
    if agreed is None:
        return 1
    reading = reading_of(one.contract, agreed.text, None)
    return 1 if reading.document is None else reading.document.versions[-1].number + 1
