"""Lessons as their pages and files show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from counterfoil.contract.lines import to_pence
from counterfoil.outcomes.lessons import LessonLearned, SharingGrain
from counterfoil.outcomes.offered_pairs import OfferedPair
from counterfoil.reports import wording
from counterfoil.reports.bridge_words import whole_pounds
from counterfoil_web.partnerships.list_files import Cell

COLUMNS = (
    *("Lesson", "Stage", "Worked", "What happened", "Evidence", "What to do differently"),
    *("Written by", "Reviewed by", "Reviewed on", "Sharing", "Basis", "Source"),
)
GRAINS = {
    SharingGrain.NOT_SHARED: "Not shared",
    SharingGrain.WITHOUT_NAMES: "Shared without names",
    SharingGrain.NAMED: "Shared with names",
    SharingGrain.WITH_EVIDENCE: "Shared with names and evidence",
}
"""How much of a lesson other forces see, in words."""


@dataclass(frozen=True, slots=True)
class LessonRow:
    """A lesson with the words for where it stands."""

    lesson: LessonLearned
    stage: str
    sharing: str


def lesson_rows(lessons: Iterable[LessonLearned]) -> tuple[LessonRow, ...]:
    """Lessons with the words for where they stand; one not yet reviewed is shared with nobody."""
    return tuple(
        LessonRow(
            one,
            one.stage.value.capitalize(),
            GRAINS[one.sharing if one.is_shared else SharingGrain.NOT_SHARED],
        )
        for one in lessons
    )


def offered_words(pair: OfferedPair | None) -> str:
    """What the experience base would learn of the partnership, and whether it may."""
    if pair is None:
        return "Nothing yet: no year has both a promise and a claim that was certified or refused."
    years = wording.count(pair.years, "financial year")
    last = "It goes nowhere unless you share it."
    if pair.illustrative:
        last = "Some of it is made up, so it can never be shared as what happened."
    return (
        f"{_money(pair.promised_gbp)} promised and {_money(pair.certified_gbp)} certified over the "
        f"same months of {years}; {_money(pair.claimed_gbp)} was claimed. {last}"
    )


def cells(lessons: Iterable[LessonLearned]) -> Iterator[tuple[Cell, ...]]:
    """Every lesson as a row of a file."""
    for row in lesson_rows(lessons):
        one = row.lesson
        yield (
            one.title,
            row.stage,
            "yes" if one.worked else "no",
            one.happened,
            one.evidence,
            one.differently,
            one.written_by,
            one.reviewed_by,
            one.reviewed_on.isoformat() if one.reviewed_on else "",
            row.sharing,
            one.basis.value,
            one.source,
        )


def _money(amount: Fraction) -> str:
    return whole_pounds(to_pence(amount))
