"""The page that evaluators live in: one answer, its mark and reason, saved as they go."""

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
from counterfoil.tender.marking import AnswerToMark, next_to_mark
from counterfoil.tender.plan import Scale
from counterfoil.tender.wording import wording_faults
from counterfoil.tenderfile.marking_workbook_reader import LONGEST_REASON, ReturnedMark
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.govuk.fault_words import all_told, told
from counterfoil_web.tenders.answer_words import answer_read, answers_by_name
from counterfoil_web.tenders.bid_files_store import files_of
from counterfoil_web.tenders.markers import Marker, bid_label, marker
from counterfoil_web.tenders.marking_forms import MarkForm
from counterfoil_web.tenders.marking_html import chips_html
from counterfoil_web.tenders.marking_models import MarkDraft
from counterfoil_web.tenders.marking_presenters import anchors, choices, history, progress
from counterfoil_web.tenders.marking_store import (
    FIELDS,
    Elsewhere,
    discard_draft,
    record_marks,
    save_draft,
)
from counterfoil_web.tenders.pages import tender_page

_LOCKED = {
    "what": "Moderation of this criterion has opened, which locked its marks.",
    "mend": "The mark on record stands. Say in moderation what you would change.",
}
_SOMEBODY_ELSE = {
    "what": "Somebody else has signed in at this browser.",
    "mend": "What you typed is kept here, and sent once you are signed in again as yourself.",
}


@require_http_methods(["GET", "POST"])
@acting_view
def mark(request: HttpRequest, ref: str, number: int, criterion: str, bid: str) -> HttpResponse:
    """One answer, and the mark that it is given."""
    one = marker(request, ref, number)
    answer = one.answer(bid, criterion)
    if request.method != "POST":
        return _page(request, one, answer, _shown(one, answer))
    if not answer.is_open:
        return _page(request, one, answer, _shown(one, answer), [" ".join(_LOCKED.values())])
    if "discard" in request.POST:
        discard_draft(one.one.seen, one.one.tender, answer.name)
        messages.success(request, "The draft is discarded.")
        return redirect(one.one.url("mark", criterion, bid))
    form = MarkForm(one.plan.scale, request.POST, held=answer.score)
    if not form.is_valid():
        return _page(request, one, answer, form, form.non_field_errors(), status=422)
    try:
        _recorded(request, one, answer, form)
    except CounterfoilError as fault:
        return _page(request, one, answer, form, all_told(fault), status=422)
    return redirect(_after(request, one, answer))


@require_POST
@acting_view
def draft(request: HttpRequest, ref: str, number: int, criterion: str, bid: str) -> HttpResponse:
    """Keep what is written so far; tells when, and of words that do not fit the mark."""
    one = marker(request, ref, number)
    answer = one.answer(bid, criterion)
    if request.POST.get("by") != str(one.one.acting.user.pk):
        return JsonResponse(_SOMEBODY_ELSE, status=409)
    if not answer.is_open:
        return JsonResponse(_LOCKED, status=422)
    texts = {name: request.POST.get(name, "")[: 2 * LONGEST_REASON] for name in FIELDS}
    revision = request.POST.get("revision", "")
    shown = int(revision[:9]) if revision.isascii() and revision.isdigit() else 0
    held = answer.score
    said = (texts["mark"].strip(), texts["reason"].strip())
    if held and said == (exact_text(held.mark), held.reason) and not texts["change_reason"]:
        texts = dict.fromkeys(FIELDS, "")  # it says what is on record, which is no draft
    try:
        saved = save_draft(one.one.seen, one.one.tender, answer.name, texts, shown)
    except Elsewhere as fault:
        return JsonResponse({"theirs": _words(fault.theirs, answer)}, status=409)
    return JsonResponse(
        {
            "revision": 0 if saved is None else saved.revision,
            "saved": timezone.localtime().strftime("%H:%M:%S") if saved else "",
            "warnings": _warnings(one.plan.scale, texts),
        }
    )


def _recorded(request: HttpRequest, one: Marker, answer: AnswerToMark, form: MarkForm) -> None:
    """Record the mark of a form. Raises: BadInput."""
    seen, tender = one.one.seen, one.one.tender
    if form.is_same:
        discard_draft(seen, tender, answer.name)
        messages.info(request, "That is the mark on record already.")
        return
    given = form.cleaned_data
    whole = ReturnedMark(
        answered=answer.name,
        mark=given["mark"],
        reason=given["reason"],
        change_reason=given["change_reason"],
        where="",
    )
    warnings = record_marks(seen, tender, one.id, [whole])
    title = one.leaf(answer.criterion).criterion.title
    label = bid_label(one.plan, answer.bid)
    messages.success(request, f"{label}, {title}: {number_text(given['mark'])} saved.")
    for warning in warnings:
        messages.warning(request, f"{label}, {title}: {told(warning)}")


def _after(request: HttpRequest, one: Marker, answer: AnswerToMark) -> str:
    """The next answer to mark where that was asked for, else the same page."""
    if "next" not in request.POST:
        return one.one.url("mark", answer.criterion, answer.bid.id)
    others = [each for each in one.answers.values() if each.name != answer.name]
    before = next((at for at, name in enumerate(one.answers) if name == answer.name), 0)
    following = next_to_mark((*others[before:], *others[:before]))
    if following is None:
        messages.info(request, "Every answer has a mark. Hand in each criterion when you are done.")
        return one.one.url("marking")
    return one.one.url("mark", following.criterion, following.bid.id)


def _shown(one: Marker, answer: AnswerToMark) -> MarkForm:
    return MarkForm(
        one.plan.scale, initial=_words(one.drafts.get(answer.name), answer), held=answer.score
    )


def _words(held: MarkDraft | None, answer: AnswerToMark) -> dict[str, Any]:
    """What stands in the form: the draft, else the mark on record."""
    if held is not None:
        return {**{name: getattr(held, name) for name in FIELDS}, "revision": held.revision}
    score = answer.score
    return {
        "mark": "" if score is None else exact_text(score.mark),
        "reason": "" if score is None else score.reason,
        "change_reason": "",
        "revision": 0,
    }


def _warnings(scale: Scale, texts: Mapping[str, Any]) -> list[str]:
    """Where the reason does not fit the mark."""
    found = read_exact(str(texts["mark"]))
    if found is None or not scale.holds(found):
        return []
    faults = wording_faults(scale, found, str(texts["reason"]))
    return [f"{sentence_case(what)}. {sentence_case(mend)}." for what, mend in faults]


def _page(
    request: HttpRequest,
    one: Marker,
    answer: AnswerToMark,
    form: MarkForm,
    problems: Any = (),
    status: int = 200,
) -> HttpResponse:
    leaf = one.leaf(answer.criterion)
    label, scale = bid_label(one.plan, answer.bid), one.plan.scale
    names = list(one.answers)
    at = names.index(answer.name)
    given = one.one.competition.made("answers given", lambda: answers_by_name(one.dossier))
    values = {name: form[name].value() or "" for name in FIELDS}
    held = one.drafts.get(answer.name)
    context = tender_page(
        one.one,
        f"{leaf.criterion.title}: {label}",
        crumbs=[("Your marking", one.one.url("marking"))],
        answer=answer,
        label=label,
        leaf=leaf,
        points=number_text(leaf.points, 1),
        minimum="" if leaf.criterion.minimum is None else number_text(leaf.criterion.minimum),
        read=answer_read(given.get(answer.name), leaf.criterion),
        files=files_of(one.one.tender, answer.bid.id),
        chips=chips_html(
            one, [each for each in one.answers.values() if _beside(each, answer)], answer
        ),
        form=form,
        values=values,
        choices=choices(scale, str(values["mark"])),
        anchors=anchors(scale),
        draft=held,
        revision=0 if held is None else held.revision,
        warnings=_warnings(scale, values),
        problems=list(problems),
        has_problems=bool(problems) or bool(form.errors),
        earlier=history(one, answer),
        recorded="" if answer.score is None else number_text(answer.score.mark),
        progress=progress(one),
        previous_url=_url(one, names[at - 1]) if at else "",
        next_url=_url(one, names[at + 1]) if at + 1 < len(names) else "",
        place=at + 1,
        longest=LONGEST_REASON,
        page_url=one.one.url("mark", *reversed(answer.name)),
        draft_url=one.one.url("mark-draft", *reversed(answer.name)),
        work_url=one.one.url("marking"),
    )
    status = 422 if problems and status == 200 else status
    return render(request, "tenders/marking/mark.html", context, status=status)


def _beside(one: AnswerToMark, other: AnswerToMark) -> bool:
    return (one.criterion, one.bid.lot) == (other.criterion, other.bid.lot)


def _url(one: Marker, name: tuple[str, str]) -> str:
    return one.one.url("mark", name[1], name[0])
