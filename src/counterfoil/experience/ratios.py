"""How each promise turned out as a ratio: what is compared, on what footing, or why it is not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from counterfoil.citation import Citation
from counterfoil.errors import InvalidValue
from counterfoil.experience.data_files import DATA_FOLDER, fault_told, read_mapping
from counterfoil.experience.records import Standing
from counterfoil.partnership_kind import PartnershipKind


class RatioKind(StrEnum):
    """What is set against what. Above 1: the saving beat its promise, or the cost overran."""

    REPORTED_TO_PROMISED_SAVING = "reported_to_promised_saving"
    FINAL_TO_ANNOUNCED_COST = "final_to_announced_cost"


@dataclass(frozen=True, slots=True, kw_only=True)
class RatioReading:
    """One reading of a ratio: pounds over pounds, for the same period, and what each is.

    `derived`: one of the two figures was worked out from what the source states.

    >>> RatioReading(numerator_gbp=70, numerator_is="reported", denominator_gbp=50,
    ...              denominator_is="promised", derived=False).value
    1.4
    """

    numerator_gbp: int
    numerator_is: str
    denominator_gbp: int
    denominator_is: str
    derived: bool

    def __post_init__(self) -> None:
        if self.denominator_gbp <= 0 or self.numerator_gbp < 0:
            raise InvalidValue(
                what=f"{self.numerator_gbp} over {self.denominator_gbp} is not a ratio",
                where="ratio reading",
                mend="give pounds above zero below the line and not below zero above it",
            )

    @property
    def value(self) -> float:
        """Numerator over denominator, a pure number."""
        return self.numerator_gbp / self.denominator_gbp


@dataclass(frozen=True, slots=True, kw_only=True)
class RatioEntry:
    """One case's ratio, thought through: its readings, whether it can be compared, and why.

    Sources that disagree give several readings; none is chosen over the others.
    """

    id: str
    ratio: RatioKind
    kind: PartnershipKind
    case: str
    include: bool
    why: str
    period: str | None = None
    basis: str | None = None
    standing: str | None = None
    price_basis: str | None = None
    confidence: Standing | None = None
    readings: tuple[RatioReading, ...] = ()
    note: str | None = None
    sources: tuple[Citation, ...] = ()

    def __post_init__(self) -> None:
        footing = (self.period, self.basis, self.standing, self.price_basis, self.confidence)
        if self.include and not (self.readings and self.sources and all(footing)):
            raise InvalidValue(
                what="a ratio that is included lacks its readings, footing or sources",
                where=f"ratio {self.id}",
                mend="give period, basis, standing, price_basis, confidence, readings and sources",
            )

    @property
    def lowest(self) -> RatioReading:
        """The reading with the lowest value."""
        return min(self.readings, key=lambda reading: reading.value)

    @property
    def highest(self) -> RatioReading:
        """The reading with the highest value."""
        return max(self.readings, key=lambda reading: reading.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextNote:
    """What others found about many contracts at once; shown beside a class, never put into it."""

    text: str
    ratios: tuple[RatioKind, ...]
    confidence: Standing
    source: Citation


def ratio_entries(ratio: RatioKind, folder: Path | None = None) -> tuple[RatioEntry, ...]:
    """Every entry for a ratio, included or not, in the order of the data file."""
    return tuple(entry for entry in _entries(folder or DATA_FOLDER) if entry.ratio is ratio)


def context_notes(ratio: RatioKind, folder: Path | None = None) -> tuple[ContextNote, ...]:
    """What others found that bears on a ratio."""
    return tuple(note for note in _context(folder or DATA_FOLDER) if ratio in note.ratios)


def standing_caution(ratio: RatioKind, folder: Path | None = None) -> str:
    """What holds for every class of this ratio: who reports, and what is missing."""
    raw = read_mapping((folder or DATA_FOLDER) / "ratios.yaml")
    with fault_told("ratios.yaml, cautions"):
        return str(raw["cautions"][ratio]).strip()


@lru_cache(maxsize=8)
def _entries(folder: Path) -> tuple[RatioEntry, ...]:
    raw = read_mapping(folder / "ratios.yaml")
    with fault_told("ratios.yaml"):
        return tuple(_entry(one) for one in raw["ratios"])


def _entry(raw: Mapping[str, Any]) -> RatioEntry:
    with fault_told(f"ratios.yaml, {raw.get('id', 'an entry without an id')}"):
        fields = {name: _trimmed(value) for name, value in raw.items()}
        fields.update(
            ratio=RatioKind(raw["ratio"]),
            kind=PartnershipKind(raw["kind"]),
            confidence=Standing(raw["confidence"]) if "confidence" in raw else None,
            readings=tuple(RatioReading(**one) for one in raw.get("readings", ())),
            sources=tuple(Citation(**one) for one in raw.get("sources", ())),
        )
        return RatioEntry(**fields)


@lru_cache(maxsize=8)
def _context(folder: Path) -> tuple[ContextNote, ...]:
    raw = read_mapping(folder / "ratios.yaml")
    with fault_told("ratios.yaml, context"):
        return tuple(
            ContextNote(
                text=one["text"].strip(),
                ratios=tuple(RatioKind(name) for name in one["ratios"]),
                confidence=Standing(one["confidence"]),
                source=Citation(**one["source"]),
            )
            for one in raw["context"]
        )


def _trimmed(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value
