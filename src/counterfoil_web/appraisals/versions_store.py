"""Versions of a case: submitting a draft as one, and reading what stands in one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db import transaction
from django.db.models import Max, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from counterfoil import __version__
from counterfoil.access import Capability
from counterfoil.appraisal.appraise import central_answer, with_chances
from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.casefile.case_text import (
    CaseText,
    document_of,
    text_of_case,
    text_of_document,
)
from counterfoil.casefile.draft import PlacedProblem, case_of_text, read_text_case
from counterfoil.casefile.fingerprint import case_fingerprint
from counterfoil.errors import BadInput, CounterfoilError
from counterfoil.reports.sentences import chances_of
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.accounts.models import User
from counterfoil_web.appraisals.edits_store import editors_of
from counterfoil_web.appraisals.models import Version
from counterfoil_web.appraisals.signatures import SIGNED_TABLE, Signed, standing
from counterfoil_web.appraisals.store import (
    locked_draft,
    signatures_for,
    signed_text,
    stored_text,
)
from counterfoil_web.partnerships.kept_queries import PARTNERSHIP, QueryOfOne
from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.partnerships.search_index import Document, put
from counterfoil_web.records import log
from counterfoil_web.records.kept_in_memory import KeptInMemory
from counterfoil_web.records.prepared_query import Given

_WITHOUT_DOCUMENT = tuple(
    field.name for field in Version._meta.concrete_fields if field.name != "document"
)


GREATEST_NUMBER = 2**31 - 1
"""Of the numbers that a database holds for a version."""
_LISTED = ("partnership", "number", "stage", "reason", "summary", "submitted_at", "submitted_by")


class NotReady(CounterfoilError):
    """A draft with errors cannot be submitted. `errors` holds them, placed."""

    def __init__(self, errors: tuple[PlacedProblem, ...]) -> None:
        count = len(errors)
        super().__init__(
            what=f"the draft has {count} problem{'' if count == 1 else 's'} that must be mended",
            where="the draft",
            mend="mend each problem listed, then submit it again",
        )
        self.errors = errors


def versions_of(partnership: Partnership) -> QuerySet[Version]:
    """The versions, newest first, without what they hold."""
    return (
        Version.objects.filter(partnership=partnership)
        .select_related("submitted_by")
        .only(*_WITHOUT_DOCUMENT, "submitted_by__name", "submitted_by__email")
        .order_by("-number")
    )


def versions_to_list(partnership: Partnership) -> list[Version]:
    """The versions, newest first, with just what a list of them shows. One query."""
    return _all_to_list(partnership)


def _to_list(rows: QuerySet[Version]) -> QuerySet[Version]:
    listed = rows.select_related("submitted_by").order_by("-number")
    return listed.only(*_LISTED, "submitted_by__name", "submitted_by__email")


def version_for(partnership: Partnership, number: int) -> Version:
    """One version. Raises: Http404."""
    rows = _numbered(partnership, number=number) if number <= GREATEST_NUMBER else []
    found = next(iter(rows), None)
    if found is None:
        raise Http404("There is no such version of the case.")
    return found


_all_to_list = QueryOfOne(lambda: _to_list(Version.objects.filter(partnership_id=PARTNERSHIP)))
_numbered = QueryOfOne(
    lambda: Version.objects.filter(
        partnership_id=PARTNERSHIP, number=Given("number")
    ).select_related("submitted_by")
)


def newest_to_list(partnership: Partnership, most: int) -> list[Version]:
    """As many of the newest versions, with just what a list of them shows. One query."""
    return _newest(most)(partnership)


@lru_cache(maxsize=16)
def _newest(most: int) -> QueryOfOne:
    return QueryOfOne(lambda: _to_list(Version.objects.filter(partnership_id=PARTNERSHIP))[:most])


def latest_version(partnership: Partnership) -> Version | None:
    """The newest version; None when nothing was submitted yet."""
    return versions_of(partnership).first()


def text_of_version(version: Version) -> CaseText:
    """What a version says, as the cells of a case."""
    return text_of_document(version.document)


_CASES: KeptInMemory[BusinessCase] = KeptInMemory(128)


def case_of(version: Version) -> BusinessCase:
    """The case of a version. It is read once and kept by what it says."""
    return _CASES.made(version.fingerprint, lambda: _read_case(version))


def _read_case(version: Version) -> BusinessCase:
    read = case_of_text(text_of_version(version))
    if read is None:  # it was read when it was submitted, so the engine reads it otherwise now
        raise BadInput([one.problem for one in read_text_case(text_of_version(version)).errors])
    return read


def authors_since(version: Version, approved_number: int = 0) -> set[int]:
    """The ids of everybody who wrote in a version after the approved one, up to this one."""
    between = _authors.of(version.partnership_id, after=approved_number, last=version.number)
    return {found for found in between if found is not None}


_authors = QueryOfOne(
    lambda: (
        Version.objects.filter(
            partnership_id=PARTNERSHIP, number__gt=Given("after"), number__lte=Given("last")
        )
        .order_by()
        .values_list("authors", flat=True)
    )
)


def submit_draft(acting: Acting, partnership: Partnership, reason: str) -> Version:
    """Make a version of the open draft and close the draft, all or nothing.

    Raises: NotReady with the errors; NoOpenDraft.
    """
    with transaction.atomic():
        draft = locked_draft(partnership)
        number = _next_number(partnership)
        text = signed_text(draft, stored_text(draft))
        text = replace(text, fields={**text.fields, "version": str(number)})
        read = read_text_case(text)
        if read.case is None or read.errors:
            raise NotReady(read.errors or read.problems)
        version = _make(
            acting,
            partnership,
            read.case,
            text,
            number=number,
            reason=reason,
            submitted_by=acting.user,
            submitted_at=timezone.now(),
            authors=editors_of(draft),
            based_on=draft.based_on,
            signatures=_standing_in(text, signatures_for(partnership.pk)),
        )
        draft.closed_at = version.submitted_at
        draft.became = version
        draft.save()
    return version


def make_version_from_case(
    partnership: Partnership,
    case: BusinessCase,
    *,
    submitted_by: User,
    reason: str,
    authors: Iterable[User] | None = None,
    submitted_at: datetime | None = None,
    acting: Acting | None = None,
    based_on: Version | None = None,
    signatures: Iterable[Signed] = (),
) -> Version:
    """A version of a case that was not drafted here, such as an example.

    Raises: BadInput when the case has errors.
    """
    with transaction.atomic():
        Partnership.objects.select_for_update().get(pk=partnership.pk)
        number = _next_number(partnership)
        case = replace(case, version=str(number))
        text = text_of_case(case)
        return _make(
            acting,
            partnership,
            case,
            text,
            number=number,
            reason=reason,
            submitted_by=submitted_by,
            submitted_at=submitted_at or timezone.now(),
            authors={one.pk for one in authors or [submitted_by]},
            based_on=based_on,
            signatures=_standing_in(text, signatures),
        )


def _make(
    acting: Acting | None,
    partnership: Partnership,
    case: BusinessCase,
    text: CaseText,
    *,
    number: int,
    reason: str,
    submitted_by: User,
    submitted_at: datetime,
    authors: set[int],
    based_on: Version | None,
    signatures: list[dict[str, Any]],
) -> Version:
    version = Version.objects.create(
        partnership=partnership,
        number=number,
        title=case.title[:200],
        stage=case.stage.value,
        reason=reason,
        document=document_of(text),
        fingerprint=case_fingerprint(case),
        engine_version=__version__,
        summary=summary_of(case),
        signatures=signatures,
        based_on=based_on,
        submitted_by=submitted_by,
        submitted_at=submitted_at,
    )
    version.authors.set(sorted(authors))
    record = f"version/{partnership.ref}/{number}"
    found = searchable_document(version, case)
    put(
        kind=found.kind,
        record=found.record,
        partnership=partnership,
        title=found.title,
        text=found.text,
        url=found.url,
        capability=found.capability,
    )
    log.write(
        acting,
        "case-submitted",
        record=record,
        partnership=partnership,
        after={
            "fingerprint": version.fingerprint,
            "stage": version.stage,
            "authors": sorted(authors),
        },
        reason=reason,
        person=submitted_by,
    )
    return version


def summary_of(case: BusinessCase) -> dict[str, Any]:
    """The figures of a case that lists show: the preferred option's, with where its trials fall."""
    answer = with_chances(central_answer(case)).answer
    preferred = answer.option(answer.preferred)
    found = chances_of(answer, preferred.id)
    return {
        "preferred": preferred.id,
        "preferred_title": preferred.title,
        "npsv_gbp": preferred.npsv_gbp,
        "p10_gbp": None if found is None else found.npsv.p10_gbp,
        "p90_gbp": None if found is None else found.npsv.p90_gbp,
        "bcr": preferred.bcr,
        "present_cost_gbp": preferred.present_cost_gbp,
        "years": case.years,
        "first_year": str(case.first_year),
        "options": len(case.options),
        "lines": len(case.lines),
    }


def searchable_document(version: Version, case: BusinessCase | None = None) -> Document:
    """A version as search finds it."""
    ref = version.partnership.ref
    return Document(
        kind="version",
        record=f"version/{ref}/{version.number}",
        partnership=version.partnership,
        title=f"Version {version.number} of the business case: {version.title}",
        text=searchable(case or case_of(version)),
        url=reverse("appraisals:versions", args=[ref]),
        capability=Capability.VIEW_PARTNERSHIP,
    )


def searchable(case: BusinessCase) -> str:
    """Everything in a case that people look for."""
    words = [case.title, case.purpose, *case.narrative.values()]
    words += [option.title for option in case.options]
    words += [line.title for line in case.lines]
    words += [service.title for service in case.baseline]
    return "\n".join(dict.fromkeys(words))


def _standing_in(text: CaseText, signatures: Iterable[Signed]) -> list[dict[str, Any]]:
    known = tuple(signatures)
    found = [standing(row, known) for row in text.rows(SIGNED_TABLE)]
    return [one.plain() for one in found if one is not None]


def _next_number(partnership: Partnership) -> int:
    newest = Version.objects.filter(partnership=partnership).aggregate(newest=Max("number"))
    return (newest["newest"] or 0) + 1
