"""One measure: its chart, its months, what was deducted by it, and the checks of its figures."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_safe

from counterfoil.errors import CounterfoilError
from counterfoil.performance.integrity import ALARM, NOT_A_VERDICT, Finding
from counterfoil.performance.measure_checks import carries_money, measure_checks
from counterfoil.performance.measure_history import MeasureHistory
from counterfoil.performance.rag import RULE
from counterfoil.reports.chart_images import svg
from counterfoil.reports.chart_style import NARROW, WIDE
from counterfoil.reports.measure_chart import measure_chart
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.contracts.pages import Opened, contract_page, opened, with_terms
from counterfoil_web.contracts.performance_presenters import (
    chance_words,
    month_table,
    signal_sentences,
    target_words,
    totals,
    window_words,
)
from counterfoil_web.contracts.performance_store import Performance, performance_of
from counterfoil_web.contracts.performance_views import trouble
from counterfoil_web.records.kept_in_memory import KeptInMemory

_WIDTHS = {"wide": WIDE, "narrow": NARROW}
_DRAWN: KeptInMemory[str] = KeptInMemory(4_000_000, len)
_CHECKED: KeptInMemory[tuple[Finding, ...]] = KeptInMemory(500)


@require_GET
@acting_view
def measure(request: HttpRequest, ref: str, key: str, measure_id: str) -> HttpResponse:
    """The measure's page."""
    one = opened(request, ref, key)
    ledger = with_terms(one)
    try:
        found = performance_of(ledger)
    except CounterfoilError as fault:
        return trouble(request, one, "Performance", fault)
    history = found.history(measure_id)
    clause = history.measure
    wide, narrow = measure_chart(history, WIDE), measure_chart(history, NARROW)
    due, taken, lost, waived, back = totals(history)
    context = contract_page(
        one,
        clause.title,
        crumbs=[("Performance", one.url("performance"))],
        measure=clause,
        target=target_words(clause),
        window=window_words(clause),
        chart=wide,
        wide=wide.spec if wide else None,
        narrow=narrow.spec if narrow else None,
        drawing=one.url("measure", measure_id),
        rows=month_table(history),
        trend=history.trend,
        enough=history.limits is not None and history.limits.enough,
        signals=signal_sentences(history),
        money={"due": due, "taken": taken, "lost": lost, "waived": waived, "back": back},
        checks=_checks(one, found, history),
        not_a_verdict=NOT_A_VERDICT,
        rule=RULE,
    )
    return render(request, "contracts/measure.html", context)


@require_safe
@acting_view
def chart(request: HttpRequest, ref: str, key: str, measure_id: str, size: str) -> HttpResponse:
    """The server's drawing of a measure's chart."""
    one = opened(request, ref, key)
    if size not in _WIDTHS:
        raise Http404("There is no such size.")
    found = performance_of(with_terms(one))
    history = found.history(measure_id)

    def draw() -> str:
        made = measure_chart(history, _WIDTHS[size])
        return "" if made is None else svg(made.spec, size)

    drawn = _DRAWN.made((found.key, measure_id, size), draw)
    if not drawn:
        raise Http404("Nothing has been measured yet.")
    response = HttpResponse(drawn, content_type="image/svg+xml")
    response["Cache-Control"] = "private, no-cache"
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return response


def _checks(one: Opened, found: Performance, history: MeasureHistory) -> list[dict[str, object]]:
    """The integrity checks; none for the supplier, nor where no money hangs on the measure."""
    if not one.is_authority or not carries_money(history.measure):
        return []
    key = (found.key, history.measure.id)
    made = _CHECKED.made(key, lambda: measure_checks(history, found.records))
    return [
        {
            "title": str(finding.check).capitalize(),
            "alarm": finding.alarm,
            "made": finding.chance is not None,
            "chance": chance_words(finding.chance),
            "alarm_at": f"{ALARM:.0%}",
            "seen": f"{finding.seen[0].upper()}{finding.seen[1:]}",
            "method": finding.method,
        }
        for finding in made
    ]
