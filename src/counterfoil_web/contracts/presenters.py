"""Statements in the words of their pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from counterfoil.contract.lines import Line, Part, Section, part_text
from counterfoil.contract.reckoning import total
from counterfoil.contract.statements import Closed, Statement
from counterfoil.quantities.years import Month

SECTION_WORDS = {
    Section.BASE: "Charges",
    Section.INDEXATION: "Indexation",
    Section.VOLUME: "Volume",
    Section.AVAILABILITY: "Availability deductions",
    Section.PERFORMANCE: "Performance deductions",
    Section.EARN_BACK: "Earned back",
    Section.WAIVER: "Deductions waived",
    Section.GAIN_SHARE: "Gain share",
    Section.CONTINGENT: "Contingent fees",
    Section.ADJUSTMENT: "Adjustments for earlier months",
    Section.VAT: "VAT",
}


@dataclass(frozen=True)
class SectionView:
    """The lines of one section, and what they come to."""

    title: str
    lines: tuple[Line, ...]
    total_gbp: Decimal


@dataclass(frozen=True)
class MonthRow:
    """A month in the list of months: what it came to, and where it stands."""

    month: Month
    state: str
    tag: str
    total_gbp: Decimal | None
    deducted_gbp: Decimal | None


@dataclass(frozen=True)
class PartView:
    """One figure of a working: where it comes from."""

    name: str
    text: str
    clause: str
    records: tuple[str, ...]
    provisional: bool


def sections_of(lines: Iterable[Line]) -> tuple[SectionView, ...]:
    """The lines by section in the order of a statement; those without lines left out."""
    held: dict[Section, list[Line]] = {section: [] for section in Section}
    for line in lines:
        held[line.section].append(line)
    return tuple(
        SectionView(SECTION_WORDS[section], tuple(found), total(found))
        for section, found in held.items()
        if found
    )


def part_views(line: Line) -> tuple[PartView, ...]:
    """Each figure of a line's working with its clause or its records."""
    return tuple(_part_view(part) for part in line.parts)


def month_rows(
    closed: Iterable[Closed], first_open: Month | None, made: Statement | None, proposed: bool
) -> tuple[MonthRow, ...]:
    """The months of the accounts, newest first, the one still open at the top."""
    rows = []
    if first_open is not None:
        state, tag = ("Waits for finance", "yellow") if proposed else ("Open", "blue")
        lines = made.lines if made is not None else ()
        sum_gbp = made.total_gbp if made is not None else None
        rows.append(MonthRow(first_open, state, tag, sum_gbp, deducted(lines)))
    for one in sorted(closed, key=lambda one: one.month, reverse=True):
        rows.append(MonthRow(one.month, "Closed", "green", one.total_gbp, deducted(one.lines)))
    return tuple(rows)


def deducted(lines: Iterable[Line]) -> Decimal:
    """What is taken off for availability and performance, as a sum above nought."""
    taken = (Section.AVAILABILITY, Section.PERFORMANCE)
    return -total(line for line in lines if line.section in taken)


def _part_view(part: Part) -> PartView:
    return PartView(part.name, part_text(part), part.clause, part.records, part.provisional)
