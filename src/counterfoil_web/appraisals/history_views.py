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
from counterfoil_web.accounts.models import User
from counterfoil_web.appraisals.edits_store import (
    applied_of,
    edits_of,
    undo_batch,
    undone_batches,
)
from counterfoil_web.appraisals.forms import HistoryForm
from counterfoil_web.appraisals.models import Draft
from counterfoil_web.appraisals.pages import case_page
from counterfoil_web.appraisals.presenters import batch_of, change_line
from counterfoil_web.appraisals.sections import section_title
from counterfoil_web.appraisals.store import draft_text, open_draft
from counterfoil_web.partnerships.pages import page_of, pagination
from counterfoil_web.partnerships.store import partnership_for

_A_PAGE = 25
_MOST_EDITS = 2_000


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
    every = edits_of(draft)
    people = User.objects.filter(pk__in=every.values("by")).order_by("name")
    form = HistoryForm(
        request.GET or None,
        tables=[(name, section_title(name)) for name in TABLES],
        people=[(str(one.pk), one.name) for one in people],
    )
    found = every
    if form.is_bound and form.is_valid():
        if form.cleaned_data["table"]:
            found = found.filter(table=form.cleaned_data["table"])
        if form.cleaned_data["by"]:
            found = found.filter(by=form.cleaned_data["by"])
    numbers = found.order_by("-batch").values_list("batch", flat=True).distinct()
    page = page_of(request, numbers, _A_PAGE)
    rows = list(
        found.filter(batch__in=list(page.object_list))
        .select_related("by")
        .order_by("-batch", "number")[:_MOST_EDITS]
    )
    titles = _titles(draft_text(draft))
    undone = undone_batches(draft)
    return {
        "form": form,
        "page": page,
        "filtered": bool(request.GET.get("table") or request.GET.get("by")),
        "pagination": pagination(request, page),
        "batches": [
            batch_of([(row, applied_of(row)) for row in group], titles, undone)
            for _, group in groupby(rows, key=lambda row: row.batch)
        ],
    }


def _titles(text: CaseText) -> dict[tuple[str, str], str]:
    return {
        (name, row.id): row.text("title") or row.text("id")
        for name, rows in text.tables.items()
        for row in rows
    }
