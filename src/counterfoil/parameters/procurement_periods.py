"""The least periods of a procurement under the Procurement Act 2023, as dated data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from counterfoil.errors import InvalidValue
from counterfoil.parameters.catalogue import edition

PARAMETER = "procurement_periods"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeastPeriod:
    """The fewest days that the Act allows for one step.

    working: whether they are counted in working days. law: the section that says so.
    """

    id: str
    title: str
    days: int
    working: bool
    law: str


@lru_cache(maxsize=256)
def least_period(edition_id: str, period_id: str, folder: Path | None = None) -> LeastPeriod:
    """One least period. Raises UnknownEdition, or InvalidValue for a name that is not in it.

    >>> least_period("2025-02", "standstill").days
    8
    """
    table = edition(PARAMETER, edition_id, folder).table("periods")
    for row in table.records():
        if row["id"] == period_id:
            return LeastPeriod(
                id=period_id,
                title=str(row["title"]),
                days=int(str(row["days"])),
                working=row["counted_in"] == "working days",
                law=f"Procurement Act 2023, {row['section']}",
            )
    raise InvalidValue(
        what=f"there is no period {period_id!r}",
        where=f"{PARAMETER} edition {edition_id}",
        mend=f"name one of {', '.join(str(name) for name in table.column('id'))}",
    )
