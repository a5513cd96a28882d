"""What was recorded of a tender, kind by kind: shown, entered, put right and taken out."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from counterfoil.access import Capability
from counterfoil.contractfile.record_csv import write_record_csv
from counterfoil.tender.bids import Bid
from counterfoil.tender.evaluation_days import EvaluationDay
from counterfoil_web.accounts.acting import Refused, acting_view
from counterfoil_web.partnerships.pages import counted, page_of, pagination
from counterfoil_web.registers.entry_pages import (
    as_it_was,
    entry_title,
    put_right_already,
    recorded,
)
from counterfoil_web.registers.rows import row_named
from counterfoil_web.registers.words import KindWords
from counterfoil_web.tenders.entry_forms import EntryForm
from counterfoil_web.tenders.entry_store import AFTER_OPENING, NOT_OPENED, enter
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
from counterfoil_web.tenders.records_store import rows_of
from counterfoil_web.tenders.visible import seen_records

_TOLD_AT = {
    "there is no bid": "bid",
    "there is no lot": "lot",
    "it is for no lot": "lot",
    "no condition": "condition",
    "no criterion": "criterion",
    "reason is blank": "reason",
    "the id": "bidder",
    "it makes a bid of": "bidder",
    "it moves the bid": "lot",
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
    row = row_named(rows_of(one.tender), key)
    one = _entering(request, ref, number, row.kind)
    later = put_right_already(request, rows_of(one.tender), key)
    if later:
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
    form = EntryForm(
        kind,
        names_for(kind, one.dossier),
        request.POST if request.method == "POST" else None,
        initial=_initial(request, corrects),
        corrects=corrects is not None,
    )
    words, superseded = words_of(kind), corrects.key if corrects else ""
    row = recorded(
        request, form, lambda: enter(one.seen, one.tender, form.entry(superseded)), words, _TOLD_AT
    )
    if row is not None:
        return redirect(_after(one, kind, row, corrects))
    context = tender_page(
        one,
        _title(words, corrects),
        crumbs=[_above(one, kind)],
        records_url=one.url("records", kind),
        words=words,
        form=form,
        corrects=corrects,
    )
    status = 422 if request.method == "POST" else 200
    return render(request, "tenders/entry.html", context, status=status)


def _title(words: KindWords, corrects: TenderRow | None) -> str:
    if corrects is not None and corrects.kind == Bid.kind:
        return f"Put right the bid of {corrects.fields['name']}"
    return entry_title(words, corrects)


def _above(one: Opened, kind: str) -> tuple[str, str]:
    if kind == EvaluationDay.kind:
        return words_of(kind).plural, one.url("records", kind)
    return "Bids", one.url("bids")


def _after(one: Opened, kind: str, row: TenderRow, corrects: TenderRow | None) -> str:
    bid = row.fields.get("bid", "")
    if kind == Bid.kind:
        bid = one.dossier.first_ids[corrects.key] if corrects else row.key
    return one.url("bid", bid) if bid else one.url("records", kind)


def _initial(request: HttpRequest, corrects: TenderRow | None) -> dict[str, Any]:
    if corrects is not None:
        return as_it_was(corrects)
    return {name: request.GET[name] for name in _ABOUT if name in request.GET}
