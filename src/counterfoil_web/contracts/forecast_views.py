"""What is to come: the next month on figures so far, and the years left of the term."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods, require_safe

from counterfoil.access import Capability, Marking
from counterfoil.contract.forecast import Forecast, Supposed
from counterfoil.contract.rest_of_term import RestOfTerm
from counterfoil.contract.spread import Spread
from counterfoil.errors import CounterfoilError, Problem
from counterfoil.quantities.years import day_in_words
from counterfoil.reports.chart_style import NARROW, WIDE
from counterfoil.reports.rest_of_term_chart import is_uncertain, rest_of_term_chart
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.contracts.export_views import taken_out
from counterfoil_web.contracts.forecast_forms import GrowthForm
from counterfoil_web.contracts.forecast_store import (
    TRIALS,
    Driver,
    drivers_of,
    forecast_of,
    rest_as_it_stands,
    rest_of_run,
    rest_runs,
    start_rest,
)
from counterfoil_web.contracts.outlook_drawings import definitions, drawing
from counterfoil_web.contracts.outlook_runs import Run, Runs
from counterfoil_web.contracts.pages import Opened, contract_page, opened, with_terms
from counterfoil_web.contracts.presenters import sections_of
from counterfoil_web.contracts.query_views import illustrative, list_file
from counterfoil_web.contracts.reckonings import Ledger
from counterfoil_web.partnerships.list_files import Cell, ListFile
from counterfoil_web.results.drawn_parts import drawn_once

_COLUMNS = (
    *("Part", "Financial year or line", "Months", "Before VAT (£)", "With VAT (£)"),
    *("With VAT, P10 (£)", "With VAT, P50 (£)", "With VAT, P90 (£)", "How"),
)
_NEXT, _REST, _SUPPOSED = "Next month", "Rest of the term", "Supposed"


@require_http_methods(["GET", "POST"])
@acting_view
def forecast(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """The next month and the rest of the term; a POST simulates the latter."""
    one = opened(request, ref, key, Capability.VIEW_PARTNERSHIP)
    ledger = with_terms(one)
    runs = rest_runs(one.seen, ledger)
    drivers = drivers_of(ledger.document)
    if request.method == "POST":
        form = GrowthForm(request.POST, drivers=drivers)
        if not form.is_valid():
            return _page(request, one, ledger, runs, form, status=422)
        _, trouble = _tried(lambda: rest_as_it_stands(ledger))
        if trouble is not None or not drivers:  # nothing to simulate: the page says why
            return _page(request, one, ledger, runs, form, status=409)
        job = start_rest(one.seen, one.contract, ledger, form.ranges)
        return redirect("operations:job", job.pk)
    return _page(request, one, ledger, runs, None)


@require_safe
@acting_view
def forecast_file(request: HttpRequest, ref: str, key: str, form: str) -> HttpResponseBase:
    """Both as one table."""
    one = opened(request, ref, key, Capability.VIEW_PARTNERSHIP)
    one.seen.require(Capability.EXPORT)
    ledger = with_terms(one)
    found, _ = _tried(lambda: forecast_of(ledger))
    rest, _ = _rest(ledger, rest_runs(one.seen, ledger).ended)
    told = ListFile(
        title="Forecast",
        about=f"{one.contract.title}, on what was known on {day_in_words(ledger.on)}. "
        f"{one.contract.illustrative}".strip(),
        columns=_COLUMNS,
        rows=[*_month_cells(found), *_rest_cells(rest)],
        marking=Marking(one.contract.partnership.marking),
    )
    content, kind = list_file(told, form)
    name = f"{one.contract.title} forecast{illustrative(one)}.{form}"
    record = f"contract/{one.seen.partnership.ref}/{one.contract.key}/forecast.{form}"
    return taken_out(one.seen, one.contract, record, name, content, kind)


@require_safe
@acting_view
def forecast_chart(request: HttpRequest, ref: str, key: str, size: str) -> HttpResponse:
    """The server's drawing of the rest of the term."""
    one = opened(request, ref, key, Capability.VIEW_PARTNERSHIP)
    ledger = with_terms(one)
    rest, _ = _rest(ledger, rest_runs(one.seen, ledger).ended)
    if rest is None:
        raise Http404("Nothing is to come that can be worked out.")
    return drawing(lambda width: rest_of_term_chart(rest, width), size)


def _page(
    request: HttpRequest,
    one: Opened,
    ledger: Ledger,
    runs: Runs,
    form: GrowthForm | None,
    *,
    status: int = 200,
) -> HttpResponse:
    """form: what was sent; None for one that nobody has filled in."""
    drivers = drivers_of(ledger.document)
    found, month_trouble = _tried(lambda: forecast_of(ledger))
    rest, rest_trouble = _rest(ledger, runs.ended)
    base, titles = one.url("forecast"), _titles(ledger)
    asks = rest is not None and bool(drivers)
    context = contract_page(
        one,
        "Forecast",
        found=found,
        month_name=found.month.words if found else "",
        sections=sections_of(found.statement.lines) if found else (),
        supposed=_supposed(found, titles),
        month_unforeseen=_titled(found.not_foreseen, titles) if found else (),
        rest_unforeseen=_titled(rest.not_foreseen, titles) if rest else (),
        month_trouble=month_trouble,
        rest=rest,
        rest_trouble=rest_trouble,
        run=runs.ended,
        going_on=runs.going_on,
        asks=asks,
        form=form if asks else None,
        blank=_blank(drivers, runs.ended) if asks and form is None else "",
        trials=TRIALS,
        may_export=one.seen.may(Capability.EXPORT),
        base=base,
        **({} if rest is None else _charts(rest)),
    )
    return render(request, "contracts/forecast.html", context, status=status)


def _blank(drivers: tuple[Driver, ...], run: Run | None) -> SafeString:
    """The fields with the ranges of the last simulation, or a beginning; drawn once for them."""
    held = {} if run is None else run.asked["ranges"]

    def draw() -> str:
        form = GrowthForm(drivers=drivers, held=held)
        return render_to_string("contracts/parts/growth_fields.html", {"form": form})

    ranges = tuple((name, *one) for name, one in sorted(held.items()))
    return drawn_once(("blank growth", drivers, ranges), draw)


def _titles(ledger: Ledger) -> dict[str, str]:
    """The titles of charges and measures by their ids, the last version's where it names them."""
    return {
        thing.id: thing.title
        for terms in ledger.document.versions
        for thing in (*terms.charges, *terms.measures)
    }


def _titled(names: Iterable[str], titles: dict[str, str]) -> tuple[str, ...]:
    return tuple(titles.get(name, name) for name in names)


def _supposed(
    found: Forecast | None, titles: dict[str, str]
) -> tuple[tuple[Supposed, str, str], ...]:
    if found is None:
        return ()
    return tuple((row, titles.get(row.of, row.of), row.month.words) for row in found.supposed)


def _charts(rest: RestOfTerm) -> dict[str, Any]:
    wide, narrow = rest_of_term_chart(rest, WIDE), rest_of_term_chart(rest, NARROW)
    return {
        "chart": wide,
        "definitions": definitions("rest", wide, narrow),
        "varies": is_uncertain(rest),
    }


def _rest(ledger: Ledger, run: Run | None) -> tuple[RestOfTerm | None, Problem | None]:
    """The rest of the term as last simulated, else as things stand."""
    simulated = rest_of_run(run)
    if simulated is not None:
        return simulated, None
    return _tried(lambda: rest_as_it_stands(ledger))


def _tried(work: Callable[[], Any]) -> tuple[Any, Problem | None]:
    try:
        return work(), None
    except CounterfoilError as fault:
        return None, fault.as_problem()


def _month_cells(found: Forecast | None) -> Iterator[tuple[Cell, ...]]:
    if found is None:
        return
    made, blank = found.statement, ("", "", "")
    for line in made.lines:
        how = "rests on a supposed figure" if line.is_provisional else ""
        name = f"{found.month.words}: {line.title}"
        yield (_NEXT, name, Decimal(1), line.amount_gbp, "", *blank, how)
    total = (made.net_gbp, made.total_gbp)
    yield (_NEXT, f"{found.month.words}: in all", Decimal(1), *total, *blank, "")
    for row in found.supposed:
        of = f"{row.of}, {row.month.words}: {row.figure}"
        yield (_SUPPOSED, of, "", "", "", *blank, row.rule)


def _rest_cells(rest: RestOfTerm | None) -> Iterator[tuple[Cell, ...]]:
    if rest is None:
        return
    how = f"{rest.trials:,} trials" if rest.trials > 1 else "volumes and indices as they stand"
    for year in rest.years:
        cells = _spread_cells(year.net, year.with_vat)
        yield (_REST, str(year.year), Decimal(year.months), *cells, how)
    months = Decimal(sum(year.months for year in rest.years))
    yield (_REST, "In all", months, *_spread_cells(rest.net, rest.with_vat), how)


def _spread_cells(net: Spread, with_vat: Spread) -> tuple[Decimal, ...]:
    levels = (with_vat.p10_gbp, with_vat.p50_gbp, with_vat.p90_gbp)
    return (net.mean_gbp, with_vat.mean_gbp, *levels)
