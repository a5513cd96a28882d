"""Submitting a draft as a version, and the list of versions."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from counterfoil.access import Capability
from counterfoil.reports.wording import sentence_case
from counterfoil_web.accounts.acting import Acting, acting_view
from counterfoil_web.appraisals.baseline_store import draft_baseline
from counterfoil_web.appraisals.edits_store import editors_of
from counterfoil_web.appraisals.forms import SubmitForm
from counterfoil_web.appraisals.history_store import names_of, numbers_drafted_here
from counterfoil_web.appraisals.kept_drafts import kept, small
from counterfoil_web.appraisals.models import Draft
from counterfoil_web.appraisals.pages import case_page
from counterfoil_web.appraisals.section_context import problem_lines
from counterfoil_web.appraisals.store import NoOpenDraft, open_draft, problems_of
from counterfoil_web.appraisals.versions_html import versions_html
from counterfoil_web.appraisals.versions_store import NotReady, submit_draft, versions_to_list
from counterfoil_web.partnerships.pages import page_of, pagination
from counterfoil_web.partnerships.store import Seen, partnership_for


@acting_view
@require_http_methods(["GET", "POST"])
def submit(request: HttpRequest, ref: str) -> HttpResponse:
    """Look at what would be submitted, say why, and submit it."""
    acting: Acting = request.acting  # type: ignore[attr-defined]
    seen = partnership_for(acting, ref, Capability.SUBMIT_CASE)
    draft = open_draft(seen.partnership)
    if draft is None:
        messages.info(request, "There is no open draft to submit.")
        return redirect("appraisals:case", ref)
    draft.partnership = seen.partnership
    form = SubmitForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            version = submit_draft(acting, seen.partnership, form.cleaned_data["reason"])
        except (NotReady, NoOpenDraft) as fault:
            messages.error(request, f"{sentence_case(fault.what)}. {sentence_case(fault.mend)}.")
            return redirect("appraisals:submit", ref)
        messages.success(request, f"Version {version.number} is submitted for review.")
        return redirect("appraisals:case", ref)
    status = 422 if request.method == "POST" else 200
    return case_page(
        request,
        "appraisals/submit.html",
        seen,
        "Submit the draft for review",
        status=status,
        **_context(seen, draft, form),
    )


@acting_view
@require_GET
def versions(request: HttpRequest, ref: str) -> HttpResponse:
    """Every version of the case, newest first."""
    seen = partnership_for(request.acting, ref)  # type: ignore[attr-defined]
    found = versions_to_list(seen.partnership)
    page = page_of(request, found)
    shown = list(page.object_list)
    drafted = frozenset[int]()
    if shown and seen.may(Capability.VIEW_HISTORY):
        drafted = numbers_drafted_here(seen.partnership)
    return case_page(
        request,
        "appraisals/versions.html",
        seen,
        "Versions of the case",
        page=page,
        versions=versions_html(shown, seen.partnership.ref, drafted) if shown else "",
        pagination=pagination(request, page),
    )


def _context(seen: Seen, draft: Draft, form: SubmitForm) -> dict[str, Any]:
    problems = problems_of(draft)
    authors = kept(draft, "editors", lambda: editors_of(draft), small)
    return {
        "draft": draft,
        "form": form,
        "errors": problem_lines([one for one in problems if one.stops], seen.partnership.ref),
        "warnings": problem_lines([one for one in problems if not one.stops], seen.partnership.ref),
        "authors": list(names_of(authors).values()),
        "baseline": kept(draft, "signed", lambda: draft_baseline(draft).sentence, small),
    }
