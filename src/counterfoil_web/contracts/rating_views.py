"""The statutory rating: whether it is owed, rating a period, and the draft notice of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET, require_http_methods

from counterfoil.access import Capability, Marking
from counterfoil.errors import CounterfoilError
from counterfoil.performance.kpi_notice import KpiNotice, notice_ocds, notice_sections
from counterfoil.performance.rated_period import RatedMeasure, rated_period
from counterfoil.performance.ratings import LEAST_KPIS, Rating, kpi_duty, published_kpis, rating_due
from counterfoil.quantities.years import Month
from counterfoil.reports.kpi_notice_word import kpi_notice_docx
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.contracts.health_store import Kind, keep_setting, settings_of
from counterfoil_web.contracts.pages import Opened, contract_page, opened, with_terms
from counterfoil_web.contracts.performance_presenters import target_words, value_words
from counterfoil_web.contracts.performance_store import Performance, performance_of
from counterfoil_web.contracts.performance_views import trouble
from counterfoil_web.contracts.rating_forms import (
    ExemptionForm,
    KeepRatingForm,
    PeriodForm,
    RatingBandsForm,
)
from counterfoil_web.contracts.rating_store import (
    exempt_because,
    keep_rating,
    missing_words,
    notice_of,
    rated_days,
    rating_bands,
    rating_for,
    ratings_of,
)
from counterfoil_web.contracts.reckonings import Ledger
from counterfoil_web.records import log
from counterfoil_web.records.kept_in_memory import KeptInMemory
from counterfoil_web.records.marking import WORD, download
from counterfoil_web.results.drawn_parts import drawn_once

_TAGS = {
    Rating.GOOD: "green",
    Rating.APPROACHING: "turquoise",
    Rating.REQUIRES_IMPROVEMENT: "yellow",
    Rating.INADEQUATE: "red",
    Rating.OTHER: "grey",
}
_YEAR = 12
_RATED: KeptInMemory[tuple[RatedMeasure, ...]] = KeptInMemory(200)


@require_http_methods(["GET", "POST"])
@acting_view
def rating(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """Whether a rating is owed and when, what a period would be rated, and keeping it."""
    one = opened(request, ref, key, Capability.VIEW_PARTNERSHIP)
    ledger = with_terms(one)
    try:
        found = performance_of(ledger)
    except CounterfoilError as fault:
        return trouble(request, one, "Statutory rating", fault)
    if request.method == "POST":
        return _keep(request, one, ledger, found)
    return _page(request, one, ledger, found)


@require_http_methods(["GET", "POST"])
@acting_view
def rating_bands_page(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """Set the bands of the ratings for this contract."""
    one = opened(request, ref, key, Capability.RECORD_FIGURES)
    bands = rating_bands(settings_of(one.contract).get(Kind.RATING_BANDS))
    form = RatingBandsForm(
        request.POST if request.method == "POST" else None,
        initial={
            "approaching": Decimal(str(float(bands.approaching))),
            "improvement": Decimal(str(float(bands.improvement))),
        },
    )
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        keep_setting(one.seen, one.contract, Kind.RATING_BANDS, form.values, reason)
        messages.success(request, "The bands are set for this contract.")
        return redirect(one.url("rating"))
    context = contract_page(
        one,
        "Set the bands of the rating",
        crumbs=_crumbs(one),
        form=form,
        button="Set the bands",
        lead="The regulations give the words of the scale and no figures: the bands are yours.",
    )
    status = 422 if request.method == "POST" else 200
    return render(request, "contracts/performance_form.html", context, status=status)


@require_http_methods(["GET", "POST"])
@acting_view
def rating_exemption(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """Say why the contract is exempt from the duty of KPIs, or that it is not."""
    one = opened(request, ref, key, Capability.RECORD_FIGURES)
    held = exempt_because(settings_of(one.contract).get(Kind.KPI_EXEMPTION))
    form = ExemptionForm(
        request.POST if request.method == "POST" else None, initial={"because": held}
    )
    if request.method == "POST" and form.is_valid():
        because, reason = form.cleaned_data["because"], form.cleaned_data["reason"]
        keep_setting(one.seen, one.contract, Kind.KPI_EXEMPTION, {"because": because}, reason)
        told = "is kept" if because else "is taken back: the duty is as the Act has it"
        messages.success(request, f"The reason why the contract is exempt {told}.")
        return redirect(one.url("rating"))
    context = contract_page(
        one,
        "Exempt from key performance indicators",
        crumbs=_crumbs(one),
        form=form,
        button="Keep the reason",
        lead="Section 52 of the Procurement Act 2023 asks for no indicators where the authority "
        "considers that performance under the contract could not appropriately be assessed by "
        "them. The contract details notice then says why.",
    )
    status = 422 if request.method == "POST" else 200
    return render(request, "contracts/performance_form.html", context, status=status)


@require_GET
@acting_view
def rating_notice(request: HttpRequest, ref: str, key: str, number: int) -> HttpResponse:
    """The draft notice of a kept rating."""
    one, notice = _notice(request, ref, key, number)
    context = contract_page(
        one,
        f"Draft contract performance notice, rating {number}",
        crumbs=_crumbs(one),
        number=number,
        sections=notice_sections(notice),
        may_export=one.seen.may(Capability.EXPORT),
    )
    return render(request, "contracts/rating_notice.html", context)


@require_GET
@acting_view
def rating_word(request: HttpRequest, ref: str, key: str, number: int) -> HttpResponseBase:
    """The draft notice in Word."""
    one, notice = _notice(request, ref, key, number)
    marking = one.seen.partnership.marking
    content = kpi_notice_docx(notice, banner=_banner(one))
    _exported(one, number, "docx")
    return download(content, f"Performance notice {key} {number}.docx", marking, WORD)


@require_GET
@acting_view
def rating_json(request: HttpRequest, ref: str, key: str, number: int) -> HttpResponseBase:
    """The draft notice as open contracting data."""
    one, notice = _notice(request, ref, key, number)
    content = json.dumps(notice_ocds(notice), ensure_ascii=False, indent=2)
    _exported(one, number, "json")
    marking = one.seen.partnership.marking
    return download(content, f"Performance notice {key} {number}.json", marking, "application/json")


def _keep(request: HttpRequest, one: Opened, ledger: Ledger, found: Performance) -> HttpResponse:
    one.seen.require(Capability.RECORD_FIGURES)
    form = KeepRatingForm(request.POST, months=_months(ledger, found))
    if form.is_valid():
        bands = rating_bands(settings_of(one.contract).get(Kind.RATING_BANDS))
        rated = rated_period(ledger.document, found.facts, found.histories, form.months, bands)
        try:
            row = keep_rating(
                one.seen,
                one.contract,
                rated,
                form.months,
                bands=bands,
                note=form.cleaned_data["note"],
            )
        except CounterfoilError as fault:
            form.add_error(None, f"{fault.what[0].upper()}{fault.what[1:]}: {fault.mend}.")
        else:
            messages.success(request, f"Rating {row.number} is kept. Its draft notice is below.")
            return redirect(one.url("rating-notice", row.number))
    return _page(request, one, ledger, found, keep_form=form, status=422)


def _page(
    request: HttpRequest,
    one: Opened,
    ledger: Ledger,
    found: Performance,
    *,
    keep_form: KeepRatingForm | None = None,
    status: int = 200,
) -> HttpResponse:
    document, kept = ledger.document, ratings_of(one.contract)
    settings = settings_of(one.contract)
    setting, exemption = settings.get(Kind.RATING_BANDS), settings.get(Kind.KPI_EXEMPTION)
    bands, months = rating_bands(setting), _months(ledger, found)
    period, chosen = _period(request, months)
    rated: tuple[RatedMeasure, ...] = ()
    if chosen:
        rated = _RATED.made(
            (ledger.key(chosen[-1]), chosen, bands),
            lambda: rated_period(document, found.facts, found.histories, chosen, bands),
        )
    may_record = one.seen.may(Capability.RECORD_FIGURES)
    blank_period = _blank(PeriodForm, months, chosen) if months and period is None else ""
    blank_keep = ""
    if may_record and chosen and keep_form is None:
        blank_keep = _blank(KeepRatingForm, months, chosen)
    due = rating_due(document, rated_days(kept))
    context = contract_page(
        one,
        "Statutory rating",
        crumbs=[("Performance", one.url("performance"))],
        duty=kpi_duty(document, exempt_because=exempt_because(exemption)),
        exemption=exemption if exempt_because(exemption) else None,
        due=due,
        is_late=due < one.seen.acting.today,
        kpis=len(published_kpis(document.terms_in(months[-1]).measures)) if months else 0,
        least=LEAST_KPIS,
        period=period,
        blank_period=blank_period,
        keep_form=keep_form,
        blank_keep=blank_keep,
        rated=tuple(_row(row) for row in rated),
        chosen=f"{chosen[0].words} to {chosen[-1].words}" if chosen else "",
        approaching=_percent(bands.approaching),
        improvement=_percent(bands.improvement),
        set_bands=setting,
        kept=[(row, _named(row.first_month), _named(row.last_month)) for row in kept],
        may_record=may_record,
    )
    return render(request, "contracts/rating.html", context, status=status)


def _period(
    request: HttpRequest, months: tuple[Month, ...]
) -> tuple[PeriodForm | None, tuple[Month, ...]]:
    """The form of the period once it was sent, and its months: the last twelve until then."""
    if not months:
        return None, ()
    asked = request.POST if request.method == "POST" else request.GET
    if "first" not in asked:
        return None, months[-_YEAR:]
    form = PeriodForm(asked, months=months)
    return form, form.months if form.is_valid() else ()


def _blank(
    form: type[PeriodForm], months: tuple[Month, ...], chosen: tuple[Month, ...]
) -> SafeString:
    """A form as nobody has changed it, of the months chosen; drawn once for them."""
    ends = {"first": str(chosen[0]), "last": str(chosen[-1])}
    return drawn_once(
        (form, months, chosen[0], chosen[-1]), lambda: str(form(months=months, initial=ends))
    )


def _months(ledger: Ledger, found: Performance) -> tuple[Month, ...]:
    document = ledger.document
    held = document.term.months
    return tuple(m for m in held if document.first_account <= m <= found.until)


@dataclass(frozen=True)
class _RatedRow:
    """A measure in the table of a period."""

    title: str
    target: str
    result: str
    rating: str
    tag: str
    note: str
    is_kpi: bool


def _row(one: RatedMeasure) -> _RatedRow:
    return _RatedRow(
        title=one.measure.title,
        target=target_words(one.measure),
        result=value_words(one.value, one.measure),
        rating=str(one.rating),
        tag=_TAGS[one.rating],
        note=missing_words(one),
        is_kpi=one.measure.published_kpi,
    )


def _notice(request: HttpRequest, ref: str, key: str, number: int) -> tuple[Opened, KpiNotice]:
    one = opened(request, ref, key, Capability.VIEW_PARTNERSHIP)
    ledger = with_terms(one)
    row = rating_for(one.contract, number)
    return one, notice_of(row, one.contract, ledger.document)


def _exported(one: Opened, number: int, form: str) -> None:
    one.seen.require(Capability.EXPORT)
    partnership = one.seen.partnership
    log.write(
        one.seen.acting,
        "export",
        record=f"rating/{partnership.ref}/{one.contract.key}/{number}.{form}",
        partnership=partnership,
    )


def _banner(one: Opened) -> str:
    return Marking(one.seen.partnership.marking).banner


def _crumbs(one: Opened) -> list[tuple[str, str]]:
    return [("Performance", one.url("performance")), ("Statutory rating", one.url("rating"))]


def _named(month: str) -> str:
    return Month.parse(month).words


def _percent(share: Any) -> str:
    return f"{float(share) * 100:.2f}".rstrip("0").rstrip(".") + "%"
