"""Assessment summaries: drafted from the record, and not given out while a line is missing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from counterfoil.access import Capability, Marking
from counterfoil.errors import BadInput, Problem
from counterfoil.reports.assessment_summary_word import outcome_sentence, rows_of, summary_word
from counterfoil.tender.assessment_summary import (
    AssessmentSummary,
    complete_summaries,
    draft_summaries,
)
from counterfoil.tender.summary_lines import CriteriaPublished, Supplier
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.records.marking import WORD
from counterfoil_web.tenders import award_store
from counterfoil_web.tenders.award_answers import Award, award_of
from counterfoil_web.tenders.award_forms import PublishedForm, SupplierForm
from counterfoil_web.tenders.award_views import award_page, lot_asked, names_of
from counterfoil_web.tenders.leaving import file_out
from counterfoil_web.tenders.pages import Opened, opened


@require_http_methods(["GET", "POST"])
@acting_view
def summaries(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Whose summary is ready, what is missing in the others, where the criteria can be read."""
    one = opened(request, ref, number)
    if request.method == "POST":
        one.seen.require(Capability.MANAGE_TENDER)
    found = award_of(one.seen, one.competition, lot_asked(request, one))
    published = next(iter(one.dossier.of(CriteriaPublished)), None)
    initial = (
        {}
        if published is None
        else {"where": published.where, "published_on": published.published_on}
    )
    form = PublishedForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            award_store.record_publication(one.seen, one.tender, form.cleaned_data)
        except BadInput as fault:
            award_store.add_faults(form, fault)
        else:
            messages.success(request, "Recorded where the criteria can be read.")
            return redirect(request.get_full_path())
    names = names_of(one)
    drafts = drafts_of(one, found)
    context = award_page(
        request,
        one,
        found,
        "Assessment summaries",
        rows=[(each.bid, names[each.bid], each.won, len(each.problems)) for each in drafts],
        ready=bool(drafts) and not found.waiting and not any(each.problems for each in drafts),
        published=published,
        form=form if one.may_manage else None,
    )
    status = 422 if request.method == "POST" else 200
    return render(request, "tenders/award/summaries.html", context, status=status)


@require_safe
@acting_view
def summary(request: HttpRequest, ref: str, number: int, bid: str) -> HttpResponse:
    """One supplier's summary, line by line with its paragraph of the regulations."""
    one = opened(request, ref, number)
    found, drafted = _drafted(one, bid)
    names = names_of(one)
    parts = [
        (
            names[part.bid],
            part.bid == bid,
            [(each, row[0], row[1]) for each, row in zip(part.lines, rows_of(part), strict=True)],
        )
        for part in drafted.parts
    ]
    context = award_page(
        request,
        one,
        found,
        f"Summary for {names[bid]}",
        drafted=drafted,
        sentence=outcome_sentence(drafted, names),
        parts=parts,
        bidder=one.dossier.bids[bid],
    )
    return render(request, "tenders/award/summary.html", context)


@require_safe
@acting_view
def summary_file(request: HttpRequest, ref: str, number: int, bid: str) -> HttpResponseBase:
    """The summary as Word: given out only once every supplier's can be."""
    one = opened(request, ref, number)
    one.seen.require(Capability.EXPORT)
    found, _ = _drafted(one, bid)
    assert found.ranking is not None
    try:
        whole = complete_summaries(one.dossier, found.ranking, prices_gbp=found.prices_gbp)
    except BadInput as fault:
        context = award_page(
            request, one, found, "Summaries are not complete", problems=told_of(fault.problems)
        )
        return render(request, "tenders/award/incomplete.html", context, status=409)
    names = names_of(one)
    (mine,) = [each for each in whole if each.bid == bid]
    content = summary_word(
        mine,
        names,
        marking=Marking(one.seen.partnership.marking).banner,
        illustrative=one.dossier.plan.illustrative,
    )
    return file_out(one, f"assessment summary {bid}", "docx", content, WORD)


@require_http_methods(["GET", "POST"])
@acting_view
def supplier(request: HttpRequest, ref: str, number: int, bid: str) -> HttpResponse:
    """Who a bidder is, as its summary has to say."""
    one = opened(request, ref, number, Capability.MANAGE_TENDER)
    held = one.dossier.bids.get(bid)
    if held is None:
        raise Http404("There is no such bid.")
    before = next((each for each in one.dossier.of(Supplier) if each.bidder == held.bidder), None)
    initial: dict[str, Any] = {"name": held.name}
    if before is not None:
        names = ("name", "postal_address", "email", "identifier")
        initial = {name: getattr(before, name) for name in names}
    data = request.POST if request.method == "POST" else None
    form = SupplierForm(data, initial=initial, changes=before is not None)
    if request.method == "POST" and form.is_valid():
        try:
            award_store.record_supplier(one.seen, one.tender, held.bidder, form.cleaned_data)
        except BadInput as fault:
            award_store.add_faults(form, fault)
        else:
            messages.success(request, f"Recorded who {held.name} is.")
            return redirect(one.url("summaries"))
    found = award_of(one.seen, one.competition, held.lot)
    context = award_page(request, one, found, f"Who {held.name} is", form=form)
    status = 422 if request.method == "POST" else 200
    return render(request, "tenders/award/supplier.html", context, status=status)


def drafts_of(one: Opened, found: Award) -> tuple[AssessmentSummary, ...]:
    """Every summary as far as the record goes; none while no bid has won."""
    ranked = found.ranking
    if ranked is None or found.winner is None:
        return ()
    name = f"summaries {found.lot} {found.counted.key}"
    return one.competition.made(name, lambda: draft_summaries(one.dossier, ranked))


def told_of(problems: tuple[Problem, ...]) -> list[tuple[str, str, str]]:
    """Problems as the page lists them: what, where, the mend."""
    return [(each.what, str(each.where or ""), each.mend) for each in problems]


def _drafted(one: Opened, bid: str) -> tuple[Award, AssessmentSummary]:
    held = one.dossier.bids.get(bid)
    if held is None:
        raise Http404("There is no such bid.")
    found = award_of(one.seen, one.competition, held.lot)
    if found.ranking is None:
        raise Http404("The bids cannot be ranked yet.")
    drafted = next((each for each in drafts_of(one, found) if each.bid == bid), None)
    if drafted is None:
        raise Http404("No summary is due: no bid wins outright, or this one was disregarded.")
    return found, drafted
