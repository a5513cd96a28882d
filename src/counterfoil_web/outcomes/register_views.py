"""The benefits register, one benefit of it, and the net saving."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_safe

from counterfoil.access import Capability
from counterfoil.outcomes.net_saving import NetSaving
from counterfoil.outcomes.progress import RULE, Progress
from counterfoil.outcomes.totals import BenefitStanding
from counterfoil.reports.progress_chart import progress_chart
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.contracts.outlook_drawings import drawing
from counterfoil_web.outcomes.amounts import amount
from counterfoil_web.outcomes.answers import (
    charts_of,
    definitions_of,
    net_of,
    problems_of,
    progress_of,
    register_of,
)
from counterfoil_web.outcomes.leaving import table_out
from counterfoil_web.outcomes.net_presenters import (
    NET_COLUMNS,
    PART_COLUMNS,
    move_sentences,
    net_file,
    net_sentence,
    only_promised,
    parts_file,
    promised_words,
    terms_tables,
    volume_rows,
)
from counterfoil_web.outcomes.pages import Opened, outcomes_page, with_ledger
from counterfoil_web.outcomes.register_presenters import (
    RAG_TAGS,
    REGISTER_COLUMNS,
    benefit_rows,
    claim_rows,
    register_file,
    totals_rows,
    year_rows,
)


@require_GET
@acting_view
def benefits(request: HttpRequest, ref: str) -> HttpResponse:
    """The benefits register."""
    one = with_ledger(request, ref)
    found = register_of(one.outcomes)
    progress, trouble = progress_of(one.outcomes)
    context = outcomes_page(
        one,
        "Benefits register",
        rows=benefit_rows(found, progress),
        totals=totals_rows(found),
        rule=RULE,
        trouble=trouble,
        may_record=one.seen.may(Capability.RECORD_FIGURES),
    )
    return render(request, "outcomes/benefits.html", context)


@require_GET
@acting_view
def benefit(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """One benefit: where it comes from, its baseline, plan, claims and evidence."""
    one = with_ledger(request, ref)
    standing = _standing(one, key)
    held = standing.benefit
    progress, trouble = progress_of(one.outcomes)
    told = next((found for found in progress if found.standing.benefit.id == held.id), None)
    place = f"benefit {held.id}"
    context = outcomes_page(
        one,
        held.title,
        crumbs=[("Benefits register", one.url("benefits"))],
        standing=standing,
        benefit=held,
        baseline=held.baseline,
        baseline_words=amount(held.baseline_value, held.unit) if held.baseline else "",
        years=year_rows(standing),
        claims=claim_rows(standing.claims),
        problems=[found for found in problems_of(one.outcomes) if found.where == place],
        may_record=one.seen.may(Capability.RECORD_FIGURES),
        rule=RULE,
        trouble=trouble,
        **_progress(one, told),
    )
    return render(request, "outcomes/benefit.html", context)


@require_safe
@acting_view
def chart_file(request: HttpRequest, ref: str, key: str, size: str) -> HttpResponse:
    """The server's drawing of how a benefit gets on."""
    one = with_ledger(request, ref)
    progress, _ = progress_of(one.outcomes)
    told = next((found for found in progress if found.standing.benefit.id == key), None)
    if told is None:
        raise Http404("There is no such benefit, or its progress cannot be told.")
    return drawing(lambda width: progress_chart(told, width), size)


@require_safe
@acting_view
def benefits_file(request: HttpRequest, ref: str, form: str) -> HttpResponseBase:
    """The register taken out."""
    one = with_ledger(request, ref, Capability.EXPORT)
    progress, _ = progress_of(one.outcomes)
    rows = register_file(register_of(one.outcomes), progress)
    return table_out(one, "Benefits register", form, REGISTER_COLUMNS, rows)


@require_GET
@acting_view
def net(request: HttpRequest, ref: str) -> HttpResponse:
    """Net saving by year, in cash and in real terms, against both counterfactuals."""
    one = with_ledger(request, ref)
    found, trouble = net_of(one.outcomes)
    context = outcomes_page(one, "Net saving", net=found, trouble=trouble)
    if found is not None:
        context |= one.outcomes.made("net in words", lambda: _net_words(found))
        context["base"] = one.url("net")
    return render(request, "outcomes/net.html", context)


def _net_words(found: NetSaving) -> dict[str, Any]:
    return {
        "sentence": net_sentence(found),
        "promised": promised_words(found),
        "only_promised": only_promised(found),
        "terms": terms_tables(found),
        "parts": tuple(parts_file(found)),
        "problems": found.problems,
        "volume_rows": volume_rows(found),
        "move_rows": move_sentences(found),
    }


@require_safe
@acting_view
def net_saving_file(request: HttpRequest, ref: str, form: str) -> HttpResponseBase:
    """The net saving taken out."""
    return _net_out(request, ref, form, parts=False)


@require_safe
@acting_view
def costs_file(request: HttpRequest, ref: str, form: str) -> HttpResponseBase:
    """Every part of the cost taken out."""
    return _net_out(request, ref, form, parts=True)


def _net_out(request: HttpRequest, ref: str, form: str, *, parts: bool) -> HttpResponseBase:
    one = with_ledger(request, ref, Capability.EXPORT)
    found, trouble = net_of(one.outcomes)
    if found is None:
        raise Http404(trouble.what if trouble else "There is no net saving.")
    if parts:
        return table_out(one, "Costs behind the net saving", form, PART_COLUMNS, parts_file(found))
    return table_out(one, "Net saving", form, NET_COLUMNS, net_file(found))


def _standing(one: Opened, key: str) -> BenefitStanding:
    """The benefit of an id, also of a version that was put right. Raises: Http404."""
    name = one.ledger.benefits_by_id.get(key)
    found = register_of(one.outcomes).benefits
    standing = next((held for held in found if name and held.benefit.id == name.id), None)
    if standing is None:
        raise Http404("There is no such benefit.")
    return standing


def _progress(one: Opened, told: Progress | None) -> dict[str, Any]:
    if told is None:
        return {}
    unit = told.standing.benefit.unit
    wide, _ = charts_of(one.outcomes, told)
    drawn = any(point.forecast or point.claimed for point in told.points)
    return {
        "told": told,
        "rag_tag": RAG_TAGS[told.rag],
        "reading": amount(told.reading, unit) if told.reading is not None else "",
        "chart": wide if drawn else None,
        "definitions": definitions_of(one.outcomes, told),
        "chart_base": one.url("benefit", told.standing.benefit.id),
    }
