"""What answers and partnerships themselves put on the agenda of the home page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Q, QuerySet
from django.urls import reverse

from counterfoil import guide
from counterfoil.access import Capability
from counterfoil.guide.readiness import AnswerState
from counterfoil.reports import wording
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.partnerships.agenda import AgendaItem, AgendaKind
from counterfoil_web.partnerships.models import Answer, Challenge, Partnership
from counterfoil_web.partnerships.store import allowed_in, standings

MOST = 30
COMING_WITHIN = timedelta(days=183)
_MOST_WORDS = 110


def items(acting: Acting, _visible: QuerySet) -> list[AgendaItem]:
    """Answers to write, challenges to reply to, and dates of others to know. Five queries.

    The scope in force keeps them to what may be seen.
    """
    found: list[AgendaItem] = []
    if acting.can(Capability.ANSWER_QUESTIONS):
        found += [*_answers(acting), *_challenges(acting)]
    if acting.can(Capability.VIEW_PARTNERSHIP):
        found += _answers_of_others(acting)
    if acting.can(Capability.VIEW_SUMMARY):
        found += _dates(acting)
    return found


def _answers(acting: Acting) -> Iterator[AgendaItem]:
    waiting = (
        Answer.objects.filter(partnership__archived_at=None, owner_id=acting.user.pk)
        .exclude(state=AnswerState.ANSWERED)
        .select_related("partnership")
        .defer("text", "evidence", "partnership__summary")
        .order_by("due", "pk")[:MOST]
    )
    for answer in waiting:
        asked = answer.state == AnswerState.ASKED
        yield AgendaItem(
            title=f"{'Write' if asked else 'Complete'} the answer to {_question(answer)}",
            url=reverse("partnerships:answer", args=[answer.partnership.ref, answer.question_id]),
            whose_move="Yours, as its owner",
            due=answer.due,
            partnership=answer.partnership.title,
            kind=AgendaKind.ANSWER,
        )


def _challenges(acting: Acting) -> Iterator[AgendaItem]:
    mine = Q(answer__owner_id=acting.user.pk) | Q(answer__written_by_id=acting.user.pk)
    waiting = (
        Challenge.objects.filter(
            mine,
            partnership__archived_at=None,
            agrees=False,
            settled_at=None,
            replied_at=None,
        )
        .select_related("partnership", "answer", "by")
        .order_by("at")[:MOST]
    )
    for challenge in waiting:
        ref, question = challenge.partnership.ref, challenge.answer.question_id
        yield AgendaItem(
            title=f"Reply to {challenge.by}, who disagrees with {_question(challenge.answer)}",
            url=reverse("partnerships:question", args=[ref, question]) + "#challenges",
            whose_move="Yours, as owner or author of the answer",
            partnership=challenge.partnership.title,
            kind=AgendaKind.CHALLENGE,
        )


def _answers_of_others(acting: Acting) -> Iterator[AgendaItem]:
    """Answers that somebody else owes, where one may read them: by part, or a grant to read all."""
    readable = allowed_in(acting, standings(acting), Capability.VIEW_PARTNERSHIP)
    due = (
        Answer.objects.filter(
            partnership__in=readable,
            partnership__archived_at=None,
            due__lte=acting.today + COMING_WITHIN,
        )
        .exclude(state=AnswerState.ANSWERED)
        .exclude(owner_id=acting.user.pk)
        .select_related("partnership", "owner")
        .defer("text", "evidence", "partnership__summary")
        .order_by("due", "pk")[:MOST]
    )
    for answer in due:
        ref, owner = answer.partnership.ref, answer.owner
        yield AgendaItem(
            title=f"Answer to {_question(answer)}",
            url=reverse("partnerships:question", args=[ref, answer.question_id]),
            whose_move=f"{owner}’s" if owner else "Nobody’s yet: it has no owner",
            due=answer.due,
            partnership=answer.partnership.title,
            kind=AgendaKind.DATE,
        )


def _dates(acting: Acting) -> Iterator[AgendaItem]:
    last = acting.today + COMING_WITHIN
    days = (acting.today, last)
    coming = Partnership.objects.filter(
        Q(starts__range=days) | Q(ends__range=days), archived_at=None
    ).order_by("ends", "pk")[:MOST]
    for partnership in coming:
        for day, words in ((partnership.starts, "starts"), (partnership.ends, "ends")):
            if day is not None and acting.today <= day <= last:
                yield AgendaItem(
                    title=f"The partnership {words}",
                    url=reverse("partnerships:workspace", args=[partnership.ref]),
                    whose_move="Nobody’s: a date to know",
                    due=day,
                    partnership=partnership.title,
                    kind=AgendaKind.DATE,
                )


def _question(answer: Answer) -> str:
    text = guide.question(answer.question_id).text
    return f"{answer.question_id}: {wording.shortened(text, _MOST_WORDS)}"
