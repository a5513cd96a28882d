"""What was recorded of a tender, kind by kind: shown, entered, put right and taken out."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from counterfoil.access import Capability
from counterfoil.contractfile.record_csv import write_record_csv
from counterfoil.errors import CounterfoilError
from counterfoil.reports.wording import sentence_case
from counterfoil_web.accounts.acting import Refused, acting_view
from counterfoil_web.partnerships.pages import counted, page_of, pagination
from counterfoil_web.tenders.entry_forms import EntryForm
from counterfoil_web.tenders.entry_store import AFTER_OPENING, NOT_OPENED, Entry, enter
from counterfoil_web.tenders.fault_words import tell
from counterfoil_web.tenders.kinds import FILES, KINDS
from counterfoil_web.tenders.leaving import CSV, file_out, made_up_in, table_out
from counterfoil_web.tenders.models import TenderRow
from counterfoil_web.tenders.names import names_for
from counterfoil_web.tenders.pages import Opened, opened, tender_page
from counterfoil_web.tenders.record_presenters import (
    columns_for,
    kind_rows,
    later_of,
    record_rows,
    whole_rows,
)
from counterfoil_web.tenders.record_words import ENTERED, words_of
from counterfoil_web.tenders.records_store import row_for
from counterfoil_web.tenders.visible import seen_records

_TOLD_AT = {
    "there is no bid": "bid",
    "there is no lot": "lot",
    "it is for no lot": "lot",
    "no condition": "condition",
    "no criterion": "criterion",
    "reason is blank": "reason",
    "the id": "bidder",
}
"""Words of a check, and the field that it is told at."""
_ABOUT = ("bid", "criterion", "condition", "trouble", "bidder")


@require_GET
@acting_view
def index(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """The kinds of record and how many of each may be read now."""
    one = opened(request, ref, number)
    rows = kind_rows(seen_records(one))
    context = tender_page(one, "Records", rows=rows, entered=ENTERED)
    return render(request, "tenders/records_index.html", context)


@require_GET
@acting_view
def records(request: HttpRequest, ref: str, number: int, kind: str) -> HttpResponse:
    """The records of a kind, newest first."""
    one = opened(request, ref, number)
    words = words_of(kind_asked_for(kind))
    held = [each for each in reversed(seen_records(one)) if each.kind == kind]
    page = page_of(request, held)
    context = tender_page(
        one,
        words.plural,
        crumbs=[("Records", one.url("records-index"))],
        kind=kind,
        words=words,
        columns=columns_for(kind),
        rows=record_rows(list(page), later_of(held), one.dossier.plan),
        shown=counted(page, words.one, words.plural.lower()),
        pagination=pagination(request, page),
        may_enter=one.may_manage and kind in ENTERED,
    )
    return render(request, "tenders/records.html", context)


@require_safe
@acting_view
def records_file(
    request: HttpRequest, ref: str, number: int, kind: str, form: str
) -> HttpResponseBase:
    """The records of a kind: CSV as the command line reads it, or Excel."""
    one = opened(request, ref, number, Capability.EXPORT)
    words = words_of(kind_asked_for(kind))
    held = [each for each in seen_records(one) if each.kind == kind]
    if form == "xlsx":
        return table_out(one, words.plural, form, *whole_rows(kind, held))
    if form != "csv":
        raise Http404("Tables are taken out as csv or xlsx.")
    text = write_record_csv(KINDS[kind], held, made_up_in(one))
    title = FILES[kind].removesuffix(".csv")
    return file_out(one, title, "csv", text.encode("utf-8-sig"), CSV)


@acting_view
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, ref: str, number: int, kind: str) -> HttpResponse:
    """Enter one record."""
    one = _entering(request, ref, number, kind)
    return _entered(request, one, kind, None)


@acting_view
@require_http_methods(["GET", "POST"])
def put_right(request: HttpRequest, ref: str, number: int, key: str) -> HttpResponse:
    """Put a record right by a new one, with the reason; the old one stays."""
    one = opened(request, ref, number, Capability.MANAGE_TENDER)
    row = row_for(one.tender, key)
    one = _entering(request, ref, number, row.kind)
    later = later_of(one.dossier.records).get(key)
    if later is not None:
        messages.info(request, f"{key} was put right already, by {later}.")
        return redirect(one.url("record-put-right", later))
    return _entered(request, one, row.kind, row)


def kind_asked_for(kind: str) -> str:
    """The kind of an address. Raises: Http404 for none."""
    if kind not in KINDS:
        raise Http404("There is no such kind of record.")
    return kind


def _entering(request: HttpRequest, ref: str, number: int, kind: str) -> Opened:
    one = opened(request, ref, number, Capability.MANAGE_TENDER)
    if kind_asked_for(kind) not in ENTERED:
        raise Http404("Records of this kind are written where they are decided.")
    if kind in AFTER_OPENING and one.competition.opening is None:
        raise Refused(NOT_OPENED)
    return one


def _entered(
    request: HttpRequest, one: Opened, kind: str, corrects: TenderRow | None
) -> HttpResponse:
    posted = request.method == "POST"
    form = EntryForm(
        kind,
        names_for(kind, one.dossier),
        request.POST if posted else None,
        initial=_initial(request, corrects),
        corrects=corrects is not None,
    )
    if posted and form.is_valid():
        given = form.cleaned_data
        entry = Entry(
            kind,
            form.texts,
            given["source"],
            corrects.key if corrects else "",
            given.get("change_reason", ""),
        )
        try:
            row, warnings = enter(one.seen, one.tender, entry)
        except CounterfoilError as fault:
            tell(form, fault, _TOLD_AT)
        else:
            messages.success(request, f"The {words_of(kind).one} is recorded as {row.key}.")
            for warning in warnings:
                words = f"{sentence_case(warning.what)}. {sentence_case(warning.mend)}."
                messages.warning(request, words)
            return redirect(_after(one, kind, row))
    words_ = words_of(kind)
    article = "an" if words_.one[0] in "aeiou" else "a"
    context = tender_page(
        one,
        f"Put right {corrects.key}" if corrects else f"Add {article} {words_.one}",
        crumbs=[("Bids", one.url("bids"))],
        kind=kind,
        words=words_,
        form=form,
        corrects=corrects,
    )
    return render(request, "tenders/entry.html", context, status=422 if posted else 200)


def _after(one: Opened, kind: str, row: TenderRow) -> str:
    bid = row.key if kind == "bid" else row.fields.get("bid", "")
    return one.url("bid", bid) if bid else one.url("records", kind)


def _initial(request: HttpRequest, corrects: TenderRow | None) -> dict[str, Any]:
    if corrects is not None:
        return {**corrects.fields, "source": corrects.source}
    return {name: request.GET[name] for name in _ABOUT if name in request.GET}
