"""The draft as a workbook, out and back in: tried first, then applied wholly."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.core.files.base import File
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from counterfoil.access import Capability
from counterfoil.casefile.case_text import CaseText, columns_of
from counterfoil.casefile.columns import Table
from counterfoil.casefile.draft_workbook import draft_workbook
from counterfoil.casefile.tables import RECORD_TABLES, TABLES
from counterfoil.csv_text import csv_lines
from counterfoil.errors import BadInput, CounterfoilError, Problem
from counterfoil.reports.wording import sentence_case
from counterfoil_web.accounts.acting import Acting, acting_view
from counterfoil_web.appraisals.forms import UploadForm
from counterfoil_web.appraisals.imports_store import (
    MANY_ROWS,
    apply_import,
    check_choices,
    check_upload,
    import_for,
    keep_upload,
    mark_of,
    problems_in,
    read_upload,
    rows_in,
    try_import,
)
from counterfoil_web.appraisals.models import CaseImport, Draft
from counterfoil_web.appraisals.pages import case_page
from counterfoil_web.appraisals.parked_uploads import is_large, park
from counterfoil_web.appraisals.presenters import change_line
from counterfoil_web.appraisals.sections import section_title
from counterfoil_web.appraisals.store import open_draft, record_of, signed_text
from counterfoil_web.partnerships.store import Seen, partnership_for
from counterfoil_web.records import log
from counterfoil_web.records.jobs import start
from counterfoil_web.records.marking import download

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MOST_CHANGES = 500
_MOST_PROBLEMS = 100
_CLASH = re.compile(r"clash-([0-9]{1,6})")


@acting_view
@require_http_methods(["GET", "POST"])
def excel(request: HttpRequest, ref: str) -> HttpResponse:
    """Take the draft out as a workbook, or upload one to be tried."""
    acting: Acting = request.acting  # type: ignore[attr-defined]
    seen = partnership_for(acting, ref)
    if request.method == "POST":
        seen.require(Capability.IMPORT_CASE)
    posted = request.method == "POST"
    form = UploadForm(request.POST if posted else None, request.FILES if posted else None)
    refused: tuple[Problem, ...] = ()
    if posted and form.is_valid():
        upload = form.cleaned_data["workbook"]
        try:
            if is_large(upload):
                return _try_by_a_worker(seen, upload)
            found = read_upload(upload)
        except CounterfoilError as fault:
            form.add_error("workbook", f"{fault.where}: {fault.what}. {sentence_case(fault.mend)}.")
        else:
            refused = found.refused
            if not refused:
                kept = keep_upload(acting, seen.partnership, upload, found)
                return redirect("appraisals:import", ref, kept.pk)
            form.add_error("workbook", "The workbook was refused: mend the cells listed below.")
    status = 422 if posted else 200
    return case_page(
        request,
        "appraisals/excel.html",
        seen,
        "Excel",
        status=status,
        **_context(seen, form, refused),
    )


@acting_view
@require_http_methods(["GET", "POST"])
def import_page(request: HttpRequest, ref: str, pk: int) -> HttpResponse:
    """What an uploaded workbook would change; applied on POST, all or nothing."""
    acting: Acting = request.acting  # type: ignore[attr-defined]
    seen = partnership_for(acting, ref, Capability.IMPORT_CASE)
    kept = import_for(seen.partnership, pk)
    kept.partnership = seen.partnership
    if kept.applied_at is not None:
        messages.info(request, f"{kept.file_name} was applied already.")
        return redirect("appraisals:case", ref)
    fault: CounterfoilError | None = None
    if request.method == "POST":
        try:
            if rows_in(kept) > MANY_ROWS:
                return _apply_by_a_worker(seen, kept, _choices(request))
            apply_import(acting, kept, _choices(request))
        except CounterfoilError as found:
            fault = found
        else:
            messages.success(request, f"{kept.file_name} is applied to the draft.")
            return redirect("appraisals:case", ref)
    try:
        trial = try_import(kept)
    except CounterfoilError as stale:
        messages.error(request, f"{sentence_case(stale.what)}. {sentence_case(stale.mend)}.")
        return redirect("appraisals:excel", ref)
    titles = {
        (name, row.id): row.text("title") or row.text("id")
        for text in (trial.after, trial.before)
        for name, rows in text.tables.items()
        for row in rows
    }
    lines = [change_line(one, titles) for one in trial.applied[:_MOST_CHANGES]]
    problems = problems_in(kept)
    context: dict[str, Any] = {
        "kept": kept,
        "trial": trial,
        "lines": lines,
        "more": max(0, len(trial.applied) - _MOST_CHANGES),
        "clashes": [change_line(one, titles) for one in trial.clashes],
        "problems": problems[:_MOST_PROBLEMS],
        "more_problems": max(0, len(problems) - _MOST_PROBLEMS),
        "rows": [
            (section_title(name), len(rows)) for name, rows in trial.after.tables.items() if rows
        ],
        "fault": fault,
        "has_problems": fault is not None,
    }
    status = 422 if fault else 200
    return case_page(
        request,
        "appraisals/import.html",
        seen,
        "Check what the workbook changes",
        status=status,
        **context,
    )


@acting_view
@require_GET
def excel_file(request: HttpRequest, ref: str) -> HttpResponse:
    """The workbook of the draft."""
    acting: Acting = request.acting  # type: ignore[attr-defined]
    seen = partnership_for(acting, ref, Capability.EXPORT)
    draft = _draft(seen)
    try:
        content = draft_workbook(signed_text(draft), mark=mark_of(draft))
    except BadInput as fault:
        messages.error(request, f"The workbook could not be made. {fault.problems[0]}")
        return redirect("appraisals:excel", ref)
    _log_export(acting, seen, draft, "workbook")
    name = f"{seen.partnership.title} draft.xlsx"
    return download(content, name, seen.partnership.marking, _XLSX)


@acting_view
@require_GET
def table_file(request: HttpRequest, ref: str, table: str) -> HttpResponse:
    """One table of the draft as CSV."""
    acting: Acting = request.acting  # type: ignore[attr-defined]
    seen = partnership_for(acting, ref, Capability.EXPORT)
    found = TABLES.get(table)
    if found is None or found not in RECORD_TABLES:
        raise Http404("A case has no such table.")
    draft = _draft(seen)
    content = _csv(signed_text(draft), found).encode("utf-8-sig")
    _log_export(acting, seen, draft, f"{table} as CSV")
    name = f"{seen.partnership.title} {found.title}.csv"
    return download(content, name, seen.partnership.marking, "text/csv; charset=utf-8")


def _context(seen: Seen, form: UploadForm, refused: tuple[Problem, ...]) -> dict[str, Any]:
    return {
        "draft": open_draft(seen.partnership),
        "form": form,
        "refused": refused,
        "tables": [(table.name, table.title) for table in RECORD_TABLES],
        "may_export": seen.may(Capability.EXPORT),
        "may_import": seen.may(Capability.IMPORT_CASE),
    }


def _draft(seen: Seen) -> Draft:
    draft = open_draft(seen.partnership)
    if draft is None:
        raise Http404("There is no open draft.")
    draft.partnership = seen.partnership
    return draft


def _try_by_a_worker(seen: Seen, upload: File) -> HttpResponse:
    """Read a large workbook in a job, which leads to the page of its trial."""
    check_upload(upload)
    name = Path(upload.name or "workbook.xlsx").name[:200]
    job = start(
        seen.acting,
        "try-workbook",
        {"ref": seen.partnership.ref, "place": park(upload), "name": name},
        f"Check {name} against {seen.partnership.title}",
        partnership=seen.partnership,
    )
    return redirect("operations:job", job.pk)


def _apply_by_a_worker(seen: Seen, kept: CaseImport, choices: dict[int, str]) -> HttpResponse:
    """Apply a large workbook in a job. Raises: CounterfoilError for what can be told at once."""
    check_choices(try_import(kept), choices)
    job = start(
        seen.acting,
        "apply-workbook",
        {
            "ref": seen.partnership.ref,
            "pk": kept.pk,
            "choices": {str(number): choice for number, choice in choices.items()},
        },
        f"Apply {kept.file_name} to the draft of {seen.partnership.title}",
        partnership=seen.partnership,
    )
    return redirect("operations:job", job.pk)


def _choices(request: HttpRequest) -> dict[int, str]:
    named = ((_CLASH.fullmatch(name), value) for name, value in request.POST.items())
    return {int(found[1]): value for found, value in named if found}


def _log_export(acting: Acting, seen: Seen, draft: Draft, form: str) -> None:
    log.write(
        acting,
        "export",
        record=record_of(draft),
        partnership=seen.partnership,
        after={"form": form, "change": draft.revision, "marking": seen.partnership.marking},
    )


def _csv(text: CaseText, table: Table) -> str:
    """The rows of a table; a text that a spreadsheet would take for a formula is kept as text."""
    names = columns_of(text, table)
    rows = ([row.text(name) for name in names] for row in text.rows(table.name))
    return csv_lines([names, *rows])
