"""Answers to the guide's questions: as they stand, every version of them, and unsaved drafts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import BigIntegerField, CharField, Q, QuerySet
from django.utils import timezone

from counterfoil.access import CAPABILITY_RULES, Capability, Participation
from counterfoil.guide.readiness import AnswerFacts, AnswerState
from counterfoil_web.accounts.models import Membership, User
from counterfoil_web.accounts.store import held_on
from counterfoil_web.partnerships.kept_queries import PARTNERSHIP, PERSON, QueryOfOne
from counterfoil_web.partnerships.models import (
    Access,
    Answer,
    AnswerDraft,
    Challenge,
    Partnership,
)
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.records import log
from counterfoil_web.records.prepared_query import Given

_QUESTION = Given("question", CharField())
_ANSWER = Given("answer", BigIntegerField())
_versions = QueryOfOne(
    lambda: (
        Answer.history.filter(id=_ANSWER)
        .select_related("owner", "written_by")
        .order_by("-revision", "-history_id")
    )
)
_authors = QueryOfOne(
    lambda: Answer.history.filter(id=_ANSWER).order_by().values_list("written_by_id").distinct()
)
_draft = QueryOfOne(
    lambda: AnswerDraft.objects.filter(
        partnership_id=PARTNERSHIP, question_id=_QUESTION, by_id=PERSON
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerValues:
    """What somebody gives as the answer to a question. reason: why it is changed."""

    state: AnswerState
    text: str = ""
    evidence: str = ""
    owner: User | None = None
    due: date | None = None
    reason: str = ""


class AnswerChanged(Exception):
    """Somebody else saved the answer after this one began. answer: what stands now."""

    def __init__(self, answer: Answer) -> None:
        super().__init__("answer changed meanwhile")
        self.answer = answer


def answers_of(partnership: Partnership) -> dict[str, Any]:
    """Every answer of the partnership by question, with what `facts_of` needs. Two queries."""
    return {row.question_id: row for row in _with_views(partnership, _every(partnership))}


def answer_to(partnership: Partnership, question_id: str) -> Any:
    """The answer to one question; None when there is none. Two queries."""
    found = _to_one(partnership, question=question_id)
    return next(iter(_with_views(partnership, found)), None)


def facts_of(answer: Answer) -> AnswerFacts:
    """What counts of an answer when its readiness is judged."""
    looked_at = [moment for moment in (answer.written_at, answer.agreed_at) if moment]
    return AnswerFacts(
        state=AnswerState(answer.state),
        looked_at=timezone.localdate(max(looked_at)),
        has_evidence=bool(answer.evidence.strip()),
        has_owner=answer.owner_id is not None,
        due=answer.due,
        open_challenges=answer.open_challenges,
    )


@transaction.atomic
def save_answer(seen: Seen, question_id: str, values: AnswerValues, *, revision: int) -> Answer:
    """Save an answer as its next version. revision: of the one it began from, 0 for none.

    Raises: AnswerChanged when another version was saved meanwhile; then nothing is saved, and the
    words stay with whoever typed them.
    """
    Partnership.objects.select_for_update(of=("self",)).get(pk=seen.partnership.pk)
    answer = answer_to(seen.partnership, question_id)
    if (answer.revision if answer else 0) != revision:
        raise AnswerChanged(answer or Answer(question_id=question_id, revision=0))
    before = as_written(answer) if answer else None
    answer = answer or Answer(partnership=seen.partnership, question_id=question_id, revision=0)
    _set(answer, values)
    discard_draft(seen, question_id)
    if before == as_written(answer):
        return answer
    answer.revision += 1
    answer.written_by = seen.acting.user
    answer.written_at = timezone.now()
    answer.save()
    log.write(
        seen.acting,
        "answer-saved",
        record=f"answer/{seen.partnership.ref}/{question_id}",
        partnership=seen.partnership,
        before=before,
        after=as_written(answer),
        reason=values.reason,
    )
    return answer


def as_written(answer: Answer) -> dict[str, Any]:
    """An answer as the log keeps it."""
    return {
        "state": answer.state,
        "text": answer.text,
        "evidence": answer.evidence,
        "owner": str(answer.owner) if answer.owner else "",
        "due": answer.due.isoformat() if answer.due else "",
    }


def versions_of(answer: Answer) -> list[Any]:
    """Every version of an answer, the newest first, each with owner and author. One query."""
    return _versions(answer.partnership, answer=answer.pk)


def authors_of(answer: Answer) -> set[int]:
    """Everybody who wrote a version of an answer, by id."""
    written = _authors(answer.partnership, answer=answer.pk)
    return {author for (author,) in written} | {answer.written_by_id}


def owners_for(partnership: Partnership, today: date) -> list[Membership]:
    """Who may be named as owner: members of the authorities that take part, with their places.

    One query; a person with several roles comes once for each organisation.
    """
    parts = [part.value for part in Participation if part is not Participation.SUPPLIER]
    organisations = (
        Access.objects.filter(
            Q(ends=None) | Q(ends__gte=today),
            partnership=partnership,
            part__in=parts,
            revoked_at=None,
            starts__lte=today,
        )
        .order_by()
        .values("organisation_id")
    )
    roles = [role.value for role in CAPABILITY_RULES[Capability.VIEW_PARTNERSHIP].roles]
    held = (
        Membership.objects.filter(
            held_on(today),
            organisation_id__in=organisations,
            role__in=roles,
            user__is_active=True,
        )
        .select_related("user", "organisation")
        .order_by("organisation__name", "user__name", "user_id")
    )
    first: dict[tuple[int, int], Membership] = {}
    for membership in held:
        first.setdefault((membership.organisation_id, membership.user_id), membership)
    return list(first.values())


def keep_draft(seen: Seen, question_id: str, fields: dict[str, str], *, revision: int) -> None:
    """Keep what somebody has typed and not saved; only they see it again."""
    AnswerDraft.objects.update_or_create(
        partnership=seen.partnership,
        question_id=question_id,
        by=seen.acting.user,
        defaults={"fields": fields, "revision": revision, "saved_at": timezone.now()},
    )


def draft_of(seen: Seen, question_id: str) -> AnswerDraft | None:
    """What the one who acts has typed and not saved."""
    found = _draft(seen.partnership, question=question_id, person=seen.acting.user.pk)
    return next(iter(found), None)


def discard_draft(seen: Seen, question_id: str) -> None:
    """Forget what the one who acts has typed: it was saved, or they want it gone."""
    AnswerDraft.objects.filter(
        partnership=seen.partnership, question_id=question_id, by=seen.acting.user
    ).delete()


@transaction.atomic
def give_up_draft(seen: Seen, question_id: str) -> None:
    """Put the draft aside for good. The log keeps its words, so that nothing typed is lost."""
    kept = draft_of(seen, question_id)
    if kept is None:
        return
    words = {name: text for name, text in kept.fields.items() if text}
    kept.delete()
    log.write(
        seen.acting,
        "answer-draft-given-up",
        record=f"answer/{seen.partnership.ref}/{question_id}",
        partnership=seen.partnership,
        before=words,
    )


def _set(answer: Answer, values: AnswerValues) -> None:
    answer.state = values.state.value
    answer.text = values.text
    answer.evidence = values.evidence
    answer.owner = values.owner
    answer.due = values.due
    answer.reason = values.reason[:300]


def _of_partnership() -> QuerySet[Answer]:
    answers = Answer.objects.filter(partnership_id=PARTNERSHIP).order_by()
    return answers.select_related("owner", "written_by")


_every = QueryOfOne(_of_partnership)
_to_one = QueryOfOne(lambda: _of_partnership().filter(question_id=_QUESTION))
_views = QueryOfOne(
    lambda: (
        Challenge.objects.filter(partnership_id=PARTNERSHIP)
        .order_by("at")
        .values_list("answer_id", "agrees", "at", "settled_at")
    )
)


def _with_views(partnership: Partnership, found: list[Any]) -> list[Any]:
    """Answers, each with its open challenges counted and the last time somebody agreed.

    The second query is cheaper than a join: that would sort the answers by all their words.
    """
    rows = {row.pk: row for row in found}
    for row in found:
        row.partnership, row.open_challenges, row.agreed_at = partnership, 0, None
    for answer_id, agrees, at, settled_at in _views(partnership) if rows else ():
        row = rows.get(answer_id)
        if row is None:
            continue
        if agrees:
            row.agreed_at = at
        elif settled_at is None:
            row.open_challenges += 1
    return found
