"""Second views of an answer: agreed or disagreed, replied to, settled; all of it is kept."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import BigIntegerField
from django.http import Http404
from django.utils import timezone

from counterfoil.access import Refusal, separation
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.partnerships.answers import authors_of
from counterfoil_web.partnerships.kept_queries import PARTNERSHIP, QueryOfOne
from counterfoil_web.partnerships.models import Answer, Challenge, Partnership
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.records import log
from counterfoil_web.records.prepared_query import Given


def challenges_of(answer: Answer) -> list[Challenge]:
    """Every second view of an answer, the newest first, with the people in it. One query."""
    return _of_answer(answer.partnership, answer=answer.pk)


_of_answer = QueryOfOne(
    lambda: (
        Challenge.objects.filter(
            partnership_id=PARTNERSHIP, answer_id=Given("answer", BigIntegerField())
        )
        .select_related("by", "replied_by", "settled_by")
        .order_by("-at", "-pk")
    )
)


def views_of(partnership: Partnership) -> dict[str, list[str]]:
    """Every second view in the partnership in words, by question, the oldest first. One query."""
    rows = (
        Challenge.objects.filter(partnership=partnership)
        .select_related("answer", "by", "replied_by", "settled_by")
        .order_by("at", "pk")
    )
    told: dict[str, list[str]] = {}
    for row in rows:
        told.setdefault(row.answer.question_id, []).append(_in_words(row))
    return told


def challenge_in(seen: Seen, question_id: str, pk: int) -> Challenge:
    """One challenge of an answer of the partnership. Raises: Http404."""
    found = (
        Challenge.objects.filter(
            partnership=seen.partnership, answer__question_id=question_id, pk=pk
        )
        .select_related("answer__owner", "answer__written_by", "by")
        .first()
    )
    if found is None:
        raise Http404("There is no such challenge of this answer.")
    return found


def apart(seen: Seen, answer: Answer, authors: set[int]) -> Refusal | None:
    """Why the one who acts cannot be the second person; None when they can.

    authors: everybody who wrote a version of the answer.
    """
    owners = authors | ({answer.owner_id} if answer.owner_id else set())
    return separation.challenger_is_not_owner(challenger=seen.acting.user.pk, owners=owners)


def is_answerable_by(seen: Seen, answer: Answer, authors: set[int]) -> bool:
    """Whether the one who acts owns the answer or wrote part of it, so that a reply is theirs."""
    return seen.acting.user.pk in authors | {answer.owner_id}


@transaction.atomic
def challenge(seen: Seen, answer: Answer, *, agrees: bool, text: str) -> Challenge:
    """Record a second person's view of the answer as it stands. Raises: Refused."""
    _must_be_apart(seen, answer)
    made = Challenge.objects.create(
        partnership=seen.partnership,
        answer=answer,
        answer_revision=answer.revision,
        agrees=agrees,
        text=text,
        by=seen.acting.user,
        at=timezone.now(),
    )
    kind = "answer-agreed" if agrees else "answer-challenged"
    _write(seen, made, kind, after={"text": text, "version": answer.revision})
    return made


@transaction.atomic
def reply(seen: Seen, found: Challenge, *, text: str) -> None:
    """Record what the owner or author replies. Raises: Refused when it is somebody else's."""
    row = _locked(found)
    if not is_answerable_by(seen, row.answer, authors_of(row.answer)):
        raise Refused(
            Refusal(
                rule="owner-replies",
                sentence="Only who owns this answer, or wrote part of it, replies to a challenge.",
                mend="Record a view of your own, or ask the owner to reply.",
            )
        )
    _must_be_open(row)
    before = {"reply": row.reply} if row.reply else None
    row.reply, row.replied_by, row.replied_at = text, seen.acting.user, timezone.now()
    row.save()
    _write(seen, row, "challenge-replied", before=before, after={"reply": text})


@transaction.atomic
def settle(seen: Seen, found: Challenge, *, text: str) -> None:
    """Record how a disagreement ended; never by who owns or wrote the answer. Raises: Refused."""
    row = _locked(found)
    _must_be_apart(seen, row.answer)
    _must_be_open(row)
    row.settlement, row.settled_by, row.settled_at = text, seen.acting.user, timezone.now()
    row.save()
    _write(seen, row, "challenge-settled", after={"settlement": text})


def _in_words(row: Challenge) -> str:
    view = "agreed" if row.agrees else "disagreed"
    words = [f"{row.by} {view} with version {row.answer_revision}."]
    if row.text:
        words.append(row.text)
    if row.reply:
        words.append(f"{row.replied_by} replied: {row.reply}")
    if row.settlement:
        words.append(f"Settled by {row.settled_by}: {row.settlement}")
    return " ".join(words)


def _must_be_apart(seen: Seen, answer: Answer) -> None:
    refusal = apart(seen, answer, authors_of(answer))
    if refusal is not None:
        raise Refused(refusal)


def _must_be_open(row: Challenge) -> None:
    if row.agrees or row.settled_at is not None:
        raise Refused(
            Refusal(
                rule="settled-once",
                sentence="This is not an open disagreement: it was agreement, or it is settled.",
                mend="Record a new view of the answer if there is more to say.",
            )
        )


def _locked(found: Challenge) -> Challenge:
    return (
        Challenge.objects.select_for_update(of=("self",)).select_related("answer").get(pk=found.pk)
    )


def _write(seen: Seen, row: Challenge, kind: str, **told: Any) -> None:
    log.write(
        seen.acting,
        kind,
        record=f"answer/{seen.partnership.ref}/{row.answer.question_id}",
        partnership=seen.partnership,
        **told,
    )
