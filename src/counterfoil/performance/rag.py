"""Red, amber, green, grey by a stated rule, never by opinion."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from counterfoil.contract.assessment import Assessment


class Rag(StrEnum):
    """The colour of a measure in a window, always shown with its word."""

    GREEN = "met"
    AMBER = "missed, nothing deducted"
    RED = "missed, with a deduction"
    GREY = "not judged"


RULE = (
    "Green: the target was met, within the tolerance. Amber: it was missed, and the clause "
    "deducts nothing. Red: it was missed and the clause deducts, or the failure is critical. "
    "Grey: it could not be judged."
)


@dataclass(frozen=True, slots=True)
class RagCount:
    """How many measures have each colour."""

    green: int = 0
    amber: int = 0
    red: int = 0
    grey: int = 0


def rag_of(assessment: Assessment) -> Rag:
    """The colour of an assessment by RULE."""
    if assessment.failed is None:
        return Rag.GREY
    if assessment.critical or (assessment.failed and assessment.amount):
        return Rag.RED
    return Rag.AMBER if assessment.failed else Rag.GREEN
