"""A second person's view of an answer: given, replied to, settled."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from counterfoil import guide
from counterfoil.access import Capability
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.partnerships import answers, challenges
from counterfoil_web.partnerships.answer_forms import ChallengeForm, ReplyForm, SettlementForm
from counterfoil_web.partnerships.answer_views import question_in
from counterfoil_web.partnerships.models import Challenge
from counterfoil_web.partnerships.question_page import question_context
from counterfoil_web.partnerships.store import Seen, partnership_for
from counterfoil_web.partnerships.workspace import workspace_context


@acting_view
@require_POST
def challenge(request: HttpRequest, ref: str, question_id: str) -> HttpResponse:
    """Agree or disagree with the answer as it stands."""
    seen = partnership_for(request.acting, ref, Capability.CHALLENGE_ANSWERS)
    found = question_in(seen, question_id)
    answer = answers.answer_to(seen.partnership, question_id)
    if answer is None:
        raise Http404("There is no answer to this question yet.")
    form = ChallengeForm(request.POST)
    if not form.is_valid():
        context = question_context(seen, found, answer, challenge_form=form)
        return render(request, "partnerships/question.html", context, status=422)
    agrees = form.cleaned_data["view"] == "agree"
    challenges.challenge(seen, answer, agrees=agrees, text=form.cleaned_data["text"].strip())
    words = "agree" if agrees else "disagree"
    messages.success(request, f"It is recorded that you {words} with version {answer.revision}.")
    return redirect(_challenges_url(seen, question_id))


@acting_view
def reply(request: HttpRequest, ref: str, question_id: str, pk: int) -> HttpResponse:
    """Reply to a disagreement, as owner or author."""
    seen = partnership_for(request.acting, ref, Capability.ANSWER_QUESTIONS)
    return _on_challenge(
        request,
        seen,
        challenges.challenge_in(seen, question_id, pk),
        form=ReplyForm(request.POST or None),
        title="Reply to a disagreement",
        act=challenges.reply,
    )


@acting_view
def settle(request: HttpRequest, ref: str, question_id: str, pk: int) -> HttpResponse:
    """Record how a disagreement ended, as a second person."""
    seen = partnership_for(request.acting, ref, Capability.CHALLENGE_ANSWERS)
    return _on_challenge(
        request,
        seen,
        challenges.challenge_in(seen, question_id, pk),
        form=SettlementForm(request.POST or None),
        title="Settle a disagreement",
        act=challenges.settle,
    )


def _on_challenge(
    request: HttpRequest, seen: Seen, found: Challenge, *, form: Any, title: str, act: Any
) -> HttpResponse:
    question_id = found.answer.question_id
    if request.method == "POST" and form.is_valid():
        act(seen, found, text=form.cleaned_data["text"].strip())
        messages.success(request, "It is recorded.")
        return redirect(_challenges_url(seen, question_id))
    question = guide.question(question_id)
    ref = seen.partnership.ref
    room = guide.room(question.room)
    context = workspace_context(
        seen,
        room=question.room,
        page_title=title,
        page_caption=question_id,
        crumbs=[
            (room.name, reverse("partnerships:room", args=[ref, room.slug])),
            (question_id, reverse("partnerships:question", args=[ref, question_id])),
        ],
        question=question,
        challenge=found,
        form=form,
    )
    status = 422 if request.method == "POST" else 200
    return render(request, "partnerships/on_challenge.html", context, status=status)


def _challenges_url(seen: Seen, question_id: str) -> str:
    address = reverse("partnerships:question", args=[seen.partnership.ref, question_id])
    return f"{address}#challenges"
