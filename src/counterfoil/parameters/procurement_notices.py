"""The notices of the Procurement Act 2023: what calls for each, and by when."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from counterfoil.parameters.catalogue import edition

PARAMETER = "procurement_notices"
EDITION = "2025-02"
"""The edition in force."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeKind:
    """A notice by its code. duty: mandatory, conditional or optional."""

    code: str
    name: str
    law: str
    duty: str
    trigger: str
    due: str


@lru_cache(maxsize=8)
def notice_kinds(edition_id: str = EDITION, folder: Path | None = None) -> dict[str, NoticeKind]:
    """Every notice by its code, in order. Raises UnknownEdition.

    >>> notice_kinds()["UK6"].name
    'Contract award notice'
    """
    return {
        str(row["code"]): NoticeKind(
            code=str(row["code"]),
            name=str(row["name"]),
            law=f"Procurement Act 2023, {row['section']}",
            duty=str(row["duty"]),
            trigger=str(row["trigger"]),
            due=str(row["due"]),
        )
        for row in edition(PARAMETER, edition_id, folder).table("notices").records()
    }
