"""The sections of a draft as a list of tasks: what each holds, and how far it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from counterfoil.casefile.case_text import CaseText
from counterfoil.casefile.draft import PlacedProblem
from counterfoil.casefile.tables import TABLES

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("The case", ("case", "bodies", "options", "objectives", "scores")),
    ("Where you are today", ("baseline", "sources")),
    ("Costs and benefits", ("lines", "risks", "budgets")),
    ("Volumes and prices", ("drivers", "profiles", "bands", "indices")),
    ("What may differ", ("delays", "correlations")),
)
"""Every section in the order in which a case is written."""

NEEDED = ("case", "bodies", "options", "baseline", "lines", "indices")
"""Sections that no case does without."""


class SectionState(StrEnum):
    """How far a section is."""

    EMPTY = "empty"
    NOT_STARTED = "not_started"
    PROBLEMS = "problems"
    TO_CHECK = "to_check"
    COMPLETE = "complete"


@dataclass(frozen=True, kw_only=True)
class Section:
    """One section of the list. rows: how many records; errors, warnings: what stands against it."""

    table: str
    title: str
    about: str
    state: SectionState
    rows: int
    errors: int
    warnings: int

    @property
    def state_words(self) -> str:
        """The state as the list shows it."""
        if self.state is SectionState.PROBLEMS:
            return f"{self.errors} problem{'' if self.errors == 1 else 's'}"
        if self.state is SectionState.TO_CHECK:
            return f"{self.warnings} to check"
        return _WORDS[self.state]

    @property
    def colour(self) -> str:
        """The modifier of its tag; empty for plain text."""
        return _COLOURS[self.state]


_WORDS = {
    SectionState.EMPTY: "Nothing here (optional)",
    SectionState.NOT_STARTED: "Not started",
    SectionState.COMPLETE: "Complete",
}
_COLOURS = {
    SectionState.EMPTY: "",
    SectionState.NOT_STARTED: "blue",
    SectionState.PROBLEMS: "red",
    SectionState.TO_CHECK: "yellow",
    SectionState.COMPLETE: "",
}


def sections_of(
    text: CaseText, problems: Iterable[PlacedProblem]
) -> list[tuple[str, list[Section]]]:
    """Every section in its group, with its state."""
    errors, warnings = Counter[str](), Counter[str]()
    for one in problems:
        (errors if one.stops else warnings)[one.table] += 1
    return [
        (title, [_section(name, text, errors, warnings) for name in names])
        for title, names in GROUPS
    ]


def section_title(table: str) -> str:
    """What a section is called."""
    return "About the case" if table == "case" else TABLES[table].title


def neighbours(table: str) -> tuple[tuple[str, str] | None, tuple[str, str] | None]:
    """The sections before and after one, as name and title."""
    order = [name for _, names in GROUPS for name in names]
    at = order.index(table)
    before = order[at - 1] if at else None
    after = order[at + 1] if at + 1 < len(order) else None
    return (
        (before, section_title(before)) if before else None,
        (after, section_title(after)) if after else None,
    )


def _section(
    name: str, text: CaseText, errors: Mapping[str, int], warnings: Mapping[str, int]
) -> Section:
    rows = len(text.rows(name)) if name != "case" else int(bool(text.fields))
    return Section(
        table=name,
        title=section_title(name),
        about=TABLES[name].about,
        state=_state(name, rows, errors[name], warnings[name]),
        rows=rows,
        errors=errors[name],
        warnings=warnings[name],
    )


def _state(name: str, rows: int, errors: int, warnings: int) -> SectionState:
    if errors:
        return SectionState.PROBLEMS
    if not rows:
        return SectionState.NOT_STARTED if name in NEEDED else SectionState.EMPTY
    return SectionState.TO_CHECK if warnings else SectionState.COMPLETE
