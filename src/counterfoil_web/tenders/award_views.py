"""The award: order of bids, prices that count, low prices, lots drawn, the recommendation."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from counterfoil.access import Capability
from counterfoil.errors import BadInput
from counterfoil.reports.award_json import award_text, award_values
from counterfoil.tender.low_bids import PriceVerdict
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.records import jobs
from counterfoil_web.tenders import award_presenters as told
from counterfoil_web.tenders import award_store
from counterfoil_web.tenders.award_answers import Award, award_of, turns_of
from counterfoil_web.tenders.award_forms import AnswerForm, DecisionForm, LotsForm, QuestionForm
from counterfoil_web.tenders.leaving import file_out
from counterfoil_web.tenders.pages import Opened, opened, tender_page

JSON = "application/json"
WHOLE_LIFE = "tender-whole-life"


def lot_asked(request: HttpRequest, one: Opened) -> str:
    """The lot of an address, the first unless one is named. Raises: Http404."""
    lot = request.GET.get("lot", one.dossier.lots[0])
    if lot not in one.dossier.lots:
        raise Http404("There is no such lot.")
    return lot


def names_of(one: Opened) -> dict[str, str]:
    """The name of each bidder, by bid."""
    return {bid.id: bid.name for bid in one.dossier.bids.values()}


def award_page(
    request: HttpRequest, one: Opened, award: Award, title: str, **more: Any
) -> dict[str, Any]:
    """The context of a page about the award of a lot."""
    home = one.url("award")
    query = f"?lot={award.lot}" if award.lot else ""
    crumbs = [] if more.pop("is_award", False) else [("Award", f"{home}{query}")]
    titles = [(lot.id, lot.title) for lot in one.dossier.plan.lots]
    return tender_page(
        one,
        title,
        crumbs=crumbs,
        award=award,
        award_url=home,
        lot_query=query,
        lots=titles,
        path=request.path,
        **more,
    )


@require_safe
@acting_view
def award(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """The order of bids, ties, who is out, and what stands in the way."""
    one = opened(request, ref, number)
    found = award_of(one.seen, one.competition, lot_asked(request, one))
    names, plan = names_of(one), one.dossier.plan
    ranked = found.ranking
    context = award_page(
        request,
        one,
        found,
        "Award",
        is_award=True,
        names=names,
        leaves=plan.leaves,
        winner=names.get(found.winner or "", ""),
        rows=[] if ranked is None else told.place_rows(plan, ranked, names),
        ties=[] if ranked is None else told.tie_sentences(ranked, names),
        out=[] if ranked is None else told.out_rows(ranked, names),
        to_draw=bool(ranked and told.unparted(ranked)) and one.may_manage,
        low=told.low_rows(one.dossier, found.low, names),
        upset=[_upset(each, names) for each in found.upset],
    )
    return render(request, "tenders/award/award.html", context)


@require_safe
@acting_view
def award_file(request: HttpRequest, ref: str, number: int) -> HttpResponseBase:
    """The award as JSON, as the command line gives it."""
    one = opened(request, ref, number)
    found = award_of(one.seen, one.competition, lot_asked(request, one))
    if found.ranking is None:
        raise Http404("The bids cannot be ranked yet.")
    values = award_values(
        one.dossier,
        found.ranking,
        prices_gbp=found.prices_gbp,
        undecided=found.waiting,
        reversals=found.upset,
    )
    title = f"award {found.lot}".strip()
    return file_out(one, title, "json", award_text(values), JSON)


@require_http_methods(["GET", "POST"])
@acting_view
def counted(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Which price of each bid counts, and what it earns; a POST has a worker price whole lives."""
    one = opened(request, ref, number)
    plan = one.dossier.plan
    if plan.price is None:
        raise Http404("The plan has no price.")
    found = award_of(one.seen, one.competition, lot_asked(request, one))
    if request.method == "POST":
        one.seen.require(Capability.RUN_LONG_SIMULATION)
        if not found.counted.to_work_out:
            return redirect(one.url("counted-prices"))
        job = jobs.start(
            one.acting,
            WHOLE_LIFE,
            {"ref": ref, "number": number},
            f"Whole-life prices of {one.tender.title}",
            partnership=one.seen.partnership,
        )
        return redirect("operations:job", job.pk)
    context = award_page(
        request,
        one,
        found,
        "Prices compared",
        may_work_out=one.seen.may(Capability.RUN_LONG_SIMULATION),
        words=told.formula_words(plan),
        rows=told.price_rows(one.dossier, found, names_of(one)),
        whole_life=told.is_whole_life(found.counted, plan),
        has_points=plan.price.formula.has_points,
        model=plan.price,
    )
    return render(request, "tenders/award/prices.html", context)


@require_http_methods(["GET", "POST"])
@acting_view
def low_price(request: HttpRequest, ref: str, number: int, bid: str) -> HttpResponse:
    """A price that looks too low: asked about, answered, decided on, in that order."""
    one = opened(request, ref, number)
    held = one.dossier.bids.get(bid)
    if held is None:
        raise Http404("There is no such bid.")
    if request.method == "POST":
        one.seen.require(Capability.MANAGE_TENDER)
    found = award_of(one.seen, one.competition, held.lot)
    rows = told.low_rows(one.dossier, found.low, names_of(one))
    row = next((each for each in rows if each.bid == bid), None)
    if row is None:
        raise Http404("That price does not look too low.")
    step = request.POST.get("step", "")
    forms = _low_forms(request, row, step)
    if step in forms and forms[step].is_valid():
        try:
            award_store.record_low_price(one.seen, one.tender, row, step, forms[step])
        except BadInput as fault:
            award_store.add_faults(forms[step], fault)
        else:
            messages.success(request, "Recorded.")
            return redirect(one.url("low-price", bid))
    context = award_page(
        request,
        one,
        found,
        f"Low price of {row.name}",
        row=row,
        forms=forms if one.may_manage else {},
        form=forms.get(step),
        verdicts=PriceVerdict,
    )
    status = 422 if request.method == "POST" else 200
    return render(request, "tenders/award/low_price.html", context, status=status)


@require_http_methods(["GET", "POST"])
@acting_view
def draw_lots(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """The places that tied bids drew."""
    one = opened(request, ref, number, Capability.MANAGE_TENDER)
    found = award_of(one.seen, one.competition, lot_asked(request, one))
    tied = [] if found.ranking is None else told.unparted(found.ranking)
    if not tied:
        raise Http404("No tie waits for lots to be drawn.")
    names = names_of(one)
    data = request.POST if request.method == "POST" else None
    form = LotsForm(data, bids=[(bid, names[bid]) for bid in tied])
    if request.method == "POST" and form.is_valid():
        try:
            award_store.record_lots(one.seen, one.tender, form.places, form.cleaned_data["witness"])
        except BadInput as fault:
            award_store.add_faults(form, fault)
        else:
            messages.success(request, "The places drawn are recorded.")
            return redirect(one.url("award"))
    context = award_page(request, one, found, "Draw lots", form=form)
    status = 422 if request.method == "POST" else 200
    return render(request, "tenders/award/lots.html", context, status=status)


@require_safe
@acting_view
def recommendation(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """What is recommended, in plain words, for whoever decides. It names no evaluator."""
    one = opened(request, ref, number)
    found = award_of(one.seen, one.competition, lot_asked(request, one))
    names, plan = names_of(one), one.dossier.plan
    turns = None
    if found.is_ready and found.contest is not None and len(found.contest.ranked) > 1:
        turns = turns_of(one.competition, found)
    ranked = found.ranking
    context = award_page(
        request,
        one,
        found,
        "Award recommended",
        winner=names.get(found.winner or "", ""),
        rows=[] if ranked is None else told.place_rows(plan, ranked, names),
        highest_first=ranked is None or ranked.highest_first,
        out=[] if ranked is None else told.out_rows(ranked, names),
        ties=[] if ranked is None else told.tie_sentences(ranked, names),
        low=told.low_rows(one.dossier, found.low, names),
        upset=[_upset(each, names) for each in found.upset],
        weights=[] if turns is None else told.weight_rows(turns, names)[:1],
        marks=[] if turns is None else told.mark_rows(turns, plan.leaves, names)[:1],
        has_turns=turns is not None,
        quality=told.points(plan.quality_points),
        priced=told.points(plan.priced.points) if plan.priced else "",
    )
    return render(request, "tenders/award/recommendation.html", context)


def _low_forms(request: HttpRequest, row: told.LowRow, step: str) -> dict[str, Any]:
    """The forms of the steps that may come next, by step."""
    data = request.POST if request.method == "POST" else None
    kinds: dict[str, Any] = {}
    if row.decision is not None:
        return {}
    if row.question is None:
        kinds["question"] = QuestionForm
    elif row.answer is None:
        kinds["answer"] = AnswerForm
    kinds["decision"] = DecisionForm
    return {name: kind(data if name == step else None, prefix=name) for name, kind in kinds.items()}


def _upset(one: Any, names: dict[str, str]) -> str:
    return (
        f"{names.get(one.winner, one.winner)} wins; had {names.get(one.without, one.without)} not "
        f"bid, {names.get(one.winner_then, one.winner_then)} would win."
    )
