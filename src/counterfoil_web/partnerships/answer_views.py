"""A question in a partnership: the answer, writing it, its versions, and two people at once."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from counterfoil import guide
from counterfoil.access import Capability
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.govuk import formats
from counterfoil_web.partnerships import answers
from counterfoil_web.partnerships.answer_clash import Clash, clash_of
from counterfoil_web.partnerships.answer_forms import AnswerForm, typed
from counterfoil_web.partnerships.answer_versions import versions_in_words
from counterfoil_web.partnerships.models import Answer
from counterfoil_web.partnerships.pages import page_of, pagination
from counterfoil_web.partnerships.question_page import question_context
from counterfoil_web.partnerships.store import Seen, partnership_for
from counterfoil_web.partnerships.workspace import workspace_context


def question_in(seen: Seen, question_id: str) -> guide.Question:
    """A question that the guide asks of this kind of partnership. Raises: Http404."""
    try:
        found = guide.question(question_id)
    except guide.UnknownQuestion as unknown:
        raise Http404(str(unknown)) from None
    if not found.asked_of(seen.partnership.kind):
        raise Http404("The guide does not ask this question of this kind of partnership.")
    return found


@acting_view
@require_safe
def question(request: HttpRequest, ref: str, question_id: str) -> HttpResponse:
    """The question, the answer as it stands, and what second persons say of it."""
    seen = partnership_for(request.acting, ref)
    found = question_in(seen, question_id)
    context = question_context(seen, found, answers.answer_to(seen.partnership, question_id))
    return render(request, "partnerships/question.html", context)


@acting_view
def answer(request: HttpRequest, ref: str, question_id: str) -> HttpResponse:
    """Write the answer, or change it."""
    seen = partnership_for(request.acting, ref, Capability.ANSWER_QUESTIONS)
    found = question_in(seen, question_id)
    standing = answers.answer_to(seen.partnership, question_id)
    if request.method != "POST":
        return _answer_page(request, seen, found, standing)
    if "keep" in request.POST:
        _keep(request, seen, question_id)
        messages.success(request, "What you typed is kept as a draft. Only you see it.")
        return redirect("partnerships:question", ref, question_id)
    form = _form(seen, standing, request.POST)
    if not form.is_valid():
        return _answer_page(request, seen, found, standing, form=form, status=422)
    try:
        answers.save_answer(
            seen, question_id, form.values(), revision=form.cleaned_data["revision"]
        )
    except answers.AnswerChanged as changed:
        return _clash_page(request, seen, found, form, changed.answer)
    messages.success(request, f"The answer to {question_id} is saved.")
    return redirect("partnerships:question", ref, question_id)


@acting_view
@require_POST
def draft(request: HttpRequest, ref: str, question_id: str) -> HttpResponse:
    """Keep what is being typed; the page sends it by itself now and then."""
    seen = partnership_for(request.acting, ref, Capability.ANSWER_QUESTIONS)
    question_in(seen, question_id)
    _keep(request, seen, question_id)
    moment = formats.moment(timezone.now())
    return HttpResponse(f"Kept as a draft on {moment}. Only you see it until you save.")


@acting_view
@require_POST
def discard(request: HttpRequest, ref: str, question_id: str) -> HttpResponse:
    """Forget what the one who acts has typed; the log keeps it when another’s words were kept."""
    seen = partnership_for(request.acting, ref, Capability.ANSWER_QUESTIONS)
    question_in(seen, question_id)
    answers.give_up_draft(seen, question_id)
    messages.success(request, "Your draft is put aside. The answer stands as it was saved.")
    return redirect("partnerships:question", ref, question_id)


@acting_view
@require_safe
def versions(request: HttpRequest, ref: str, question_id: str) -> HttpResponse:
    """Every version of the answer: who wrote it, when, and what changed in words."""
    seen = partnership_for(request.acting, ref, Capability.VIEW_HISTORY)
    found = question_in(seen, question_id)
    standing = answers.answer_to(seen.partnership, question_id)
    told = versions_in_words(answers.versions_of(standing)) if standing else ()
    page = page_of(request, told)
    context = workspace_context(
        seen,
        room=found.room,
        page_title=f"Versions of the answer to {found.id}",
        crumbs=_crumbs(seen, found, to_question=True),
        question=found,
        versions=page,
        pagination=pagination(request, page),
    )
    return render(request, "partnerships/answer_versions.html", context)


def _keep(request: HttpRequest, seen: Seen, question_id: str) -> None:
    revision = request.POST.get("revision", "0")
    answers.keep_draft(
        seen,
        question_id,
        typed(request.POST),
        revision=int(revision) if revision.isdecimal() and len(revision) < 9 else 0,
    )


def _form(seen: Seen, standing: Answer | None, data: Any = None, **options: Any) -> AnswerForm:
    people = answers.owners_for(seen.partnership, seen.acting.today)
    form = AnswerForm(people, data, **options)
    form.keep_choice(standing.owner if standing else None)
    if standing is None:
        del form.fields["reason"]
    return form


def _answer_page(
    request: HttpRequest,
    seen: Seen,
    found: guide.Question,
    standing: Answer | None,
    *,
    form: AnswerForm | None = None,
    status: int = 200,
) -> HttpResponse:
    kept = answers.draft_of(seen, found.id) if form is None else None
    if form is None:
        form = _form(seen, standing, initial=AnswerForm.initial_of(standing, kept))
    context = workspace_context(
        seen,
        room=found.room,
        page_title="Change the answer" if standing else "Write the answer",
        page_caption=found.id,
        crumbs=_crumbs(seen, found, to_question=True),
        question=found,
        standing=standing,
        form=form,
        kept=kept,
        kept_is_behind=kept is not None and kept.revision != (standing.revision if standing else 0),
    )
    return render(request, "partnerships/answer.html", context, status=status)


def _clash_page(
    request: HttpRequest, seen: Seen, found: guide.Question, form: AnswerForm, now: Answer
) -> HttpResponse:
    """Both texts side by side. What was typed is kept as a draft first, so that nothing is lost."""
    answers.keep_draft(seen, found.id, typed(request.POST), revision=form.cleaned_data["revision"])
    clash: Clash = clash_of(form.values(), now)
    merged = _form(seen, now, initial=clash.merged)
    context = workspace_context(
        seen,
        room=found.room,
        page_title="Somebody else saved this answer while you wrote",
        page_caption=found.id,
        crumbs=_crumbs(seen, found, to_question=True),
        question=found,
        clash=clash,
        form=merged,
        mine=clash.mine_again(request.POST),
        has_problems=True,
        answer_url=reverse("partnerships:answer", args=[seen.partnership.ref, found.id]),
    )
    return render(request, "partnerships/answer_clash.html", context, status=409)


def _crumbs(
    seen: Seen, found: guide.Question, *, to_question: bool = False
) -> list[tuple[str, str]]:
    ref = seen.partnership.ref
    room = guide.room(found.room)
    crumbs = [(room.name, reverse("partnerships:room", args=[ref, room.slug]))]
    if to_question:
        crumbs.append((found.id, reverse("partnerships:question", args=[ref, found.id])))
    return crumbs
