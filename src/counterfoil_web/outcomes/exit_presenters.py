"""The exit plan as its page and files show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from counterfoil.contract.lines import pounds
from counterfoil.outcomes.exit_plan import ExitPlan, ExitStep
from counterfoil_web.partnerships.list_files import Cell

COLUMNS = ("Last day", "What", "Belongs to", "Seen to by", "Stands")


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step, and whether its day is past."""

    step: ExitStep
    is_past: bool


def step_rows(found: ExitPlan) -> tuple[StepRow, ...]:
    """The steps in order of day."""
    return tuple(StepRow(one, one.on < found.as_at) for one in found.steps)


def leaving_rows(found: ExitPlan) -> tuple[tuple[str, str, str], ...]:
    """What leaving costs: the title, what was promised, what is on record."""
    return tuple(
        (
            one.title,
            _money(one.promised_gbp, "Not promised"),
            _money(one.recorded_gbp, "Nothing recorded"),
        )
        for one in found.leaving
    )


def cells(found: ExitPlan) -> Iterator[tuple[Cell, ...]]:
    """Every step as a row of a file."""
    for one in found.steps:
        yield (one.on.isoformat(), one.title, one.about, one.owner, one.note)


def _money(value: Fraction | None, otherwise: str) -> str:
    return otherwise if value is None else pounds(value)
