"""What each notice of a running contract must tell, with the law that asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from counterfoil.parameters.catalogue import edition

PARAMETER = "procurement_notice_contents"
EDITION = "2025-02"
"""The edition in force."""
ALWAYS = "always"
REGULATIONS = "“reg.” is a regulation of the Procurement Regulations 2024 (SI 2024/692)."
"""What the references to the law leave out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredField:
    """One thing that a notice must tell. recalled: the text that asks for it was not read here."""

    id: str
    case: str
    heading: str
    law: str
    recalled: bool


@lru_cache(maxsize=64)
def notice_contents(
    code: str, edition_id: str = EDITION, folder: Path | None = None
) -> tuple[RequiredField, ...]:
    """What a notice must tell, in order; none for a notice that is not of a running contract.

    Raises: UnknownEdition.

    >>> [one.id for one in notice_contents("UK17")][:3]
    ['authority', 'half-year', 'average']
    """
    return tuple(
        RequiredField(
            id=str(row["id"]),
            case=str(row["case"]),
            heading=str(row["heading"]),
            law=str(row["law"]),
            recalled=row["seen"] == "recalled",
        )
        for row in edition(PARAMETER, edition_id, folder).table("contents").records()
        if row["notice"] == code
    )
