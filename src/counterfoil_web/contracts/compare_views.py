"""Two months of a contract beside one another, line by line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET, require_safe

from counterfoil.access import Marking
from counterfoil.contract.comparison_of_months import (
    ComparisonOfMonths,
    LineDifference,
    Stated,
    Why,
    comparison_of_months,
)
from counterfoil.contract.lines import pounds
from counterfoil.errors import CounterfoilError
from counterfoil.quantities.years import Month
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.contracts.closing import address
from counterfoil_web.contracts.compare_forms import CompareForm
from counterfoil_web.contracts.export_views import may_take_out, taken_out
from counterfoil_web.contracts.invoice_views import months_of_account
from counterfoil_web.contracts.pages import Opened, contract_page, opened, with_terms
from counterfoil_web.contracts.presenters import SECTION_WORDS
from counterfoil_web.contracts.query_views import illustrative, list_file
from counterfoil_web.contracts.reckonings import Ledger
from counterfoil_web.partnerships.list_files import Cell, ListFile
from counterfoil_web.records.kept_in_memory import KeptInMemory
from counterfoil_web.results.drawn_parts import drawn_once

WHY_WORDS = {
    Why.VOLUME: "Volume",
    Why.PRICE: "Price",
    Why.INDEX: "Indexation",
    Why.DAYS: "Days or hours",
    Why.DEDUCTION: "Deductions",
    Why.ADJUSTMENT: "Adjustments",
    Why.VAT: "VAT",
    Why.STARTED: "Began",
    Why.STOPPED: "Ended",
    Why.AMOUNT: "Amount",
}
_KEPT: KeptInMemory[ComparisonOfMonths] = KeptInMemory(200)
_COLUMNS = ("Section", "Line", "Before (£)", "After (£)", "Difference (£)", "Why", "Line id")


@dataclass(frozen=True)
class LineView:
    """A line of the comparison as the page shows it. why: what the difference comes from."""

    line: LineDifference
    section: str
    why: str
    before_url: str
    after_url: str


@require_GET
@acting_view
def compare(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """Choose two months, and read what differs and why."""
    one = opened(request, ref, key)
    ledger = with_terms(one)
    months = months_of_account(one, ledger)
    form = CompareForm(_asked(request, ledger, months), months=months)
    found, trouble, status = None, None, 200
    if not form.is_valid():
        status = 422 if months else 200
    else:
        try:
            found = _compared(ledger, form.month("before"), form.month("after"))
        except CounterfoilError as fault:
            trouble, status = fault.as_problem(), 409
    context = contract_page(
        one,
        "Compare two months",
        form=form if months else None,
        chosen=_chosen(form, months) if form.is_valid() else "",
        found=found,
        trouble=trouble,
        told="" if found is None else _told(one, ledger, found),
        file_url=_file_url(one, found),
    )
    return render(request, "contracts/compare.html", context, status=status)


@require_safe
@acting_view
def compare_file(request: HttpRequest, ref: str, key: str, form: str) -> HttpResponseBase:
    """The comparison as a table."""
    one = opened(request, ref, key)
    may_take_out(one)
    ledger = with_terms(one)
    months = months_of_account(one, ledger)
    asked = CompareForm(_asked(request, ledger, months), months=months)
    if not asked.is_valid():
        raise Http404("The contract has no account of one of the months.")
    try:
        found = _compared(ledger, asked.month("before"), asked.month("after"))
    except CounterfoilError as fault:
        raise Http404(fault.what) from fault
    told = ListFile(
        title=f"{found.before} and {found.after}",
        about=f"{one.contract.title}. {one.contract.illustrative}".strip(),
        columns=_COLUMNS,
        rows=[_cells(row) for row in _rows(one, found)],
        marking=Marking(one.contract.partnership.marking),
    )
    content, kind = list_file(told, form)
    name = f"{one.contract.title} {found.before} and {found.after}{illustrative(one)}.{form}"
    record = address(one.contract, found.after)
    return taken_out(one.seen, one.contract, record, name, content, kind)


def _chosen(form: CompareForm, months: list[Month]) -> SafeString:
    """The fields with the two months that were chosen, drawn once for them."""
    return drawn_once(
        ("two months", tuple(months), form.month("before"), form.month("after")),
        lambda: render_to_string("contracts/parts/compare_fields.html", {"form": form}),
    )


def _told(one: Opened, ledger: Ledger, found: ComparisonOfMonths) -> SafeString:
    """The comparison in words, drawn once for all that it rests on."""

    def draw() -> str:
        told = {
            "difference_gbp": found.difference_gbp,
            "rows": _rows(one, found),
            "by_reason": [(WHY_WORDS[why], amount) for why, amount in found.by_reason],
            **_names(found),
        }
        return render_to_string("contracts/parts/compared_months.html", told)

    key = ("compared", ledger.key(found.before), ledger.key(found.after), one.url("overview"))
    return drawn_once(key, draw)


def _asked(request: HttpRequest, ledger: Ledger, months: list[Month]) -> dict[str, str]:
    """The months asked for; where they are not, the first one open and the one before it.

    Months after the first open one may have no figures yet. While the first of all is open, it is
    compared with the next.
    """
    after = request.GET.get("after", "") or _usual(ledger, months)
    earlier = [str(month) for month in months if str(month) < after]
    before = earlier[0] if earlier else after
    return {"before": request.GET.get("before", before), "after": after}


def _usual(ledger: Ledger, months: list[Month]) -> str:
    if not months:
        return ""
    first = ledger.first_open
    if first not in months:
        return str(months[0])
    return str(first if first != months[-1] else months[max(0, len(months) - 2)])


def _compared(ledger: Ledger, before: Month, after: Month) -> ComparisonOfMonths:
    return _KEPT.made(
        (ledger.key(before), ledger.key(after)),
        lambda: comparison_of_months(_stated(ledger, before), _stated(ledger, after)),
    )


def _stated(ledger: Ledger, month: Month) -> Stated:
    return _Stated(month, (ledger.closed_month(month) or ledger.statement(month)).lines)


@dataclass(frozen=True)
class _Stated:
    month: Month
    lines: tuple[Any, ...]


def _rows(one: Opened, found: ComparisonOfMonths) -> tuple[LineView, ...]:
    before, after = (_line_prefix(one, month) for month in (found.before, found.after))
    return tuple(
        LineView(
            line,
            SECTION_WORDS[line.section],
            "; ".join(f"{WHY_WORDS[held.why]} {_signed(held.amount_gbp)}" for held in line.reasons),
            f"{before}{line.id}/" if line.before else "",
            f"{after}{line.id}/" if line.after else "",
        )
        for line in found.lines
    )


def _line_prefix(one: Opened, month: Month) -> str:
    return f"{one.url('statement', month)}line/"


def _signed(amount: Any) -> str:
    return pounds(amount) if amount < 0 else f"+{pounds(amount)}"


def _cells(row: LineView) -> tuple[Cell, ...]:
    line = row.line
    amounts = (line.before_gbp, line.after_gbp, line.difference_gbp)
    return (row.section, line.title, *amounts, row.why, line.id)


def _names(found: ComparisonOfMonths) -> dict[str, Any]:
    stated = {"before": found.before, "after": found.after}
    sums = {
        f"{name}_gbp": sum(getattr(line, f"{name}_gbp") for line in found.lines)
        for name in ("before", "after")
    }
    return {**{f"{name}_name": month.words for name, month in stated.items()}, **sums}


def _file_url(one: Opened, found: ComparisonOfMonths | None) -> str:
    return "" if found is None else f"{one.url('compare')}months."
