"""A table of records brought in whole or not at all, every problem told by its row."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from counterfoil.contractfile.record_columns import columns_of
from counterfoil.contractfile.record_csv import RecordReading, RecordTable
from counterfoil.contractfile.spreadsheet_rows import NumberedRow, spreadsheet_rows
from counterfoil.errors import (
    BadInput,
    CounterfoilError,
    Problem,
    UnreadableInput,
    errors_among,
)
from counterfoil_web.accounts.acting import Refused, acting_view
from counterfoil_web.outcomes.forms import UploadForm
from counterfoil_web.outcomes.kinds import KINDS
from counterfoil_web.outcomes.pages import outcomes_page, with_ledger
from counterfoil_web.outcomes.records_store import bring_in
from counterfoil_web.outcomes.rules import entry_refusal
from counterfoil_web.outcomes.words import KIND_WORDS, WORDS
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.registers.spreadsheets import as_file

MOST_BYTES = 5_000_000
MOST_SHOWN = 100
_MOST_ABOVE = 5


@acting_view
@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest, ref: str, kind: str) -> HttpResponse:
    """Bring a table of one kind in."""
    one = with_ledger(request, ref)
    refusal = entry_refusal(one.seen, WORDS.kind_asked_for(kind))
    if refusal is not None:
        raise Refused(refusal)
    posted = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if posted else UploadForm()
    problems: tuple[Problem, ...] = ()
    if posted and form.is_valid():
        problems, added = _taken(one.seen, kind, form.cleaned_data["file"])
        if added is not None:
            words = KIND_WORDS[kind].one if added == 1 else KIND_WORDS[kind].plural.lower()
            messages.success(request, f"{added} {words} brought in.")
            return redirect(one.url("records", kind))
    words_ = KIND_WORDS[kind]
    context = outcomes_page(
        one,
        f"Bring in {words_.plural.lower()}",
        crumbs=[("Records", one.url("records-index")), (words_.plural, one.url("records", kind))],
        form=form,
        kind=kind,
        words=words_,
        columns=[column.name for column in columns_of(KINDS[kind])],
        problems=problems[:MOST_SHOWN],
        more=max(0, len(problems) - MOST_SHOWN),
    )
    return render(request, "outcomes/import.html", context, status=422 if posted else 200)


def _taken(seen: Seen, kind: str, file: UploadedFile) -> tuple[tuple[Problem, ...], int | None]:
    """How many records came in; None with what is wrong when none did."""
    name = Path(file.name or "table").name
    try:
        table = read_table(kind, file)
        if not errors_among(table.problems) and not table.records:
            raise UnreadableInput(
                what="it holds no record", where=name, mend="put a row under its header"
            )
        if errors_among(table.problems):
            return table.problems, None
        rows, _ = bring_in(seen, kind, table.records, table.places, name)
    except BadInput as fault:
        return fault.problems, None
    except CounterfoilError as fault:
        return (fault.as_problem(),), None
    return (), len(rows)


def read_table(kind: str, file: UploadedFile) -> RecordTable:
    """The records of an upload, each with its row. Raises: UnreadableInput."""
    name = Path(file.name or "table").name
    if (file.size or 0) > MOST_BYTES:
        raise UnreadableInput(
            what=f"it is {file.size:,} bytes; at most {MOST_BYTES:,} are read",
            where=name,
            mend="split it",
        )
    reading = RecordReading(KINDS[kind], name, noun="row")
    with as_file(name, file.read()) as path:
        for number, cells in _from_header(kind, spreadsheet_rows(path)):
            reading.take(number, cells)
    return reading.done()


def _from_header(kind: str, rows: Iterator[NumberedRow]) -> Iterator[NumberedRow]:
    """The rows from the header on: a table that was taken out here has its marking above it."""
    names = {column.name for column in columns_of(KINDS[kind])}
    above = []
    for row in rows:
        above.append(row)
        if len(names.intersection(row[1])) > 1:
            above = [row]
            break
        if len(above) > _MOST_ABOVE:
            break
    yield from above
    yield from rows
