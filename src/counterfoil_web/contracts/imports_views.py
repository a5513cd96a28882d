"""A spreadsheet of records: uploaded, its columns named, tried, and then taken whole."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from counterfoil.errors import BadInput, CounterfoilError
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.contracts.imports_forms import ColumnsForm, RecordsUploadForm
from counterfoil_web.contracts.imports_mapping import first_values, mappings_of
from counterfoil_web.contracts.imports_store import (
    MANY_RECORDS,
    applied_before,
    apply_import,
    headers_of,
    import_for,
    is_large,
    keep_upload,
    try_import,
)
from counterfoil_web.contracts.models import ImportMapping, RecordImport
from counterfoil_web.contracts.pages import Opened, contract_page, opened
from counterfoil_web.contracts.records_names import kinds_in
from counterfoil_web.contracts.records_rules import forced, require_entry
from counterfoil_web.contracts.records_views import kind_asked_for, names_for
from counterfoil_web.contracts.records_words import KIND_WORDS, label_of
from counterfoil_web.govuk.fault_words import told
from counterfoil_web.partnerships.workspace import Crumb
from counterfoil_web.records.jobs import start
from counterfoil_web.registers.column_mappings import mapping_values, remember


@acting_view
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, ref: str, key: str, kind: str) -> HttpResponse:
    """Upload a spreadsheet of one kind of record."""
    one = opened(request, ref, key)
    require_entry(one.seen, kind_asked_for(one, kind))
    names = names_for(one)
    if names is None or kind not in kinds_in(names):
        raise Http404("The agreed terms have nothing to which such a record could belong.")
    posted = request.method == "POST"
    form = RecordsUploadForm(request.POST, request.FILES) if posted else RecordsUploadForm()
    if posted and form.is_valid():
        try:
            row = keep_upload(one.seen, one.contract, kind, form.cleaned_data["file"])
            headers_of(row, "", 1)
        except CounterfoilError as fault:
            form.add_error("file", told(fault))
        else:
            return redirect(one.url("import-columns", row.pk))
    words = KIND_WORDS[kind]
    context = contract_page(
        one,
        f"Bring {words.plural.lower()} in",
        crumbs=_crumbs(one, kind),
        form=form,
        kind=kind,
        words=words,
        remembered=list(mappings_of(one.contract, kind)),
    )
    status = 422 if posted else 200
    return render(request, "contracts/imports_new.html", context, status=status)


@acting_view
@require_http_methods(["GET", "POST"])
def columns(request: HttpRequest, ref: str, key: str, pk: int) -> HttpResponse:
    """Say which column is which field; the file is tried on POST and nothing is recorded."""
    one = opened(request, ref, key)
    row = import_for(one.seen, one.contract, pk)
    if row.applied_at is not None:
        return redirect(one.url("import", row.pk))
    posted = request.method == "POST" and "read-again" not in request.POST
    try:
        form, name = _columns_form(request, one, row, posted=posted)
    except CounterfoilError as fault:
        return _columns_page(request, one, row, None, "", 422, fault=told(fault))
    if not posted:
        return _columns_page(request, one, row, form, name, 200)
    if form.is_valid():
        try:
            return _tried(one, row, form)
        except BadInput as fault:
            for problem in fault.problems:
                form.add_error(None, told(problem))
        except CounterfoilError as fault:
            form.add_error(None, told(fault))
    return _columns_page(request, one, row, form, name, 422)


@acting_view
@require_http_methods(["GET", "POST"])
def trial(request: HttpRequest, ref: str, key: str, pk: int) -> HttpResponse:
    """What the file would add, and what is wrong with it by row; taken whole on POST."""
    one = opened(request, ref, key)
    row = import_for(one.seen, one.contract, pk)
    if not row.found and row.applied_at is None:
        return redirect(one.url("import-columns", row.pk))
    fault = ""
    if request.method == "POST":
        try:
            return _applied(request, one, row)
        except CounterfoilError as found:
            fault = told(found)
    mapped = row.mapping.get("columns", {}) | {
        name: f"always {text}" for name, text in row.mapping.get("constants", {}).items()
    }
    context = contract_page(
        one,
        "Check what the file adds" if row.applied_at is None else row.file_name,
        crumbs=_crumbs(one, row.kind),
        row=row,
        words=KIND_WORDS[row.kind],
        mapped=[(label_of(row.kind, name), text) for name, text in mapped.items()],
        same=applied_before(row) if row.applied_at is None else None,
        fault=fault,
        has_problems=bool(fault),
    )
    status = 422 if fault else 200
    return render(request, "contracts/imports_trial.html", context, status=status)


def _columns_form(
    request: HttpRequest, one: Opened, row: RecordImport, *, posted: bool
) -> tuple[ColumnsForm, str]:
    """The form on the columns of the file. Raises: UnreadableInput."""
    sheet, header_row = _where(request, row)
    headers = headers_of(row, sheet, header_row)
    fixed = forced(one.seen, row.kind)
    held = list(mappings_of(one.contract, row.kind))
    wanted = request.GET.get("mapping", "")
    chosen = [one for one in held if str(one.pk) == wanted] or held
    if row.mapping and not wanted:
        values, name = dict(row.mapping), ""
    else:
        values, name = first_values(row.kind, headers, chosen, fixed, _only(one, row.kind))
    values |= {"sheet": sheet, "header_row": header_row}
    data = request.POST if posted else None
    return ColumnsForm(row.kind, headers, data, fixed=fixed, values=values), name


def _only(one: Opened, kind: str) -> dict[str, str]:
    """The fields that can be but one thing under the terms, and what."""
    names = names_for(one) or {}
    held = {field: list(words) for (named, field), words in names.items() if named == kind}
    return {field: words[0] for field, words in held.items() if len(words) == 1}


def _where(request: HttpRequest, row: RecordImport) -> tuple[str, int]:
    """The sheet and the row of the columns' names: as sent, else as kept."""
    if request.method == "POST":
        text = request.POST.get("header_row", "").strip()
        good = text.isdecimal() and 0 < len(text) <= 4 and int(text) > 0
        return request.POST.get("sheet", "").strip(), int(text) if good else 1
    return row.mapping.get("sheet", ""), row.mapping.get("header_row", 1)


def _columns_page(
    request: HttpRequest,
    one: Opened,
    row: RecordImport,
    form: ColumnsForm | None,
    name: str,
    status: int,
    fault: str = "",
) -> HttpResponse:
    context = contract_page(
        one,
        "Which column is which",
        crumbs=_crumbs(one, row.kind),
        row=row,
        words=KIND_WORDS[row.kind],
        form=form,
        remembered_name=name,
        remembered=list(mappings_of(one.contract, row.kind)),
        fault=fault,
        has_problems=bool(fault),
    )
    return render(request, "contracts/imports_columns.html", context, status=status)


def _tried(one: Opened, row: RecordImport, form: ColumnsForm) -> HttpResponse:
    """Try the file: at once, or by a worker when it is large. Raises: CounterfoilError."""
    mapping = form.mapping
    if name := form.cleaned_data["remember"].strip():
        remember(ImportMapping, one.seen, mapping, contract=one.contract, name=name)
    if not is_large(row):
        try_import(one.seen, row, mapping)
        return redirect(one.url("import", row.pk))
    row.mapping, row.found = mapping_values(mapping), {}
    row.save(update_fields=["mapping", "found"])
    return _by_a_worker(one, row, "try-records", f"Check {row.file_name}")


def _applied(request: HttpRequest, one: Opened, row: RecordImport) -> HttpResponse:
    """Take the file. Raises: CounterfoilError."""
    if row.found.get("records", 0) > MANY_RECORDS or is_large(row):
        return _by_a_worker(one, row, "apply-records", f"Record {row.file_name}")
    number = apply_import(one.seen, row)
    if number:
        noun = KIND_WORDS[row.kind].one if number == 1 else KIND_WORDS[row.kind].plural.lower()
        messages.success(request, f"{number:,} {noun} recorded from {row.file_name}.")
    else:
        messages.info(request, f"Nothing was added: {row.file_name} says what is on record.")
    return redirect(one.url("records", row.kind))


def _by_a_worker(one: Opened, row: RecordImport, kind: str, title: str) -> HttpResponse:
    partnership = one.seen.partnership
    arguments = {"ref": partnership.ref, "key": one.contract.key, "pk": row.pk}
    job = start(
        one.seen.acting,
        kind,
        arguments,
        f"{title} for {one.contract.title}",
        partnership=partnership,
    )
    return redirect("operations:job", job.pk)


def _crumbs(one: Opened, kind: str) -> list[Crumb]:
    return [
        ("Records", one.url("records-index")),
        (KIND_WORDS[kind].plural, one.url("records", kind)),
    ]
