"""The decisions at which questions must be answered."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A decision on a partnership: what it decides, and what follows. `number` counts from 1."""

    slug: str
    number: int
    name: str
    short_name: str
    decides: str
    then: str
