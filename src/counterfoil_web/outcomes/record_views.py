"""What was recorded of the outcomes, kind by kind: shown, entered, put right and taken out."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from counterfoil.access import Capability
from counterfoil.contractfile.record_csv import write_record_csv
from counterfoil_web.accounts.acting import Refused, acting_view
from counterfoil_web.outcomes.forms import RecordForm
from counterfoil_web.outcomes.kinds import FILES, KINDS
from counterfoil_web.outcomes.leaving import CSV, file_out, table_out
from counterfoil_web.outcomes.models import OutcomeRow
from counterfoil_web.outcomes.names import names_for
from counterfoil_web.outcomes.pages import Opened, outcomes_page, with_ledger
from counterfoil_web.outcomes.record_presenters import columns_for, kind_rows, record_rows, sheet_of
from counterfoil_web.outcomes.records_store import enter, rows_of
from counterfoil_web.outcomes.rows import record_of
from counterfoil_web.outcomes.rules import BY_ITS_CLAIM, entry_refusal, may_correct
from counterfoil_web.outcomes.words import KIND_WORDS, WORDS
from counterfoil_web.partnerships.pages import counted, page_of, pagination
from counterfoil_web.registers.entry_pages import (
    as_it_was,
    entry_title,
    put_right_already,
    recorded,
)
from counterfoil_web.registers.rows import counts_of, newest_first, row_named, superseded_by

_TOLD_AT = {
    "no baseline": "benefit",
    "there is no benefit": "benefit",
    "is counted in": "unit",
    "starts in": "from_month",
    "it goes from": "to_month",
    "ends in": "to_month",
    "is claimed from": "amount",
    "amount is below": "amount",
    "no line of the case": "case_line",
    "descends from": "benefit",
    "line_share": "line_share",
    "cash-releasing and counted": "unit",
    "baseline has a value": "baseline_value",
    "baseline has a signature": "baseline_signed_by",
    "volume is below": "count",
    "no driver": "driver",
    "heading of a benefit": "heading",
    "reviewed it": "reviewed_by",
    "to be shared": "sharing",
}
"""Words of a check, and the field that it is told at."""


@require_GET
@acting_view
def index(request: HttpRequest, ref: str) -> HttpResponse:
    """The kinds of record, how many of each there are, and where to add to them."""
    one = with_ledger(request, ref)
    rows = kind_rows(
        counts_of(rows_of(one.seen.partnership)), lambda kind: entry_refusal(one.seen, kind) is None
    )
    context = outcomes_page(one, "Records", rows=rows)
    return render(request, "outcomes/records_index.html", context)


@require_GET
@acting_view
def records(request: HttpRequest, ref: str, kind: str) -> HttpResponse:
    """The records of a kind, newest first."""
    one = with_ledger(request, ref)
    words = KIND_WORDS[WORDS.kind_asked_for(kind)]
    page = page_of(request, newest_first(rows_of(one.seen.partnership, kind)))
    later = superseded_by(rows_of(one.seen.partnership, kind), [row.key for row in page])
    context = outcomes_page(
        one,
        words.plural,
        crumbs=[("Records", one.url("records-index"))],
        kind=kind,
        words=words,
        columns=columns_for(kind),
        rows=record_rows(page, later, lambda row: may_correct(one.seen, row, later=False)),
        shown=counted(page, words.one, words.plural.lower()),
        pagination=pagination(request, page),
        may_enter=entry_refusal(one.seen, kind) is None,
        by_claim=kind in BY_ITS_CLAIM,
    )
    return render(request, "outcomes/records.html", context)


@require_GET
@acting_view
def record(request: HttpRequest, ref: str, kind: str, key: str) -> HttpResponse:
    """One record with all it says, what it puts right and what put it right."""
    one = with_ledger(request, ref)
    row = row_named(rows_of(one.seen.partnership, WORDS.kind_asked_for(kind)), key)
    later = superseded_by(rows_of(one.seen.partnership, kind), [key])
    (shown,) = record_rows(
        [row], later, lambda row: may_correct(one.seen, row, later=False), whole=True
    )
    context = outcomes_page(
        one,
        key,
        crumbs=_crumbs(one, kind),
        shown=shown,
        words=KIND_WORDS[kind],
        said=list(zip(columns_for(kind, whole=True), shown.cells, strict=True)),
    )
    return render(request, "outcomes/record.html", context)


@require_safe
@acting_view
def records_file(request: HttpRequest, ref: str, kind: str, form: str) -> HttpResponseBase:
    """The records of a kind as CSV or Excel; either comes back in as it is."""
    one = with_ledger(request, ref, Capability.EXPORT)
    words = KIND_WORDS[WORDS.kind_asked_for(kind)]
    rows = list(newest_first(rows_of(one.seen.partnership, kind)).order_by("pk"))
    if form not in ("csv", "xlsx"):
        raise Http404("Tables are taken out as csv or xlsx.")
    text = write_record_csv(
        KINDS[kind], [record_of(row) for row in rows], one.outcomes.document.illustrative
    )
    if form == "xlsx":
        names, cells = sheet_of(kind, text)
        return table_out(one, words.plural, form, names, cells)
    title = FILES[kind].removesuffix(".csv")
    return file_out(one, title, "csv", text.encode("utf-8-sig"), CSV)


@acting_view
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, ref: str, kind: str) -> HttpResponse:
    """Enter one record."""
    one = with_ledger(request, ref)
    _require(one, WORDS.kind_asked_for(kind))
    return _entered(request, one, kind, None)


@acting_view
@require_http_methods(["GET", "POST"])
def put_right(request: HttpRequest, ref: str, kind: str, key: str) -> HttpResponse:
    """Put a record right by a new one; the old one stays."""
    one = with_ledger(request, ref)
    row = row_named(rows_of(one.seen.partnership, WORDS.kind_asked_for(kind)), key)
    _require(one, kind)
    later = put_right_already(request, rows_of(one.seen.partnership, kind), key)
    if later:
        return redirect(one.url("record", kind, later))
    return _entered(request, one, kind, row)


def _require(one: Opened, kind: str) -> None:
    refusal = entry_refusal(one.seen, kind)
    if refusal is not None:
        raise Refused(refusal)


def _entered(
    request: HttpRequest, one: Opened, kind: str, corrects: OutcomeRow | None
) -> HttpResponse:
    form = RecordForm(
        kind,
        names_for(kind, one.outcomes),
        request.POST if request.method == "POST" else None,
        initial=_initial(request, one, kind, corrects),
        corrects=corrects is not None,
    )
    words, superseded = KIND_WORDS[kind], corrects.key if corrects else ""
    row = recorded(request, form, lambda: enter(one.seen, form.entry(superseded)), words, _TOLD_AT)
    if row is not None:
        return redirect(_after(one, kind, row))
    context = outcomes_page(
        one,
        entry_title(words, corrects),
        crumbs=_crumbs(one, kind),
        records_url=one.url("records", kind),
        words=words,
        form=form,
        corrects=corrects,
    )
    status = 422 if request.method == "POST" else 200
    return render(request, "outcomes/records_entry.html", context, status=status)


def _after(one: Opened, kind: str, row: OutcomeRow) -> str:
    if kind == "claim":
        return one.url("claim", row.key)
    return one.url("benefit", row.key) if kind == "benefit" else one.url("records", kind)


def _initial(
    request: HttpRequest, one: Opened, kind: str, corrects: OutcomeRow | None
) -> dict[str, Any]:
    if corrects is not None:
        return as_it_was(corrects)
    benefit = request.GET.get("benefit", "")
    held = one.ledger.benefits_by_id.get(benefit)
    if held is None:
        return {}
    found = {"benefit": held.id}
    if kind == "claim":
        found |= {"unit": held.unit, "budget_line": held.budget_line}
    return found


def _crumbs(one: Opened, kind: str) -> list[tuple[str, str]]:
    return [
        ("Records", one.url("records-index")),
        (KIND_WORDS[kind].plural, one.url("records", kind)),
    ]
