"""An evaluator's marks out to an Excel workbook, and back with a clash check."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from counterfoil.access import Marking
from counterfoil.errors import BadInput, CounterfoilError, Problem, UnreadableInput
from counterfoil.tender.marking import Answered, Gate
from counterfoil.tenderfile.marking_workbook import marking_workbook
from counterfoil.tenderfile.marking_workbook_cells import MarkingRow, marking_rows
from counterfoil.tenderfile.marking_workbook_reader import ReturnedMarking, returned_marking
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.govuk.fault_words import told
from counterfoil_web.records.marking import EXCEL
from counterfoil_web.tenders.leaving import told_out
from counterfoil_web.tenders.markers import Marker, bid_label, marker
from counterfoil_web.tenders.marking_forms import WorkbookForm
from counterfoil_web.tenders.marking_presenters import marks_word
from counterfoil_web.tenders.marking_store import record_marks
from counterfoil_web.tenders.pages import tender_page

MOST_BYTES = 20_000_000
MOST_SHOWN = 100
_SALT = "counterfoil.marking-workbook"
_KEPT_SECONDS = 24 * 3_600


@require_GET
@acting_view
def workbook_out(request: HttpRequest, ref: str, number: int) -> HttpResponseBase:
    """The workbook of one evaluator."""
    one = marker(request, ref, number)
    if not one.answers:
        messages.info(request, "There is nothing for you to mark yet, so there is no workbook.")
        return redirect(one.one.url("marking"))
    banner = Marking(one.one.seen.partnership.marking).banner
    data = marking_workbook(one.dossier, one.id, one.written, marking=banner)
    return told_out(one.one, f"marks of {one.id}", "xlsx", data, EXCEL)


@require_http_methods(["GET", "POST"])
@acting_view
def workbook(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Take the workbook out, bring it back, and decide what was changed on both sides."""
    one = marker(request, ref, number)
    if one.gate is not Gate.OPEN:
        return redirect(one.one.url("marking"))
    if request.method != "POST":
        return _page(request, one, WorkbookForm())
    if "rows" in request.POST:
        return _decided(request, one)
    form = WorkbookForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, one, form, status=422)
    try:
        name, rows, problems = _read(form.cleaned_data["file"])
    except BadInput as fault:
        return _page(request, one, form, problems=fault.problems, status=422)
    except CounterfoilError as fault:
        return _page(request, one, form, problems=(fault.as_problem(),), status=422)
    return _taken(request, one, name, rows, problems)


def _read(file: UploadedFile) -> tuple[str, tuple[MarkingRow, ...], tuple[Problem, ...]]:
    """The rows of an upload. Raises: BadInput, UnreadableInput."""
    name = Path(file.name or "marks.xlsx").name
    if (file.size or 0) > MOST_BYTES:
        raise UnreadableInput(
            what=f"it is {file.size:,} bytes; at most {MOST_BYTES:,} are read",
            where=name,
            mend="take out pictures and sheets that are no part of it",
        )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"marks{Path(name).suffix or '.xlsx'}"
        path.write_bytes(file.read())
        try:
            return name, *marking_rows(path)
        except UnreadableInput as fault:
            where = fault.where.replace(str(path), name).replace(path.name, name)
            raise UnreadableInput(what=fault.what, where=where, mend=fault.mend) from fault


def _decided(request: HttpRequest, one: Marker) -> HttpResponse:
    """The clashes of a workbook that was read a moment ago, each decided."""
    try:
        kept = signing.loads(request.POST["rows"], salt=_salt(one), max_age=_KEPT_SECONDS)
    except signing.BadSignature:
        problem = Problem(
            what="what was read of the workbook is no longer there",
            where="the workbook",
            mend="bring it in again",
        )
        return _page(request, one, WorkbookForm(), problems=(problem,), status=422)
    rows = tuple(MarkingRow(number, cells, kept["letters"]) for number, cells in kept["rows"])
    chosen = {
        (row.text("Bid"), row.text("Criterion")): request.POST.get(f"clash-{row.number}", "")
        for row in rows
    }
    return _taken(request, one, kept["name"], rows, (), chosen)


def _taken(
    request: HttpRequest,
    one: Marker,
    name: str,
    rows: tuple[MarkingRow, ...],
    problems: tuple[Problem, ...],
    chosen: dict[Answered, str] | None = None,
) -> HttpResponse:
    decided = chosen or {}
    found = returned_marking(
        rows,
        problems,
        one.dossier,
        one.id,
        one.written,
        mine=[each for each, which in decided.items() if which == "mine"],
        theirs=[each for each, which in decided.items() if which == "theirs"],
    )
    if found.problems:
        return _page(request, one, WorkbookForm(), problems=found.problems, status=422)
    if found.clashes:
        asked = _asked(one, found, rows, decided, is_again=chosen is not None)
        sent = _kept(one, name, rows)
        return _page(request, one, WorkbookForm(), clashes=asked, rows=sent, status=422)
    seen, tender = one.one.seen, one.one.tender
    try:
        warnings = record_marks(seen, tender, one.id, found.marks, found.unfinished, name)
    except BadInput as fault:
        return _page(request, one, WorkbookForm(), problems=fault.problems, status=422)
    _tell(request, found, warnings)
    return redirect(one.one.url("marking"))


def _tell(request: HttpRequest, found: ReturnedMarking, warnings: Iterable[Problem]) -> None:
    drafts = len(found.unfinished)
    words = f"{marks_word(len(found.marks)).capitalize()} taken in from the workbook"
    if drafts:
        words += f", {drafts} kept as {'a draft' if drafts == 1 else 'drafts'}"
    messages.success(request, f"{words}. In {found.same} rows nothing was new.")
    for warning in list(warnings)[:MOST_SHOWN]:
        messages.warning(request, f"{warning.where}: {told(warning)}")


def _asked(
    one: Marker,
    found: ReturnedMarking,
    rows: Iterable[MarkingRow],
    decided: dict[Answered, str],
    *,
    is_again: bool,
) -> list[dict[str, Any]]:
    numbers = {(row.text("Bid"), row.text("Criterion")): row.number for row in rows}
    return [
        {
            "number": numbers[each.answered],
            "title": one.leaf(each.answered[1]).criterion.title,
            "label": bid_label(one.plan, one.answers[each.answered].bid),
            "mine": each.mine,
            "theirs": each.theirs,
            "lacks": is_again and not decided.get(each.answered),
        }
        for each in found.clashes
    ]


def _kept(one: Marker, name: str, rows: tuple[MarkingRow, ...]) -> str:
    """What was read, signed, to go with the page until the clashes are decided."""
    letters = dict(rows[0].letters) if rows else {}
    told_rows = [(row.number, dict(row.cells)) for row in rows]
    values = {"name": name, "letters": letters, "rows": told_rows}
    return signing.dumps(values, salt=_salt(one), compress=True)


def _salt(one: Marker) -> str:
    return f"{_SALT}.{one.one.tender.pk}.{one.one.acting.user.pk}"


def _page(
    request: HttpRequest,
    one: Marker,
    form: WorkbookForm,
    *,
    problems: tuple[Problem, ...] = (),
    clashes: list[dict[str, Any]] | None = None,
    rows: str = "",
    status: int = 200,
) -> HttpResponse:
    context = tender_page(
        one.one,
        "Work offline in Excel",
        crumbs=[("Your marking", one.one.url("marking"))],
        form=form,
        problems=problems[:MOST_SHOWN],
        more=max(0, len(problems) - MOST_SHOWN),
        clashes=clashes,
        rows=rows,
        has_problems=bool(problems) or bool(clashes),
        answers=len(one.answers),
    )
    return render(request, "tenders/marking/workbook.html", context, status=status)
