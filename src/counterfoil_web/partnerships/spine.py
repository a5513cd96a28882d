"""Promise, record, reckoning: where the partnership's story stands, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from counterfoil_web.partnerships.progress import Spine, SpineNote


@dataclass(frozen=True, slots=True, kw_only=True)
class SpineStep:
    """One part of the story: its name, what it is, and what stands in it today."""

    name: str
    what: str
    notes: tuple[SpineNote, ...]
    nothing: str

    @property
    def state(self) -> str:
        """Whether it has begun."""
        return "Begun" if self.notes else "Not begun"


_STEPS = (
    (
        Spine.PROMISE,
        "Promise",
        "What was promised, in versions that are locked once they are decided on: business case, "
        "evaluation plan, contract.",
        "Nothing is promised yet. The promise begins with the business case in the strategy room.",
    ),
    (
        Spine.RECORD,
        "Record",
        "What happened, added month by month and never rewritten: volumes, measures, invoices, "
        "claimed benefits.",
        "Nothing is recorded yet. The record begins when the contract does.",
    ),
    (
        Spine.RECKONING,
        "Reckoning",
        "Due against paid, promised against delivered, and why they differ; then extend, buy "
        "again or bring back in-house.",
        "There is nothing to reckon up until there is a promise and a record.",
    ),
)


def steps_of(notes: Iterable[SpineNote]) -> tuple[SpineStep, ...]:
    """The three steps with what apps had to say of each."""
    told = list(notes)
    return tuple(
        SpineStep(
            name=name,
            what=what,
            notes=tuple(note for note in told if note.part is part),
            nothing=nothing,
        )
        for part, name, what, nothing in _STEPS
    )
