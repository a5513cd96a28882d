"""Registers brought in from a portal's export: columns named, tried, then taken whole or not.

The file is kept nowhere until then: it goes with the form from page to page.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from counterfoil.contractfile.mapped_rows import Imported
from counterfoil.contractfile.spreadsheet_rows import spreadsheet_rows
from counterfoil.errors import BadInput, CounterfoilError, UnreadableInput
from counterfoil.procurementfile.register_import import guess_register_columns, import_register
from counterfoil.reports.wording import sentence_case
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.procurements.import_forms import (
    ColumnsForm,
    UploadForm,
)
from counterfoil_web.procurements.pages import Opened, procurement_page, with_plan
from counterfoil_web.procurements.record_views import kind_asked_for
from counterfoil_web.procurements.records_store import bring_in
from counterfoil_web.procurements.rules import WRITES
from counterfoil_web.procurements.words import KIND_WORDS
from counterfoil_web.records.carried_files import carried, taken_out

MOST_SHOWN = 100


@require_http_methods(["GET", "POST"])
@acting_view
def upload(request: HttpRequest, ref: str, kind: str) -> HttpResponse:
    """Choose an export, name its columns, see what it would add, and take it whole."""
    one = with_plan(request, ref, WRITES)
    kind_asked_for(kind)
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
        form.add_error("file", _told(fault))
        return _page(request, one, kind, {"form": form}, 422)
    columns = ColumnsForm(
        kind,
        headers,
        columns=guess_register_columns(kind, headers),
        initial={"carried": carried(content), "name": name},
    )
    return _page(request, one, kind, {"columns": columns, "file_name": name}, 200)


def headers_of(name: str, content: bytes) -> list[str]:
    """The names of the columns. Raises: UnreadableInput."""
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
    return [cell.strip() for cell in first[1]]


def tried(one: Opened, name: str, content: bytes, form: ColumnsForm) -> Imported:
    """What the export would add. Raises: BadInput, UnreadableInput."""
    with tempfile.TemporaryDirectory() as folder:
        path = _written(Path(folder), name, content)
        try:
            return import_register(
                one.held.plan,
                one.held.records,
                path,
                form.mapping,
                entered_on=one.seen.acting.today,
                entered_by=str(one.seen.acting.user),
                name=name,
            )
        except UnreadableInput as fault:
            raise _named(fault, path, name) from fault


def _columns(request: HttpRequest, one: Opened, kind: str) -> HttpResponse:
    """The columns as named: tried, and taken once somebody has seen what would be added."""
    name = Path(request.POST.get("name", "")).name or "export.csv"
    content = taken_out(request.POST["carried"])
    try:
        if content is None:
            raise UnreadableInput(
                what="the file did not come with the form", where=name, mend="choose it again"
            )
        headers = headers_of(name, content)
    except CounterfoilError as fault:
        return _page(request, one, kind, {"form": UploadForm(), "fault": _told(fault)}, 422)
    form = ColumnsForm(kind, headers, request.POST, columns={})
    context: dict[str, Any] = {"columns": form, "file_name": name}
    if not form.is_valid():
        return _page(request, one, kind, context, 422)
    try:
        found = tried(one, name, content, form)
        context |= {"found": found, "problems": found.problems[:MOST_SHOWN]}
        if "take" in request.POST and found.is_sound and found.records:
            rows, _ = bring_in(one.seen, kind, found.records, (), found.file)
            words = KIND_WORDS[kind]
            noun = words.one if len(rows) == 1 else words.plural.lower()
            messages.success(request, f"{len(rows):,} {noun} brought in from {found.file}.")
            return redirect(one.url("records", kind))
    except BadInput as fault:
        return _page(request, one, kind, {**context, "problems": fault.problems}, 422)
    except CounterfoilError as fault:
        return _page(request, one, kind, {**context, "problems": (fault.as_problem(),)}, 422)
    return _page(request, one, kind, context, 200 if found.is_sound else 422)


def _page(
    request: HttpRequest, one: Opened, kind: str, context: dict[str, Any], status: int
) -> HttpResponse:
    words = KIND_WORDS[kind]
    page = procurement_page(
        one,
        f"Bring in {words.plural.lower()}",
        crumbs=[("Registers", one.url("records-index")), (words.plural, one.url("records", kind))],
        kind=kind,
        words=words,
        **context,
    )
    return render(request, "procurements/import.html", page, status=status)


def _told(fault: CounterfoilError) -> str:
    return f"{sentence_case(fault.what)}. {sentence_case(fault.mend)}."


def _written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / f"export{Path(name).suffix or '.csv'}"
    path.write_bytes(content)
    return path


def _named(fault: UnreadableInput, path: Path, name: str) -> UnreadableInput:
    where = fault.where.replace(str(path), name).replace(path.name, name)
    return UnreadableInput(what=fault.what, where=where, mend=fault.mend)
