"""Reviews of versions: who looked at which, what they answered, whether they signed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from counterfoil.access import Capability, Refusal, Role, separation
from counterfoil.casefile.review import NOT_REVIEWED, reasons_against_answers
from counterfoil.casefile.review_answers import Answer, Reply
from counterfoil.errors import BadInput, Problem
from counterfoil.quantities.years import day_in_words
from counterfoil_web.accounts.acting import Acting, Refused
from counterfoil_web.appraisals.approved_versions import approved_before
from counterfoil_web.appraisals.models import Version
from counterfoil_web.appraisals.versions_store import authors_since, case_of
from counterfoil_web.partnerships.kept_queries import PARTNERSHIP, QueryOfOne
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.records import log
from counterfoil_web.records.prepared_query import Given
from counterfoil_web.results.models import Review

_REVIEWERS = (
    Role.POLICING_BODY_FINANCE_OFFICER,
    Role.FORCE_FINANCE_OFFICER,
    Role.FINANCE_PARTNER,
)


@dataclass(frozen=True, kw_only=True)
class ReviewState:
    """Whether a version has been reviewed, in a form every page and export can show.

    text: for pages, with who returned it. export_text: what leaves says, “Not reviewed” unless
    somebody signed. review: the row that settles it; None while there is none.
    """

    reviewed: bool = False
    returned: bool = False
    text: str = NOT_REVIEWED
    export_text: str = NOT_REVIEWED
    review: Review | None = None

    @property
    def reviewer_id(self) -> int | None:
        """Who signed or returned it."""
        return None if self.review is None else self.review.reviewer_id


def review_state(version: Version) -> ReviewState:
    """Whether a version has been reviewed. One query."""
    return review_states([version])[version.pk]


def review_states(versions: Iterable[Version]) -> dict[int, ReviewState]:
    """The same for several versions, by their number in the database. One query."""
    wanted = list(versions)
    found = {one.pk: ReviewState() for one in wanted}
    for row in _reviews_on(wanted):
        if row.version_id in found and not found[row.version_id].reviewed:
            found[row.version_id] = _state(row)
    return found


def _reviews_on(versions: Sequence[Version]) -> Iterable[Review]:
    """The reviews of these versions, oldest first; those of one case by a prepared query."""
    numbers = [one.pk for one in versions]
    cases = {one.partnership_id for one in versions}
    if len(cases) != 1:
        return _as_states(Review.objects.filter(version__in=numbers))
    return _of_one_case.of(cases.pop(), first=min(numbers), last=max(numbers))


def _as_states(rows: QuerySet[Review]) -> QuerySet[Review]:
    return (
        rows.select_related("reviewer", "organisation")
        .only("version_id", "signed", "role", "at", "reviewer__name", "organisation__name")
        .order_by("at", "pk")
    )


_of_one_case = QueryOfOne(
    lambda: _as_states(
        Review.objects.filter(
            partnership_id=PARTNERSHIP,
            version_id__gte=Given("first"),
            version_id__lte=Given("last"),
        )
    )
)


def reviews_of(version: Version) -> list[Review]:
    """Every review of a version, newest first. One query."""
    return list(Review.objects.filter(version=version).select_related("reviewer", "organisation"))


def refusal_to_review(seen: Seen, version: Version) -> Refusal | None:
    """Why the one who acts may not review this version; None when they may."""
    refusal = seen.refusal(Capability.REVIEW_CASE)
    return refusal or _not_apart(seen.acting, version)


def sign_review(
    acting: Acting,
    version: Version,
    answers: Mapping[str, Mapping[str, str]],
    *,
    remark: str = "",
    signed: bool = True,
) -> Review:
    """Add a review: signed, or returned with reasons. Its row is never changed.

    Raises: Refused when the reviewer wrote or submitted the version; BadInput when it is signed
    already, when a signature lacks an answer, or a return its reason.
    """
    refusal = _not_apart(acting, version)
    if refusal is not None:
        raise Refused(refusal)
    given = {
        item: Answer(reply=Reply(one["answer"]), remark=one.get("remark", "").strip())
        for item, one in answers.items()
    }
    problems = _problems(version, given, remark, signed=signed)
    if problems:
        raise BadInput(problems)
    try:
        with transaction.atomic():
            row = _add(acting, version, given, remark, signed=signed)
    except IntegrityError as error:
        raise BadInput([_SIGNED_ALREADY]) from error
    return row


_SIGNED_ALREADY = Problem(
    what="somebody else has signed this version already",
    where="review",
    mend="open the version again to see who did and what they said",
)


def _add(
    acting: Acting, version: Version, given: Mapping[str, Answer], remark: str, *, signed: bool
) -> Review:
    Version.objects.select_for_update().filter(pk=version.pk).first()
    if Review.objects.filter(version=version, signed=True).exists():
        raise BadInput([_SIGNED_ALREADY])
    row = Review.objects.create(
        partnership_id=version.partnership_id,
        version=version,
        signed=signed,
        answers={
            item: {"answer": answer.reply.value, "remark": answer.remark}
            for item, answer in given.items()
        },
        remark=remark.strip(),
        fingerprint=version.fingerprint,
        reviewer=acting.user,
        organisation=acting.organisation,
        role=_role(acting),
        at=timezone.now(),
    )
    log.write(
        acting,
        "review-signed" if signed else "review-returned",
        record=f"version/{version.partnership.ref}/{version.number}",
        partnership=version.partnership,
        after={"fingerprint": version.fingerprint, "answers": row.answers, "role": row.role},
        reason=row.remark,
    )
    return row


def _problems(
    version: Version, given: Mapping[str, Answer], remark: str, *, signed: bool
) -> list[Problem]:
    if not signed:
        if remark.strip():
            return []
        mend = "say what must be mended before you would sign"
        return [Problem(what="there is no reason for returning it", where="remark", mend=mend)]
    mend = "answer every question, or return the version with your reasons"
    return [
        Problem(what=reason, where="checklist", mend=mend)
        for reason in reasons_against_answers(given, case_of(version))
    ]


def _not_apart(acting: Acting, version: Version) -> Refusal | None:
    approved = approved_before([version])[version.pk]
    authors = authors_since(version, approved) | {version.submitted_by_id}
    return separation.reviewer_is_not_author(reviewer=acting.user.pk, authors=authors)


def _role(acting: Acting) -> str:
    """The role in which somebody reviews: the first that lets them."""
    held = [role for role in _REVIEWERS if role in acting.roles]
    return (held or sorted(acting.roles))[0].value


def _state(row: Review) -> ReviewState:
    who = f"{row.reviewer.name} ({Role(row.role).label.lower()}, {row.organisation.name})"
    day = _day(row.at)
    if not row.signed:
        return ReviewState(returned=True, text=f"Returned by {who} on {day}", review=row)
    text = f"Reviewed by {who} on {day}"
    return ReviewState(reviewed=True, text=text, export_text=text, review=row)


def _day(at: datetime) -> str:
    local = timezone.localtime(at)
    return day_in_words(local)


def plain_answers(row: Review) -> dict[str, Any]:
    """The answers of a review by question."""
    return dict(row.answers)
