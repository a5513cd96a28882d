"""What reviews add to the pages of the apps below: the agenda, the rooms, the spine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from counterfoil.access import Capability
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.appraisals import version_notes
from counterfoil_web.appraisals.approved_versions import approved_before
from counterfoil_web.appraisals.models import Version
from counterfoil_web.appraisals.version_notes import VersionNote
from counterfoil_web.partnerships import agenda, progress
from counterfoil_web.partnerships.agenda import AgendaItem, AgendaKind
from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.partnerships.progress import RoomNote, Spine, SpineNote
from counterfoil_web.results.models import Review
from counterfoil_web.results.review_store import ReviewState, review_state, review_states

_MOST = 50
_REVIEWER = "A finance officer or partner who did not write it"


def connect() -> None:
    """Tell the apps below what reviews add to their pages."""
    agenda.register(waiting_reviews)
    progress.register(notes, models=[Review])
    progress.register_spine(spine)
    version_notes.register(review_notes)


def waiting_reviews(acting: Acting, visible: QuerySet) -> list[AgendaItem]:
    """The newest version of each case, where it waits for a review that this person may give."""
    if not acting.can(Capability.REVIEW_CASE):
        return []
    newer = Version.objects.filter(
        partnership=OuterRef("partnership"), number__gt=OuterRef("number")
    )
    reviewed = Review.objects.filter(version=OuterRef("pk"))
    rows = (
        Version.objects.filter(partnership__in=visible, partnership__archived_at=None)
        .exclude(submitted_by=acting.user)
        .exclude(Exists(newer))
        .exclude(Exists(reviewed))
        .select_related("partnership")
        .only("number", "submitted_at", "partnership__ref", "partnership__title")
        .order_by("submitted_at")[:_MOST]
    )
    own = _written_by(acting, rows)
    return [
        AgendaItem(
            title=f"Review version {row.number} of the case",
            url=reverse("results:review", args=[row.partnership.ref, row.number]),
            whose_move="Yours, or that of another finance officer who did not write it",
            partnership=row.partnership.title,
            kind=AgendaKind.REVIEW,
        )
        for row in rows
        if row.pk not in own
    ]


def review_notes(versions: Sequence[Version]) -> list[VersionNote]:
    """Whether each version of a list is reviewed. One query."""
    states = review_states(versions)
    return [_note_of(version, states[version.pk]) for version in versions]


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
    row = (
        rows.select_related("version", "reviewer")
        .defer("version__document", "version__summary")
        .order_by("-version__number")
        .first()
    )
    if row is None:
        return []
    address = reverse("results:version", args=[partnership.ref, row.version.number])
    words = f"Version {row.version.number} was reviewed by {row.reviewer.name}"
    return [SpineNote(part=Spine.PROMISE, text=words, url=address)]


def _note_of(version: Version, state: ReviewState) -> VersionNote:
    if state.reviewed:
        return VersionNote(version=version.pk, words="Reviewed", colour="green")
    if state.returned:
        return VersionNote(version=version.pk, words="Returned", colour="orange")
    return VersionNote(version=version.pk, words="Not reviewed")


def _written_by(acting: Acting, rows: Iterable[Version]) -> set[int]:
    """The versions that hold something the person wrote since the last approval. Two queries."""
    versions = list(rows)
    approved = approved_before(versions)
    wrote = Version.objects.filter(
        partnership__in={version.partnership_id for version in versions}, authors=acting.user
    )
    mine = list(wrote.order_by().values_list("partnership_id", "number"))
    return {
        version.pk
        for version in versions
        if any(
            partnership == version.partnership_id
            and approved[version.pk] < number <= version.number
            for partnership, number in mine
        )
    }


def _newest(partnership: Partnership) -> Version | None:
    return (
        Version.objects.filter(partnership=partnership)
        .only("number", "partnership", "fingerprint")
        .order_by("-number")
        .first()
    )
