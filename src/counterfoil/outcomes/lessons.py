"""Lessons as data: what happened, what shows it, what to do differently, and who may read it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from counterfoil.appraisal.evidence import Basis
from counterfoil.errors import Problem
from counterfoil.experience.records import Stage
from counterfoil.outcomes.records import OutcomeRecord
from counterfoil.partnership_kind import PartnershipKind


class SharingGrain(StrEnum):
    """How much of a lesson its owner lets other forces see; each opens what those before it do.

    WITHOUT_NAMES: kind, stage and lesson. NAMED: the force and the partnership too. WITH_EVIDENCE:
    also what shows it.
    """

    NOT_SHARED = "not_shared"
    WITHOUT_NAMES = "without_names"
    NAMED = "named"
    WITH_EVIDENCE = "with_evidence"


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonLearned(OutcomeRecord):
    """One lesson. worked: it tells what worked; otherwise what went wrong.

    written_by and reviewed_by are offices, and differ. shared_by: whose decision the sharing is.
    """

    kind: ClassVar[str] = "lesson"
    title: str
    stage: Stage
    worked: bool
    happened: str
    evidence: str
    differently: str
    written_by: str
    reviewed_by: str = ""
    reviewed_on: date | None = None
    sharing: SharingGrain = SharingGrain.NOT_SHARED
    shared_by: str = ""
    shared_on: date | None = None

    @property
    def is_reviewed(self) -> bool:
        """Whether somebody other than its writer has looked at it."""
        named = bool(self.reviewed_by) and self.reviewed_on is not None
        return named and not _same(self.reviewed_by, self.written_by)

    @property
    def is_shared(self) -> bool:
        """Whether other forces may see any of it: reviewed, and the owner said so by name."""
        said = bool(self.shared_by) and self.shared_on is not None
        return self.is_reviewed and said and self.sharing is not SharingGrain.NOT_SHARED


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedLesson:
    """What another force sees of a lesson. Blank: not shared at that grain.

    basis: whether what happened is published, derived, assumed or made up.
    """

    kind: PartnershipKind
    stage: Stage
    worked: bool
    happened: str
    differently: str
    basis: Basis
    partnership: str = ""
    force: str = ""
    evidence: str = ""


def shared_lessons(
    lessons: Iterable[LessonLearned], kind: PartnershipKind, partnership: str, force: str
) -> tuple[SharedLesson, ...]:
    """The lessons that are shared, each at its own grain.

    Words that name the force or the partnership would undo a sharing without names: see
    `lesson_problems`.
    """
    return tuple(
        SharedLesson(
            kind=kind,
            stage=one.stage,
            worked=one.worked,
            happened=one.happened,
            differently=one.differently,
            basis=one.basis,
            partnership=partnership if one.sharing is not SharingGrain.WITHOUT_NAMES else "",
            force=force if one.sharing is not SharingGrain.WITHOUT_NAMES else "",
            evidence=one.evidence if one.sharing is SharingGrain.WITH_EVIDENCE else "",
        )
        for one in lessons
        if one.is_shared
    )


def lesson_problems(
    lessons: Iterable[LessonLearned], names: Iterable[str] = ()
) -> tuple[Problem, ...]:
    """What is wrong with lessons. names: of force, supplier and partnership, not to stand in a
    lesson that is shared without names.
    """
    told = [name for name in names if name.strip()]
    return tuple(fault for one in lessons for fault in _faults(one, told))


def _faults(one: LessonLearned, names: list[str]) -> Iterable[Problem]:
    where = f"lessons.csv, {one.id}"
    if one.reviewed_by and _same(one.reviewed_by, one.written_by):
        yield Problem(
            what=f"{one.reviewed_by} wrote it and reviewed it",
            where=f"{where}, reviewed_by",
            mend="have somebody else review it",
        )
    if one.sharing is SharingGrain.NOT_SHARED:
        return
    if not one.is_reviewed:
        yield Problem(
            what="it is to be shared and nobody else has reviewed it",
            where=f"{where}, sharing",
            mend="have it reviewed first, or write not_shared",
        )
    if not one.shared_by or one.shared_on is None:
        yield Problem(
            what="it is to be shared and nobody is named who decided so",
            where=f"{where}, shared_by",
            mend="name the office and the day, or write not_shared",
        )
    if one.sharing is SharingGrain.WITHOUT_NAMES:
        words = f"{one.happened} {one.differently}".casefold()
        for name in names:
            if name.casefold() in words:
                yield Problem(
                    what=f"it is to be shared without names and names {name}",
                    where=f"{where}, happened or differently",
                    mend="take the name out, or share it named",
                )


def _same(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()
