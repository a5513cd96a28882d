"""The savings bridge: why the net saving delivered differs from the one promised."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from counterfoil.outcomes.bridge import Bridge
from counterfoil.outcomes.bridge_causes import Cause
from counterfoil.reports.bridge_chart import bridge_chart
from counterfoil.reports.bridge_words import bridge_sentence, saving_name, saving_rows
from counterfoil.reports.chart_style import NARROW, WIDE
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.contracts.outlook_drawings import definitions, drawing
from counterfoil_web.outcomes.bridge_presenters import COLUMNS, behind, cause_rows, cells, unmoved
from counterfoil_web.outcomes.leaving import table_out
from counterfoil_web.outcomes.pages import Opened, opened, outcomes_page, with_ledger
from counterfoil_web.outcomes.sources import case_lines_url, contract_url, record_url
from counterfoil_web.outcomes.verdicts import bridge_of


@require_safe
@acting_view
def bridge(request: HttpRequest, ref: str) -> HttpResponse:
    """Promise, causes and record: the waterfall, the table, one sentence."""
    one = opened(request, ref)
    if one.found is None:
        return redirect(one.url("overview"))
    found, trouble = bridge_of(one.outcomes)
    more = {} if found is None else one.outcomes.made("bridge in words", lambda: _told(found))
    context = outcomes_page(
        one,
        "The savings bridge",
        found=found,
        trouble=trouble,
        base=one.url("bridge"),
        **more,
    )
    return render(request, "outcomes/bridge.html", context)


@require_safe
@acting_view
def bridge_cause(request: HttpRequest, ref: str, cause: str) -> HttpResponse:
    """What is behind a cause: each line, and its months or years."""
    one = with_ledger(request, ref)
    about, found = _cause(cause), _found(one)
    rows = [
        (row, record_url(one, row.record), case_lines_url(one) if row.is_case else "")
        for row in behind(found, about)
    ]
    context = outcomes_page(
        one,
        about.label,
        crumbs=[("The savings bridge", one.url("bridge"))],
        cause=about,
        part=found.part(about),
        rows=rows,
        months_url=contract_url(one),
    )
    return render(request, "outcomes/bridge_cause.html", context)


@require_safe
@acting_view
def bridge_chart_file(request: HttpRequest, ref: str, size: str) -> HttpResponse:
    """The server's drawing of the waterfall."""
    found = _found(with_ledger(request, ref))
    return drawing(lambda width: bridge_chart(found, width), size)


@require_safe
@acting_view
def bridge_file(request: HttpRequest, ref: str, form: str) -> HttpResponseBase:
    """The bridge with everything behind it, as a table."""
    one = with_ledger(request, ref)
    return table_out(one, "Savings bridge", form, COLUMNS, cells(_found(one)))


def _told(found: Bridge) -> dict[str, object]:
    wide, narrow = bridge_chart(found, WIDE), bridge_chart(found, NARROW)
    return {
        "sentence": bridge_sentence(found),
        "name": saving_name(found).capitalize(),
        "parts": saving_rows(found) if found.has_benefits else (),
        "chart": wide,
        "definitions": definitions("bridge", wide, narrow),
        "rows": cause_rows(found),
        "unmoved": unmoved(found),
    }


def _found(one: Opened) -> Bridge:
    found, trouble = bridge_of(one.outcomes)
    if found is None:
        raise Http404(f"There is no bridge: {trouble.what if trouble else ''}.")
    return found


def _cause(name: str) -> Cause:
    try:
        return Cause(name)
    except ValueError:
        raise Http404("There is no such cause.") from None
