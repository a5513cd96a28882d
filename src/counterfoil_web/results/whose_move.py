"""What reviews add to the pages of the apps below: the agenda, the rooms, the spine."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from counterfoil.access import Capability
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.appraisals.models import Version
from counterfoil_web.partnerships import agenda, progress
from counterfoil_web.partnerships.agenda import AgendaItem, AgendaKind
from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.partnerships.progress import RoomNote, Spine, SpineNote
from counterfoil_web.results.models import Review
from counterfoil_web.results.review_store import review_state

_MOST = 50
_REVIEWER = "a finance officer or partner who did not write it"


def connect() -> None:
    """Tell the apps below what reviews add to their pages."""
    agenda.register(waiting_reviews)
    progress.register(notes, models=[Review])
    progress.register_spine(spine)


def waiting_reviews(acting: Acting, visible: QuerySet) -> list[AgendaItem]:
    """The newest version of each case, where it waits for a review that this person may give."""
    if not acting.can(Capability.REVIEW_CASE):
        return []
    newer = Version.objects.filter(
        partnership=OuterRef("partnership"), number__gt=OuterRef("number")
    )
    reviewed = Review.objects.filter(version=OuterRef("pk"))
    mine = Version.authors.through.objects.filter(version_id=OuterRef("pk"), user_id=acting.user.pk)
    rows = (
        Version.objects.filter(partnership__in=visible, partnership__archived_at=None)
        .exclude(submitted_by=acting.user)
        .exclude(Exists(newer))
        .exclude(Exists(reviewed))
        .exclude(Exists(mine))
        .select_related("partnership")
        .only("number", "submitted_at", "partnership__ref", "partnership__title")
        .order_by("submitted_at")[:_MOST]
    )
    return [
        AgendaItem(
            title=f"Review version {row.number} of the case",
            url=reverse("results:review", args=[row.partnership.ref, row.number]),
            whose_move="Yours, or that of another finance officer who did not write it",
            partnership=row.partnership.title,
            kind=AgendaKind.REVIEW,
        )
        for row in rows
    ]


def notes(partnership: Partnership) -> Iterable[RoomNote]:
    """Where the newest version stands with its review. Two queries."""
    version = _newest(partnership)
    if version is None:
        return []
    state = review_state(version)
    name = f"Version {version.number}"
    if state.reviewed:
        return [RoomNote(room="strategy", done=f"{name} is reviewed")]
    if state.returned:
        words = f"Mend what the review of version {version.number} asks, and submit it anew"
        return [RoomNote(room="strategy", to_do=words, whose_move="Whoever writes the case")]
    return [
        RoomNote(room="strategy", to_do=f"Review version {version.number}", whose_move=_REVIEWER)
    ]


def spine(partnership: Partnership) -> Iterable[SpineNote]:
    """What the newest version promises, and whether anybody reviewed it. One query."""
    rows = Review.objects.filter(partnership=partnership, signed=True)
    row = rows.select_related("version", "reviewer").order_by("-version__number").first()
    if row is None:
        return []
    address = reverse("results:version", args=[partnership.ref, row.version.number])
    words = f"Version {row.version.number} was reviewed by {row.reviewer.name}"
    return [SpineNote(part=Spine.PROMISE, text=words, url=address)]


def _newest(partnership: Partnership) -> Version | None:
    return (
        Version.objects.filter(partnership=partnership)
        .only("number", "partnership", "fingerprint")
        .order_by("-number")
        .first()
    )
