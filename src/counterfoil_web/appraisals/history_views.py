"""Every change of the draft: who, when, what it was and what it became; and taking one back."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from counterfoil.access import Capability
from counterfoil.casefile.case_text import CaseText
from counterfoil.casefile.tables import TABLES
from counterfoil.errors import CounterfoilError
from counterfoil.reports.wording import sentence_case
from counterfoil_web.accounts.acting import Acting, acting_view
from counterfoil_web.appraisals.edits_store import (
    applied_of,
    undo_batch,
)
from counterfoil_web.appraisals.forms import HistoryForm
from counterfoil_web.appraisals.history_store import (
    batches_of,
    draft_that_became,
    edits_in,
    names_of,
    what_was_written,
)
from counterfoil_web.appraisals.models import Draft
from counterfoil_web.appraisals.pages import case_page
from counterfoil_web.appraisals.presenters import batch_of, change_line
from counterfoil_web.appraisals.sections import section_title
from counterfoil_web.appraisals.store import draft_text, open_draft
from counterfoil_web.appraisals.versions_store import version_for
from counterfoil_web.partnerships.pages import page_of, pagination
from counterfoil_web.partnerships.store import partnership_for

_A_PAGE = 25


@acting_view
@require_GET
def edits(request: HttpRequest, ref: str) -> HttpResponse:
    """The history of the open draft, newest first."""
    seen = partnership_for(request.acting, ref, Capability.VIEW_HISTORY)  # type: ignore[attr-defined]
    draft = open_draft(seen.partnership)
    return case_page(
        request,
        "appraisals/edits.html",
        seen,
        "History of the draft",
        draft=draft,
        may_undo=seen.may(Capability.EDIT_CASE),
        **(_history(request, draft) if draft is not None else {}),
    )


@acting_view
@require_GET
def version_edits(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """The history of the closed draft that a version was made of; nothing of it is taken back."""
    seen = partnership_for(request.acting, ref, Capability.VIEW_HISTORY)  # type: ignore[attr-defined]
    version = version_for(seen.partnership, number)
    draft = draft_that_became(version)
    return case_page(
        request,
        "appraisals/edits.html",
        seen,
        f"How version {number} was written",
        draft=draft,
        version=version,
        may_undo=False,
        **(_history(request, draft) if draft is not None else {}),
    )


@acting_view
@require_POST
def undo(request: HttpRequest, ref: str, batch: int) -> HttpResponse:
    """Take back what one act did; what was changed again since is told and left."""
    acting: Acting = request.acting  # type: ignore[attr-defined]
    seen = partnership_for(acting, ref, Capability.EDIT_CASE)
    try:
        saved = undo_batch(acting, seen.partnership, batch)
    except CounterfoilError as fault:
        messages.error(request, f"{sentence_case(fault.what)}. {sentence_case(fault.mend)}.")
        return redirect("appraisals:edits", ref)
    titles = _titles(draft_text(saved.draft))
    left = [change_line(clash, titles) for clash in saved.clashes]
    if saved.applied:
        count = len(saved.applied)
        messages.success(request, f"{count} change{'' if count == 1 else 's'} taken back.")
    for line in left:
        messages.warning(
            request,
            f"Not taken back, because it was changed again since: {line.where}. It now says "
            f"“{line.before}”; before, it said “{line.after}”.",
        )
    return redirect("appraisals:edits", ref)


def _history(request: HttpRequest, draft: Draft) -> dict[str, Any]:
    written = what_was_written(draft)
    people = names_of(written.people) if written.people else {}
    form = HistoryForm(
        request.GET or None,
        tables=[(name, section_title(name)) for name in TABLES],
        people=[(str(pk), name) for pk, name in people.items()],
    )
    table, by = "", ""
    if form.is_bound and form.is_valid():
        table, by = form.cleaned_data["table"], form.cleaned_data["by"]
    page = page_of(request, batches_of(draft, table, by), _A_PAGE)
    rows = edits_in(draft, list(page.object_list), table, by)
    titles = _titles(draft_text(draft)) if rows else {}
    return {
        "form": form,
        "page": page,
        "filtered": bool(request.GET.get("table") or request.GET.get("by")),
        "pagination": pagination(request, page),
        "batches": [
            batch_of([(row, applied_of(row)) for row in group], titles, written.undone)
            for _, group in groupby(rows, key=lambda row: row.batch)
        ],
    }


def _titles(text: CaseText) -> dict[tuple[str, str], str]:
    return {
        (name, row.id): row.text("title") or row.text("id")
        for name, rows in text.tables.items()
        for row in rows
    }
