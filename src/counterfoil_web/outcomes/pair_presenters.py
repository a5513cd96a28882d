"""Pairs of several forces in the words of their page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from counterfoil.contract.lines import number_text
from counterfoil.outcomes.offered_pairs import ComparedPairs
from counterfoil.partnership_kind import PartnershipKind
from counterfoil_web.partnerships import presenters


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """All forces together, or those of one kind of partnership, as far as it may be told."""

    title: str
    forces: str
    quarter: str
    half: str
    three_quarters: str
    in_all: str
    why_not: str


def compared_rows(
    found: Iterable[tuple[PartnershipKind | None, ComparedPairs]],
) -> tuple[ComparedRow, ...]:
    """Each group; figures are blank where `why_not` says why."""
    return tuple(
        ComparedRow(
            title="All kinds together" if kind is None else presenters.kind_words(kind),
            forces="" if one.forces is None else str(one.forces),
            quarter=_share(one.quartiles and one.quartiles[0]),
            half=_share(one.quartiles and one.quartiles[1]),
            three_quarters=_share(one.quartiles and one.quartiles[2]),
            in_all=_share(one.ratio_of_sums),
            why_not=one.why_not,
        )
        for kind, one in found
    )


def _share(value: Fraction | None) -> str:
    return "" if value is None else f"{number_text(value * 100, 0)}%"
