"""Reference classes as the page shows them. Nothing here changes while the application runs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from counterfoil.experience import (
    ContextNote,
    Lean,
    RatioEntry,
    RatioKind,
    ReferenceClass,
    partnership,
    reference_class,
)
from counterfoil.experience.reference_class import ANY
from counterfoil.guide import case_name
from counterfoil.partnership_kind import PartnershipKind
from counterfoil_web.experience.forms import KIND_WORDS
from counterfoil_web.experience.presenters import ShownReading, ratio_span, shown_reading

TITLES = {
    RatioKind.REPORTED_TO_PROMISED_SAVING: "Saving reported against saving promised",
    RatioKind.FINAL_TO_ANNOUNCED_COST: "Final cost against cost announced",
}
MEANINGS = {
    RatioKind.REPORTED_TO_PROMISED_SAVING: (
        "The saving that was reported, divided by the saving that was promised. Above 1, more was "
        "reported than promised."
    ),
    RatioKind.FINAL_TO_ANNOUNCED_COST: (
        "The cost in the end, divided by the cost announced. Above 1, it cost more than announced."
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownEntry:
    """A case in a class, with the working of its ratio."""

    entry: RatioEntry
    name: str
    span: str
    readings: tuple[ShownReading, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLeftOut:
    """A case that cannot be compared, and why."""

    case: str
    name: str
    why: str
    readings: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownClass:
    """The class of one kind. pooled: of all kinds together."""

    title: str
    pooled: bool
    count: int
    note: str
    sums: str
    entries: tuple[ShownEntry, ...]
    left_out: tuple[ShownLeftOut, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRatio:
    """One ratio: what it means, its classes, and what others found."""

    id: str
    title: str
    meaning: str
    classes: tuple[ShownClass, ...]
    context: tuple[ContextNote, ...]


@cache
def shown_ratios() -> tuple[ShownRatio, ...]:
    """Every ratio with its classes: each kind, then all kinds pooled."""
    return tuple(_shown_ratio(ratio) for ratio in RatioKind)


def _shown_ratio(ratio: RatioKind) -> ShownRatio:
    pooled = reference_class(ANY, ratio)
    return ShownRatio(
        id=ratio.replace("_", "-"),
        title=TITLES[ratio],
        meaning=MEANINGS[ratio],
        classes=(
            *(
                _shown_class(reference_class(kind, ratio), KIND_WORDS[kind])
                for kind in PartnershipKind
            ),
            _shown_class(pooled, "All kinds pooled"),
        ),
        context=pooled.context,
    )


def _shown_class(found: ReferenceClass, title: str) -> ShownClass:
    return ShownClass(
        title=title,
        pooled=found.kind == ANY,
        count=found.count,
        note=found.note,
        sums=_sums(found),
        entries=tuple(
            ShownEntry(
                entry=entry,
                name=case_name(partnership(entry.case)),
                span=ratio_span(entry.readings),
                readings=tuple(map(shown_reading, entry.readings)),
            )
            for entry in found.cases
        ),
        left_out=tuple(
            ShownLeftOut(
                case=one.case,
                name=case_name(partnership(one.case)),
                why=one.why,
                readings=ratio_span(one.readings),
            )
            for one in found.left_out
        ),
    )


def _sums(found: ReferenceClass) -> str:
    cautious = found.ratio_of_sums(Lean.CAUTIOUS)
    favourable = found.ratio_of_sums(Lean.FAVOURABLE)
    if cautious is None or favourable is None:
        return ""
    if not found.has_conflicts:
        return f"{cautious:.2f}"
    return f"{cautious:.2f} by the cautious readings, {favourable:.2f} by the favourable ones"
