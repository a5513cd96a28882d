"""The invoices of a contract, one month of them against its statement, and entering one."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_GET, require_http_methods

from counterfoil.access import Capability
from counterfoil.contract.lines import Line, Section
from counterfoil.contract.records import Invoice
from counterfoil.errors import BadInput, CounterfoilError, NoAnswer
from counterfoil.quantities.years import Month
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.contracts.invoice_checking import CheckedMonth, checked_month, month_doubt
from counterfoil_web.contracts.invoice_forms import (
    Choices,
    InvoiceForm,
    InvoiceLineForm,
    LineForms,
    invoice_from,
    line_forms,
    take_as_typed,
)
from counterfoil_web.contracts.invoice_store import add_record, by_month, invoices_of, new_key
from counterfoil_web.contracts.pages import Opened, contract_page, opened, with_terms
from counterfoil_web.contracts.query_forms import QueryForm
from counterfoil_web.contracts.query_store import queries_of
from counterfoil_web.contracts.reckonings import Ledger
from counterfoil_web.contracts.statement_views import lines_and_due
from counterfoil_web.contracts.store import month_from
from counterfoil_web.results.drawn_parts import drawn_once


@dataclass(frozen=True)
class BilledMonth:
    """A month in the list: what was billed and what is due."""

    month: Month
    name: str
    invoices: tuple[Invoice, ...]
    billed_gbp: Decimal
    due_gbp: Decimal | None
    queried: int

    @property
    def difference_gbp(self) -> Decimal | None:
        """What is billed beyond what is due."""
        return None if self.due_gbp is None else self.billed_gbp - self.due_gbp

    @property
    def state(self) -> tuple[str, str]:
        """How the month stands, and the colour of its tag."""
        if self.queried:
            return "Queried", "yellow"
        if self.due_gbp is None:
            return "Not compared", "grey"
        return ("Differs", "red") if self.billed_gbp != self.due_gbp else ("Agrees", "green")


@require_GET
@acting_view
def invoices(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """What was billed for each month, and what was due."""
    one = opened(request, ref, key)
    ledger = with_terms(one)
    queried: dict[str, int] = {}
    for query in queries_of(one.contract):
        queried[query.month] = queried.get(query.month, 0) + 1
    held = by_month(invoices_of(ledger))
    context = contract_page(
        one,
        "Invoices",
        months=tuple(_billed(ledger, month, found, queried) for month, found in held.items()),
        may_check=one.is_authority,
        queries_url=one.url("queries"),
        invoices_url=one.url("invoices"),
        months_url=f"{one.url('overview')}months/",
        may_enter=may_enter(one),
        months_to_enter=tuple((month, month.words) for month in months_of_account(one, ledger)),
    )
    return render(request, "contracts/invoices.html", context)


@require_GET
@acting_view
def check(request: HttpRequest, ref: str, key: str, month: str) -> HttpResponse:
    """The invoices of a month against its statement, difference by difference."""
    one = opened(request, ref, key, Capability.VIEW_PARTNERSHIP)
    return check_page(request, one, month_from(month))


def check_page(
    request: HttpRequest, one: Opened, month: Month, status: int = 200, form: Any = None
) -> HttpResponse:
    """The page of the check, with the form of a query where one may be sent."""
    ledger = with_terms(one)
    title = f"Invoices of {month.words}"
    crumbs = [("Invoices", one.url("invoices"))]
    try:
        found = checked_month(ledger, month)
    except NoAnswer as fault:
        raise Http404(fault.what) from fault
    except CounterfoilError as fault:
        context = contract_page(one, title, crumbs=crumbs, trouble=fault.as_problem())
        return render(request, "contracts/no_check.html", context, status=409)
    differs = found.invoices and found.check.differences
    if form is None and differs and one.seen.may(Capability.RECORD_FIGURES):
        form = QueryForm(differences=found.queried)
    context = contract_page(
        one,
        title,
        crumbs=crumbs,
        month=month,
        month_name=month.words,
        found=found,
        differences=_difference_rows(one, month, found),
        queries=[query for query in queries_of(one.contract) if query.month == str(month)],
        query_form=form,
        may_enter=may_enter(one),
        new_url=one.url("invoice-new", month),
        check_url=one.url("invoice-check", month),
        statement_url=one.url("statement", month),
        queries_url=one.url("queries"),
        letter_url=one.url("query-letter", month),
        send_url=one.url("query-send", month),
    )
    return render(request, "contracts/invoice_check.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@acting_view
def new(request: HttpRequest, ref: str, key: str, month: str) -> HttpResponse:
    """Enter an invoice of a month, line by line."""
    one, found = opened(request, ref, key), month_from(month)
    if not may_enter(one):
        one.seen.require(Capability.RECORD_FIGURES)
    ledger = with_terms(one)
    if found not in ledger.document.term.months or found < ledger.document.first_account:
        raise Http404("The contract has no account of that month.")
    data = request.POST if request.method == "POST" else None
    own = tuple(held for held in invoices_of(ledger) if held.month == found)
    subjects = subjects_of(ledger, found)
    if data is None:
        return _blank_page(request, one, found, own, subjects)
    head, lines = InvoiceForm(data, replaceable=own), line_forms(data, subjects)
    if "more" in data:
        for form in (head, *lines):
            take_as_typed(form)
        return _form_page(request, one, found, head, lines, problems=[])
    are_valid = [form.is_valid() for form in (head, *lines)]
    problems: list[Any] = []
    if all(are_valid):
        stem = f"invoice {head.cleaned_data['number']}"
        record = invoice_from(
            head,
            lines,
            key=new_key(one.contract, stem),
            month=found,
            today=one.seen.acting.today,
        )
        doubt = None if "sure" in request.POST else month_doubt(ledger, record)
        if not record.lines:
            problems = [("Enter at least one line of the invoice", "id_line-1-amount_gbp")]
        elif doubt is not None:
            return _form_page(
                request, one, found, head, lines, problems=[(_asked(doubt), "sure")], status=422
            )
        else:
            try:
                add_record(one.seen, ledger, record)
            except BadInput as fault:
                problems = [_told(problem) for problem in fault.problems]
            else:
                messages.success(request, f"Invoice {record.number} is entered.")
                there = one.url("invoice-check", found) if one.is_authority else one.url("invoices")
                return redirect(there)
    return _form_page(request, one, found, head, lines, problems=problems, status=422)


def may_enter(one: Opened) -> bool:
    """Whether the one who looks may enter an invoice: the authority, or the supplier its own."""
    return one.seen.may(Capability.RECORD_FIGURES) or one.seen.may(Capability.SUBMIT_FIGURES)


def months_of_account(one: Opened, ledger: Ledger) -> list[Month]:
    """The months that may be billed by now, the last first."""
    today = one.seen.acting.today
    document, last = ledger.document, Month(today.year, today.month)
    held = (month for month in document.term.months if document.first_account <= month <= last)
    return sorted(held, reverse=True)


def subjects_of(ledger: Ledger, month: Month) -> Choices:
    """What a line of an invoice may be for: what the statement of the month has lines of."""
    try:
        lines, _ = lines_and_due(ledger, month)
    except CounterfoilError:
        lines = ()
    found: dict[str, str] = {}
    for line in lines:
        if line.section is not Section.VAT:
            found.setdefault(_subject(line), _subject_words(line))
    for charge in ledger.document.terms_in(month).charges:
        found.setdefault(charge.id, charge.title)
    return list(found.items())


def _subject(line: Line) -> str:
    return line.of if line.about is None else str(line.about)


def _subject_words(line: Line) -> str:
    if line.about is not None:
        return f"Adjustment for {line.about.words}"
    deducts = line.section in (Section.PERFORMANCE, Section.AVAILABILITY)
    return f"Deduction: {line.title}" if deducts else line.title


def _billed(
    ledger: Ledger, month: Month, found: list[Invoice], queried: dict[str, int]
) -> BilledMonth:
    billed = sum((one.net_gbp + one.vat_gbp for one in found), Decimal(0))
    closed = ledger.closed_month(month)
    due = None if closed is None else closed.total_gbp
    if due is None and month == ledger.first_open:
        try:
            due = ledger.statement(month).total_gbp
        except CounterfoilError:
            due = None
    return BilledMonth(month, month.words, tuple(found), billed, due, queried.get(str(month), 0))


def _difference_rows(one: Opened, month: Month, found: CheckedMonth) -> list[dict[str, Any]]:
    rows = []
    for told, difference in zip(found.queried, found.check.differences, strict=True):
        line = found.line_of(difference)
        address = "" if line is None else one.url("line", month, line.id)
        rows.append({"told": told, "url": address})
    return rows


def _asked(doubt: Any) -> str:
    return f"{doubt.what[:1].upper()}{doubt.what[1:]}. See which month the invoice itself names."


def _is_pair(problem: Any) -> bool:
    return isinstance(problem, tuple)


def _told(problem: Any) -> str:
    mend = problem.mend[:1].upper() + problem.mend[1:]
    return f"{problem.what[:1].upper()}{problem.what[1:]}. {mend}."


def _blank_page(
    request: HttpRequest, one: Opened, month: Month, own: tuple[Invoice, ...], subjects: Choices
) -> HttpResponse:
    """The form as nobody has filled it in, drawn once for the choices that it offers."""

    def draw() -> str:
        lines = line_forms(None, subjects)
        told = {"head": InvoiceForm(replaceable=own), "line_set": LineForms(lines)}
        return render_to_string(
            "contracts/parts/invoice_fields.html", {**told, "line_count": len(lines)}
        )

    replaceable = tuple((one.id, one.number, one.dated) for one in own)
    blank = drawn_once(("a blank invoice", replaceable, tuple(subjects)), draw)
    context = _form_context(one, month, blank=blank)
    return render(request, "contracts/invoice_new.html", context)


def _form_page(
    request: HttpRequest,
    one: Opened,
    month: Month,
    head: InvoiceForm,
    lines: list[InvoiceLineForm],
    *,
    problems: list[Any],
    status: int = 200,
) -> HttpResponse:
    context = _form_context(
        one,
        month,
        head=head,
        line_set=LineForms(lines),
        line_count=len(lines),
        problems=problems,
        is_doubted=any(anchor == "sure" for _, anchor in filter(_is_pair, problems)),
    )
    return render(request, "contracts/invoice_new.html", context, status=status)


def _form_context(one: Opened, month: Month, **more: Any) -> dict[str, Any]:
    return contract_page(
        one,
        f"Enter an invoice for {month.words}",
        crumbs=[("Invoices", one.url("invoices"))],
        month=month,
        month_name=month.words,
        form_url=one.url("invoice-new", month),
        **more,
    )
