"""The performance of a contract: every measure, and the same as a file."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET

from counterfoil.access import Capability
from counterfoil.csv_text import csv_text
from counterfoil.errors import CounterfoilError
from counterfoil.performance.rag import RULE
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.contracts.pages import Opened, contract_page, opened, with_terms
from counterfoil_web.contracts.performance_presenters import (
    colour_counts,
    measure_rows,
    month_table,
)
from counterfoil_web.contracts.performance_store import Performance, performance_of
from counterfoil_web.records import log
from counterfoil_web.records.marking import download

CSV = "text/csv; charset=utf-8"
_HEADINGS = (
    *("Measure", "Clause", "Month", "Supplier's figure", "Verified figure", "Sample"),
    *("Value of the month", "Judged at", "Colour", "Word", "Signal"),
    *("Due before caps", "Taken", "Lost to caps", "Waived", "Earned back"),
)


@require_GET
@acting_view
def performance(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """Every measure with its last windows, its target and its trend."""
    one = opened(request, ref, key)
    ledger = with_terms(one)
    try:
        found = performance_of(ledger)
    except CounterfoilError as fault:
        return trouble(request, one, "Performance", fault)
    rows = measure_rows(found.histories)
    context = contract_page(
        one,
        "Performance",
        rows=rows,
        counts=colour_counts(rows),
        rule=RULE,
        until=found.until.words,
        base=one.url("performance"),
    )
    return render(request, "contracts/performance.html", context)


@require_GET
@acting_view
def performance_csv(request: HttpRequest, ref: str, key: str) -> HttpResponseBase:
    """Every measure and month as CSV."""
    one = opened(request, ref, key)
    found = performance_of(with_terms(one))
    return sent_csv(one, "performance", [_HEADINGS, *_lines(found)])


def sent_csv(one: Opened, name: str, rows: list[tuple[object, ...]]) -> HttpResponseBase:
    """Rows as a file of the contract, with its marking; logged as an export."""
    if one.is_authority:
        one.seen.require(Capability.EXPORT)
    if one.contract.illustrative:
        rows = [(f"Illustrative: {one.contract.illustrative}",), *rows]
    partnership = one.seen.partnership
    log.write(
        one.seen.acting,
        "export",
        record=f"contract/{partnership.ref}/{one.contract.key}/{name}.csv",
        partnership=partnership,
    )
    title = f"{one.contract.title} {name}.csv"
    return download(csv_text(rows), title, partnership.marking, CSV)


def trouble(request: HttpRequest, one: Opened, title: str, fault: CounterfoilError) -> HttpResponse:
    """The page that says why nothing can be worked out, and how to mend it."""
    context = contract_page(one, title, trouble=fault.as_problem())
    return render(request, "contracts/no_statement.html", context, status=409)


def _lines(found: Performance) -> Iterator[tuple[object, ...]]:
    for history in found.histories:
        for row in reversed(month_table(history)):
            at = row.judged
            words = (at.value, at.colour, at.word) if at else ("", "", "")
            yield (
                *(history.measure.title, history.measure.clause, row.month),
                *(row.supplier, row.verified, row.sample, row.value),
                *(*words, row.signal),
                *(f"{sum_gbp:.2f}" for sum_gbp in row.money),
            )
