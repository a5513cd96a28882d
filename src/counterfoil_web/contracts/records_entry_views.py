"""A record entered, or put right by a new one: checked before it is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from counterfoil.contract.records import Invoice
from counterfoil_web.accounts.acting import Refused, acting_view
from counterfoil_web.contracts.models import Recorded
from counterfoil_web.contracts.pages import Opened, contract_page, opened
from counterfoil_web.contracts.records_forms import RecordForm, lines_form, with_more_lines
from counterfoil_web.contracts.records_names import Names, kinds_in
from counterfoil_web.contracts.records_rules import correction_refusal, forced, require_entry
from counterfoil_web.contracts.records_store import (
    RecordedAlready,
    keep_record,
    rows_in,
    rows_seen,
)
from counterfoil_web.contracts.records_views import kind_asked_for, names_for
from counterfoil_web.contracts.records_words import KIND_WORDS
from counterfoil_web.registers.entries import Entry
from counterfoil_web.registers.entry_pages import entry_title, put_right_already, recorded
from counterfoil_web.registers.rows import row_named

_TOLD_AT = {
    "numerator": ("numerator",),
    "denominator": ("denominator",),
    "sample": ("sample",),
    "outside the term": ("month", "accepted_on", "certified_on", "began"),
    "before it began": ("until",),
    "units are out of use": ("units",),
    "no unit is out": ("units",),
    "no unavailability has": ("event",),
    "the volume is below": ("count",),
    "the number of days": ("days",),
    "the index is not": ("value",),
    "type of unit": ("unit_type",),
    "no grade": ("grade",),
    "no milestone": ("milestone",),
    "the invoice is in": ("currency",),
}
"""Words of a check, and the field that it is told at."""


@acting_view
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, ref: str, key: str, kind: str) -> HttpResponse:
    """Enter one record; an invoice on a page of its own, which knows the lines of its month."""
    one = opened(request, ref, key)
    require_entry(one.seen, kind_asked_for(one, kind))
    if kind == Invoice.kind:
        return redirect(f"{one.url('invoices')}#enter")
    return _entered(request, one, kind, None)


@acting_view
@require_http_methods(["GET", "POST"])
def supersede(request: HttpRequest, ref: str, key: str, record_key: str) -> HttpResponse:
    """Put a record right by a new one; the old one stays."""
    one = opened(request, ref, key)
    row = row_named(rows_seen(one.seen, one.contract), record_key)
    refusal = correction_refusal(one.seen, row)
    if refusal is not None:
        raise Refused(refusal)
    later = put_right_already(request, rows_in(one.contract), row.key)
    if later:
        return redirect(one.url("record", later))
    return _entered(request, one, row.kind, row)


def _entered(
    request: HttpRequest, one: Opened, kind: str, corrects: Recorded | None
) -> HttpResponse:
    names = names_for(one)
    if names is None or kind not in kinds_in(names):
        raise Http404("The agreed terms have nothing to which such a record could belong.")
    form, lines = _forms(request, one, kind, names, corrects)
    if request.method != "POST":
        return _page(request, one, kind, form, lines, corrects, 200)
    if "more-lines" in request.POST:
        return _page(request, one, kind, form, lines, corrects, 200)
    already, row = "", None
    if lines is None or lines.is_valid():
        extra = {} if lines is None else {"lines": lines.texts}
        try:
            row = recorded(
                request,
                form,
                lambda: keep_record(one.seen, one.contract, _entry(form, extra, corrects)),
                KIND_WORDS[kind],
                _TOLD_AT,
            )
        except RecordedAlready as told:
            already = _already(one, form, told)
    if row is not None:
        return redirect(one.url("records", kind))
    return _page(request, one, kind, form, lines, corrects, 422, already=already)


def _entry(form: RecordForm, extra: dict[str, Any], corrects: Recorded | None) -> Entry:
    entry = form.entry(corrects.key if corrects else "")
    return replace(entry, texts={**entry.texts, **extra})


def _forms(
    request: HttpRequest, one: Opened, kind: str, names: Names, corrects: Recorded | None
) -> tuple[RecordForm, Any]:
    fixed = forced(one.seen, kind)
    initial = _initial(corrects)
    more = "more-lines" in request.POST
    posted = request.POST if request.method == "POST" else None
    form = RecordForm(
        kind, names, posted, initial=initial, fixed=fixed, corrects=corrects is not None
    )
    if kind != Invoice.kind:
        return form, None
    held = corrects.fields.get("lines", []) if corrects else []
    if posted is not None and more:
        return form, lines_form(with_more_lines(posted), held)
    return form, lines_form(posted, held)


def _initial(corrects: Recorded | None) -> dict[str, Any]:
    if corrects is None:
        return {}
    return {name: text for name, text in corrects.fields.items() if name != "lines"}


def _page(
    request: HttpRequest,
    one: Opened,
    kind: str,
    form: RecordForm,
    lines: Any,
    corrects: Recorded | None,
    status: int,
    **more: Any,
) -> HttpResponse:
    words = KIND_WORDS[kind]
    context = contract_page(
        one,
        entry_title(words, corrects),
        crumbs=[
            ("Records", one.url("records-index")),
            (words.plural, one.url("records", kind)),
        ],
        kind=kind,
        words=words,
        form=form,
        lines=lines,
        corrects=corrects,
        **more,
    )
    return render(request, "contracts/records_entry.html", context, status=status)


def _already(one: Opened, form: RecordForm, told: RecordedAlready) -> str:
    """Say that the fact stands; the record to put right, where who acts may see it."""
    if rows_seen(one.seen, one.contract).filter(key=told.key).exists():
        form.add_error(None, f"This is recorded already, as {told.key}. Put that record right.")
        return told.key
    form.add_error(
        None,
        "The authority has recorded this already. Ask the contract manager to put it right, or "
        "dispute the line of the statement.",
    )
    return ""
