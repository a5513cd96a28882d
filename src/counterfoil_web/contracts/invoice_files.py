"""Invoices taken out: the list of all of them, and one month's differences."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from counterfoil.access import Capability, Marking
from counterfoil.contract.records import Invoice
from counterfoil.contractfile.exact_text import exact_text
from counterfoil.errors import CounterfoilError
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.contracts.closing import address
from counterfoil_web.contracts.export_views import may_take_out, taken_out
from counterfoil_web.contracts.invoice_checking import CheckedMonth, checked_month
from counterfoil_web.contracts.invoice_store import by_month, invoices_of
from counterfoil_web.contracts.pages import Opened, opened, with_terms
from counterfoil_web.contracts.query_views import illustrative, list_file
from counterfoil_web.contracts.store import month_from
from counterfoil_web.partnerships.list_files import Cell, ListFile

_INVOICES = (
    *("Month", "Invoice", "Dated", "Line", "For", "Quantity", "Rate (£)", "Amount (£)"),
    *("VAT of the invoice (£)", "Currency", "Record"),
)
_DIFFERENCES = (
    *("Cause", "What", "Clause", "Billed (£)", "Due (£)", "Difference (£)", "Why"),
    "How the statement came to it",
)


@require_safe
@acting_view
def invoices_file(request: HttpRequest, ref: str, key: str, form: str) -> HttpResponseBase:
    """Every line of every invoice that stands."""
    one = opened(request, ref, key)
    may_take_out(one)
    held = by_month(invoices_of(with_terms(one)))
    rows = [row for found in held.values() for invoice in found for row in _lines(invoice)]
    told = _told(one, "Invoices", _INVOICES, rows)
    content, kind = list_file(told, form)
    name = f"{one.contract.title} invoices{illustrative(one)}.{form}"
    record = f"invoices/{one.contract.partnership.ref}/{one.contract.key}"
    return taken_out(one.seen, one.contract, record, name, content, kind)


@require_safe
@acting_view
def check_file(request: HttpRequest, ref: str, key: str, month: str, form: str) -> HttpResponseBase:
    """The differences of a month, with their sum."""
    one, found = opened(request, ref, key, Capability.EXPORT), month_from(month)
    try:
        checked = checked_month(with_terms(one), found)
    except CounterfoilError as fault:
        raise Http404(fault.what) from fault
    told = _told(one, f"Invoices of {found}", _DIFFERENCES, _differences(checked))
    content, kind = list_file(told, form)
    name = f"{one.contract.title} {found} invoice check{illustrative(one)}.{form}"
    return taken_out(one.seen, one.contract, address(one.contract, found), name, content, kind)


def _told(
    one: Opened, title: str, columns: tuple[str, ...], rows: list[tuple[Cell, ...]]
) -> ListFile:
    return ListFile(
        title=title,
        about=f"{one.contract.title}. {one.contract.illustrative}".strip(),
        columns=columns,
        rows=rows,
        marking=Marking(one.contract.partnership.marking),
    )


def _lines(invoice: Invoice) -> list[tuple[Cell, ...]]:
    return [
        (
            str(invoice.month),
            invoice.number,
            invoice.dated.isoformat(),
            line.title,
            line.of,
            _number(line.quantity),
            _number(line.rate_gbp),
            line.amount_gbp,
            invoice.vat_gbp,
            invoice.currency,
            invoice.id,
        )
        for line in invoice.lines
    ]


def _number(value: Fraction | None) -> Cell:
    """A number; a fraction that no decimal says exactly stays text."""
    if value is None:
        return ""
    text = exact_text(value)
    return text if "/" in text else Decimal(text)


def _differences(checked: CheckedMonth) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = [
        (
            one.cause,
            one.title,
            one.clause,
            one.invoiced_gbp,
            one.stated_gbp,
            one.difference_gbp,
            one.why,
            one.working,
        )
        for one in checked.queried
    ]
    check = checked.check
    sums = (check.invoiced_gbp, check.stated_gbp, check.difference_gbp)
    return [*rows, ("", "All that was billed and is due", "", *sums, "", "")]
