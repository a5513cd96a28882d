"""The financial health of the supplier: metrics by year, their bands, the note on its group."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from counterfoil.access import Capability
from counterfoil.performance.financial_health import (
    CONFIDENCE,
    SOURCE,
    Accounts,
    Band,
    MetricResult,
    Risk,
    financial_health,
)
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.contracts.health_forms import (
    AccountsForm,
    GroupNoteForm,
    HealthBandsForm,
)
from counterfoil_web.contracts.health_store import (
    Kind,
    Year,
    bands_of,
    keep_accounts,
    keep_setting,
    settings_of,
    years_of,
)
from counterfoil_web.contracts.pages import Opened, contract_page, opened
from counterfoil_web.contracts.performance_views import sent_csv
from counterfoil_web.results.drawn_parts import drawn_once

_TAGS = {Risk.LOW: "green", Risk.MEDIUM: "yellow", Risk.HIGH: "red", Risk.UNKNOWN: "grey"}
_IN_POUNDS = "net_asset_value"
_HEADINGS = ("Year end", "Metric", "Definition", "Value", "Risk", "Note", "Source")


@dataclass(frozen=True)
class MetricCell:
    """A metric in one year."""

    value: str
    risk: str
    tag: str
    note: str


@dataclass(frozen=True)
class MetricRow:
    """A metric over the years, with its band in words."""

    title: str
    definition: str
    band: str
    trend: str
    cells: tuple[MetricCell, ...]


@require_GET
@acting_view
def health(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """Every metric of every year."""
    one = opened(request, ref, key, Capability.VIEW_PARTNERSHIP)
    settings = settings_of(one.contract)
    bands = bands_of(settings.get(Kind.HEALTH_BANDS))
    years = years_of(one.contract, bands)
    context = contract_page(
        one,
        "Financial health of the supplier",
        crumbs=[("Performance", one.url("performance"))],
        years=years,
        rows=_rows(years, bands),
        set_bands=settings.get(Kind.HEALTH_BANDS),
        group=settings.get(Kind.GROUP_NOTE),
        source=SOURCE,
        confidence=CONFIDENCE,
        may_record=one.seen.may(Capability.RECORD_FIGURES),
    )
    return render(request, "contracts/health.html", context)


@require_GET
@acting_view
def health_csv(request: HttpRequest, ref: str, key: str) -> HttpResponseBase:
    """Every metric of every year as CSV."""
    one = opened(request, ref, key, Capability.VIEW_PARTNERSHIP)
    bands = bands_of(settings_of(one.contract).get(Kind.HEALTH_BANDS))
    rows: list[tuple[object, ...]] = [_HEADINGS]
    for year in years_of(one.contract, bands):
        for metric in year.metrics:
            told = (metric.title, metric.definition, metric.value, str(metric.risk), metric.note)
            rows.append((year.row.year_end, *told, year.row.source))
    return sent_csv(one, "financial health", rows)


@require_http_methods(["GET", "POST"])
@acting_view
def health_year(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """Enter a year's figures."""
    one = opened(request, ref, key, Capability.RECORD_FIGURES)
    form = AccountsForm(request.POST) if request.method == "POST" else None
    if form is not None and form.is_valid():
        data = form.cleaned_data
        keep_accounts(
            one.seen,
            one.contract,
            year_end=data["year_end"],
            figures=form.figures,
            source=data["source"],
        )
        messages.success(request, "The year’s figures are kept.")
        return redirect(one.url("health"))
    lead = (
        "From the supplier’s published accounts, in pounds. Leave blank what was not found. "
        "A year entered again takes the place of what stood, which is kept."
    )
    blank = drawn_once("blank accounts", lambda: str(AccountsForm())) if form is None else ""
    title, button = "Enter a year’s accounts", "Keep the figures"
    return _page(request, one, title, form, button, lead, blank=blank)


@require_http_methods(["GET", "POST"])
@acting_view
def health_bands(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """Set the bands of the metrics."""
    one = opened(request, ref, key, Capability.RECORD_FIGURES)
    bands = bands_of(settings_of(one.contract).get(Kind.HEALTH_BANDS))
    titles = {metric.id: metric.title for metric in financial_health(Accounts(year_end=""))}
    data = request.POST if request.method == "POST" else None
    form = HealthBandsForm(data, bands=_settable(bands), titles=titles)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        keep_setting(one.seen, one.contract, Kind.HEALTH_BANDS, form.values, reason)
        messages.success(request, "The bands are set for this contract.")
        return redirect(one.url("health"))
    lead = "Shares are written as numbers: 0.10 is 10%. What you set holds for this contract only."
    return _page(request, one, "Set the bands", form, "Set the bands", lead)


@require_http_methods(["GET", "POST"])
@acting_view
def health_group(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """Write the note on the supplier's group."""
    one = opened(request, ref, key, Capability.RECORD_FIGURES)
    now = settings_of(one.contract).get(Kind.GROUP_NOTE)
    data = request.POST if request.method == "POST" else None
    form = GroupNoteForm(data, initial={"note": now.values["note"] if now else ""})
    if request.method == "POST" and form.is_valid():
        keep_setting(one.seen, one.contract, Kind.GROUP_NOTE, form.cleaned_data, "")
        messages.success(request, "The note is kept.")
        return redirect(one.url("health"))
    return _page(request, one, "The supplier’s group", form, "Keep the note", "")


def _page(
    request: HttpRequest,
    one: Opened,
    title: str,
    form: Form | None,
    button: str,
    lead: str,
    *,
    blank: str = "",
) -> HttpResponse:
    """A page with one form. blank: its fields as nobody has filled them in, where form is None."""
    crumbs = [("Performance", one.url("performance")), ("Financial health", one.url("health"))]
    context = contract_page(
        one, title, crumbs=crumbs, form=form, blank=blank, button=button, lead=lead
    )
    status = 422 if request.method == "POST" else 200
    return render(request, "contracts/performance_form.html", context, status=status)


def _settable(bands: dict[str, Band]) -> dict[str, Band]:
    """Net assets are above nought or not: there is no band to set."""
    return {name: band for name, band in bands.items() if name != _IN_POUNDS}


def _rows(years: tuple[Year, ...], bands: dict[str, Band]) -> list[MetricRow]:
    if not years:
        return []
    return [
        MetricRow(
            title=metric.title,
            definition=metric.definition,
            band=_band_words(metric.id, bands[metric.id]),
            trend=_trend([year.metrics[place].value for year in years], bands[metric.id]),
            cells=tuple(_cell(year.metrics[place]) for year in years),
        )
        for place, metric in enumerate(years[0].metrics)
    ]


def _trend(values: list[Decimal | None], band: Band) -> str:
    """How the last year compares with the one before; blank when either is not known."""
    if len(values) < 2 or values[-1] is None or values[-2] is None:
        return ""
    if values[-1] == values[-2]:
        return "the same as the year before"
    better = (values[-1] > values[-2]) is band.higher_is_better
    return "better than the year before" if better else "worse than the year before"


def _band_words(name: str, band: Band) -> str:
    if name == _IN_POUNDS:
        return "low risk above nought, else high"
    low, high = f"{band.low.normalize():f}", f"{band.high.normalize():f}"
    if band.higher_is_better:
        return f"low risk above {low}, high risk below {high}"
    return f"low risk below {low}, high risk above {high}"


def _cell(metric: MetricResult) -> MetricCell:
    risk = str(metric.risk)
    words = "Not known" if metric.risk is Risk.UNKNOWN else f"{risk.capitalize()} risk"
    return MetricCell(_value(metric.id, metric.value), words, _TAGS[metric.risk], metric.note)


def _value(name: str, value: Decimal | None) -> str:
    if value is None:
        return "—"
    sign = "−" if value < 0 else ""
    return f"{sign}£{abs(value):,.0f}" if name == _IN_POUNDS else f"{sign}{abs(value):,.2f}"
