"""Services under the light touch rules, by their code in the common procurement vocabulary."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from counterfoil.parameters.catalogue import edition

PARAMETER = "light_touch_services"
EDITION = "2024"
"""The edition in force."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceCode:
    """A code, what it is for, and whether that is a light touch service. note: what misleads."""

    code: str
    description: str
    light_touch: bool
    note: str


@lru_cache(maxsize=256)
def service_code(
    code: str, edition_id: str = EDITION, folder: Path | None = None
) -> ServiceCode | None:
    """What is known of a code; None when the table does not hold it.

    A check digit, as in 75231200-6, is left out. Raises UnknownEdition.

    >>> service_code("75231220-2").description, service_code("66162000").light_touch
    ('Prisoner-escort services', False)
    >>> service_code("45000000") is None
    True
    """
    plain = code.split("-")[0].strip()
    for row in edition(PARAMETER, edition_id, folder).table("codes").records():
        if row["code"] == plain:
            return ServiceCode(
                code=plain,
                description=str(row["description"]),
                light_touch=row["light_touch"] == "yes",
                note=str(row["note"] or ""),
            )
    return None
