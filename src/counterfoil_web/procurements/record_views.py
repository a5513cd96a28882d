"""The registers, kind by kind: shown, entered, put right and taken out."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from counterfoil.access import Capability
from counterfoil.contractfile.record_csv import write_record_csv
from counterfoil.parameters.procurement_notices import notice_kinds
from counterfoil.procurement.registers import Question
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.partnerships.pages import counted, page_of, pagination
from counterfoil_web.procurements.forms import RecordForm
from counterfoil_web.procurements.kinds import FILES, KINDS
from counterfoil_web.procurements.leaving import CSV, file_out, table_out
from counterfoil_web.procurements.models import ProcurementRow
from counterfoil_web.procurements.pages import Opened, procurement_page, with_plan
from counterfoil_web.procurements.record_presenters import columns_for, kind_rows, record_rows
from counterfoil_web.procurements.records_store import enter, rows_of
from counterfoil_web.procurements.rows import record_of
from counterfoil_web.procurements.rules import WRITES
from counterfoil_web.procurements.running_store import breach_names, contract_names
from counterfoil_web.procurements.words import KIND_WORDS, WORDS
from counterfoil_web.registers.entry_pages import (
    as_it_was,
    entry_title,
    put_right_already,
    recorded,
)
from counterfoil_web.registers.rows import counts_of, newest_first, row_named, superseded_by

_TOLD_AT = {
    "there is no notice": "notice",
    "there is no question": "question",
    "is recorded already": "supplier",
    "own, and an interest": "decided_by",
    "decided on an interest of their own": "decided_by",
    "interest is not said": "steps",
    "there is no breach": "by_breach",
    "before the invoice came": "paid_on",
    "the amount is": "amount_gbp",
    "the day of what came of it": "decided_on",
    "not to have improved is missing": "unimproved_on",
}
"""Words of a check, and the field that it is told at."""
_PAGES = {
    "engagement": "engagement",
    "participant": "clarifications",
    "question": "clarifications",
    "answer": "clarifications",
    "release": "clarifications",
    "declaration": "conflicts",
    "published": "notices",
    "contract": "notices",
    "payment": "notices",
    "breach": "notices",
    "ended": "notices",
}
"""The page that tells what comes of a kind."""


@require_GET
@acting_view
def index(request: HttpRequest, ref: str) -> HttpResponse:
    """The kinds of record, how many of each there are, and where to add to them."""
    one = with_plan(request, ref)
    context = procurement_page(
        one, "Registers", rows=kind_rows(counts_of(rows_of(one.seen.partnership)))
    )
    return render(request, "procurements/records_index.html", context)


@require_GET
@acting_view
def records(request: HttpRequest, ref: str, kind: str) -> HttpResponse:
    """The records of a kind, newest first."""
    one = with_plan(request, ref)
    words = KIND_WORDS[WORDS.kind_asked_for(kind)]
    page = page_of(request, newest_first(rows_of(one.seen.partnership, kind)))
    later = superseded_by(rows_of(one.seen.partnership), [row.key for row in page])
    context = procurement_page(
        one,
        words.plural,
        crumbs=[("Registers", one.url("records-index"))],
        kind=kind,
        words=words,
        columns=columns_for(kind),
        rows=record_rows(page, later),
        shown=counted(page, words.one, words.plural.lower()),
        pagination=pagination(request, page),
        told_on=one.url(_PAGES[kind]),
    )
    return render(request, "procurements/records.html", context)


@require_GET
@acting_view
def record(request: HttpRequest, ref: str, kind: str, key: str) -> HttpResponse:
    """One record with all it says, what it puts right and what put it right."""
    one = with_plan(request, ref)
    row = row_named(rows_of(one.seen.partnership, WORDS.kind_asked_for(kind)), key)
    (shown,) = record_rows([row], superseded_by(rows_of(one.seen.partnership), [key]), whole=True)
    context = procurement_page(
        one,
        key,
        crumbs=_crumbs(one, kind),
        shown=shown,
        words=KIND_WORDS[kind],
        said=list(zip(columns_for(kind, whole=True), shown.cells, strict=True)),
    )
    return render(request, "procurements/record.html", context)


@require_safe
@acting_view
def records_file(request: HttpRequest, ref: str, kind: str, form: str) -> HttpResponseBase:
    """The records of a kind: CSV as the command line reads it, or Excel."""
    one = with_plan(request, ref, Capability.EXPORT)
    words = KIND_WORDS[WORDS.kind_asked_for(kind)]
    rows = list(newest_first(rows_of(one.seen.partnership, kind)).order_by("pk"))
    if form == "xlsx":
        columns = [column.name for column in columns_for(kind, whole=True)]
        cells = [
            (
                *(row.key, *(row.fields.get(name, "") for name in columns)),
                *(row.supersedes, row.source, row.note),
            )
            for row in rows
        ]
        names = ("id", *columns, "supersedes", "source", "note")
        return table_out(one, words.plural, form, names, cells)
    if form != "csv":
        raise Http404("Tables are taken out as csv or xlsx.")
    text = write_record_csv(
        KINDS[kind], [record_of(row) for row in rows], one.held.plan.illustrative
    )
    title = FILES[kind].removesuffix(".csv")
    return file_out(one, title, "csv", text.encode("utf-8-sig"), CSV)


@require_http_methods(["GET", "POST"])
@acting_view
def new(request: HttpRequest, ref: str, kind: str) -> HttpResponse:
    """Enter one record."""
    one = with_plan(request, ref, WRITES)
    return _entered(request, one, WORDS.kind_asked_for(kind), None)


@require_http_methods(["GET", "POST"])
@acting_view
def put_right(request: HttpRequest, ref: str, kind: str, key: str) -> HttpResponse:
    """Put a record right by a new one; the old one stays."""
    one = with_plan(request, ref, WRITES)
    row = row_named(rows_of(one.seen.partnership, WORDS.kind_asked_for(kind)), key)
    later = put_right_already(request, rows_of(one.seen.partnership), key)
    if later:
        return redirect(one.url("record", kind, later))
    return _entered(request, one, kind, row)


def names_for(kind: str, one: Opened) -> dict[str, dict[str, str]]:
    """By field, each name in words; only fields of which the whole choice is known."""
    if kind == "published":
        found = notice_kinds().values()
        return {"notice": {held.code: f"{held.code} {held.name}" for held in found}}
    if kind in ("answer", "release"):
        gone = {held.supersedes for held in one.held.records if held.supersedes}
        questions = [
            held for held in one.held.records if isinstance(held, Question) and held.id not in gone
        ]
        return {"question": {held.id: f"{held.id}: {held.text[:80]}" for held in questions}}
    if kind == "contract":
        return {"contract": contract_names(one)}
    breaches = breach_names(one) if kind == "ended" else {}
    return {"by_breach": breaches} if breaches else {}


def _entered(
    request: HttpRequest, one: Opened, kind: str, corrects: ProcurementRow | None
) -> HttpResponse:
    form = RecordForm(
        kind,
        names_for(kind, one),
        request.POST if request.method == "POST" else None,
        initial=_initial(request, kind, corrects),
        corrects=corrects is not None,
    )
    words, superseded = KIND_WORDS[kind], corrects.key if corrects else ""
    row = recorded(request, form, lambda: enter(one.seen, form.entry(superseded)), words, _TOLD_AT)
    if row is not None:
        return redirect(_after(one, kind, row))
    context = procurement_page(
        one,
        entry_title(words, corrects),
        crumbs=_crumbs(one, kind),
        records_url=one.url("records", kind),
        words=words,
        form=form,
        corrects=corrects,
    )
    status = 422 if request.method == "POST" else 200
    return render(request, "procurements/records_entry.html", context, status=status)


def _after(one: Opened, kind: str, row: ProcurementRow) -> str:
    if kind in ("answer", "release"):
        return one.url("clarification", row.fields["question"])
    return one.url("clarification", row.key) if kind == "question" else one.url(_PAGES[kind])


def _initial(request: HttpRequest, kind: str, corrects: ProcurementRow | None) -> dict[str, Any]:
    if corrects is not None:
        return as_it_was(corrects)
    asked = {"answer": "question", "release": "question", "published": "notice"}.get(kind, "")
    found = {asked: request.GET.get(asked, "")} if asked else {}
    return {**found, "about": request.GET.get("about", "")} if kind == "published" else found


def _crumbs(one: Opened, kind: str) -> list[tuple[str, str]]:
    return [
        ("Registers", one.url("records-index")),
        (KIND_WORDS[kind].plural, one.url("records", kind)),
    ]
