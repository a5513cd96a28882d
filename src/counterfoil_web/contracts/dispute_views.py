"""Disputes of lines: the register, raising one, answering one."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from counterfoil.access import Capability, Marking
from counterfoil.errors import CounterfoilError, InvalidValue
from counterfoil.quantities.years import Month
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.contracts.dispute_forms import AnswerForm, DisputeForm
from counterfoil_web.contracts.dispute_store import (
    answer_dispute,
    dispute_for,
    disputes_of,
    raise_dispute,
)
from counterfoil_web.contracts.export_views import may_take_out, taken_out
from counterfoil_web.contracts.models import Dispute
from counterfoil_web.contracts.pages import contract_page, opened, with_terms
from counterfoil_web.contracts.query_views import illustrative, list_file
from counterfoil_web.contracts.statement_views import lines_and_due
from counterfoil_web.contracts.store import month_from
from counterfoil_web.partnerships.list_files import ListFile

_COLUMNS = (
    *("Month", "Line", "Line id", "Disputed on", "By", "Reason", "State", "Answered on"),
    "Answer",
)


@require_GET
@acting_view
def disputes(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """Every line that was disputed."""
    one = opened(request, ref, key)
    context = contract_page(
        one,
        "Disputes",
        rows=[(row, Month.parse(row.month).words) for row in disputes_of(one.contract)],
        disputes_url=one.url("disputes"),
        may_dispute=one.seen.may(Capability.DISPUTE_LINE),
    )
    return render(request, "contracts/disputes.html", context)


@require_safe
@acting_view
def disputes_file(request: HttpRequest, ref: str, key: str, form: str) -> HttpResponseBase:
    """The register as a table."""
    one = opened(request, ref, key)
    may_take_out(one)
    told = ListFile(
        title="Disputes",
        about=f"{one.contract.title}. {one.contract.illustrative}".strip(),
        columns=_COLUMNS,
        rows=[_cells(row) for row in disputes_of(one.contract)],
        marking=Marking(one.contract.partnership.marking),
    )
    content, kind = list_file(told, form)
    name = f"{one.contract.title} disputes{illustrative(one)}.{form}"
    record = f"dispute/{one.contract.partnership.ref}/{one.contract.key}"
    return taken_out(one.seen, one.contract, record, name, content, kind)


@require_http_methods(["GET", "HEAD", "POST"])
@acting_view
def new(request: HttpRequest, ref: str, key: str, month: str, line_id: str) -> HttpResponse:
    """Dispute a line of a month."""
    one = opened(request, ref, key, Capability.DISPUTE_LINE)
    found, ledger = month_from(month), with_terms(one)
    try:
        lines, _ = lines_and_due(ledger, found)
    except CounterfoilError as fault:
        raise Http404(fault.what) from fault
    line = next((held for held in lines if held.id == line_id), None)
    if line is None:
        raise Http404("The statement has no such line.")
    form = DisputeForm()
    if request.method == "POST":
        form = DisputeForm(request.POST)
        if form.is_valid():
            reason = form.cleaned_data["reason"]
            try:
                row = raise_dispute(one.seen, one.contract, found, line, reason)
            except InvalidValue as fault:
                form.add_error(None, f"{fault.what.capitalize()}. {fault.mend.capitalize()}.")
            else:
                messages.success(request, "The line is disputed: the authority answers.")
                return redirect(one.url("dispute", row.pk))
    context = contract_page(
        one,
        f"Dispute {line.title}",
        crumbs=[(f"Statement of {found.words}", one.url("statement", found))],
        line=line,
        month_name=found.words,
        form=form,
        form_url=one.url("dispute-new", found, line_id),
    )
    status = 422 if form.errors else 200
    return render(request, "contracts/dispute_new.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@acting_view
def dispute(request: HttpRequest, ref: str, key: str, number: int) -> HttpResponse:
    """One dispute, and the answer to it."""
    one = opened(request, ref, key)
    form = None
    if request.method == "POST":
        one.seen.require(Capability.RECORD_FIGURES)
        form = AnswerForm(request.POST)
        if form.is_valid():
            try:
                answer_dispute(one.seen, one.contract, number, form.cleaned_data["answer"])
            except InvalidValue as fault:
                form.add_error(None, f"{fault.what.capitalize()}. {fault.mend.capitalize()}.")
            else:
                messages.success(request, "The answer is recorded.")
                return redirect(one.url("dispute", number))
    row = dispute_for(one.contract, number)
    if form is None and row.answered_at is None and one.seen.may(Capability.RECORD_FIGURES):
        form = AnswerForm()
    month = Month.parse(row.month)
    context = contract_page(
        one,
        f"Dispute of {row.title}",
        crumbs=[("Disputes", one.url("disputes"))],
        row=row,
        month_name=month.words,
        line_url=one.url("line", month, row.line),
        form=form,
        form_url=one.url("dispute", number),
    )
    status = 422 if form is not None and form.errors else 200
    return render(request, "contracts/dispute.html", context, status=status)


def _cells(row: Dispute) -> tuple[str, ...]:
    answered = row.answered_at is not None
    return (
        row.month,
        row.title,
        row.line,
        timezone.localdate(row.raised_at).isoformat(),
        str(row.raised_by),
        row.reason,
        "Answered" if answered else "Open",
        timezone.localdate(row.answered_at).isoformat() if answered else "",
        row.answer,
    )
