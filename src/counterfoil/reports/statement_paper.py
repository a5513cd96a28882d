"""A month's statement as it leaves on paper or in a file: what every form of it says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from counterfoil.contract.lines import Line, Section, part_text
from counterfoil.contract.reckoning import total
from counterfoil.quantities.years import Month

SECTION_TITLES = {
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


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRecord:
    """A record that a line rests on, in words: its fields by name, and where it came from."""

    id: str
    kind: str
    says: tuple[tuple[str, str], ...]
    source: str
    entered: str

    @property
    def words(self) -> str:
        """Its fields as one text."""
        return "; ".join(f"{name} {value}" for name, value in self.says)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementPaper:
    """A statement with all that stands around it.

    state: whether it is open or closed, by whom and when. illustrative: why its figures are made
    up, where they are. missing: what was not recorded, and the mend. lost: what caps cut.
    """

    contract: str
    authority: str
    supplier: str
    month: Month
    state: str
    marking: str
    lines: tuple[Line, ...]
    records: tuple[PaperRecord, ...] = ()
    missing: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    illustrative: str = ""

    @property
    def title(self) -> str:
        """What stands at its head."""
        return f"Statement of {self.month.words}"

    @property
    def banner(self) -> str:
        """What stands at the head and foot of every sheet."""
        return f"{self.marking} · Illustrative figures" if self.illustrative else self.marking

    @property
    def net_gbp(self) -> Decimal:
        """Before VAT."""
        return total(line for line in self.lines if line.section is not Section.VAT)

    @property
    def total_gbp(self) -> Decimal:
        """VAT included."""
        return total(self.lines)

    @property
    def sections(self) -> tuple[tuple[str, tuple[Line, ...], Decimal], ...]:
        """Each section that has lines: its title, its lines, and their sum."""
        return tuple(
            (title, held, total(held))
            for section, title in SECTION_TITLES.items()
            if (held := tuple(line for line in self.lines if line.section is section))
        )


def figures_of(line: Line) -> tuple[tuple[str, str, str], ...]:
    """Each figure of a line's working: its name, what it is, and where it comes from."""
    return tuple(
        (part.name, part_text(part), _origin(part.clause, part.records)) for part in line.parts
    )


def records_named(lines: Iterable[Line]) -> tuple[str, ...]:
    """The records that the lines rest on, each once, in their order."""
    return tuple(dict.fromkeys(one for line in lines for one in line.records))


def _origin(clause: str, records: tuple[str, ...]) -> str:
    told = [f"the terms, {clause}"] if clause else []
    if records:
        told.append(f"record{'s' if len(records) > 1 else ''} {', '.join(records)}")
    return "; ".join(told) or "worked out from the lines above"
