"""The pages on which a draft is written: one for each table, and one for the case's own fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from counterfoil.access import Capability
from counterfoil.casefile.case_text import CaseText, row_digest
from counterfoil.casefile.columns import Table
from counterfoil.casefile.edits import CellEdit, Edit
from counterfoil.casefile.merge import Clash
from counterfoil.casefile.tables import TABLES
from counterfoil.errors import CounterfoilError
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.appraisals.cell_html import CellClash
from counterfoil_web.appraisals.edits_store import last_writers, save_edits
from counterfoil_web.appraisals.models import Draft
from counterfoil_web.appraisals.pages import case_page
from counterfoil_web.appraisals.pasted import pasted_rows
from counterfoil_web.appraisals.posted_edits import (
    RowAct,
    act_edit,
    form_edits,
    row_act,
    shown_digests,
)
from counterfoil_web.appraisals.presence_store import seen_in
from counterfoil_web.appraisals.section_context import section_context
from counterfoil_web.appraisals.section_page import section_page
from counterfoil_web.appraisals.store import draft_text, open_draft
from counterfoil_web.partnerships.store import Seen, partnership_for


@acting_view
@require_http_methods(["GET", "POST"])
def section(request: HttpRequest, ref: str, table: str) -> HttpResponse:
    """One table of the draft: to be read by all who may read the case, written by who may edit."""
    seen = partnership_for(request.acting, ref)  # type: ignore[attr-defined]
    of_case = TABLES.get(table)
    if of_case is None:
        raise Http404("A case has no such section.")
    if request.method == "POST":
        seen.require(Capability.EDIT_CASE)
    draft = open_draft(seen.partnership)
    if draft is None:
        messages.info(request, "There is no open draft. Open one to change the case.")
        return redirect("appraisals:case", ref)
    draft.partnership = seen.partnership
    if request.method == "POST":
        return _post(request, seen, draft, of_case)
    return _page(request, seen, draft, of_case, draft_text(draft))


def _post(request: HttpRequest, seen: Seen, draft: Draft, table: Table) -> HttpResponse:
    try:
        edits = _wanted(request, table, draft)
        saved = save_edits(seen.acting, seen.partnership, edits)
        added = _after_saving(request, seen, table, saved.text) if not saved.clashes else ""
    except CounterfoilError as fault:
        return _refused(request, seen, draft, table, fault)
    if saved.clashes:
        return _clashing(request, seen, saved.draft, table, saved.text, saved.clashes)
    if edits or added:
        messages.success(request, "Your changes are saved.")
    address = reverse("appraisals:section", args=[seen.partnership.ref, table.name])
    query = request.META.get("QUERY_STRING", "")
    return redirect(f"{address}{'?' + query if query else ''}{'#row-' + added if added else ''}")


def _wanted(request: HttpRequest, table: Table, draft: Draft) -> list[Edit]:
    """The cells that differ, but for those of a row that goes as the writer saw it."""
    edits: list[Edit] = list(form_edits(table, request.POST))
    act = row_act(request.POST)
    if act is None or act.act != "delete":
        return edits
    row = draft_text(draft).row(table.name, act.row)
    if row is None or row_digest(row.cells) != shown_digests(request.POST).get(act.row):
        return edits
    return [edit for edit in edits if not isinstance(edit, CellEdit) or edit.row != act.row]


def _after_saving(request: HttpRequest, seen: Seen, table: Table, text: CaseText) -> str:
    """What a button asks for beside saving. Returns the id of a row that was added or moved."""
    act = row_act(request.POST)
    if request.POST.get("act") == "paste":
        page = section_page(text, table, request.GET.dict())
        rows = pasted_rows(request.POST.get("pasted", ""), table, page.columns, page.option)
        save_edits(seen.acting, seen.partnership, rows)
        return rows[0].row
    if act is None:
        return ""
    edit = _row_edit(request, table, text, act)
    if edit is None:
        return ""
    saved = save_edits(seen.acting, seen.partnership, [edit])
    if saved.clashes:
        messages.error(
            request, "The row was not deleted: somebody changed it after you opened the page."
        )
        return ""
    return "" if act.act == "delete" else edit.row


def _row_edit(request: HttpRequest, table: Table, text: CaseText, act: RowAct) -> Edit | None:
    shown = section_page(text, table, request.GET.dict())
    digest = shown_digests(request.POST).get(act.row, "")
    cells = {"option": shown.option} if shown.option else {}
    order = [one.id for one in text.rows(table.name)]
    return act_edit(table, act, order, digest, cells)


def _page(
    request: HttpRequest,
    seen: Seen,
    draft: Draft,
    table: Table,
    text: CaseText,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    writable = seen.may(Capability.EDIT_CASE)
    context = section_context(
        draft,
        table,
        text,
        asked=request.GET.dict(),
        writable=writable,
        present=seen_in(draft, seen.acting.user, table.name if writable else ""),
        **more,
    )
    return case_page(request, context.pop("template"), seen, status=status, **context)


def _clashing(
    request: HttpRequest,
    seen: Seen,
    draft: Draft,
    table: Table,
    text: CaseText,
    clashes: Iterable[Clash],
) -> HttpResponse:
    """The page again: what the writer typed stays in the cell, beside it what stands there now."""
    found = [clash for clash in clashes if clash.column]
    writers = last_writers(draft, table.name)
    return _page(
        request,
        seen,
        draft,
        table,
        text,
        status=422,
        clashes={
            (clash.row, clash.column): CellClash(
                theirs=clash.theirs if isinstance(clash.theirs, str) else None,
                by=writers.get((clash.row, clash.column), ""),
            )
            for clash in found
        },
        typed={(clash.row, clash.column): str(clash.mine) for clash in found},
    )


def _refused(
    request: HttpRequest, seen: Seen, draft: Draft, table: Table, fault: CounterfoilError
) -> HttpResponse:
    return _page(
        request,
        seen,
        draft,
        table,
        draft_text(draft),
        status=422,
        fault=fault,
        typed=_typed(request.POST),
        pasted=request.POST.get("pasted", ""),
    )


def _typed(posted: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """Every cell as it was posted, so that a page that could not be saved still shows it."""
    cells = ([*name.split(":", 2), text] for name, text in posted.items() if name[:2] == "c:")
    return {(row, column): text for _, row, column, text in cells}
