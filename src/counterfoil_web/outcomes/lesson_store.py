"""Lessons reviewed and shared: each a record that follows the one before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.http import Http404

from counterfoil.access import Capability, Refusal
from counterfoil.outcomes.lessons import LessonLearned, SharingGrain
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.outcomes.models import OutcomeRow
from counterfoil_web.outcomes.records_store import add, locked, named, rows_of, told
from counterfoil_web.outcomes.rows import record_from
from counterfoil_web.outcomes.rules import names_of
from counterfoil_web.outcomes.store import Outcomes
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.registers.rows import row_named

REVIEWER_IS_NOT_WRITER = Refusal(
    rule="lesson-reviewer-is-not-writer",
    sentence="You wrote this lesson, so you cannot review it.",
    mend="Ask somebody who did not write it.",
)


@dataclass(frozen=True)
class _Opened:
    outcomes: Outcomes
    lesson: LessonLearned
    row: OutcomeRow


def lesson_for(held: Outcomes, key: str) -> LessonLearned:
    """One lesson as it stands. Raises: Http404."""
    found = next((one for one in held.lessons if one.id == key), None)
    if found is None:
        raise Http404("There is no such lesson, or another has taken its place.")
    return found


def review_refusal(seen: Seen, row: OutcomeRow, lesson: LessonLearned) -> Refusal | None:
    """Why who acts may not review a lesson; None when they may."""
    refusal = seen.refusal(Capability.ANSWER_QUESTIONS)
    if refusal is not None:
        return refusal
    wrote = {one.casefold() for one in names_of(seen)}
    own = row.entered_by_id == seen.acting.user.pk or lesson.written_by.casefold() in wrote
    return REVIEWER_IS_NOT_WRITER if own else None


@transaction.atomic
def review(seen: Seen, key: str) -> OutcomeRow:
    """Write that somebody who did not write a lesson has reviewed it; once is enough.

    Raises: Http404, Refused.
    """
    one = _opened(seen, key)
    refusal = review_refusal(seen, one.row, one.lesson)
    if refusal is not None:
        raise Refused(refusal)
    if one.lesson.is_reviewed:  # somebody was quicker, and once is enough
        return one.row
    day = seen.acting.today.isoformat()
    changed = {"reviewed_by": str(seen.acting.user), "reviewed_on": day}
    return _followed(seen, one, changed, "Reviewed")


@transaction.atomic
def share(seen: Seen, key: str, grain: SharingGrain, why: str) -> OutcomeRow:
    """Write how much of a reviewed lesson other forces may read.

    Raises: Http404; Refused; BadInput when it is not reviewed, or names somebody and is to be
    shared without names.
    """
    seen.require(Capability.MANAGE_SHARING)
    one = _opened(seen, key)
    changed = {
        "sharing": grain.value,
        "shared_by": str(seen.acting.user),
        "shared_on": seen.acting.today.isoformat(),
    }
    return _followed(seen, one, changed, why)


def _opened(seen: Seen, key: str) -> _Opened:
    outcomes = locked(seen)
    lesson = lesson_for(outcomes, key)
    return _Opened(outcomes, lesson, row_named(rows_of(seen.partnership, LessonLearned.kind), key))


def _followed(seen: Seen, one: _Opened, changed: Mapping[str, str], note: str) -> OutcomeRow:
    record = record_from(
        LessonLearned.kind,
        "",
        {**one.row.fields, **changed},
        entered_on=seen.acting.today,
        source=one.row.source,
        note=note,
        supersedes=one.row.key,
    )
    rows, _ = add(seen, one.outcomes, [named(record, one.outcomes.records)])
    told(seen, rows[0])
    return rows[0]
