"""What was recorded of a contract: kind by kind, newest first, and taken out as CSV."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET

from counterfoil.access import Capability
from counterfoil.contractfile.record_columns import RECORD_WORDS
from counterfoil.contractfile.record_csv import write_record_csv
from counterfoil.quantities.years import Month
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.contracts.pages import Opened, contract_page, opened
from counterfoil_web.contracts.record_rows import record_of
from counterfoil_web.contracts.record_rows_html import drawn
from counterfoil_web.contracts.records_names import Names, kinds_in, names_of
from counterfoil_web.contracts.records_presenters import (
    columns_for,
    grouped,
    kind_rows,
    record_rows,
)
from counterfoil_web.contracts.records_rules import (
    correction_refusal,
    is_supplier,
    kinds_for,
    may_correct,
    may_enter,
)
from counterfoil_web.contracts.records_store import (
    kinds_counted,
    months_of,
    pages_of,
    put_right_of,
    rows_in,
    rows_of,
    rows_seen,
)
from counterfoil_web.contracts.records_words import KIND_WORDS, is_kind
from counterfoil_web.contracts.store import document_of
from counterfoil_web.partnerships.pages import counted, page_of, pagination
from counterfoil_web.records import log
from counterfoil_web.records.marking import download
from counterfoil_web.registers.rows import row_named, superseded_by

CSV = "text/csv; charset=utf-8"
_COUNTED = ("quantity", "rate_gbp")


@require_GET
@acting_view
def index(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """The kinds of record, how many of each there are, and where to add to them."""
    one = opened(request, ref, key)
    names = names_for(one)
    rows = kind_rows(
        kinds_for(one.seen),
        kinds_counted(one.seen, one.contract),
        kinds_in(names) if names is not None else frozenset(),
        lambda kind: may_enter(one.seen, kind),
    )
    context = contract_page(
        one, "Records", rows=rows, has_terms=names is not None, supplier=is_supplier(one.seen)
    )
    return render(request, "contracts/records_index.html", context)


@require_GET
@acting_view
def records(request: HttpRequest, ref: str, key: str, kind: str) -> HttpResponse:
    """The records of a kind, newest first."""
    one = opened(request, ref, key)
    words = KIND_WORDS[kind_asked_for(one, kind)]
    month = _month(request.GET.get("month", ""))
    names = names_for(one)
    page = page_of(request, pages_of(one.seen, one.contract, kind, month))
    later = put_right_of(one.seen, one.contract, kind)
    context = contract_page(
        one,
        words.plural,
        crumbs=[("Records", one.url("records-index"))],
        kind=kind,
        words=words,
        columns=columns_for(kind),
        rows=drawn(
            record_rows(page, later, names or {}, may_correct(one.seen, kind)),
            one.url("overview"),
        ),
        shown=counted(page, words.one, words.plural.lower()),
        month=month,
        months=tuple(
            (held, Month.parse(held).words) for held in months_of(one.seen, one.contract, kind)
        ),
        pagination=pagination(request, page),
        has_terms=names is not None,
        may_enter=names is not None and kind in kinds_in(names) and may_enter(one.seen, kind),
        may_export=_may_export(one),
        supplier=is_supplier(one.seen),
    )
    return render(request, "contracts/records.html", context)


@require_GET
@acting_view
def record(request: HttpRequest, ref: str, key: str, record_key: str) -> HttpResponse:
    """One record with all it says, what it puts right and what put it right."""
    one = opened(request, ref, key)
    row = row_named(rows_seen(one.seen, one.contract), record_key)
    words = KIND_WORDS[row.kind]
    later = superseded_by(rows_in(one.contract), [row.key])
    (shown,) = record_rows(
        [row], later, names_for(one) or {}, lambda row: correction_refusal(one.seen, row) is None
    )
    context = contract_page(
        one,
        row.key,
        crumbs=[
            ("Records", one.url("records-index")),
            (words.plural, one.url("records", row.kind)),
        ],
        shown=shown,
        words=words,
        said=list(zip(columns_for(row.kind), shown.cells, strict=True)),
        lines=[
            {**line, **{name: grouped(line[name]) for name in _COUNTED if line.get(name)}}
            for line in row.fields.get("lines", ())
        ],
    )
    return render(request, "contracts/record.html", context)


@require_GET
@acting_view
def records_file(request: HttpRequest, ref: str, key: str, kind: str) -> HttpResponseBase:
    """The records of a kind as CSV, as the command line reads them."""
    one = opened(request, ref, key)
    kind_asked_for(one, kind)
    if not is_supplier(one.seen):
        one.seen.require(Capability.EXPORT)
    rows = rows_of(one.seen, one.contract, kind).order_by("pk")
    records = [record_of(row) for row in rows]
    text = write_record_csv(RECORD_WORDS[kind], records, one.contract.illustrative)
    partnership = one.seen.partnership
    log.write(
        one.seen.acting,
        "export",
        record=f"records/{partnership.ref}/{one.contract.key}/{kind}",
        partnership=partnership,
        after={"form": "csv", "marking": partnership.marking},
    )
    made_up = " (illustrative)" if one.contract.illustrative else ""
    name = f"{one.contract.title} {KIND_WORDS[kind].plural.lower()}{made_up}.csv"
    return download(text.encode("utf-8-sig"), name, partnership.marking, CSV)


def kind_asked_for(one: Opened, kind: str) -> str:
    """The kind of an address. Raises: Http404 for none that who acts may look at."""
    if not is_kind(kind) or kind not in kinds_for(one.seen):
        raise Http404("There is no such kind of record.")
    return kind


def names_for(one: Opened) -> Names | None:
    """What the agreed terms name; None while none are agreed."""
    document = document_of(one.contract)
    return None if document is None else names_of(document)


def _month(text: str) -> str:
    """The month of a filter; blank for what is none."""
    from counterfoil.errors import InvalidValue

    try:
        return str(Month.parse(text)) if text else ""
    except InvalidValue:
        return ""


def _may_export(one: Opened) -> Any:
    return is_supplier(one.seen) or one.seen.may(Capability.EXPORT)
