"""Grounds on which a public contract may be awarded without competition."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from counterfoil.parameters.catalogue import edition

PARAMETER = "direct_award_grounds"
EDITION = "2025-02"
"""The edition in force."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A ground, the law that gives it, and what it leaves out.

    standstill: whether the mandatory one applies. transparency_notice: whether one comes first.
    """

    id: str
    title: str
    law: str
    standstill: bool
    transparency_notice: bool


@lru_cache(maxsize=256)
def grounds(edition_id: str = EDITION, folder: Path | None = None) -> tuple[Ground, ...]:
    """Every ground, in the order of the Act. Raises UnknownEdition.

    >>> [one.id for one in grounds() if not one.standstill]
    ['urgency', 'protect-life']
    """
    return tuple(
        Ground(
            id=str(row["id"]),
            title=str(row["title"]),
            law=f"Procurement Act 2023, {row['law']}",
            standstill=row["standstill"] == "yes",
            transparency_notice=row["transparency_notice"] == "yes",
        )
        for row in edition(PARAMETER, edition_id, folder).table("grounds").records()
    )
