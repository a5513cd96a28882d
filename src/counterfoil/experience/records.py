"""What is known of one real partnership: terms, promise, report, lessons, conflicts and sources."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from counterfoil.citation import Citation
from counterfoil.errors import InvalidValue
from counterfoil.partnership_kind import PartnershipKind


class Stage(StrEnum):
    """The stage of a partnership that a lesson bears on."""

    STRATEGY = "strategy"
    SOURCING = "sourcing"
    EVALUATION = "evaluation"
    GOVERNANCE = "governance"
    CONTRACT = "contract"
    OUTCOMES = "outcomes"
    FUTURE = "future"


class Standing(StrEnum):
    """How sure a case is: several independent or official sources, one good one, one weak one."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True, kw_only=True)
class SavingStatement:
    """A saving as somebody stated it, in nominal pounds.

    `basis` says who stands behind it and as what: guaranteed, target, reported_by_client and so
    on. None for `gbp` or `period_years` is not stated.
    """

    gbp: int | None
    period_years: int | None
    basis: str
    note: str | None

    @property
    def basis_words(self) -> str:
        """The basis in plain words.

        >>> one = SavingStatement(gbp=1, period_years=1, basis="reported_by_client", note=None)
        >>> one.basis_words
        'reported by client'
        """
        return self.basis.replace("_", " ").replace("non cashable", "non-cashable")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """What a partnership teaches, in our own words, and the stage it bears on."""

    lesson: str
    stage: Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnershipRecord:
    """One real partnership or attempt.

    Dates are text as the source gives them: a day, a month or a year. None is not known.
    `conflicts` are figures on which sources disagree; `recalled` are items from general knowledge
    that no source confirmed.
    """

    id: str
    forces: tuple[str, ...]
    supplier: str
    kind: PartnershipKind
    status: str
    start: str | None
    end: str | None
    length_years: int | None
    length_note: str | None
    value_gbp: int | None
    value_note: str | None
    staff_transferred: int | None
    staff_note: str | None
    scope: str
    savings_promised: SavingStatement | None
    savings_reported: SavingStatement | None
    outcome: str
    what_worked: tuple[Lesson, ...]
    what_went_wrong: tuple[Lesson, ...]
    conflicts: tuple[str, ...]
    sources: tuple[Citation, ...]
    confidence: Standing
    recalled: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.forces or not self.sources or not self.scope or not self.outcome:
            raise InvalidValue(
                what="it lacks its forces, sources, scope or outcome",
                where=f"partnership {self.id}",
                mend="fill them in the data file",
            )

    @property
    def lessons(self) -> tuple[Lesson, ...]:
        """What worked, then what went wrong."""
        return self.what_worked + self.what_went_wrong

    def bears_on(self, stage: Stage) -> bool:
        """Whether any lesson of this partnership belongs to a stage."""
        return any(lesson.stage is stage for lesson in self.lessons)
