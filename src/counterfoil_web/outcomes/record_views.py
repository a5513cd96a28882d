"""What was recorded of the outcomes, kind by kind: shown, entered, put right and taken out."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from counterfoil.access import Capability
from counterfoil.contractfile.record_csv import write_record_csv
from counterfoil.errors import BadInput, CounterfoilError, errors_among
from counterfoil.reports.wording import sentence_case
from counterfoil_web.accounts.acting import Refused, acting_view
from counterfoil_web.outcomes.forms import RecordForm
from counterfoil_web.outcomes.kinds import FILES, KINDS
from counterfoil_web.outcomes.leaving import CSV, file_out, table_out
from counterfoil_web.outcomes.models import OutcomeRow
from counterfoil_web.outcomes.names import names_for
from counterfoil_web.outcomes.pages import Opened, outcomes_page, with_ledger
from counterfoil_web.outcomes.record_presenters import columns_for, kind_rows, record_rows, sheet_of
from counterfoil_web.outcomes.records_store import (
    Entry,
    counts_of,
    enter,
    row_for,
    rows_of,
    superseded_by,
)
from counterfoil_web.outcomes.rows import record_of
from counterfoil_web.outcomes.rules import BY_ITS_CLAIM, entry_refusal, may_correct
from counterfoil_web.outcomes.words import KIND_WORDS
from counterfoil_web.partnerships.pages import counted, page_of, pagination

_TOLD_AT = (
    ("no baseline", "benefit"),
    ("there is no benefit", "benefit"),
    ("is counted in", "unit"),
    ("starts in", "from_month"),
    ("it goes from", "to_month"),
    ("ends in", "to_month"),
    ("is claimed from", "amount"),
    ("amount is below", "amount"),
    ("no line of the case", "case_line"),
    ("descends from", "benefit"),
    ("line_share", "line_share"),
    ("cash-releasing and counted", "unit"),
    ("baseline has a value", "baseline_value"),
    ("baseline has a signature", "baseline_signed_by"),
    ("volume is below", "count"),
    ("no driver", "driver"),
    ("heading of a benefit", "heading"),
    ("reviewed it", "reviewed_by"),
    ("to be shared", "sharing"),
)
"""Words of a check, and the field that it is told at."""


@require_GET
@acting_view
def index(request: HttpRequest, ref: str) -> HttpResponse:
    """The kinds of record, how many of each there are, and where to add to them."""
    one = with_ledger(request, ref)
    rows = kind_rows(
        counts_of(one.seen.partnership), lambda kind: entry_refusal(one.seen, kind) is None
    )
    context = outcomes_page(one, "Records", rows=rows)
    return render(request, "outcomes/records_index.html", context)


@require_GET
@acting_view
def records(request: HttpRequest, ref: str, kind: str) -> HttpResponse:
    """The records of a kind, newest first."""
    one = with_ledger(request, ref)
    words = KIND_WORDS[kind_asked_for(kind)]
    page = page_of(request, rows_of(one.seen.partnership, kind))
    later = superseded_by(one.seen.partnership, kind, [row.key for row in page])
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
    row = row_for(one.seen.partnership, kind_asked_for(kind), key)
    later = superseded_by(one.seen.partnership, kind, [key])
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
    words = KIND_WORDS[kind_asked_for(kind)]
    rows = list(rows_of(one.seen.partnership, kind).order_by("pk"))
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
    _require(one, kind_asked_for(kind))
    return _entered(request, one, kind, None)


@acting_view
@require_http_methods(["GET", "POST"])
def put_right(request: HttpRequest, ref: str, kind: str, key: str) -> HttpResponse:
    """Put a record right by a new one; the old one stays."""
    one = with_ledger(request, ref)
    row = row_for(one.seen.partnership, kind_asked_for(kind), key)
    _require(one, kind)
    later = superseded_by(one.seen.partnership, kind, [key]).get(key)
    if later is not None:
        messages.info(request, f"{key} was put right already, by {later}.")
        return redirect(one.url("record", kind, later))
    return _entered(request, one, kind, row)


def kind_asked_for(kind: str) -> str:
    """The kind of an address. Raises: Http404 for none."""
    if kind not in KIND_WORDS:
        raise Http404("There is no such kind of record.")
    return kind


def _require(one: Opened, kind: str) -> None:
    refusal = entry_refusal(one.seen, kind)
    if refusal is not None:
        raise Refused(refusal)


def _entered(
    request: HttpRequest, one: Opened, kind: str, corrects: OutcomeRow | None
) -> HttpResponse:
    names = names_for(kind, one.outcomes)
    form = RecordForm(
        kind,
        names,
        request.POST if request.method == "POST" else None,
        initial=_initial(request, one, kind, corrects),
        corrects=corrects is not None,
    )
    if request.method != "POST":
        return _page(request, one, kind, form, corrects, 200)
    if form.is_valid():
        given = form.cleaned_data
        superseded = corrects.key if corrects else ""
        entry = Entry(kind, form.texts, given["source"], given["note"], superseded)
        try:
            row, warnings = enter(one.seen, entry)
        except CounterfoilError as fault:
            tell(form, fault)
        else:
            messages.success(request, f"The {KIND_WORDS[kind].one} is recorded as {row.key}.")
            for warning in warnings:
                words = f"{sentence_case(warning.what)}. {sentence_case(warning.mend)}."
                messages.warning(request, words)
            return redirect(_after(one, kind, row))
    return _page(request, one, kind, form, corrects, 422)


def _after(one: Opened, kind: str, row: OutcomeRow) -> str:
    if kind == "claim":
        return one.url("claim", row.key)
    return one.url("benefit", row.key) if kind == "benefit" else one.url("records", kind)


def _initial(
    request: HttpRequest, one: Opened, kind: str, corrects: OutcomeRow | None
) -> dict[str, Any]:
    if corrects is not None:
        return {**corrects.fields, "source": corrects.source}
    benefit = request.GET.get("benefit", "")
    held = one.ledger.benefits_by_id.get(benefit)
    if held is None:
        return {}
    found = {"benefit": held.id}
    if kind == "claim":
        found |= {"unit": held.unit, "budget_line": held.budget_line}
    return found


def _page(
    request: HttpRequest,
    one: Opened,
    kind: str,
    form: RecordForm,
    corrects: OutcomeRow | None,
    status: int,
) -> HttpResponse:
    words = KIND_WORDS[kind]
    article = "an" if words.one[0] in "aeiou" else "a"
    context = outcomes_page(
        one,
        f"Put right {corrects.key}" if corrects else f"Add {article} {words.one}",
        crumbs=_crumbs(one, kind),
        kind=kind,
        words=words,
        form=form,
        corrects=corrects,
    )
    return render(request, "outcomes/records_entry.html", context, status=status)


def _crumbs(one: Opened, kind: str) -> list[tuple[str, str]]:
    return [
        ("Records", one.url("records-index")),
        (KIND_WORDS[kind].plural, one.url("records", kind)),
    ]


def tell(form: RecordForm, fault: CounterfoilError) -> None:
    """Each error beside the field that it is about, where that is clear."""
    if not isinstance(fault, BadInput):
        words = f"{sentence_case(fault.what)}. {sentence_case(fault.mend)}."
        form.add_error(fault.where if fault.where in form.fields else None, words)
        return
    for problem in errors_among(fault.problems):
        words = f"{sentence_case(problem.what)}. {sentence_case(problem.mend)}."
        form.add_error(_field_of(form, problem.what), words)


def _field_of(form: RecordForm, what: str) -> str | None:
    return next((name for words, name in _TOLD_AT if words in what and name in form.fields), None)
