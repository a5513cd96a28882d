"""Bids and registers brought in from the portal's export: columns named, tried, then taken whole.

The file is kept nowhere until then: it goes with the form from page to page. One with a column of
prices is turned away, since prices come in sealed.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from counterfoil.access import Capability
from counterfoil.contractfile.mapped_rows import Imported
from counterfoil.contractfile.spreadsheet_rows import spreadsheet_rows
from counterfoil.errors import BadInput, CounterfoilError, Problem, UnreadableInput
from counterfoil.tenderfile.portal_import import (
    PORTAL_KINDS,
    brought_in,
    guess_portal_columns,
    import_portal_export,
)
from counterfoil_web.accounts.acting import Refused, acting_view
from counterfoil_web.records.carried_files import carried, taken_out
from counterfoil_web.tenders.entry_store import AFTER_OPENING, NOT_OPENED
from counterfoil_web.tenders.fault_words import told
from counterfoil_web.tenders.import_forms import (
    ColumnsForm,
    UploadForm,
    priced_columns,
)
from counterfoil_web.tenders.mappings_store import remember, remembered
from counterfoil_web.tenders.pages import Opened, opened, tender_page
from counterfoil_web.tenders.record_words import ENTERED, words_of
from counterfoil_web.tenders.records_store import add_records

MOST_SHOWN = 100
BROUGHT_IN: tuple[str, ...] = ("receipt", *ENTERED)


@acting_view
@require_http_methods(["GET", "POST"])
def bring_in(request: HttpRequest, ref: str, number: int, kind: str) -> HttpResponse:
    """Choose an export, name its columns, see what it would add, and take it whole."""
    one = opened(request, ref, number, Capability.MANAGE_TENDER)
    if kind not in PORTAL_KINDS.of or kind not in BROUGHT_IN:
        raise Http404("Nothing of this kind is brought in.")
    if kind in AFTER_OPENING and one.competition.opening is None:
        raise Refused(NOT_OPENED)
    if request.method != "POST":
        return _page(request, one, kind, {"form": UploadForm()}, 200)
    if "carried" in request.POST:
        return _columns(request, one, kind)
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, one, kind, {"form": form}, 422)
    file = form.cleaned_data["file"]
    name, content = Path(file.name or "export.csv").name[:200], file.read()
    try:
        headers = headers_of(name, content)
    except CounterfoilError as fault:
        form.add_error("file", told(fault))
        return _page(request, one, kind, {"form": form}, 422)
    values = remembered(one.tender, kind, headers) or {
        "columns": guess_portal_columns(kind, headers)
    }
    initial = {"carried": carried(content), "name": name}
    columns = ColumnsForm(kind, headers, values=values, initial=initial)
    return _page(request, one, kind, {"columns": columns, "file_name": name}, 200)


def headers_of(name: str, content: bytes) -> list[str]:
    """The names of the columns. Raises: UnreadableInput, also for a column of prices."""
    with tempfile.TemporaryDirectory() as folder:
        path = _written(Path(folder), name, content)
        try:
            first = next(iter(spreadsheet_rows(path)), None)
        except UnreadableInput as fault:
            raise _named(fault, path, name) from fault
    if first is None:
        raise UnreadableInput(
            what="it holds no row", where=name, mend="put the names of the columns in its first row"
        )
    headers = [cell.strip() for cell in first[1]]
    if priced := priced_columns(headers):
        raise UnreadableInput(
            what=f"it seems to hold prices, in the column {priced[0]}",
            where=name,
            mend="take that column out: prices are received sealed, file by file",
        )
    return headers


def tried(one: Opened, name: str, content: bytes, form: ColumnsForm) -> Imported:
    """What the export would add. Raises: BadInput, UnreadableInput."""
    with tempfile.TemporaryDirectory() as folder:
        path = _written(Path(folder), name, content)
        try:
            return import_portal_export(
                one.dossier,
                path,
                form.mapping,
                entered_on=one.competition.moment.date(),
                entered_by=str(one.acting.user),
                name=name,
            )
        except UnreadableInput as fault:
            raise _named(fault, path, name) from fault


def _columns(request: HttpRequest, one: Opened, kind: str) -> HttpResponse:
    """The columns as named: tried, and taken once somebody has seen what would be added."""
    name = Path(request.POST.get("name", "")).name or "export.csv"
    content = taken_out(request.POST["carried"])
    upload = UploadForm()
    try:
        if content is None:
            raise UnreadableInput(
                what="the file did not come with the form", where=name, mend="choose it again"
            )
        headers = headers_of(name, content)
    except CounterfoilError as fault:
        context = {"form": upload, "fault": told(fault)}
        return _page(request, one, kind, context, 422)
    form = ColumnsForm(kind, headers, request.POST, values={})
    context = {"columns": form, "file_name": name}
    if not form.is_valid():
        return _page(request, one, kind, context, 422)
    try:
        found = tried(one, name, content, form)
    except BadInput as fault:
        return _page(request, one, kind, {**context, "problems": fault.problems}, 422)
    except CounterfoilError as fault:
        return _page(request, one, kind, {**context, "problems": (fault.as_problem(),)}, 422)
    context |= {"found": found, "problems": found.problems[:MOST_SHOWN], "sound": found.is_sound}
    if "take" not in request.POST or not found.is_sound or not found.records:
        status = 200 if found.is_sound else 422
        return _page(request, one, kind, context, status)
    return _taken(request, one, kind, form, found, context)


def _taken(
    request: HttpRequest,
    one: Opened,
    kind: str,
    form: ColumnsForm,
    found: Imported,
    context: dict[str, Any],
) -> HttpResponse:
    try:
        rows, _ = add_records(one.seen, one.tender, brought_in(found), file_name=found.file)
    except BadInput as fault:
        problems: tuple[Problem, ...] = fault.problems
        return _page(request, one, kind, {**context, "problems": problems, "sound": False}, 422)
    remember(one.seen, one.tender, kind, form.mapping)
    words = words_of(kind)
    noun = words.one if len(rows) == 1 else words.plural.lower()
    messages.success(request, f"{len(rows):,} {noun} recorded from {found.file}.")
    return redirect(one.url("bids") if kind == "bid" else one.url("records", kind))


def _page(
    request: HttpRequest, one: Opened, kind: str, context: dict[str, Any], status: int
) -> HttpResponse:
    words = words_of(kind)
    crumbs = [("Bids", one.url("bids"))]
    if kind != "bid":
        crumbs.append((words.plural, one.url("records", kind)))
    page = tender_page(
        one,
        f"Bring {words.plural.lower()} in",
        crumbs=crumbs,
        kind=kind,
        words=words,
        **context,
    )
    return render(request, "tenders/import.html", page, status=status)


def _written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / f"export{Path(name).suffix or '.csv'}"
    path.write_bytes(content)
    return path


def _named(fault: UnreadableInput, path: Path, name: str) -> UnreadableInput:
    where = fault.where.replace(str(path), name).replace(path.name, name)
    return UnreadableInput(what=fault.what, where=where, mend=fault.mend)
