"""One answer moderated: every mark side by side, and the mark agreed with its own reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from counterfoil.contract.lines import number_text
from counterfoil.contractfile.exact_text import exact_text, read_exact
from counterfoil.errors import CounterfoilError
from counterfoil.reports.wording import sentence_case
from counterfoil.tender.bids import Bid
from counterfoil.tender.moderation import ModeratedAnswer
from counterfoil.tender.plan import Scale
from counterfoil.tender.wording import wording_faults
from counterfoil.tenderfile.marking_workbook_reader import LONGEST_REASON
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.govuk.fault_words import all_told, told
from counterfoil_web.tenders.answer_words import answer_read, answers_by_name
from counterfoil_web.tenders.bid_files_store import files_of
from counterfoil_web.tenders.marking_forms import ConsensusForm
from counterfoil_web.tenders.marking_models import ConsensusDraft
from counterfoil_web.tenders.marking_presenters import anchors, choices
from counterfoil_web.tenders.moderation_presenters import marks_beside, next_to_agree
from counterfoil_web.tenders.moderation_rooms import Room, moderated_by, room
from counterfoil_web.tenders.moderation_store import (
    FIELDS,
    ChangedElsewhere,
    agree,
    discard_draft,
    drafts_of,
    save_draft,
)
from counterfoil_web.tenders.moderation_views import MODERATOR
from counterfoil_web.tenders.pages import tender_page

_TEXTS = ("mark", "reason", "considered", "change_reason")


@require_http_methods(["GET", "POST"])
@acting_view
def moderate(request: HttpRequest, ref: str, number: int, criterion: str, bid: str) -> HttpResponse:
    """The marks of one answer, and the mark agreed."""
    posted = request.method == "POST"
    held = moderated_by(request, ref, number) if posted else room(request, ref, number)
    leaf, one = held.leaf(criterion), held.bid(bid)
    answer = held.answer(leaf.id, one)
    if not posted:
        return _page(request, held, answer, one, _shown(held, answer))
    if "discard" in request.POST:
        discard_draft(held.one.tender, (bid, criterion))
        messages.success(request, "The draft is discarded.")
        return redirect(held.one.url("moderate", criterion, bid))
    form = ConsensusForm(held.plan.scale, _texts(request), held=answer.consensus)
    if not form.is_valid():
        return _page(request, held, answer, one, form, status=422)
    given = form.cleaned_data
    try:
        warnings = agree(
            held.one.seen,
            held.one.tender,
            (bid, criterion),
            mark=given["mark"],
            reason=given["reason"],
            considered=given["considered"],
            present=_people(given["present"]),
            change_reason=given["change_reason"],
        )
    except CounterfoilError as fault:
        return _page(request, held, answer, one, form, all_told(fault), status=422)
    label = f"{held.label(one)}, {leaf.criterion.title}"
    messages.success(request, f"{label}: {number_text(given['mark'])} agreed.")
    for warning in warnings:
        messages.warning(request, f"{label}: {told(warning)}")
    return redirect(_after(request, held, answer, one))


@require_POST
@acting_view
def draft(request: HttpRequest, ref: str, number: int, criterion: str, bid: str) -> HttpResponse:
    """Keep what is written so far of an agreed mark."""
    held = moderated_by(request, ref, number)
    answer = held.answer(held.leaf(criterion).id, held.bid(bid))
    if request.POST.get("by") != str(held.one.acting.user.pk):
        what = "Somebody else has signed in at this browser."
        mend = "What you typed is kept here, and sent once you are signed in again as yourself."
        return JsonResponse({"what": what, "mend": mend}, status=409)
    if held.dossier.bids[bid].lot in held.locked:
        what = "Quality is locked, so no agreed mark changes."
        return JsonResponse({"what": what, "mend": "The mark on record stands."}, status=422)
    texts = {name: text[: 2 * LONGEST_REASON] for name, text in _texts(request).items()}
    revision = request.POST.get("revision", "")
    shown = int(revision[:9]) if revision.isascii() and revision.isdigit() else 0
    if texts == _standing(held, answer, None):
        discard_draft(held.one.tender, (bid, criterion))
        return JsonResponse({"revision": 0, "saved": "", "warnings": []})
    try:
        saved = save_draft(held.one.seen, held.one.tender, (bid, criterion), texts, shown)
    except ChangedElsewhere as fault:
        standing = _standing(held, answer, fault.theirs)
        people = _people(standing.pop("present"))
        revision_ = 0 if fault.theirs is None else fault.theirs.revision
        theirs = {**standing, "present": people, "revision": revision_}
        return JsonResponse({"theirs": theirs}, status=409)
    return JsonResponse(
        {
            "revision": saved.revision,
            "saved": timezone.localtime().strftime("%H:%M:%S"),
            "warnings": _warnings(held.plan.scale, texts),
        }
    )


def _texts(request: HttpRequest) -> dict[str, str]:
    """The form's texts, with everybody present in one."""
    people = [one for one in request.POST.getlist("present") if one]
    people += _people(request.POST.get("others", ""))
    texts = {name: request.POST.get(name, "") for name in _TEXTS}
    return {**texts, "present": "; ".join(dict.fromkeys(people))}


def _people(text: str) -> list[str]:
    return [one.strip() for one in text.replace("\n", ";").split(";") if one.strip()]


def _after(request: HttpRequest, held: Room, answer: ModeratedAnswer, bid: Bid) -> str:
    if "next" not in request.POST:
        return held.one.url("moderate", answer.criterion, bid.id)
    following = next_to_agree(held, (bid.id, answer.criterion), bid.lot)
    if following is None:
        messages.info(request, "Every mark of the criteria opened so far is agreed.")
        return held.one.url("moderation")
    return held.one.url("moderate", following[0], following[1].id)


def _markers(held: Room, answer: ModeratedAnswer) -> list[str]:
    """The evaluators who may be present, in the plan's order."""
    bid = held.dossier.bids[answer.bid]
    every = (one.id for one in held.plan.evaluators_of(answer.criterion, bid.lot))
    return [one for one in every if one not in answer.conflicted]


def _standing(
    held: Room, answer: ModeratedAnswer, drafted: ConsensusDraft | None
) -> dict[str, str]:
    """What stands in the form: a draft, else what was agreed, else who is expected."""
    if drafted is not None:
        return {name: getattr(drafted, name) for name in FIELDS}
    agreed = answer.consensus
    if agreed is None:
        expected = "; ".join((*_markers(held, answer), MODERATOR))
        return {**dict.fromkeys(_TEXTS, ""), "present": expected}
    return {
        "mark": exact_text(agreed.mark),
        "reason": agreed.reason,
        "considered": agreed.considered,
        "change_reason": "",
        "present": "; ".join(agreed.people),
    }


def _shown(held: Room, answer: ModeratedAnswer) -> ConsensusForm:
    drafted = _draft_of(held, answer)
    initial = _standing(held, answer, drafted)
    return ConsensusForm(held.plan.scale, initial=initial, held=answer.consensus)


def _draft_of(held: Room, answer: ModeratedAnswer) -> ConsensusDraft | None:
    if not held.moderates:
        return None
    return drafts_of(held.one.tender, answer.criterion).get((answer.bid, answer.criterion))


def _warnings(scale: Scale, texts: Mapping[str, Any]) -> list[str]:
    found = read_exact(str(texts["mark"]))
    if found is None or not scale.holds(found):
        return []
    faults = wording_faults(scale, found, str(texts["reason"]))
    return [f"{sentence_case(what)}. {sentence_case(mend)}." for what, mend in faults]


def _page(
    request: HttpRequest,
    held: Room,
    answer: ModeratedAnswer,
    bid: Bid,
    form: ConsensusForm,
    problems: Any = (),
    status: int = 200,
) -> HttpResponse:
    leaf, plan = held.leaf(answer.criterion), held.plan
    values = {name: form[name].value() or "" for name in FIELDS}
    here, markers = _people(str(values["present"])), _markers(held, answer)
    known = [*markers, MODERATOR]
    drafted = _draft_of(held, answer)
    given = held.one.competition.made("answers given", lambda: answers_by_name(held.dossier))
    query = f"?lot={bid.lot}" if bid.lot else ""
    criterion_url = f"{held.one.url('moderation-criterion', leaf.id)}{query}"
    context = tender_page(
        held.one,
        f"{leaf.criterion.title}: {held.label(bid)}",
        crumbs=[("Moderation", held.one.url("moderation")), (leaf.criterion.title, criterion_url)],
        answer=answer,
        bid=bid,
        label=held.label(bid),
        leaf=leaf,
        points=number_text(leaf.points, 1),
        marks=marks_beside(held, answer),
        read=answer_read(given.get((bid.id, leaf.id)), leaf.criterion),
        files=files_of(held.one.tender, bid.id),
        form=form,
        values=values,
        choices=choices(plan.scale, str(values["mark"])),
        anchors=anchors(plan.scale),
        people=[(one, held.role(one) if one != MODERATOR else "Moderator") for one in known],
        here=here,
        others="; ".join(one for one in here if one not in known),
        draft=drafted,
        revision=0 if drafted is None else drafted.revision,
        warnings=_warnings(plan.scale, values),
        agreed=answer.consensus,
        present=held.roles(answer.consensus.people) if answer.consensus else [],
        agreed_mark=number_text(answer.consensus.mark) if answer.consensus else "",
        problems=list(problems),
        has_problems=bool(problems) or bool(form.errors),
        may_write=held.moderates and bid.lot not in held.locked,
        is_locked=bid.lot in held.locked,
        page_url=held.one.url("moderate", leaf.id, bid.id),
        draft_url=held.one.url("moderate-draft", leaf.id, bid.id),
        why_url=held.one.url("why", leaf.id, bid.id),
        criterion_url=criterion_url,
    )
    status = 422 if problems and status == 200 else status
    return render(request, "tenders/moderation/answer.html", context, status=status)
