"""The lessons that owners let other forces read, each as far as its owner chose."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Max
from django_scopes import scopes_disabled

from counterfoil.access import Participation
from counterfoil.contract.records import standing
from counterfoil.outcomes.lessons import LessonLearned, SharedLesson, shared_lessons
from counterfoil.partnership_kind import PartnershipKind
from counterfoil_web.outcomes.models import OutcomeRow
from counterfoil_web.outcomes.rows import record_of
from counterfoil_web.partnerships.models import Access
from counterfoil_web.records.kept_in_memory import KeptInMemory

_KEPT: KeptInMemory[tuple[SharedLesson, ...]] = KeptInMemory(5)


def lessons_shared() -> tuple[SharedLesson, ...]:
    """Every lesson that may be read by other forces. One query, and two where one came since.

    It looks past what the reader's organisation may see, for the owner of each has said that it
    may be read; what a lesson does not share does not leave here.
    """
    with scopes_disabled():
        rows = OutcomeRow.objects.filter(kind=LessonLearned.kind)
        last = rows.order_by().aggregate(last=Max("pk"))["last"] or 0
        return _KEPT.made(last, lambda: tuple(_shared(last)))


def _shared(last: int) -> Iterable[SharedLesson]:
    rows = OutcomeRow.objects.filter(kind=LessonLearned.kind, pk__lte=last)
    by_partnership: dict[int, list[OutcomeRow]] = {}
    for row in rows.select_related("partnership", "entered_by").order_by("pk"):
        by_partnership.setdefault(row.partnership_id, []).append(row)
    leads = Access.objects.filter(partnership__in=by_partnership, part=Participation.LEAD_FORCE)
    forces = dict(leads.values_list("partnership_id", "organisation__name"))
    for key, held in by_partnership.items():
        partnership = held[0].partnership
        lessons = standing([record_of(row) for row in held], LessonLearned)
        kind = PartnershipKind(partnership.kind)
        yield from shared_lessons(lessons, kind, partnership.title, forces.get(key, ""))
