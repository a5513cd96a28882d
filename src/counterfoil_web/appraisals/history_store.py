"""The history of a draft, open or closed, read for pages: who changed what, and when."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, QuerySet

from counterfoil_web.accounts.models import User
from counterfoil_web.appraisals.edits_store import edits_of
from counterfoil_web.appraisals.kept_drafts import kept, small
from counterfoil_web.appraisals.models import Draft, DraftEdit, Version
from counterfoil_web.partnerships.models import Partnership

_MOST_EDITS = 2_000


@dataclass(frozen=True, kw_only=True)
class LatestEdit:
    """The changes of one person in one table: whose, how many, and when the last was made."""

    by: int
    table: str
    count: int
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Written:
    """What was written in a draft so far: by whom, and which batches were taken back."""

    people: frozenset[int]
    undone: frozenset[int]


def draft_that_became(version: Version) -> Draft | None:
    """The closed draft that a version was made of; None for one that was not drafted here."""
    found = Draft.objects.filter(became=version, partnership=version.partnership_id)
    return next(iter(found), None)


def numbers_drafted_here(partnership: Partnership) -> frozenset[int]:
    """The numbers of the versions that have a draft, and so a history. One query."""
    drafts = Draft.objects.filter(partnership=partnership).exclude(became=None).order_by()
    return frozenset(drafts.values_list("became__number", flat=True))


def latest_edits(draft: Draft, most: int) -> list[LatestEdit]:
    """Who changed which tables lately, the latest first. One query."""
    rows = (
        edits_of(draft)
        .values("by", "table")
        .annotate(count=Count("pk"), latest=Max("at"))
        .order_by("-latest")[:most]
    )
    return [
        LatestEdit(by=row["by"], table=row["table"], count=row["count"], at=row["latest"])
        for row in rows
    ]


def names_of(people: Collection[int]) -> dict[int, str]:
    """What people are called, by their ids, in the order of their names. One query."""
    rows = User.objects.filter(pk__in=people).order_by("name").values_list("pk", "name", "email")
    return {pk: name or email for pk, name, email in rows}


def what_was_written(draft: Draft) -> Written:
    """Who changed the draft, and what was taken back. Two queries at each new state of it."""

    def found() -> Written:
        people = edits_of(draft).order_by().values_list("by", flat=True).distinct()
        return Written(people=frozenset(people), undone=frozenset(undone_batches(draft)))

    return kept(draft, "written", found, small)


def batches_of(draft: Draft, table: str = "", by: str = "") -> tuple[int, ...]:
    """The numbers of the batches with a change in a table, or by a person, newest first.

    Empty for any. One query at each new state of the draft.
    """

    def found() -> tuple[int, ...]:
        numbers = _some(draft, table, by).order_by("-batch").values_list("batch", flat=True)
        return tuple(numbers.distinct())

    return kept(draft, ("batches", table, by), found, lambda numbers: 1_000 + 36 * len(numbers))


def edits_in(
    draft: Draft, batches: Collection[int], table: str = "", by: str = ""
) -> list[DraftEdit]:
    """The changes of these batches in a table, or by a person, newest first. One query or none."""
    if not batches:
        return []
    rows = _some(draft, table, by).filter(batch__in=batches).select_related("by")
    return list(rows.order_by("-batch", "number")[:_MOST_EDITS])


def _some(draft: Draft, table: str, by: str) -> QuerySet[DraftEdit]:
    found = edits_of(draft)
    if table:
        found = found.filter(table=table)
    return found.filter(by=by) if by else found


def undone_batches(draft: Draft) -> set[int]:
    """The batches that were taken back, and not brought again since. One query."""
    rows = edits_of(draft).exclude(undoes=None).order_by("batch")
    undoes = dict(rows.values_list("batch", "undoes"))
    undone = set[int]()
    for taken_back in undoes.values():
        undone.add(taken_back)
        undone.discard(undoes.get(taken_back, 0))
    return undone
