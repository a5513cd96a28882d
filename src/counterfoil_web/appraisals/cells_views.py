"""What a page's script asks for: to save the cells that were touched, and what others changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from counterfoil.access import Capability
from counterfoil.casefile.case_text import CaseText, row_digest
from counterfoil.casefile.columns import Table
from counterfoil.casefile.draft import PlacedProblem
from counterfoil.casefile.edits import RowAt
from counterfoil.casefile.merge import Act, Applied, Clash
from counterfoil.casefile.tables import TABLES
from counterfoil.errors import CounterfoilError
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.appraisals.cell_html import sentence
from counterfoil_web.appraisals.edits_store import (
    applied_of,
    edits_after,
    last_writers,
    save_edits,
)
from counterfoil_web.appraisals.models import DraftEdit
from counterfoil_web.appraisals.posted_edits import json_edits, written_by
from counterfoil_web.appraisals.presence_store import seen_in
from counterfoil_web.appraisals.section_context import problem_url
from counterfoil_web.appraisals.sections import section_title
from counterfoil_web.appraisals.store import open_draft, problems_of
from counterfoil_web.partnerships.store import partnership_for

_SOMEBODY_ELSE = {
    "what": "Somebody else has signed in at this browser.",
    "mend": "What you typed is kept here, and sent once you are signed in again as yourself.",
}


@acting_view
@require_POST
def edit_cells(request: HttpRequest, ref: str, table: str) -> HttpResponse:
    """Save the edits that are sent as JSON, and tell what came of each."""
    acting = request.acting  # type: ignore[attr-defined]
    seen = partnership_for(acting, ref, Capability.EDIT_CASE)
    of_case = _table(table)
    if not written_by(request.body, acting.user.pk):
        return JsonResponse(_SOMEBODY_ELSE, status=409)
    try:
        edits = json_edits(of_case, request.body)
        saved = save_edits(acting, seen.partnership, edits)
    except CounterfoilError as fault:
        return JsonResponse(
            {"what": sentence(fault.what), "mend": sentence(fault.mend)}, status=422
        )
    writers = last_writers(saved.draft, table) if saved.clashes else {}
    return JsonResponse(
        {
            "draft": saved.draft.pk,
            "revision": saved.draft.revision,
            "saved": timezone.localtime().strftime("%H:%M:%S"),
            "clashes": [_clash(one, writers) for one in saved.clashes],
            "digests": _digests(of_case, saved.text, saved.applied),
            "deleted": {
                one.row: dict(one.before.cells)
                for one in saved.applied
                if one.act is Act.DELETED and isinstance(one.before, RowAt)
            },
            "problems": _problems(problems_of(saved.draft), table, ref),
        }
    )


@acting_view
@require_GET
def draft_changes(request: HttpRequest, ref: str, table: str) -> HttpResponse:
    """What others changed in a table since a revision, and who is at work."""
    acting = request.acting  # type: ignore[attr-defined]
    seen = partnership_for(acting, ref)
    _table(table)
    draft = open_draft(seen.partnership)
    since, known = request.GET.get("since", ""), request.GET.get("draft", "")
    if draft is None or not (since.isascii() and since.isdigit()) or known != str(draft.pk):
        return JsonResponse({"closed": True})
    draft.partnership = seen.partnership
    writes = seen.may(Capability.EDIT_CASE)
    present = seen_in(draft, acting.user, table if writes else "")
    edits = edits_after(draft, int(since[:9]))
    return JsonResponse(
        {
            "revision": draft.revision,
            "changes": [_change(edit) for edit in edits if edit.table == table],
            "problems": _problems(problems_of(draft), table, ref) if edits else None,
            "present": [f"{one.name} is in {section_title(one.table)}" for one in present],
        }
    )


def _table(name: str) -> Table:
    found = TABLES.get(name)
    if found is None:
        raise Http404("A case has no such section.")
    return found


def _clash(clash: Clash, writers: dict[tuple[str, str], str]) -> dict[str, Any]:
    return {
        "row": clash.row,
        "column": clash.column,
        "base": clash.base,
        "theirs": clash.theirs if isinstance(clash.theirs, str | None) else dict(clash.theirs),
        "mine": clash.mine if isinstance(clash.mine, str | None) else dict(clash.mine),
        "by": writers.get((clash.row, clash.column), ""),
    }


def _digests(table: Table, text: CaseText, applied: Iterable[Applied]) -> dict[str, str]:
    touched = {one.row for one in applied}
    return {row.id: row_digest(row.cells) for row in text.rows(table.name) if row.id in touched}


def _change(edit: DraftEdit) -> dict[str, Any]:
    one = applied_of(edit)
    told: dict[str, Any] = {
        "number": edit.number,
        "act": one.act.value,
        "row": one.row,
        "column": one.column,
        "by": edit.by.name,
        "byId": edit.by_id,
    }
    if one.act is Act.CELL:
        told |= {"before": one.before, "after": one.after}
    elif isinstance(one.after, RowAt):
        told |= {"cells": dict(one.after.cells), "below": one.after.after}
    return told


def _problems(problems: Iterable[PlacedProblem], table: str, ref: str) -> list[dict[str, Any]]:
    return [
        {
            "row": one.row,
            "column": one.column,
            "where": one.problem.where,
            "what": one.problem.what,
            "sentence": sentence(one.problem.what),
            "mend": sentence(one.problem.mend),
            "stops": one.stops,
            "url": problem_url(one, ref),
        }
        for one in problems
        if one.table == table
    ]
