"""The baseline register: what each service costs today, and signing that."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from counterfoil.access import Capability
from counterfoil.errors import CounterfoilError
from counterfoil.reports.wording import sentence_case
from counterfoil_web.accounts.acting import Acting, acting_view
from counterfoil_web.appraisals.baseline_authors import authored_rows
from counterfoil_web.appraisals.baseline_presenter import register_rows
from counterfoil_web.appraisals.baseline_store import (
    baseline_state,
    draft_baseline,
    sign_service,
    withdraw_signature,
)
from counterfoil_web.appraisals.pages import case_page
from counterfoil_web.appraisals.store import draft_text, open_draft
from counterfoil_web.appraisals.versions_store import latest_version, text_of_version, version_for
from counterfoil_web.partnerships.store import partnership_for


@acting_view
@require_GET
def baseline(request: HttpRequest, ref: str) -> HttpResponse:
    """The services of the open draft, or of the latest version when there is no draft."""
    acting: Acting = request.acting  # type: ignore[attr-defined]
    seen = partnership_for(acting, ref)
    draft = open_draft(seen.partnership)
    latest = latest_version(seen.partnership) if draft is None else None
    if draft is not None:
        text = draft_text(draft)
        state = draft_baseline(draft, text)
        authored = authored_rows(draft, acting.user.pk)
    elif latest is not None:
        version = version_for(seen.partnership, latest.number)
        text, state, authored = text_of_version(version), baseline_state(version), set[str]()
    else:
        text, state, authored = None, None, set[str]()
    may_sign = draft is not None and seen.may(Capability.SIGN_BASELINE)
    rows = register_rows(text, state, authored, acting.user.name) if text and state else []
    return case_page(
        request,
        "appraisals/baseline.html",
        seen,
        "Baseline register",
        draft=draft,
        latest=latest,
        state=state,
        rows=rows,
        may_sign=may_sign,
        may_edit=draft is not None and seen.may(Capability.EDIT_CASE),
    )


@acting_view
@require_POST
def sign(request: HttpRequest, ref: str) -> HttpResponse:
    """Sign a service line as it stands."""
    acting: Acting = request.acting  # type: ignore[attr-defined]
    seen = partnership_for(acting, ref, Capability.SIGN_BASELINE)
    try:
        sign_service(
            acting,
            seen.partnership,
            request.POST.get("service", ""),
            as_shown=request.POST.get("digest", ""),
        )
    except CounterfoilError as fault:
        messages.error(request, f"{fault.where}: {fault.what}. {sentence_case(fault.mend)}.")
    else:
        messages.success(request, "Your signature stands under these figures.")
    return redirect("appraisals:baseline", ref)


@acting_view
@require_POST
def withdraw(request: HttpRequest, ref: str) -> HttpResponse:
    """Take back one's own signature."""
    acting: Acting = request.acting  # type: ignore[attr-defined]
    seen = partnership_for(acting, ref, Capability.SIGN_BASELINE)
    try:
        withdraw_signature(acting, seen.partnership, request.POST.get("service", ""))
    except CounterfoilError as fault:
        messages.error(request, f"{sentence_case(fault.what)}. {sentence_case(fault.mend)}.")
    else:
        messages.success(request, "Your signature is withdrawn.")
    return redirect("appraisals:baseline", ref)
