"""What a page of results is about: a version as it stands, or the draft as it is now."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse

from counterfoil.access import Capability
from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.casefile.case_text import text_fingerprint
from counterfoil.casefile.draft import PlacedProblem
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.appraisals.kept_drafts import kept
from counterfoil_web.appraisals.models import Draft, Version
from counterfoil_web.appraisals.signatures import with_signatures
from counterfoil_web.appraisals.store import draft_case, draft_text, signatures_for
from counterfoil_web.appraisals.versions_store import GREATEST_NUMBER, case_of
from counterfoil_web.govuk.addresses import address_of
from counterfoil_web.partnerships.kept_queries import PARTNERSHIP, QueryOfOne
from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.partnerships.store import Seen, partnership_for
from counterfoil_web.records.prepared_query import Given
from counterfoil_web.results.answer_store import (
    DRAFT_TRIALS,
    Kept,
    answer_key,
    kept_answer,
    kept_draft_answer,
)
from counterfoil_web.results.review_store import ReviewState, review_state
from counterfoil_web.results.what_if import Known, known_assumptions

_REF, _NUMBER = "22222222", 22222222
_SHOWN_OF_VERSION = ("partnership_id", "number", "fingerprint", "submitted_by_id", "submitted_at")
_SHOWN_OF_DRAFT = ("partnership_id", "revision", "changed_at")


class NoAnswerYet(Exception):
    """The draft has errors, so there is nothing to show but those."""

    def __init__(self, seen: Seen, errors: tuple[PlacedProblem, ...]) -> None:
        super().__init__("the draft has errors")
        self.seen = seen
        self.errors = errors


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What the cells of a draft say: the case that they make, and the digest of all of them.

    known: every figure of the case that can be tried at another value.
    """

    case: BusinessCase
    fingerprint: str
    known: Known


@dataclass(frozen=True, kw_only=True)
class Subject:
    """The version or the draft that a page is about. Exactly one of the two is set."""

    seen: Seen
    state: ReviewState
    version: Version | None = None
    draft: Draft | None = None
    reading: Reading | None = None

    @property
    def partnership(self) -> Partnership:
        """The partnership whose case it is."""
        return self.seen.partnership

    @property
    def name(self) -> str:
        """What it is called: “Version 3”, or “Draft”."""
        return "Draft" if self.version is None else f"Version {self.version.number}"

    @property
    def record(self) -> str:
        """Its address in the log."""
        ref = self.partnership.ref
        if self.version is None:
            return f"draft/{ref}/{self.draft.pk if self.draft else ''}"
        return f"version/{ref}/{self.version.number}"

    @property
    def case(self) -> BusinessCase:
        """The case itself."""
        if self.version is not None:
            return case_of(self.version)
        return self.read.case

    @property
    def read(self) -> Reading:
        """What the draft says; of a draft only."""
        assert self.reading is not None
        return self.reading

    @property
    def fingerprint(self) -> str:
        """The digest of what the case says."""
        return self.read.fingerprint if self.version is None else self.version.fingerprint

    @property
    def answer_key(self) -> str:
        """What its answer is found by."""
        return answer_key(self.fingerprint, None if self.version is not None else DRAFT_TRIALS)

    def kept(self, *, whole: bool = False) -> Kept:
        """Its answer; worked out now if nobody did."""
        if self.version is not None:
            return kept_answer(self.version, whole=whole)
        assert self.draft is not None
        return kept_draft_answer(self.draft, self.case, self.fingerprint, whole=whole)

    def url(self, page: str, *more: Any) -> str:
        """The address of one of its pages."""
        ref, name = self.partnership.ref, page
        number = None if self.version is None else self.version.number
        if number is None:
            name = "draft" if page == "version" else f"draft-{page}"
        if more:
            of = [ref] if number is None else [ref, number]
            return address_of(f"results:{name}", *of, *more)
        before, between, after = _shape(name, is_version=number is not None)
        return f"{before}{ref}{between}{'' if number is None else number}{after}"


def subject_of(
    request: HttpRequest,
    ref: str,
    number: int | None,
    capability: Capability = Capability.VIEW_PARTNERSHIP,
) -> Subject:
    """What the address asks for: a version by its number, or the draft without one.

    Raises: Http404 and Refused as `partnership_for`; Http404 when there is none; NoAnswerYet.
    """
    acting: Acting = request.acting
    seen = partnership_for(acting, ref, capability)
    return draft_subject(seen) if number is None else version_subject(seen, number)


_version = QueryOfOne(
    lambda: Version.objects.filter(partnership_id=PARTNERSHIP, number=Given("number")).only(
        *_SHOWN_OF_VERSION
    )
)
_open_draft = QueryOfOne(
    lambda: Draft.objects.filter(partnership_id=PARTNERSHIP, closed_at=None).only(*_SHOWN_OF_DRAFT)
)


def version_subject(seen: Seen, number: int) -> Subject:
    """A version. Its document is read from the database only when the case is asked for."""
    rows = _version(seen.partnership, number=number) if number <= GREATEST_NUMBER else []
    version = next(iter(rows), None)
    if version is None:
        raise Http404("There is no such version of the case.")
    version.partnership = seen.partnership
    return Subject(seen=seen, version=version, state=review_state(version))


def draft_subject(seen: Seen) -> Subject:
    """The open draft. Raises: Http404 when none is open; NoAnswerYet."""
    draft = next(iter(_open_draft(seen.partnership)), None)
    if draft is None:
        raise Http404("No draft of this case is open.")
    draft.partnership = seen.partnership
    return Subject(seen=seen, draft=draft, reading=_reading(seen, draft), state=ReviewState())


def _reading(seen: Seen, draft: Draft) -> Reading:
    """What the draft says, by its last change and who signed. Raises: NoAnswerYet."""
    signatures = signatures_for(draft.partnership_id)

    def read() -> Reading:
        found = draft_case(draft)
        if found.case is None or found.errors:
            raise NoAnswerYet(seen, found.errors)
        return Reading(
            case=found.case,
            fingerprint=text_fingerprint(with_signatures(draft_text(draft), signatures)),
            known=known_assumptions(found.case),
        )

    return kept(draft, ("reading", signatures), read, lambda one: 1_000 * len(one.known))


@cache
def _shape(name: str, *, is_version: bool) -> tuple[str, str, str]:
    """An address around the partnership's reference and the version's number."""
    args = [_REF, _NUMBER] if is_version else [_REF]
    before, _, rest = reverse(f"results:{name}", args=args).partition(_REF)
    between, _, after = rest.partition(str(_NUMBER))
    return before, between, after
