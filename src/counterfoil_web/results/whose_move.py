"""What reviews add to the pages of the apps below: the agenda, the rooms, the spine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.urls import reverse

from counterfoil.access import Capability
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.appraisals import version_notes
from counterfoil_web.appraisals.approved_versions import approved_before
from counterfoil_web.appraisals.models import Version
from counterfoil_web.appraisals.version_notes import VersionNote
from counterfoil_web.partnerships import agenda, progress
from counterfoil_web.partnerships.agenda import AgendaItem, AgendaKind
from counterfoil_web.partnerships.kept_queries import PARTNERSHIP, PERSON, KeptQuery, QueryOfOne
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


def waiting_reviews(acting: Acting, _visible: QuerySet) -> list[AgendaItem]:
    """The newest version of each case, where it waits for a review that this person may give.

    One query; one more when they wrote in one of these cases.
    """
    if not acting.can(Capability.REVIEW_CASE):
        return []
    rows = _unreviewed(acting)
    approved = approved_before([row for row in rows if row.last_written])
    return [
        AgendaItem(
            title=f"Review version {row.number} of the case",
            url=reverse("results:review", args=[row.partnership.ref, row.number]),
            whose_move="Yours, or that of another finance officer who did not write it",
            partnership=row.partnership.title,
            kind=AgendaKind.REVIEW,
        )
        for row in rows
        if not row.last_written or row.last_written <= approved[row.pk]
    ]


def _newest_unreviewed() -> QuerySet[Version]:
    """last_written: the number of the last version up to this one in which the person wrote."""
    same_case = Version.objects.filter(partnership=OuterRef("partnership"))
    written = same_case.filter(number__lte=OuterRef("number"), authors=PERSON).order_by("-number")
    return (
        Version.objects.filter(partnership__archived_at=None)
        .exclude(submitted_by=PERSON)
        .exclude(Exists(same_case.filter(number__gt=OuterRef("number"))))
        .exclude(Exists(Review.objects.filter(version=OuterRef("pk"))))
        .annotate(last_written=Subquery(written.values("number")[:1]))
        .select_related("partnership")
        .only("number", "partnership__ref", "partnership__title")
        .order_by("submitted_at")[:_MOST]
    )


_unreviewed = KeptQuery(_newest_unreviewed)


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
    for number, reviewer in _last_review(partnership):
        address = reverse("results:version", args=[partnership.ref, number])
        words = f"Version {number} was reviewed by {reviewer}"
        yield SpineNote(part=Spine.PROMISE, text=words, url=address)


_last_review = QueryOfOne(
    lambda: (
        Review.objects.filter(partnership_id=PARTNERSHIP, signed=True)
        .order_by("-version__number", "-at", "-pk")
        .values_list("version__number", "reviewer__name")[:1]
    )
)


def _note_of(version: Version, state: ReviewState) -> VersionNote:
    if state.reviewed:
        return VersionNote(version=version.pk, words="Reviewed", colour="green")
    if state.returned:
        return VersionNote(version=version.pk, words="Returned", colour="orange")
    return VersionNote(version=version.pk, words="Not reviewed")


def _newest(partnership: Partnership) -> Version | None:
    return (
        Version.objects.filter(partnership=partnership)
        .only("number", "partnership", "fingerprint")
        .order_by("-number")
        .first()
    )
