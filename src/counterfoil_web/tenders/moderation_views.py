"""Moderation at a glance, a criterion opened and its marks side by side, quality locked."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from counterfoil.errors import CounterfoilError
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.govuk.fault_words import all_told
from counterfoil_web.tenders.moderation_presenters import (
    alpha_words,
    answer_row,
    criterion_alpha,
    criterion_rows,
    left_to_agree,
    whole_alpha,
)
from counterfoil_web.tenders.moderation_rooms import Room, moderated_by, room
from counterfoil_web.tenders.moderation_store import drafts_of, lock_quality, open_moderation
from counterfoil_web.tenders.pages import tender_page

MODERATOR = "moderator"
"""How the records name whoever moderates."""


@require_GET
@acting_view
def moderation(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Every criterion: who has handed in, what is to be talked over, what is agreed."""
    return _page(request, room(request, ref, number), [], 200)


@require_GET
@acting_view
def criterion(request: HttpRequest, ref: str, number: int, criterion: str) -> HttpResponse:
    """The marks of one criterion, bid by bid."""
    held = room(request, ref, number)
    leaf, lot = held.leaf(criterion), _lot(held, request.GET.get("lot", ""))
    if (leaf.id, lot) not in held.opened:
        raise Http404("Moderation of this criterion has not opened.")
    drafts = drafts_of(held.one.tender, leaf.id) if held.moderates else {}
    markers = [one.id for one in held.plan.evaluators_of(leaf.id, lot)]
    answers = held.answers(leaf.id, lot)
    found = criterion_alpha(held, leaf.id, lot)
    context = tender_page(
        held.one,
        leaf.criterion.title,
        crumbs=[("Moderation", held.one.url("moderation"))],
        leaf=leaf,
        opening=held.opened[leaf.id, lot],
        roles=[held.role(one) for one in markers],
        rows=[
            answer_row(held, one, markers, drafts.get((one.bid, one.criterion))) for one in answers
        ],
        alpha=alpha_words(found),
        has_alpha=found.alpha is not None,
        moderates=held.moderates,
        is_locked=lot in held.locked,
    )
    return render(request, "tenders/moderation/criterion.html", context)


@require_POST
@acting_view
def open_criterion(request: HttpRequest, ref: str, number: int, criterion: str) -> HttpResponse:
    """Open moderation of a criterion, which locks its marks for ever."""
    held = moderated_by(request, ref, number)
    leaf, lot = held.leaf(criterion), _lot(held, request.POST.get("lot", ""))
    if (leaf.id, lot) in held.opened:
        messages.info(request, "Moderation of it has opened already.")
    else:
        try:
            open_moderation(held.one.seen, held.one.tender, leaf.id, lot, MODERATOR)
        except CounterfoilError as fault:
            return _page(request, held, all_told(fault), 422)
        messages.success(
            request, f"Moderation of {leaf.criterion.title} is open. Its marks are locked."
        )
    query = f"?lot={lot}" if lot else ""
    return redirect(f"{held.one.url('moderation-criterion', leaf.id)}{query}")


@require_POST
@acting_view
def lock(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Lock quality in a lot, after which no agreed mark changes and prices may be opened."""
    held = moderated_by(request, ref, number)
    lot = _lot(held, request.POST.get("lot", ""))
    if lot in held.locked:
        messages.info(request, "Quality is locked already.")
        return redirect(held.one.url("moderation"))
    if request.POST.get("sure") != "yes":
        return _page(request, held, ["Tick that every mark is settled. Then lock quality."], 422)
    try:
        lock_quality(held.one.seen, held.one.tender, lot, MODERATOR)
    except CounterfoilError as fault:
        return _page(request, held, all_told(fault), 422)
    messages.success(request, "Quality is locked. The two price officers may open prices now.")
    return redirect(held.one.url("moderation"))


def _lot(held: Room, asked: str) -> str:
    if asked not in held.dossier.lots:
        raise Http404("There is no such lot.")
    return asked


def _page(request: HttpRequest, held: Room, problems: list[str], status: int) -> HttpResponse:
    drafts = drafts_of(held.one.tender) if held.moderates else {}
    rows = criterion_rows(held, drafts)
    titles = {one.id: one.title for one in held.plan.lots}
    lots: list[dict[str, Any]] = [
        {
            "id": lot,
            "title": titles.get(lot, ""),
            "left": left_to_agree(held, lot),
            "locked": held.locked.get(lot),
        }
        for lot in held.dossier.lots
    ]
    found = whole_alpha(held) if held.opened else None
    context = tender_page(
        held.one,
        "Moderation",
        rows=rows,
        lots=lots,
        moderates=held.moderates,
        marks=bool(held.evaluator),
        alpha=alpha_words(found) if found else "",
        has_alpha=bool(found and found.alpha is not None),
        answers=found.answers if found else 0,
        opened=sum(one.is_open for one in rows),
        agreed=sum(one.agreed for one in rows),
        to_talk_over=sum(one.to_talk_over for one in rows),
        problems=problems,
        has_problems=bool(problems),
    )
    return render(request, "tenders/moderation/overview.html", context, status=status)
