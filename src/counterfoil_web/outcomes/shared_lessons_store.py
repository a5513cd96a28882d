"""The lessons that owners let other forces read, each as far as its owner chose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet
from django_scopes import scopes_disabled

from counterfoil.access import Participation
from counterfoil.contract.records import standing
from counterfoil.outcomes.lessons import LessonLearned, SharedLesson, shared_lessons
from counterfoil.partnership_kind import PartnershipKind
from counterfoil_web.outcomes.models import OutcomeRow
from counterfoil_web.outcomes.rows import record_of
from counterfoil_web.partnerships.models import Access, Partnership
from counterfoil_web.records.kept_in_memory import KeptInMemory
from counterfoil_web.records.prepared_query import PreparedQuery

_KEPT: KeptInMemory[tuple[SharedLesson, ...]] = KeptInMemory(5)


def lessons_shared() -> tuple[SharedLesson, ...]:
    """Every lesson that may be read by other forces. Three queries, and two where one came since.

    It looks past what the reader's organisation may see, for the owner of each has said that it
    may be read; what a lesson does not share does not leave here.
    """
    with scopes_disabled():
        last = next(iter(_last()), 0)
        titles, forces = tuple(_titles()), tuple(_forces())
        return _KEPT.made(
            (last, titles, forces), lambda: tuple(_shared(last, dict(titles), dict(forces)))
        )


_last: PreparedQuery[int] = PreparedQuery(
    lambda: (
        OutcomeRow.objects.filter(kind=LessonLearned.kind)
        .order_by("-pk")
        .values_list("pk", flat=True)[:1]
    )
)


def _with_lessons() -> QuerySet[Any]:
    return OutcomeRow.objects.filter(kind=LessonLearned.kind).values("partnership_id")


_titles: PreparedQuery[tuple[int, str]] = PreparedQuery(
    lambda: (
        Partnership.objects.filter(pk__in=_with_lessons()).order_by("pk").values_list("pk", "title")
    )
)
_forces: PreparedQuery[tuple[int, str]] = PreparedQuery(
    lambda: (
        Access.objects.filter(partnership__in=_with_lessons(), part=Participation.LEAD_FORCE)
        .order_by("partnership_id", "pk")
        .values_list("partnership_id", "organisation__name")
    )
)


def _shared(
    last: int, titles: Mapping[int, str], forces: Mapping[int, str]
) -> Iterable[SharedLesson]:
    rows = OutcomeRow.objects.filter(kind=LessonLearned.kind, pk__lte=last)
    by_partnership: dict[int, list[OutcomeRow]] = {}
    for row in rows.select_related("partnership", "entered_by").order_by("pk"):
        by_partnership.setdefault(row.partnership_id, []).append(row)
    for key, held in by_partnership.items():
        lessons = standing([record_of(row) for row in held], LessonLearned)
        kind = PartnershipKind(held[0].partnership.kind)
        yield from shared_lessons(lessons, kind, titles[key], forces.get(key, ""))
