"""Queries of invoices: the draft letter, sending it, the register, and what came of each."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
    require_safe,
)

from counterfoil.access import Capability, Marking
from counterfoil.errors import CounterfoilError, InvalidValue
from counterfoil.quantities.years import Month
from counterfoil.reports.query_letter import query_letter
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.contracts.closing import address as month_address
from counterfoil_web.contracts.export_views import may_take_out, taken_out
from counterfoil_web.contracts.invoice_checking import CheckedMonth, checked_month
from counterfoil_web.contracts.invoice_views import check_page
from counterfoil_web.contracts.models import InvoiceQuery
from counterfoil_web.contracts.pages import Opened, contract_page, opened, with_terms
from counterfoil_web.contracts.query_forms import QueryForm, SettleForm
from counterfoil_web.contracts.query_store import (
    address,
    differences_of,
    letter_of,
    queries_of,
    query_for,
    send_query,
    settle_query,
    totals_of,
)
from counterfoil_web.contracts.reckonings import Ledger
from counterfoil_web.contracts.store import month_from
from counterfoil_web.partnerships.list_files import Cell, ListFile, list_csv, workbook_bytes
from counterfoil_web.records.marking import EXCEL, WORD

_COLUMNS = (
    *("Month", "Invoices", "Sent on", "Sent by", "Claimed (£)", "State", "Settled on"),
    *("Settled (£)", "Outcome"),
)


@require_safe
@acting_view
def draft_letter(request: HttpRequest, ref: str, key: str, month: str) -> HttpResponseBase:
    """The letter on every difference of a month as it stands, marked as not sent."""
    one, found = opened(request, ref, key, Capability.EXPORT), month_from(month)
    ledger = with_terms(one)
    checked = _checked(ledger, found)
    letter = letter_of(
        ledger,
        found,
        checked.check.numbers,
        checked.queried,
        is_closed=checked.is_closed,
    )
    name = f"{_stem(one, found)} draft.docx"
    record = month_address(one.contract, found)
    return taken_out(one.seen, one.contract, record, name, query_letter(letter), WORD)


@require_POST
@acting_view
def send(request: HttpRequest, ref: str, key: str, month: str) -> HttpResponse:
    """Keep the query as sent."""
    one = opened(request, ref, key, Capability.RECORD_FIGURES)
    found, ledger = month_from(month), with_terms(one)
    checked = _checked(ledger, found)
    form = QueryForm(request.POST, differences=checked.queried)
    if not form.is_valid():
        return check_page(request, one, found, status=422, form=form)
    numbers, note = checked.check.numbers, form.cleaned_data["note"]
    row = send_query(one.seen, ledger, found, numbers, form.chosen, note)
    messages.success(request, "The query is kept. Take the letter out and send it.")
    return redirect(one.url("query", row.pk))


@require_GET
@acting_view
def register(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """Every query that was sent, and what they come to."""
    one = opened(request, ref, key)
    rows = list(queries_of(one.contract))
    context = contract_page(
        one,
        "Queries of invoices",
        crumbs=[("Invoices", one.url("invoices"))],
        rows=[(row, Month.parse(row.month).words) for row in rows],
        totals=totals_of(rows),
        queries_url=one.url("queries"),
    )
    return render(request, "contracts/queries.html", context)


@require_safe
@acting_view
def register_file(request: HttpRequest, ref: str, key: str, form: str) -> HttpResponseBase:
    """The register as a table."""
    one = opened(request, ref, key)
    may_take_out(one)
    told = ListFile(
        title="Queries of invoices",
        about=f"{one.contract.title}. {one.contract.illustrative}".strip(),
        columns=_COLUMNS,
        rows=[_cells(row) for row in queries_of(one.contract)],
        marking=Marking(one.contract.partnership.marking),
    )
    content, kind = list_file(told, form)
    name = f"{one.contract.title} queries{illustrative(one)}.{form}"
    record = f"query/{one.contract.partnership.ref}/{one.contract.key}"
    return taken_out(one.seen, one.contract, record, name, content, kind)


@require_http_methods(["GET", "HEAD", "POST"])
@acting_view
def query(request: HttpRequest, ref: str, key: str, number: int) -> HttpResponse:
    """One query, and the form by which it is settled."""
    one = opened(request, ref, key)
    form = None
    if request.method == "POST":
        one.seen.require(Capability.RECORD_FIGURES)
        form = SettleForm(request.POST)
        if form.is_valid() and _settled(one, number, form):
            messages.success(request, "The query is settled.")
            return redirect(one.url("query", number))
    row = query_for(one.contract, number)
    if form is None and row.settled_at is None and one.seen.may(Capability.RECORD_FIGURES):
        form = SettleForm()
    month = Month.parse(row.month)
    context = contract_page(
        one,
        f"Query on the invoices of {month.words}",
        crumbs=[("Invoices", one.url("invoices")), ("Queries", one.url("queries"))],
        row=row,
        month=month,
        month_name=month.words,
        differences=differences_of(row),
        settle_form=form,
        letter_url=one.url("query-sent-letter", number),
        form_url=one.url("query", number),
    )
    status = 422 if form is not None and form.errors else 200
    return render(request, "contracts/query.html", context, status=status)


@require_safe
@acting_view
def sent_letter(request: HttpRequest, ref: str, key: str, number: int) -> HttpResponseBase:
    """The letter as it was sent."""
    one = opened(request, ref, key)
    may_take_out(one)
    row = query_for(one.contract, number)
    month = Month.parse(row.month)
    letter = letter_of(
        with_terms(one),
        month,
        row.invoices,
        differences_of(row),
        is_closed=row.was_closed,
        dated=timezone.localdate(row.sent_at),
        note=row.note,
    )
    name = f"{_stem(one, month)} {row.pk}.docx"
    return taken_out(one.seen, one.contract, address(row), name, query_letter(letter), WORD)


def list_file(told: ListFile, form: str) -> tuple[bytes | str, str]:
    """A list as CSV or Excel, with its content type. Raises: Http404 for another form."""
    if form == "xlsx":
        return workbook_bytes(told), EXCEL
    if form != "csv":
        raise Http404("Lists are taken out as csv or xlsx.")
    return list_csv(told), "text/csv; charset=utf-8"


def illustrative(one: Opened) -> str:
    """What a file's name says of figures that are made up."""
    return " illustrative" if one.contract.illustrative else ""


def _checked(ledger: Ledger, month: Month) -> CheckedMonth:
    """The month's invoices, checked. Raises: Http404 when there is nothing to query."""
    try:
        found = checked_month(ledger, month)
    except CounterfoilError as fault:
        raise Http404(fault.what) from fault
    if not (found.invoices and found.check.differences):
        raise Http404("There is no invoice of the month that differs from its statement.")
    return found


def _settled(one: Opened, number: int, form: SettleForm) -> bool:
    values = form.cleaned_data
    try:
        settle_query(one.seen, one.contract, number, values["settled_gbp"], values["outcome"])
    except InvalidValue as fault:
        form.add_error(None, f"{fault.what.capitalize()}. {fault.mend.capitalize()}.")
        return False
    return True


def _stem(one: Opened, month: Month) -> str:
    return f"{one.contract.title} {month} invoice query{illustrative(one)}"


def _cells(row: InvoiceQuery) -> tuple[Cell, ...]:
    settled = row.settled_at is not None
    return (
        row.month,
        ", ".join(row.invoices),
        timezone.localdate(row.sent_at).isoformat(),
        str(row.sent_by),
        row.difference_gbp,
        "Settled" if settled else "Open",
        timezone.localdate(row.settled_at).isoformat() if settled else "",
        row.settled_gbp if settled and row.settled_gbp is not None else "",
        row.outcome,
    )
