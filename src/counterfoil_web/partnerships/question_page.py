"""What the page of one question shows: asked by its own views and by those of challenges."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from counterfoil import guide
from counterfoil.access import Capability, Refusal
from counterfoil.reports import wording
from counterfoil_web.partnerships import challenges
from counterfoil_web.partnerships.answer_forms import ChallengeForm
from counterfoil_web.partnerships.answers import authors_of, draft_of
from counterfoil_web.partnerships.models import Answer
from counterfoil_web.partnerships.question_rows import row_of
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.partnerships.workspace import workspace_context


def question_context(
    seen: Seen,
    question: guide.Question,
    answer: Answer | None,
    *,
    challenge_form: ChallengeForm | None = None,
) -> dict[str, Any]:
    """The context of `partnerships/question.html`."""
    ref, today = seen.partnership.ref, seen.acting.today
    room = guide.room(question.room)
    may_answer = seen.may(Capability.ANSWER_QUESTIONS)
    before, after = guide.neighbours(question.id, seen.partnership.kind)
    return workspace_context(
        seen,
        room=question.room,
        page_title=question.text,
        page_caption=f"{question.id}, {room.name.lower()}",
        crumbs=[(room.name, reverse("partnerships:room", args=[ref, room.slug]))],
        question=question,
        answer=answer,
        row=row_of(seen.partnership, question, answer, today),
        lessons=guide.lessons_for(question),
        gates=wording.listed([guide.gate(slug).name for slug in question.gates]),
        synthesis=guide.SYNTHESIS,
        may_answer=may_answer,
        may_read_versions=seen.may(Capability.VIEW_HISTORY),
        kept=draft_of(seen, question.id) if may_answer else None,
        before=before,
        after=after,
        form=challenge_form,
        **(_second_views(seen, answer, challenge_form) if answer else {}),
    )


def _second_views(seen: Seen, answer: Answer, form: ChallengeForm | None) -> dict[str, Any]:
    authors = authors_of(answer)
    why_not = _why_not(seen, answer, authors)
    return {
        "challenges": challenges.challenges_of(answer),
        "why_no_challenge": why_not,
        "challenge_form": form or ChallengeForm() if why_not is None else None,
        "may_settle": why_not is None,
        "may_reply": seen.may(Capability.ANSWER_QUESTIONS)
        and challenges.is_answerable_by(seen, answer, authors),
    }


def _why_not(seen: Seen, answer: Answer, authors: set[int]) -> Refusal | None:
    """Why the one who acts cannot be the second person; None when they can."""
    refusal = seen.refusal(Capability.CHALLENGE_ANSWERS)
    return refusal or challenges.apart(seen, answer, authors)
