"""The experience base: what real police partnerships promised, reported and teach."""

from counterfoil.experience.data_files import BrokenExperienceData
from counterfoil.experience.outcomes import STATUSES, Outcome, outcome_of, status_words
from counterfoil.experience.partnerships import UnknownPartnership, partnership, partnerships
from counterfoil.experience.promises import PromiseAgainstReport, promise_against_report
from counterfoil.experience.ratios import ContextNote, RatioEntry, RatioKind, RatioReading
from counterfoil.experience.records import (
    Lesson,
    PartnershipRecord,
    SavingStatement,
    Stage,
    Standing,
)
from counterfoil.experience.reference_class import (
    Lean,
    LeftOut,
    ReferenceClass,
    TooFewCases,
    reference_class,
)

__all__ = [
    "STATUSES",
    "BrokenExperienceData",
    "ContextNote",
    "Lean",
    "LeftOut",
    "Lesson",
    "Outcome",
    "PartnershipRecord",
    "PromiseAgainstReport",
    "RatioEntry",
    "RatioKind",
    "RatioReading",
    "ReferenceClass",
    "SavingStatement",
    "Stage",
    "Standing",
    "TooFewCases",
    "UnknownPartnership",
    "outcome_of",
    "partnership",
    "partnerships",
    "promise_against_report",
    "reference_class",
    "status_words",
]
