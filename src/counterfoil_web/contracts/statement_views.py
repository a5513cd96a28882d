"""A month's statement, and one line of it with its working."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from counterfoil.access import Capability
from counterfoil.contract.lines import Line, Section
from counterfoil.contract.reckoning import MonthDue, total
from counterfoil.errors import CounterfoilError, NoAnswer
from counterfoil.quantities.years import Month
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.contracts.closing import proposal_for
from counterfoil_web.contracts.dispute_presenters import line_disputes
from counterfoil_web.contracts.forms import CloseForm, ProposeForm, SendBackForm
from counterfoil_web.contracts.pages import Opened, contract_page, opened, with_terms
from counterfoil_web.contracts.presenters import part_views, sections_of
from counterfoil_web.contracts.reckonings import Ledger
from counterfoil_web.contracts.store import closed_row, month_from, recorded_by_key


@require_GET
@acting_view
def month_statement(request: HttpRequest, ref: str, key: str, month: str) -> HttpResponse:
    """The statement of a month: closed, or as it stands today."""
    one = opened(request, ref, key)
    return statement_page(request, one, month_from(month))


def statement_page(
    request: HttpRequest, one: Opened, month: Month, status: int = 200, **forms: object
) -> HttpResponse:
    """The page of a month, with the forms given in place of blank ones."""
    ledger = with_terms(one)
    try:
        lines, due = lines_and_due(ledger, month)
    except NoAnswer as fault:
        raise Http404(fault.what) from fault
    except CounterfoilError as fault:
        context = contract_page(one, month.words, trouble=fault.as_problem())
        return render(request, "contracts/no_statement.html", context, status=409)
    proposal = None if due is None else proposal_for(one.contract, month)
    closed = closed_row(one.contract, month) if due is None else None
    context = contract_page(
        one,
        f"Statement of {month.words}",
        month=month,
        month_url=one.url("statement", month),
        sections=sections_of(lines),
        net_gbp=total(line for line in lines if line.section is not Section.VAT),
        total_gbp=total(lines),
        due=due,
        closed=closed,
        proposal=proposal,
        is_first_open=ledger.first_open == month,
        **_forms(one, proposal, forms),
    )
    return render(request, "contracts/statement.html", context, status=status)


@require_GET
@acting_view
def line(request: HttpRequest, ref: str, key: str, month: str, line_id: str) -> HttpResponse:
    """How one line of a month came about, down to the clause and the raw record."""
    one = opened(request, ref, key)
    ledger, found = with_terms(one), month_from(month)
    try:
        lines, _ = lines_and_due(ledger, found)
    except NoAnswer as fault:
        raise Http404(fault.what) from fault
    shown: Line | None = next((held for held in lines if held.id == line_id), None)
    if shown is None:
        raise Http404("The statement has no such line.")
    context = contract_page(
        one,
        shown.title,
        crumbs=[(f"Statement of {found.words}", one.url("statement", found))],
        month=found,
        line=shown,
        parts=part_views(shown),
        records=recorded_by_key(one.contract, shown.records),
        **line_disputes(one, found, shown),
    )
    return render(request, "contracts/line.html", context)


def lines_and_due(ledger: Ledger, month: Month) -> tuple[tuple[Line, ...], MonthDue | None]:
    """The lines of a month; what else is known of it while it is open. Raises: NoAnswer."""
    closed = ledger.closed_month(month)
    if closed is not None:
        return closed.lines, None
    made = ledger.statement(month)
    return made.lines, made.due


def _forms(one: Opened, proposal: object, given: dict[str, object]) -> dict[str, object]:
    found: dict[str, object] = {}
    if proposal is None and one.seen.may(Capability.RECORD_FIGURES):
        found["propose_form"] = ProposeForm()
    if proposal is not None and one.seen.may(Capability.CLOSE_MONTH):
        found["close_form"] = CloseForm()
    sends_back = one.seen.may(Capability.CLOSE_MONTH) or one.seen.may(Capability.RECORD_FIGURES)
    if proposal is not None and sends_back:
        found["send_back_form"] = SendBackForm()
    return {**found, **given}
