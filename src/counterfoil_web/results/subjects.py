"""What a page of results is about: a version as it stands, or the draft as it is now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse

from counterfoil.access import Capability
from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.casefile.case_text import CaseText, text_fingerprint
from counterfoil.casefile.draft import PlacedProblem, read_text_case
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.appraisals.models import Draft, Version
from counterfoil_web.appraisals.store import open_draft, signed_text
from counterfoil_web.appraisals.versions_store import case_of, versions_of
from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.partnerships.store import Seen, partnership_for
from counterfoil_web.results.answer_store import Kept, kept_answer, kept_draft_answer
from counterfoil_web.results.review_store import ReviewState, review_state

_CASES: dict[str, BusinessCase] = {}
_MOST_CASES = 32


class NoAnswerYet(Exception):
    """The draft has errors, so there is nothing to show but those."""

    def __init__(self, seen: Seen, errors: tuple[PlacedProblem, ...]) -> None:
        super().__init__("the draft has errors")
        self.seen = seen
        self.errors = errors


@dataclass(frozen=True, kw_only=True)
class Subject:
    """The version or the draft that a page is about. Exactly one of the two is set."""

    seen: Seen
    state: ReviewState
    version: Version | None = None
    draft: Draft | None = None
    draft_case: BusinessCase | None = None
    fingerprint: str = ""

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
        assert self.draft_case is not None
        return self.draft_case

    def kept(self, *, whole: bool = False) -> Kept:
        """Its answer; worked out now if nobody did."""
        if self.version is not None:
            return kept_answer(self.version, whole=whole)
        assert self.draft is not None
        return kept_draft_answer(self.draft, self.case, self.fingerprint, whole=whole)

    def url(self, page: str, *more: Any) -> str:
        """The address of one of its pages."""
        ref = self.partnership.ref
        if self.version is not None:
            return reverse(f"results:{page}", args=[ref, self.version.number, *more])
        name = "draft" if page == "version" else f"draft-{page}"
        return reverse(f"results:{name}", args=[ref, *more])


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


def version_subject(seen: Seen, number: int) -> Subject:
    """A version. Its document is read from the database only when the case is asked for."""
    version = versions_of(seen.partnership).filter(number=number).first()
    if version is None:
        raise Http404("There is no such version of the case.")
    version.partnership = seen.partnership
    return Subject(seen=seen, version=version, state=review_state(version))


def draft_subject(seen: Seen) -> Subject:
    """The open draft. Raises: Http404 when none is open; NoAnswerYet."""
    draft = open_draft(seen.partnership)
    if draft is None:
        raise Http404("No draft of this case is open.")
    draft.partnership = seen.partnership
    text = signed_text(draft)
    fingerprint = text_fingerprint(text)
    return Subject(
        seen=seen,
        draft=draft,
        draft_case=_read(seen, text, fingerprint),
        fingerprint=fingerprint,
        state=ReviewState(),
    )


def _read(seen: Seen, text: CaseText, fingerprint: str) -> BusinessCase:
    """The case that the cells make, kept by what they say. Raises: NoAnswerYet."""
    found = _CASES.get(fingerprint)
    if found is None:
        read = read_text_case(text)
        if read.case is None or read.errors:
            raise NoAnswerYet(seen, read.errors)
        if len(_CASES) >= _MOST_CASES:
            _CASES.pop(next(iter(_CASES)))
        found = _CASES[fingerprint] = read.case
    return found
