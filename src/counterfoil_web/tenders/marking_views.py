"""What an evaluator has to mark, how far it is, and a criterion handed in."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from counterfoil.errors import BadInput
from counterfoil.tender.marking import CriterionWork, Gate, next_to_mark
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.govuk.fault_words import all_told
from counterfoil_web.tenders.markers import Marker, marker
from counterfoil_web.tenders.marking_html import work_html
from counterfoil_web.tenders.marking_presenters import (
    declared_by_bidder,
    marks_word,
    progress,
)
from counterfoil_web.tenders.marking_store import hand_in as handed_in
from counterfoil_web.tenders.pages import tender_page


@require_GET
@acting_view
def marking(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Everything that an evaluator marks, with the next to mark."""
    one = marker(request, ref, number)
    return _page(request, one, 200)


@require_POST
@acting_view
def hand_in(request: HttpRequest, ref: str, number: int, criterion: str) -> HttpResponse:
    """Hand in a criterion, of one lot where there are lots."""
    one = marker(request, ref, number)
    work = _work(one, criterion, request.POST.get("lot", ""))
    back = one.one.url("marking")
    if work.is_handed_in:
        messages.info(request, "You handed this criterion in already.")
        return redirect(back)
    drafts = [each for each in work.answers if each.name in one.drafts]
    if drafts:
        problem = (
            f"You have {len(drafts)} unsaved {'draft' if len(drafts) == 1 else 'drafts'} in "
            f"{_title(one, criterion)}. Save or discard each before you hand it in."
        )
        return _page(request, one, 422, problem)
    try:
        handed_in(one.one.seen, one.one.tender, one.id, criterion, work.lot)
    except BadInput as fault:
        return _page(request, one, 422, " ".join(all_told(fault)))
    title = _title(one, criterion)
    messages.success(request, f"You handed in {title}: {marks_word(work.marked)}.")
    return redirect(back)


def _work(one: Marker, criterion: str, lot: str) -> CriterionWork:
    found = next((w for w in one.work if (w.criterion, w.lot) == (criterion, lot)), None)
    if found is None:
        raise Http404("There is no such criterion for you to mark.")
    return found


def _title(one: Marker, criterion: str) -> str:
    return one.leaf(criterion).criterion.title


def _page(request: HttpRequest, one: Marker, status: int, problem: str = "") -> HttpResponse:
    is_open = one.gate is Gate.OPEN
    first = next_to_mark(one.answers.values()) if is_open else None
    context: dict[str, Any] = tender_page(
        one.one,
        "Your marking",
        gate=one.gate.value,
        progress=progress(one) if is_open else None,
        work=work_html(one) if is_open else "",
        first=first,
        first_url=one.one.url("mark", first.criterion, first.bid.id) if first else "",
        withheld=one.withheld,
        undeclared=declared_by_bidder(one) if is_open else 0,
        role=one.evaluator.role,
        problem=problem,
        has_problems=bool(problem),
    )
    return render(request, "tenders/marking/overview.html", context, status=status)
