"""Waivers: the register, asking for one, and deciding on it."""

from __future__ import annotations

from decimal import Decimal

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from counterfoil.access import Capability, Marking
from counterfoil.errors import BadInput, CounterfoilError, InvalidValue
from counterfoil.quantities.years import Month
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.contracts.export_views import taken_out
from counterfoil_web.contracts.invoice_views import months_of_account
from counterfoil_web.contracts.pages import Opened, contract_page, opened, with_terms
from counterfoil_web.contracts.query_views import illustrative, list_file
from counterfoil_web.contracts.reckonings import Ledger
from counterfoil_web.contracts.store import month_from
from counterfoil_web.contracts.waiver_forms import DecideForm, WaiverForm
from counterfoil_web.contracts.waiver_store import (
    WaivedDeduction,
    ask_waiver,
    decide_waiver,
    deductions_of,
    register_of,
    request_for,
    requests_of,
    sums_of,
)
from counterfoil_web.partnerships.list_files import Cell, ListFile

_COLUMNS = (
    *("Month", "Financial year", "Deduction", "Given back (£)", "Reason", "Approved by"),
    *("Entered on", "Record"),
)


@require_GET
@acting_view
def waivers(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """Every deduction that was due and not taken, with sums; and those asked for."""
    one = opened(request, ref, key, Capability.VIEW_PARTNERSHIP)
    ledger = with_terms(one)
    rows = register_of(ledger)
    asked = list(requests_of(one.contract))
    months = months_of_account(one, ledger) if one.seen.may(Capability.RECORD_FIGURES) else []
    context = contract_page(
        one,
        "Waivers",
        rows=[(row, row.waiver.month.words) for row in rows],
        sums=sums_of(rows),
        total_gbp=sum((row.amount_gbp or Decimal(0) for row in rows), Decimal(0)),
        waiting=[(row, _month_name(row.month)) for row in asked if row.decided_at is None],
        decided=[(row, _month_name(row.month)) for row in asked if row.decided_at is not None],
        months=tuple((month, month.words) for month in months),
        waivers_url=one.url("waivers"),
        months_url=f"{one.url('overview')}months/",
    )
    return render(request, "contracts/waivers.html", context)


@require_safe
@acting_view
def waivers_file(request: HttpRequest, ref: str, key: str, form: str) -> HttpResponseBase:
    """The register as a table."""
    one = opened(request, ref, key, Capability.EXPORT)
    told = ListFile(
        title="Waivers",
        about=f"{one.contract.title}. {one.contract.illustrative}".strip(),
        columns=_COLUMNS,
        rows=[_cells(row) for row in register_of(with_terms(one))],
        marking=Marking(one.contract.partnership.marking),
    )
    content, kind = list_file(told, form)
    name = f"{one.contract.title} waivers{illustrative(one)}.{form}"
    record = f"waiver/{one.contract.partnership.ref}/{one.contract.key}"
    return taken_out(one.seen, one.contract, record, name, content, kind)


@require_http_methods(["GET", "HEAD", "POST"])
@acting_view
def ask(request: HttpRequest, ref: str, key: str, month: str) -> HttpResponse:
    """Ask for a deduction of a month not to be taken."""
    one = opened(request, ref, key, Capability.RECORD_FIGURES)
    found, ledger = month_from(month), with_terms(one)
    try:
        deductions = deductions_of(ledger, found)
    except CounterfoilError as fault:
        raise Http404(fault.what) from fault
    form = WaiverForm(deductions=deductions)
    if request.method == "POST":
        form = WaiverForm(request.POST, deductions=deductions)
        if form.is_valid():
            values = form.cleaned_data
            amount, reason = values["amount_gbp"], values["reason"]
            try:
                row = ask_waiver(one.seen, ledger, found, form.chosen, amount, reason)
            except InvalidValue as fault:
                form.add_error(None, f"{fault.what.capitalize()}. {fault.mend.capitalize()}.")
            else:
                messages.success(request, "The waiver is asked for: a finance officer decides.")
                return redirect(one.url("waiver", row.pk))
    context = contract_page(
        one,
        f"Ask for a waiver in {found.words}",
        crumbs=[("Waivers", one.url("waivers"))],
        month_name=found.words,
        deductions=deductions,
        form=form,
        form_url=one.url("waiver-new", found),
    )
    status = 422 if form.errors else 200
    return render(request, "contracts/waiver_new.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@acting_view
def waiver(request: HttpRequest, ref: str, key: str, number: int) -> HttpResponse:
    """A waiver that was asked for, and the decision on it."""
    one = opened(request, ref, key, Capability.VIEW_PARTNERSHIP)
    ledger, form = with_terms(one), None
    if request.method == "POST":
        one.seen.require(Capability.WAIVE_DEDUCTION)
        request_for(one.contract, number)
        form = DecideForm(request.POST)
        if form.is_valid() and _decided(one, ledger, number, form):
            messages.success(request, "The decision is recorded.")
            return redirect(one.url("waiver", number))
    row = request_for(one.contract, number)
    may_decide = one.seen.may(Capability.WAIVE_DEDUCTION) and row.decided_at is None
    is_asker = row.asked_by_id == one.seen.acting.user.pk
    if form is None and may_decide and not is_asker:
        form = DecideForm()
    month = Month.parse(row.month)
    context = contract_page(
        one,
        f"Waiver of {row.title}",
        crumbs=[("Waivers", one.url("waivers"))],
        row=row,
        month_name=month.words,
        statement_url=one.url("statement", month),
        form=form,
        form_url=one.url("waiver", number),
        told_apart=may_decide and is_asker,
    )
    status = 422 if form is not None and form.errors else 200
    return render(request, "contracts/waiver.html", context, status=status)


def _decided(one: Opened, ledger: Ledger, number: int, form: DecideForm) -> bool:
    values = form.cleaned_data
    approve, answer = values["approve"] == "yes", values["answer"]
    try:
        decide_waiver(one.seen, ledger, number, approve=approve, answer=answer)
    except InvalidValue as fault:
        form.add_error(None, f"{fault.what.capitalize()}. {fault.mend.capitalize()}.")
        return False
    except BadInput as fault:
        for problem in fault.problems:
            form.add_error(None, f"{problem.what.capitalize()}. {problem.mend.capitalize()}.")
        return False
    return True


def _month_name(text: str) -> str:
    return Month.parse(text).words


def _cells(row: WaivedDeduction) -> tuple[Cell, ...]:
    waiver = row.waiver
    return (
        str(waiver.month),
        row.year,
        row.title,
        "" if row.amount_gbp is None else row.amount_gbp,
        waiver.reason,
        waiver.approved_by,
        waiver.entered_on.isoformat(),
        waiver.id,
    )
