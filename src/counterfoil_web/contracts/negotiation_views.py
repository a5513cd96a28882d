"""Terms before they are signed: what they would have paid, how far that may vary, their flaws."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from counterfoil.access import Capability, Marking
from counterfoil.contract.backtest import Backtest
from counterfoil.contract.lines import Section
from counterfoil.reports.backtest_chart import backtest_chart
from counterfoil.reports.chart_style import NARROW, WIDE
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.contracts.export_views import taken_out
from counterfoil_web.contracts.negotiation_forms import WORDS, TryForm
from counterfoil_web.contracts.negotiation_presenters import (
    COLUMNS,
    file_rows,
    largest_rows,
    share_words,
    spread_rows,
)
from counterfoil_web.contracts.negotiation_store import (
    AGREED,
    DRAFT,
    TRIALS,
    Choice,
    Looked,
    Tried,
    choice_of,
    looked_at,
    start_year,
    tried_of,
    year_of_run,
    year_runs,
)
from counterfoil_web.contracts.outlook_drawings import definitions, drawing
from counterfoil_web.contracts.pages import Opened, contract_page, opened
from counterfoil_web.contracts.presenters import SECTION_WORDS
from counterfoil_web.contracts.query_views import illustrative, list_file
from counterfoil_web.partnerships.list_files import ListFile
from counterfoil_web.records.kept_in_memory import KeptInMemory

_MOST_GAPS = 10
_PAST: KeptInMemory[dict[str, Any]] = KeptInMemory(60)


@require_http_methods(["GET", "POST"])
@acting_view
def negotiation(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """Terms from every side; a POST simulates a year of them."""
    one = opened(request, ref, key, Capability.VIEW_PARTNERSHIP)
    choice = choice_of(one.seen, one.contract)
    if not choice.terms:
        return render(request, "contracts/no_terms.html", contract_page(one, one.contract.title))
    form = TryForm(_asked(request, one, choice), choice=choice)
    if not form.is_valid():
        context = contract_page(one, "Negotiation", form=form, choice=choice)
        return render(request, "contracts/negotiation.html", context, status=422)
    tried = tried_of(choice, **form.cleaned_data)
    looked = looked_at(tried)
    if request.method == "POST" and looked is not None and looked.past is not None:
        return redirect("operations:job", start_year(one.seen, tried).pk)
    status = 200 if request.method == "GET" else 409
    context = _context(one, choice, form, tried, looked)
    return render(request, "contracts/negotiation.html", context, status=status)


@require_safe
@acting_view
def negotiation_file(request: HttpRequest, ref: str, key: str, form: str) -> HttpResponseBase:
    """All of it as one table."""
    one = opened(request, ref, key, Capability.VIEW_PARTNERSHIP)
    one.seen.require(Capability.EXPORT)
    _, tried, looked = _found(request, one)
    told = ListFile(
        title="Terms tried",
        about=f"{one.contract.title}: {WORDS[tried.terms].lower()} on the figures of "
        f"{tried.figures.title}. {one.contract.illustrative}".strip(),
        columns=COLUMNS,
        rows=file_rows(looked, year_of_run(year_runs(one.seen, tried).ended)),
        marking=Marking(one.contract.partnership.marking),
    )
    content, kind = list_file(told, form)
    name = f"{one.contract.title} {tried.terms} terms tried{illustrative(one)}.{form}"
    record = f"contract/{one.seen.partnership.ref}/{one.contract.key}/negotiation.{form}"
    return taken_out(one.seen, one.contract, record, name, content, kind)


@require_safe
@acting_view
def negotiation_chart(request: HttpRequest, ref: str, key: str, size: str) -> HttpResponse:
    """The server's drawing of what would have been paid."""
    one = opened(request, ref, key, Capability.VIEW_PARTNERSHIP)
    choice, tried, _ = _found(request, one)
    pasts = _pasts(_set_beside(choice, tried))
    if not pasts:
        raise Http404("There are no figures of the past to try the terms on.")
    return drawing(lambda width: backtest_chart(pasts, width), size)


def _asked(request: HttpRequest, one: Opened, choice: Choice) -> dict[str, str]:
    """What is asked for; else the agreed terms, or the draft, on the contract's own figures."""
    usual = {"terms": choice.terms[0] if choice.terms else "", "figures": one.contract.key}
    given = request.POST if request.method == "POST" else request.GET
    return {name: given.get(name, value) for name, value in usual.items()}


def _found(request: HttpRequest, one: Opened) -> tuple[Choice, Tried, Looked]:
    choice = choice_of(one.seen, one.contract)
    form = TryForm(_asked(request, one, choice), choice=choice)
    if not form.is_valid():
        raise Http404("The contract has no such terms or figures.")
    tried = tried_of(choice, **form.cleaned_data)
    looked = looked_at(tried)
    if looked is None:
        raise Http404("The draft cannot be read.")
    return choice, tried, looked


def _set_beside(choice: Choice, tried: Tried) -> tuple[Tried, ...]:
    """The terms tried; of a draft, with those agreed."""
    if tried.terms == DRAFT and choice.agreed is not None:
        return tried, tried_of(choice, AGREED, tried.figures.key)
    return (tried,)


def _pasts(each: Sequence[Tried]) -> dict[str, Backtest]:
    """What the terms would have paid, by their names; none where the first cannot be tried."""
    found = {}
    for one in each:
        looked = looked_at(one)
        if looked is not None and looked.past is not None:
            found[WORDS[one.terms]] = looked.past
        elif not found:
            break
    return found


def _context(
    one: Opened, choice: Choice, form: TryForm, tried: Tried, looked: Looked | None
) -> dict[str, Any]:
    asked = urlencode({"terms": tried.terms, "figures": tried.figures.key})
    context = contract_page(
        one,
        "Negotiation",
        form=form if len(choice.terms) > 1 or len(choice.figures) > 1 else None,
        form_values=form.cleaned_data,
        tried=tried,
        tried_name=WORDS[tried.terms],
        looked=looked,
        trials=f"{TRIALS:,}",
        may_export=one.seen.may(Capability.EXPORT),
        base=one.url("negotiation"),
        asked=asked,
    )
    if looked is None:
        return context
    runs = year_runs(one.seen, tried)
    year = year_of_run(runs.ended)
    return {
        **context,
        **_past_of(_set_beside(choice, tried)),
        "run": runs.ended,
        "going_on": runs.going_on,
        "year": year,
        "spreads": spread_rows(year),
        "largest_rows": largest_rows(looked.largest),
        "month_share": share_words(looked.largest.month_share if looked.largest else None),
        "year_share": share_words(looked.largest.year_share if looked.largest else None),
    }


def _past_of(each: Sequence[Tried]) -> dict[str, Any]:
    """What the page says of the past. It follows from what `looked_at` rests on, and is kept."""
    key = tuple((one.terms, one.of, one.last) for one in each)
    return _PAST.made(key, lambda: _past_context(each))


def _past_context(each: Sequence[Tried]) -> dict[str, Any]:
    pasts = _pasts(each)
    if not pasts:
        return {}
    wide, narrow = backtest_chart(pasts, WIDE), backtest_chart(pasts, NARROW)
    past, *others = pasts.values()
    agreed = others[0] if others else None
    return {
        "chart": wide,
        "definitions": definitions("past", wide, narrow),
        "net_gbp": past.net_gbp,
        "by_section": tuple(
            (SECTION_WORDS[section], sum_gbp)
            for section, sum_gbp in past.by_section
            if section is not Section.VAT
        ),
        "gaps": past.gaps[:_MOST_GAPS],
        "more_gaps": max(0, len(past.gaps) - _MOST_GAPS),
        "against_agreed": None if agreed is None else past.net_gbp - agreed.net_gbp,
    }
